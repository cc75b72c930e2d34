package dtu.okta.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.keys.TestKey;
import org.junit.jupiter.api.Test;

class ClientKeysTest {
    private final Org okta = Org.inMemory();
    private final TestKey key = TestKey.of(okta.solo().universe().tenant(), "client");
    private final String app = okta.post("/api/v1/apps", """
            {"label": "Api", "signOnMode": "OPENID_CONNECT",
             "credentials": {"oauthClient": {"token_endpoint_auth_method": "private_key_jwt"}},
             "settings": {"oauthClient": {"application_type": "service", "response_types": ["token"],
               "grant_types": ["client_credentials"], "jwks": {"keys": [%s]}}}}
            """.formatted(jwk("one", "sig", "ACTIVE")))
            .is(200)
            .at("id");
    private final String keys = "/api/v1/apps/" + app + "/credentials/jwks";

    private String jwk(String kid, String use, String status) {
        return """
                {"kty": "RSA", "alg": "RS256", "kid": "%s", "use": "%s", "status": "%s", "e": "%s", "n": "%s"}
                """.formatted(kid, use, status, key.exponent(), key.modulus());
    }

    private String first() {
        return okta.get(keys).is(200).json().elements().getFirst().textAt("id").orElseThrow();
    }

    private static String refused(String cause) {
        return Org.error("E0000001", "Api validation failed: JsonWebKey", cause);
    }

    @Test
    void keys_that_came_with_the_app_have_ids() {
        var id = first();
        okta.get(keys + "/" + id).is(200, """
                {"id": "${json-unit.regex}pks.{17}", "kid": "one", "kty": "RSA", "alg": "RS256", "use": "sig",
                 "e": "AQAB", "n": "%s", "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "_links": {"deactivate": {"href": "http://okta.test%s/lifecycle/deactivate",
                                           "hints": {"allow": ["POST"]}}}}
                """.formatted(key.modulus(), keys + "/" + id));
        okta.put("/api/v1/apps/" + app, """
                {"label": "Api", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "private_key_jwt"}},
                 "settings": {"oauthClient": {"application_type": "service", "response_types": ["token"],
                   "grant_types": ["client_credentials"], "jwks": {"keys": [%s]}}}}
                """.formatted(jwk("one", "sig", "ACTIVE")))
                .is(200);
        assertThat(first()).isEqualTo(id);
    }

    @Test
    void keys_are_added_switched_and_deleted() {
        var added = okta.post(keys, jwk("two", "sig", "INACTIVE")).is(201).at("id");
        okta.post(keys + "/" + first() + "/lifecycle/deactivate")
                .is(
                        400,
                        refused("Can't deactivate the only active JSON Web Key when the value for "
                                + "`token_endpoint_auth_method` is `private_key_jwt`."));
        assertThat(okta.post(keys + "/" + added + "/lifecycle/activate").is(200).at("status"))
                .isEqualTo("ACTIVE");
        okta.delete(keys + "/" + added)
                .is(400, refused("You can't delete an active JSON Web Key. Deactivate the key before deleting it."));
        var switched =
                okta.post(keys + "/" + added + "/lifecycle/deactivate").is(200).json();
        assertThat(switched.at("_links").orElseThrow().names()).containsExactly("activate", "delete");

        okta.delete(keys + "/" + added).is(204);

        okta.get(keys + "/" + added)
                .is(
                        404,
                        Org.error("E0000007", "Not found: Resource not found: " + added + " (OAuth2ClientJsonWebKey)"));
        var event = "app.oauth2.credentials.lifecycle.";
        assertThat(okta.events())
                .endsWith(event + "create", event + "activate", event + "deactivate", event + "delete");
    }

    @Test
    void one_key_for_encryption_is_active() {
        var first = okta.post(keys, jwk("enc1", "enc", "ACTIVE")).is(201).at("id");
        okta.post(keys, jwk("enc2", "enc", "ACTIVE"))
                .is(400, refused("The client can have only one active encryption key in the 'jwks'."));
        var second = okta.post(keys, jwk("enc2", "enc", "INACTIVE")).is(201).at("id");
        okta.post(keys + "/" + first + "/lifecycle/deactivate")
                .is(400, refused("You can't deactivate the active encryption key."));

        okta.post(keys + "/" + second + "/lifecycle/activate").is(200);

        assertThat(okta.get(keys + "/" + first).at("status")).isEqualTo("INACTIVE");
    }

    @Test
    void a_key_must_be_one() {
        okta.post(keys, "{\"kid\": \"k\", \"status\": \"ACTIVE\", \"kty\": \"RSA\", \"use\": \"sig\"}")
                .is(400, refused("RSA key length in the 'jwks' is less than '2,048' bits for the given key."));
        okta.post(keys, jwk("one", "sig", "ACTIVE"))
                .is(400, refused("All keys in the 'jwks' must have a unique `kid`."));
        okta.post(keys, jwk("", "sig", "ACTIVE"))
                .is(
                        400,
                        refused("Each key should have a unique kid when adding multiple keys. Use the Apps API to "
                                + "update the JWKS to add a kid for the existing key, or delete the existing key and "
                                + "re-add the key with a kid using the JWKS APIs."));
        okta.post(keys, "{\"kid\": \"k\", \"kty\": \"oct\"}").is(400, refused("kty: The field has an invalid value"));
        okta.post(keys, "{\"kid\": \"k\", \"kty\": \"EC\"}").is(400, refused("crv: The field cannot be left blank"));
        okta.post(keys, jwk("k", "sig", "ACTIVE").replace("\"kid\"", "\"d\": \"secret\", \"kid\""))
                .is(400, refused("The key must be a public key."));
        okta.post(keys, jwk("k", "sig", "PENDING")).is(400, refused("status: The field has an invalid value"));
        assertThat(okta.get(keys).json().elements()).hasSize(1);
    }

    @Test
    void what_is_no_member_of_a_key_is_not_kept() {
        var added = okta.post(keys, jwk("two", "sig", "ACTIVE").replace("\"kid\"", "\"color\": \"red\", \"kid\""))
                .is(201);
        okta.get(keys + "/" + added.at("id")).is(200, added.text());
        assertThat(added.json().at("color")).isEmpty();
    }

    @Test
    void there_are_fifty_at_most() {
        for (var i = 0; i < 49; i++) {
            okta.post(keys, jwk("k" + i, "sig", "INACTIVE")).is(201);
        }
        okta.post(keys, jwk("more", "sig", "INACTIVE"))
                .is(
                        400,
                        refused("You can't create a new key. You have reached the maximum number of keys allowed (50). "
                                + "To add another key, you must first delete an existing one."));
    }
}
