package dtu.okta.origins;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import org.junit.jupiter.api.Test;

class TrustedOriginsTest {
    private static final String SHOP = """
            {"name": "Shop", "origin": "https://shop.test", "scopes": [{"type": "CORS"}, {"type": "REDIRECT"}]}""";

    private final Org okta = Org.inMemory();

    private Org.Reply preflight(String origin) {
        return okta.sendBare(Request.of(Method.OPTIONS, "/api/v1/users/me")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization,x-okta-user-agent-extended"));
    }

    private static String header(Org.Reply reply, String name) {
        return reply.response().headers().first(name).orElse("");
    }

    @Test
    void a_new_origin_is_shown_whole() {
        var origin = okta.post("/api/v1/trustedOrigins", SHOP);
        var self = "http://okta.test/api/v1/trustedOrigins/" + origin.at("id");

        origin.is(200, """
                { "id": "${json-unit.regex}tos[0-9A-Za-z]{17}", "name": "Shop", "origin": "https://shop.test",
                  "scopes": [{"type": "CORS"}, {"type": "REDIRECT"}], "status": "ACTIVE",
                  "created": "2026-01-05T08:00:00.000Z", "createdBy": "${json-unit.regex}00u.{17}",
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "lastUpdatedBy": "${json-unit.regex}00u.{17}",
                  "_links": {"self": {"href": "%s", "hints": {"allow": ["GET", "PUT", "DELETE"]}},
                    "deactivate": {"href": "%s/lifecycle/deactivate",
                      "hints": {"allow": ["POST"]}}} }""".formatted(self, self));
        assertThat(okta.events()).endsWith("security.trusted_origin.create");
    }

    @Test
    void a_browser_is_told_only_of_origins_that_are_trusted() {
        assertThat(preflight("https://shop.test").is(200).response().headers().has("Access-Control-Allow-Origin"))
                .isFalse();
        var id = okta.post("/api/v1/trustedOrigins", SHOP).is(200).at("id");

        var asked = preflight("https://shop.test").is(200);
        assertThat(header(asked, "Access-Control-Allow-Origin")).isEqualTo("https://shop.test");
        assertThat(header(asked, "Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(header(asked, "Access-Control-Allow-Headers")).isEqualTo("authorization,x-okta-user-agent-extended");
        var got = okta.send(Request.get("/api/v1/users/none").header("Origin", "https://shop.test"));
        assertThat(header(got.is(404), "Access-Control-Allow-Origin")).isEqualTo("https://shop.test");
        var stranger = okta.send(Request.get("/api/v1/users").header("Origin", "https://evil.test"));
        assertThat(stranger.is(200).response().headers().has("Access-Control-Allow-Origin"))
                .isFalse();

        okta.post("/api/v1/trustedOrigins/" + id + "/lifecycle/deactivate").is(200);
        assertThat(preflight("https://shop.test").response().headers().has("Access-Control-Allow-Origin"))
                .isFalse();
        okta.post("/api/v1/trustedOrigins/" + id + "/lifecycle/activate").is(200);
        okta.put("/api/v1/trustedOrigins/" + id, SHOP.replace("{\"type\": \"CORS\"}, ", ""))
                .is(200);
        assertThat(preflight("https://shop.test").response().headers().has("Access-Control-Allow-Origin"))
                .isFalse();
        okta.sendBare(Request.of(Method.OPTIONS, "/api/v1/users/me")).is(405);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        okta.post("/api/v1/trustedOrigins", SHOP.replace("https://shop.test", "shop"))
                .is(400, error("E0000001", "Api validation failed: origin", "origin: The field has an invalid value"));
        okta.post("/api/v1/trustedOrigins", SHOP.replace("shop.test", "shop.test/" + "x".repeat(255)))
                .is(400, error("E0000001", "Api validation failed: origin", "origin: The field is too long"));
        okta.post("/api/v1/trustedOrigins", SHOP.replace("CORS", "ALL"))
                .is(400, error("E0000001", "Api validation failed: scopes", "scopes: The field has an invalid value"));
        okta.post("/api/v1/trustedOrigins", "{\"name\": \"a\", \"origin\": \"https://a.test\"}")
                .is(400);
        okta.post("/api/v1/trustedOrigins", SHOP).is(200);
        okta.post("/api/v1/trustedOrigins", SHOP.replace("Shop", "Other"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: origin",
                                "origin: An object with this field already exists in the current organization"));
        okta.get("/api/v1/trustedOrigins/tosnone")
                .is(404, error("E0000007", "Not found: Resource not found: tosnone (TrustedOrigin)"));
    }

    @Test
    void lists_are_filtered_and_paged() {
        var id = okta.post("/api/v1/trustedOrigins", SHOP).is(200).at("id");
        okta.post("/api/v1/trustedOrigins", SHOP.replace("shop", "blog").replace("Shop", "Blog"))
                .is(200);

        assertThat(okta.get("/api/v1/trustedOrigins?q=bl").json().size()).isEqualTo(1);
        assertThat(okta.get("/api/v1/trustedOrigins?q=https").json().size()).isEqualTo(2);
        assertThat(okta.get("/api/v1/trustedOrigins?filter=name+eq+%22Shop%22")
                        .json()
                        .size())
                .isEqualTo(1);
        okta.get("/api/v1/trustedOrigins?filter=id+eq+%22x%22").is(400);
        var page = okta.get("/api/v1/trustedOrigins?limit=1");
        assertThat(page.link("next")).isPresent();
        okta.delete("/api/v1/trustedOrigins/" + id).is(204);
        okta.delete("/api/v1/trustedOrigins/" + id).is(404);
    }
}
