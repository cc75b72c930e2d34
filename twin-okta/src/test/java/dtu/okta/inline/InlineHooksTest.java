package dtu.okta.inline;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dtu.okta.Org;
import dtu.okta.Outside;
import dtu.twins.http.Parameters;
import org.junit.jupiter.api.Test;

class InlineHooksTest {
    private static final String HOOK = """
            {"name": "Tokens", "type": "com.okta.oauth2.tokens.transform", "version": "1.0.0",
             "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "https://hook.test/tokens",
              "headers": [{"key": "k", "value": "v"}], "method": "POST",
              "authScheme": {"type": "HEADER", "key": "Authorization", "value": "secret"}}}}""";

    private static final String TOKENS = "com.okta.oauth2.tokens.transform";

    private final Org okta = Org.inMemory();
    private final Outside outside = new Outside();
    private final Org heard = Org.inMemory(outside);

    @Test
    void a_new_hook_is_shown_whole_but_for_its_secret() {
        var hook = okta.post("/api/v1/inlineHooks", HOOK);
        var self = "http://okta.test/api/v1/inlineHooks/" + hook.at("id");

        hook.is(200, """
                { "id": "${json-unit.regex}cal[0-9A-Za-z]{17}", "status": "ACTIVE", "name": "Tokens",
                  "type": "com.okta.oauth2.tokens.transform", "version": "1.0.0",
                  "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "https://hook.test/tokens",
                    "headers": [{"key": "k", "value": "v"}], "method": "POST",
                    "authScheme": {"type": "HEADER", "key": "Authorization"}}},
                  "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "_links": {"self": {"href": "%s"},
                    "execute": {"href": "%s/execute", "hints": {"allow": ["POST"]}},
                    "deactivate": {"href": "%s/lifecycle/deactivate", "hints": {"allow": ["POST"]}}} }
                """.formatted(self, self, self));
        var path = "/api/v1/inlineHooks/" + hook.at("id");
        okta.delete(path)
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: status",
                                "The inline hook must be deactivated before deletion."));
        assertThat(okta.post(path, "{\"name\": \"Other\"}").is(200).at("name")).isEqualTo("Other");
        okta.put(path, HOOK).is(200);
        okta.post(path + "/lifecycle/deactivate").is(200);
        okta.post(path + "/execute", "{}").is(400);
        okta.delete(path).is(204);
        okta.get(path).is(404, error("E0000007", "Not found: Resource not found: " + hook.at("id") + " (InlineHook)"));
        assertThat(okta.events()).contains("inline_hook.created", "inline_hook.updated", "inline_hook.deleted");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        okta.post("/api/v1/inlineHooks", HOOK.replace("com.okta.oauth2.tokens.transform", "none"))
                .is(400, error("E0000001", "Api validation failed: type", "type: The field has an invalid value"));
        okta.post("/api/v1/inlineHooks", HOOK.replace("https://", "ftp://")).is(400);
        okta.post("/api/v1/inlineHooks", HOOK.replace("\"HTTP\"", "\"PIGEON\"")).is(400);
        okta.post("/api/v1/inlineHooks", HOOK.replace("\"HTTP\"", "\"OAUTH\"")).is(400);
        okta.get("/api/v1/inlineHooks?type=none").is(400);
        assertThat(okta.get("/api/v1/inlineHooks").is(200).json().size()).isZero();
    }

    @Test
    void a_hook_that_nobody_answers_for_is_reported() {
        var id = okta.post("/api/v1/inlineHooks", HOOK).at("id");

        okta.post("/api/v1/inlineHooks/" + id + "/execute", "{\"data\": {}}")
                .is(
                        504,
                        error(
                                "E0000137",
                                "Okta did not receive a response from an inline hook.",
                                "The hook did not answer: CONNECTION_FAILED"));
        assertThat(okta.events()).endsWith("inline_hook.executed");
    }

    @Test
    void hook_keys_show_their_public_half_and_stay_while_they_are_used() {
        var key = okta.post("/api/v1/hook-keys", "{\"name\": \"k\"}");
        key.is(200, """
                { "id": "${json-unit.regex}HKY[0-9A-Za-z]{17}", "keyId": "${json-unit.regex}[-0-9a-f]{36}",
                  "name": "k", "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "isUsed": false, "_embedded": {"kty": "RSA", "alg": "RSA", "kid": "%s", "use": null, "e": "AQAB",
                    "n": "${json-unit.any-string}"} }""".formatted(key.at("keyId")));
        okta.post("/api/v1/hook-keys", "{\"name\": \"K\"}").is(400);
        okta.post("/api/v1/hook-keys", "{}").is(400);
        var path = "/api/v1/hook-keys/" + key.at("id");
        okta.get("/api/v1/hook-keys/public/" + key.at("keyId")).is(200);
        okta.get("/api/v1/hook-keys/public/none").is(404);
        okta.post("/api/v1/inlineHooks", """
                {"name": "h", "type": "com.okta.import.transform", "version": "1.0.0", "channel": {"type": "OAUTH",
                 "config": {"uri": "https://hook.test", "authType": "private_key_jwt", "clientId": "c",
                 "tokenUrl": "https://t.test", "hookKeyId": "%s"}}}""".formatted(key.at("id"))).is(200);
        assertThat(okta.get(path).json().at("isUsed").orElseThrow().asTruth()).isTrue();
        okta.delete(path).is(400);
        assertThat(okta.put(path, "{\"name\": \"l\"}").is(200).at("name")).isEqualTo("l");
        okta.get("/api/v1/hook-keys/HKYnone").is(404);
    }

    @Test
    void a_preview_is_answered_with_what_the_hook_answers_and_only_once_retried() {
        var id = Outside.hook(heard, TOKENS);
        outside.answers(503, "").answers(200, "{\"commands\": []}");

        heard.post("/api/v1/inlineHooks/" + id + "/execute", "{\"data\": {}}").is(200, "{\"commands\": []}");
        outside.answers(500, "").answers(500, "");
        heard.post("/api/v1/inlineHooks/" + id + "/execute", "{}")
                .is(
                        400,
                        error(
                                "E0000135",
                                "An inline hook responded with an error.",
                                "The hook answered with HTTP 500"));
        outside.answers(200, "[]");
        heard.post("/api/v1/inlineHooks/" + id + "/execute", "{}")
                .is(
                        502,
                        error(
                                "E0000134",
                                "Okta could not communicate correctly with an inline hook.",
                                "The hook's answer is too large, or no object"));

        assertThat(outside.heard()).hasSize(5);
    }

    @Test
    void a_hook_with_a_secret_gets_a_token_first() {
        var id = oauth("\"authType\": \"client_secret_post\", \"clientSecret\": \"s3\", \"scope\": \"hooks\"");
        outside.answers(200, "{\"access_token\": \"t0k\", \"token_type\": \"Bearer\"}")
                .answers(200, "{}");

        heard.post("/api/v1/inlineHooks/" + id + "/execute", "{}").is(200, "{}");

        var asked = outside.heard().getFirst();
        assertThat(asked.url()).isEqualTo("https://login.test/token?x=1");
        assertThat(asked.body().text())
                .isEqualTo("grant_type=client_credentials&scope=hooks&client_id=c&client_secret=s3");
        assertThat(outside.heard().getLast().headers().first("Authorization")).contains("Bearer t0k");
    }

    @Test
    void a_hook_with_a_key_gets_a_token_for_an_assertion_that_the_key_has_signed() throws Exception {
        var key = heard.post("/api/v1/hook-keys", "{\"name\": \"k\"}");
        var id = oauth("\"authType\": \"private_key_jwt\", \"hookKeyId\": \"" + key.at("id") + "\"");
        outside.answers(200, "{\"access_token\": \"t0k\"}").answers(204, "");

        heard.post("/api/v1/inlineHooks/" + id + "/execute", "{}").is(200, "{}");

        var form = Parameters.parse(outside.heard().getFirst().body().text());
        var assertion = SignedJWT.parse(form.first("client_assertion").orElseThrow());
        var half = heard.get("/api/v1/hook-keys/public/" + key.at("keyId")).json();
        assertThat(assertion.verify(new RSASSAVerifier(
                        JWK.parse(half.without("alg").without("use").toString()).toRSAKey())))
                .isTrue();
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly("https://login.test/token?x=1");
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("c");
        assertThat(form.first("client_secret")).isEmpty();
    }

    @Test
    void a_token_server_that_gives_no_token_ends_it_before_the_hook_is_asked() {
        var id = oauth("\"authType\": \"client_secret_post\", \"clientSecret\": \"s3\"");
        outside.answers(200, "{}");
        heard.post("/api/v1/inlineHooks/" + id + "/execute", "{}")
                .is(
                        502,
                        error(
                                "E0000134",
                                "Okta could not communicate correctly with an inline hook.",
                                "The token server answered without a token"));
        outside.answers(401, "{}");
        heard.post("/api/v1/inlineHooks/" + id + "/execute", "{}").is(400);

        assertThat(outside.heard()).hasSize(2);
    }

    private String oauth(String how) {
        return heard.post("/api/v1/inlineHooks", """
                {"name": "h", "type": "com.okta.import.transform", "version": "1.0.0", "channel": {"type": "OAUTH",
                 "config": {"uri": "https://hook.test", "clientId": "c",
                   "tokenUrl": "https://login.test/token?x=1", %s}}}
                """.formatted(how)).is(200).at("id");
    }
}
