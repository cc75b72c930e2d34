package dtu.okta.inline;

import static dtu.okta.OktaError.BAD_HOOK_ANSWER;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.time.Duration;

/** The token by which a hook knows Okta: somebody else's server issues it to Okta as to any other client. */
final class HookToken {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private HookToken() {}

    static Outgoing request(OktaCall call, Json config) {
        var client = config.textAt("clientId").orElse("");
        var form = Parameters.of("grant_type", "client_credentials");
        var scope = config.textAt("scope").orElse("");
        form = scope.isEmpty() ? form : form.with("scope", scope);
        var secret = config.textAt("clientSecret");
        form = secret.isPresent()
                ? form.with("client_id", client).with("client_secret", secret.get())
                : form.with("client_assertion_type", ASSERTION).with("client_assertion", assertion(call, config));
        var request = Request.to(Method.POST, config.textAt("tokenUrl").orElse(""));
        return new Outgoing.Http(request.header("Accept", "application/json").form(form), PATIENCE);
    }

    /** Signed with the hook's key, whose public half an administrator has given to that server. */
    private static String assertion(OktaCall call, Json config) {
        var client = config.textAt("clientId").orElse("");
        var now = call.wall().getEpochSecond();
        var claims = JsonOut.object(json -> json.text("iss", client)
                .text("sub", client)
                .text("aud", config.textAt("tokenUrl").orElse(""))
                .number("iat", now)
                .number("exp", now + LIFETIME.toSeconds())
                .text("jti", OktaIds.uuid(call.chance().in("hookAssertion"))));
        var key = call.state()
                .get(HookKey.KEYS, new HookKey.Id(config.textAt("hookKeyId").orElse("")));
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.keyId()).build();
        return key.key(call.tenant()).signed(header, claims);
    }

    /** The token response, if it holds a token. */
    static Heard in(Answer answer) {
        return switch (Heard.in(answer)) {
            case Heard.Told(var body) when body.textAt("access_token").isPresent() -> new Heard.Told(body);
            case Heard.Told told -> new Heard.Nothing(BAD_HOOK_ANSWER, "The token server answered without a token");
            case Heard.Nothing(var error, var why) ->
                new Heard.Nothing(error, why.replace("The hook", "The token server"));
        };
    }
}
