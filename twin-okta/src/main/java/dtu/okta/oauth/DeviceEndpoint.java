package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import java.util.Set;

/** Where devices without a browser begin (RFC 8628). */
final class DeviceEndpoint {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final int OK = 200;

    private DeviceEndpoint() {}

    static Commit authorize(OktaCall call, Issuer issuer) {
        var form = Form.posted(call);
        var known = ClientAuthentication.of(call, issuer, form, "device/authorize");
        var client = known.client();
        call.actingAs(new OktaCaller.Bearer(client.id(), "", Set.of()));
        if (!client.grantTypes().contains(GRANT)) {
            throw OAuthError.NOT_GRANTED.refusal(String.join(", ", client.grantTypes()));
        }
        var asked = form.first("scope").orElseThrow(OAuthError.NO_SCOPES.about());
        var scopes = Scopes.forPerson(call, issuer, client, asked, OAuthError::refusal);
        var code = DeviceCode.issued(call, new DeviceCode.Wish(issuer.key(), client.id(), scopes));
        var page = call.href(Activation.PATH);
        return Commit.commit(code.in(known.remembered(call, call.state()), call.wall()))
                .answer(Response.json(
                        OK,
                        json -> json.text("device_code", code.text(call))
                                .text("user_code", code.userCode())
                                .text("verification_uri", page)
                                .text("verification_uri_complete", page + "?user_code=" + code.userCode())
                                .number("expires_in", DeviceCode.LIFETIME.toSeconds())
                                .number("interval", DeviceCode.PACE.toSeconds())));
    }
}
