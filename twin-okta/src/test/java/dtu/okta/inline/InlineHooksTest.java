package dtu.okta.inline;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.Test;

class InlineHooksTest {
    private static final String HOOK = """
            {"name": "Tokens", "type": "com.okta.oauth2.tokens.transform", "version": "1.0.0",
             "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "https://hook.test/tokens",
              "headers": [{"key": "k", "value": "v"}], "method": "POST",
              "authScheme": {"type": "HEADER", "key": "Authorization", "value": "secret"}}}}""";

    private final Org okta = Org.inMemory();

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
}
