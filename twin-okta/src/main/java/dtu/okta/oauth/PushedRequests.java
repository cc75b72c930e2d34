package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.oauth.AuthorizationRequest.Manner;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.Set;

/** Where apps push what a browser would have to carry to authorize, and what becomes of it there. */
final class PushedRequests {
    private static final int OK = 200;
    private static final String URI = "request_uri";
    private static final Set<String> CREDENTIALS = Set.of("client_secret", "client_assertion", "client_assertion_type");

    private PushedRequests() {}

    static Commit push(OktaCall call, Issuer issuer) {
        var form = Form.posted(call);
        var known = ClientAuthentication.of(call, issuer, form, "par");
        var client = known.client();
        call.actingAs(new OktaCaller.Bearer(client.id(), "", Set.of()));
        if (form.has(URI)) {
            throw OAuthError.PUSHED_TWICE.refusal();
        }
        var given = form.without("client_id");
        for (var name : CREDENTIALS) {
            given = given.without(name);
        }
        given = given.with("client_id", client.id());
        AuthorizationRequest.of(call, issuer, given, Manner.PUSHED);
        var pushed = new PushedRequest(
                new PushedRequest.Id(PushedRequest.FORM.drawn(call.chance().in("pushed"))),
                issuer.key(),
                client.id(),
                given.encoded(),
                call.wall().plus(PushedRequest.LIFETIME));
        return Commit.commit(pushed.in(known.remembered(call, call.state()), call.wall()))
                .answer(Response.json(
                        OK,
                        json -> json.text(URI, pushed.text(call))
                                .number("expires_in", PushedRequest.LIFETIME.toSeconds())));
    }

    /** What a browser brings, or what it brings the name of. */
    static Parameters resolved(OktaCall call, Issuer issuer, Parameters given) {
        var uri = given.first(URI).orElse("");
        if (!uri.startsWith("urn:okta:")) {
            return given;
        }
        var pushed = PushedRequest.named(call, uri).orElseThrow(() -> Page.refusal(OAuthError.BAD_REQUEST_URI));
        if (!given.first("client_id").orElse("").equals(pushed.client())) {
            throw Page.refusal(OAuthError.PUSHED_BY_OTHER);
        }
        if (!issuer.key().equals(pushed.issuer())) {
            throw Page.refusal(OAuthError.PUSHED_ELSEWHERE);
        }
        return Parameters.parse(pushed.parameters());
    }
}
