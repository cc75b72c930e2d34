package dtu.okta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServersTest {
    private static final String ALL = "/api/v1/authorizationServers";

    private final Org okta = Org.inMemory();

    private String cars() {
        return okta.post(ALL, """
                {"name": "cars", "description": "Cars", "audiences": ["api://cars"], "issuerMode": "ORG_URL",
                 "credentials": {"signing": {"rotationMode": "MANUAL"}}}""").is(201).at("id");
    }

    @Test
    void a_server_says_everything_of_itself() {
        var id = cars();
        okta.get(ALL + "/" + id).is(200, """
                {"id": "%1$s", "name": "cars", "description": "Cars", "audiences": ["api://cars"],
                 "issuer": "http://okta.test/oauth2/%1$s", "issuerMode": "ORG_URL", "status": "ACTIVE",
                 "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "credentials": {"signing": {"kid": "${json-unit.regex}[A-Za-z0-9_-]{43}", "rotationMode": "MANUAL",
                   "lastRotated": "2026-01-05T08:00:00.000Z"}},
                 "default": false,
                 "_links": {
                   "rotateKey": {"href": "http://okta.test%2$s/credentials/lifecycle/keyRotate",
                                 "hints": {"allow": ["POST"]}},
                   "metadata": [
                     {"name": "oauth-authorization-server", "hints": {"allow": ["GET"]},
                      "href": "http://okta.test/oauth2/%1$s/.well-known/oauth-authorization-server"},
                     {"name": "openid-configuration", "hints": {"allow": ["GET"]},
                      "href": "http://okta.test/oauth2/%1$s/.well-known/openid-configuration"}],
                   "keys": {"href": "http://okta.test%2$s/credentials/keys", "hints": {"allow": ["GET"]}},
                   "claims": {"href": "http://okta.test%2$s/claims", "hints": {"allow": ["GET", "POST"]}},
                   "policies": {"href": "http://okta.test%2$s/policies", "hints": {"allow": ["GET", "POST"]}},
                   "self": {"href": "http://okta.test%2$s", "hints": {"allow": ["GET", "DELETE", "PUT"]}},
                   "scopes": {"href": "http://okta.test%2$s/scopes", "hints": {"allow": ["GET", "POST"]}},
                   "deactivate": {"href": "http://okta.test%2$s/lifecycle/deactivate",
                                  "hints": {"allow": ["POST"]}}}}""".formatted(id, ALL + "/" + id));
    }

    @Test
    void a_server_is_replaced_and_keeps_its_issuer() {
        var id = cars();
        okta.solo().pass(Duration.ofSeconds(2));

        var changed = okta.put(ALL + "/" + id, """
                {"name": "vehicles", "audiences": ["api://vehicles"],
                 "credentials": {"signing": {"rotationMode": "AUTO"}}}""").is(200).json();

        assertThat(changed.textAt("name")).contains("vehicles");
        assertThat(changed.textAt("description")).contains("");
        assertThat(changed.textAt("issuer")).contains("http://okta.test/oauth2/" + id);
        assertThat(changed.textAt("lastUpdated")).contains("2026-01-05T08:00:02.000Z");
        assertThat(changed.at("credentials").orElseThrow().toString()).contains("nextRotation");
        assertThat(okta.events()).last().isEqualTo("oauth2.as.updated");
    }

    @Test
    void a_server_must_make_sense_when_it_is_replaced_too() {
        var id = cars();
        okta.put(ALL + "/default", "{\"name\": \"cars\", \"audiences\": [\"api://default\"]}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: An object with this field already exists in the current organization"));
        okta.put(ALL + "/" + id, "{\"name\": \"v\", \"audiences\": [\"a\"], \"issuerMode\": \"MOON\"}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: issuerMode",
                                "issuerMode: The field has an invalid value"));
        okta.put(ALL + "/" + id, """
                {"name": "v", "audiences": ["a"], "credentials": {"signing": {"rotationMode": "NEVER"}}}""")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: rotationMode",
                                "rotationMode: The field has an invalid value"));
        okta.put(ALL + "/" + id, """
                {"name": "v", "audiences": ["a"], "accessTokenEncryptedResponseAlgorithm": "RSA-OAEP-256"}""")
                .is(401, Org.error("E0000015", "You do not have permission to access the feature you are requesting"));
    }

    @Test
    void a_server_that_is_switched_off_is_as_good_as_gone() {
        var id = cars();
        var metadata = Request.get("/oauth2/" + id + "/.well-known/openid-configuration");
        okta.sendBare(metadata).is(200);

        okta.post(ALL + "/" + id + "/lifecycle/deactivate").is(204);

        assertThat(okta.get(ALL + "/" + id).at("status")).isEqualTo("INACTIVE");
        assertThat(okta.get(ALL + "/" + id).json().at("_links").orElseThrow().names())
                .contains("activate")
                .doesNotContain("deactivate");
        okta.sendBare(metadata)
                .is(404, Org.error("E0000007", "Not found: Resource not found: " + id + " (AuthorizationServer)"));
        okta.post(ALL + "/" + id + "/lifecycle/deactivate").is(204);
        okta.post(ALL + "/" + id + "/lifecycle/activate").is(204);
        okta.sendBare(metadata).is(200);
        assertThat(okta.events()).endsWith("oauth2.as.created", "oauth2.as.deactivated", "oauth2.as.activated");
    }

    @Test
    void a_server_goes_with_everything_that_is_its_own() {
        var id = cars();
        okta.delete(ALL + "/" + id).is(204);
        okta.get(ALL + "/" + id)
                .is(404, Org.error("E0000007", "Not found: Resource not found: " + id + " (AuthorizationServer)"));
        okta.get(ALL + "/" + id + "/scopes").is(404);
        okta.delete(ALL + "/" + id).is(404);
        assertThat(okta.events()).last().isEqualTo("oauth2.as.deleted");
        cars();
    }

    @Test
    void servers_are_found_by_any_part_of_name_or_audience() {
        cars();
        assertThat(okta.get(ALL + "?q=CAR").json().elements()).hasSize(1);
        assertThat(okta.get(ALL + "?q=//default").json().elements()).hasSize(1);
        assertThat(okta.get(ALL + "?q=boats").json().elements()).isEmpty();
        okta.get(ALL + "?limit=0")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: limit",
                                "limit: must be greater than or equal to 1"));
    }

    @Test
    void keys_are_rotated_by_hand() {
        var keys = ALL + "/" + cars() + "/credentials/keys";
        var rotate = keys.replace("/keys", "/lifecycle/keyRotate");
        var before = okta.get(keys).is(200).json().elements();
        assertThat(before).extracting(key -> key.textAt("status").orElseThrow()).containsExactly("ACTIVE", "NEXT");

        var after = okta.post(rotate, "{\"use\": \"sig\"}").is(200).json().elements();

        assertThat(after)
                .extracting(key -> key.textAt("status").orElseThrow())
                .containsExactly("ACTIVE", "NEXT", "EXPIRED");
        assertThat(kid(after.get(0))).isEqualTo(kid(before.get(1)));
        assertThat(kid(after.get(2))).isEqualTo(kid(before.get(0)));
        assertThat(after.get(0).textAt("n")).isNotEqualTo(after.get(2).textAt("n"));
        assertThat(okta.events()).last().isEqualTo("app.oauth2.as.key.rollover");
        okta.get(keys + "/" + kid(after.get(2))).is(200, """
                {"kty": "RSA", "status": "EXPIRED", "alg": "RS256", "kid": "%1$s", "use": "sig",
                 "_links": {"self": {"href": "http://okta.test%2$s/%1$s", "hints": {"allow": ["GET"]}}},
                 "e": "AQAB", "n": "${json-unit.any-string}"}""".formatted(kid(after.get(2)), keys));
        okta.get(keys + "/x").is(404, Org.error("E0000007", "Not found: Resource not found: x (JsonWebKey)"));
        okta.post(rotate, "{\"use\": \"enc\"}")
                .is(400, Org.error("E0000001", "Api validation failed: use", "use: The field has an invalid value"));
        okta.post(rotate).is(200);
    }

    private static String kid(Json key) {
        return key.textAt("kid").orElseThrow();
    }

    @Test
    void keys_rotate_by_themselves_after_ninety_days() {
        var kid = okta.get(ALL + "/default/credentials/keys").json().elements().getFirst();
        okta.pass(Duration.ofDays(91));

        var signing = okta.get(ALL + "/default")
                .json()
                .at("credentials")
                .flatMap(credentials -> credentials.at("signing"))
                .orElseThrow();

        assertThat(signing.textAt("kid")).isNotEqualTo(kid.textAt("kid"));
        assertThat(signing.textAt("lastRotated")).contains("2026-04-05T08:00:00.000Z");
        assertThat(signing.textAt("nextRotation")).contains("2026-07-04T08:00:00.000Z");
    }

    @Test
    void scopes_are_replaced_and_those_of_openid_connect_keep_their_names() {
        var scopes = ALL + "/default/scopes";
        var scope = okta.post(scopes, "{\"name\": \"car:drive\"}").is(201).at("id");

        okta.put(scopes + "/" + scope, """
                {"name": "car:race", "displayName": "Race", "description": "Race a car", "consent": "REQUIRED",
                 "metadataPublish": "NO_CLIENTS", "default": true, "optional": true}""").is(200, """
                {"id": "%1$s", "name": "car:race", "displayName": "Race", "description": "Race a car",
                 "system": false, "metadataPublish": "NO_CLIENTS", "consent": "REQUIRED", "optional": true,
                 "apiResourceId": null, "default": true,
                 "_links": {"self": {"href": "http://okta.test%2$s/%1$s", "hints": {"allow": ["GET", "PUT"]}}}}
                """.formatted(scope, scopes));
        assertThat(okta.events()).last().isEqualTo("oauth2.scope.updated");
        okta.put(scopes + "/" + scope, "{\"name\": \"openid\"}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: An object with this field already exists"));
        okta.put(scopes + "/" + scope, "{\"name\": \"car:race\", \"consent\": \"MAYBE\"}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: consent",
                                "consent: The field has an invalid value"));
        var openid = okta.get(scopes).json().elements().getFirst().textAt("id").orElseThrow();
        okta.put(scopes + "/" + openid, "{\"name\": \"openid2\"}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: The name of a system scope cannot be changed"));
        okta.put(scopes + "/" + openid, "{\"name\": \"openid\", \"metadataPublish\": \"ALL_CLIENTS\"}")
                .is(200);
    }

    @Test
    void scopes_are_listed_whole_or_in_pages_and_searched() {
        var scopes = ALL + "/" + cars() + "/scopes";
        okta.post(scopes, "{\"name\": \"car:drive\", \"consent\": \"REQUIRED\"}")
                .is(201);
        okta.post(scopes, "{\"name\": \"car:park\"}").is(201);
        assertThat(okta.get(scopes).link("self")).isEmpty();

        var first = okta.get(scopes + "?q=CAR&limit=1").is(200);
        assertThat(first.json().elements())
                .singleElement()
                .satisfies(scope -> assertThat(scope.textAt("name")).contains("car:drive"));
        var second = okta.get(first.link("next").orElseThrow()).is(200);
        assertThat(second.text()).contains("car:park").doesNotContain("car:drive");
        assertThat(second.link("next")).isEmpty();
        assertThat(okta.get(scopes + "?filter=consent%20eq%20%22REQUIRED%22")
                        .json()
                        .size())
                .isEqualTo(1);

        okta.get(scopes + "?limit=0").is(400);
        okta.get(scopes + "?filter=colour%20eq%20%22red%22")
                .is(400, Org.error("E0000031", "Invalid search criteria.", "Invalid search syntax."));
    }

    @Test
    void no_scope_has_a_space_in_its_name() {
        var scopes = ALL + "/" + cars() + "/scopes";
        var refused = Org.error("E0000001", "Api validation failed: name", "name: The field has an invalid value");
        okta.post(scopes, "{\"name\": \"car drive\"}").is(400, refused);
        var id = okta.post(scopes, "{\"name\": \"car:drive\"}").is(201).at("id");

        okta.put(scopes + "/" + id, "{\"name\": \"car\\tdrive\"}").is(400, refused);
        okta.put(scopes + "/" + id, "{\"name\": \"openid\"}").is(400);
        assertThat(okta.get(scopes + "/" + id).at("name")).isEqualTo("car:drive");
    }
}
