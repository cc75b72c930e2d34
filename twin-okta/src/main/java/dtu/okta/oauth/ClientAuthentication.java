package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.twins.http.Parameters;
import dtu.twins.state.State;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A client who has proved to be itself, in the one way it is registered for.
 *
 * @param assertion what is used up by that; null when it was a secret, or nothing at all
 */
record ClientAuthentication(Client client, @Nullable UsedAssertion assertion) {
    private static final String BASIC = "Basic";
    private static final String SECRET = "client_secret";

    static ClientAuthentication of(OktaCall call, Issuer issuer, Parameters form, String endpoint) {
        if (call.request().query().has(SECRET)) {
            throw OAuthError.CREDENTIALS_IN_QUERY.refusal();
        }
        var basic = call.request().authorization(BASIC);
        var ways = (basic.isPresent() ? 1 : 0) + (form.has(SECRET) ? 1 : 0) + (form.has("client_assertion") ? 1 : 0);
        if (ways > 1) {
            throw OAuthError.TWO_CREDENTIALS.refusal();
        }
        if (form.has("client_assertion")) {
            return byAssertion(call, issuer, form, endpoint);
        }
        if (basic.isPresent()) {
            return byBasic(call, basic.get());
        }
        var id = form.first("client_id").orElseThrow(OAuthError.NO_CREDENTIALS.about());
        var secret = form.first(SECRET);
        return secret.map(text -> bySecret(call, id, text, "client_secret_post"))
                .orElseGet(() -> {
                    var client = registered(call, id, Client.NO_AUTHENTICATION);
                    return new ClientAuthentication(client, null);
                });
    }

    private static ClientAuthentication byAssertion(OktaCall call, Issuer issuer, Parameters form, String endpoint) {
        if (!form.first("client_assertion_type").orElse("").equals(Assertion.TYPE)) {
            throw OAuthError.ASSERTION_TYPE.refusal();
        }
        var assertion = Assertion.parse(form.first("client_assertion").orElse(""));
        var client = assertion.signer(call);
        var named = form.first("client_id").orElse(client.id());
        if (!named.equals(client.id())) {
            throw OAuthError.ASSERTION_ISSUER.refusal();
        }
        var shared = client.authentication().equals(Client.SHARED_KEY);
        registered(call, named, shared ? Client.SHARED_KEY : Client.PRIVATE_KEY);
        return new ClientAuthentication(client, assertion.checked(call, issuer, client, endpoint));
    }

    private static ClientAuthentication byBasic(OktaCall call, String encoded) {
        var pair = decoded(encoded);
        var colon = pair.indexOf(':');
        if (colon <= 0) {
            throw OAuthError.BAD_BASIC.refusal();
        }
        return bySecret(
                call, unescaped(pair.substring(0, colon)), unescaped(pair.substring(colon + 1)), "client_secret_basic");
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw OAuthError.BAD_BASIC.refusal();
        }
    }

    /** Both parts are encoded as in a form before they are joined (RFC 6749, 2.3.1). */
    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItStands) {
            return text;
        }
    }

    private static ClientAuthentication bySecret(OktaCall call, String id, String secret, String way) {
        var client = registered(call, id, way);
        if (!client.isKnownBy(call, secret)) {
            throw OAuthError.WRONG_SECRET.refusal();
        }
        return new ClientAuthentication(client, null);
    }

    private static Client registered(OktaCall call, String id, String way) {
        var client = Client.active(call, id).orElseThrow(OAuthError.UNKNOWN_CLIENT.about());
        if (!client.authentication().equals(way)) {
            throw OAuthError.CLIENT_NOT_AUTHENTICATED.refusal();
        }
        return client;
    }

    /** The state in which the assertion is used up. */
    State remembered(OktaCall call, State state) {
        return assertion == null ? state : assertion.in(state, call.wall());
    }
}
