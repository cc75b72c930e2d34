package dtu.okta.org;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Request;
import org.junit.jupiter.api.Test;

class OrgSettingsTest {
    private final Org okta = Org.inMemory();

    @Test
    void settings_are_kept_by_a_partial_update_and_cleared_by_a_full_one() {
        okta.get("/api/v1/org").is(200, """
                { "id": "${json-unit.regex}00o[0-9A-Za-z]{17}", "subdomain": "${json-unit.any-string}",
                  "companyName": "DTU", "status": "ACTIVE", "expiresAt": null,
                  "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "website": "https://www.dtu.test", "phoneNumber": "", "endUserSupportHelpURL": "",
                  "supportPhoneNumber": "", "address1": null, "address2": null, "city": null, "state": null,
                  "country": null, "postalCode": null, "_links": "${json-unit.ignore}" }""");
        okta.post("/api/v1/org", "{\"companyName\": \"New\", \"city\": \"Bonn\", \"id\": \"x\"}")
                .is(200);
        assertThat(okta.get("/api/v1/org").at("city")).isEqualTo("Bonn");
        okta.put("/api/v1/org", "{\"companyName\": \"New\", \"website\": \"https://a.test\"}")
                .is(200);
        assertThat(okta.get("/api/v1/org").json().textAt("city")).isEmpty();
        okta.put("/api/v1/org", "{\"companyName\": \"New\"}")
                .is(
                        400,
                        error("E0000001", "Api validation failed: website", "website: The field cannot be left blank"));
        okta.post("/api/v1/org", "{\"companyName\": \"\"}").is(400);
        okta.post("/api/v1/org", "{\"city\": 7}").is(400);
    }

    @Test
    void everybody_may_ask_who_the_org_is_and_where_somebody_signs_in() {
        okta.sendBare(Request.get("/.well-known/okta-organization")).is(200, """
                { "id": "${json-unit.regex}00o.{17}", "_links": {"organization": {"href": "http://okta.test"}},
                  "pipeline": "v1" }""");
        okta.sendBare(Request.get("/.well-known/webfinger?resource=okta:acct:nobody@a.test"))
                .is(200, """
                { "subject": "okta:acct:nobody@a.test", "links": [
                  {"rel": "http://openid.net/specs/connect/1.0/issuer", "href": "http://okta.test/sso/idps/OKTA",
                   "titles": {"und": "${json-unit.any-string}"}, "properties": {"okta:idp:type": "OKTA"}}] }""");
        okta.sendBare(Request.get("/.well-known/webfinger?resource=okta:acct:a@a.test&rel=okta:idp"))
                .is(200, "{\"subject\": \"okta:acct:a@a.test\", \"links\": []}");
        okta.sendBare(Request.get("/.well-known/webfinger"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: resource",
                                "resource: The field has an invalid value"));
        okta.sendBare(Request.get("/.well-known/webfinger?resource=okta:acct:a&rel=x"))
                .is(400);
    }

    @Test
    void tokens_are_described_restricted_and_revoked() {
        var token = okta.get("/api/v1/api-tokens").is(200).json().elements().getFirst();
        var path = "/api/v1/api-tokens/" + token.textAt("id").orElseThrow();
        okta.get(path).is(200, """
                { "id": "${json-unit.regex}00T.{17}", "name": "dtu", "userId": "${json-unit.regex}00u.{17}",
                  "clientName": "Okta API", "tokenWindow": "P30D", "network": {"connection": "ANYWHERE"},
                  "expiresAt": "2026-02-04T08:00:00.000Z", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "_links": "${json-unit.ignore}" }""");
        var zone = okta.post("/api/v1/zones", """
                {"type": "IP", "name": "Home", "gateways": [{"type": "CIDR", "value": "127.0.0.0/8"}]}""").at("id");
        var body = "{\"name\": \"n\", \"network\": {\"connection\": \"ZONE\", \"include\": [\"%s\"]}}";
        okta.put(path, body.formatted("nzonone")).is(400);
        okta.put(path, "{\"userId\": \"00unone\"}").is(400);
        assertThat(okta.put(path, body.formatted(zone)).is(200).at("name")).isEqualTo("n");
        okta.get(path).is(200);
        okta.send(Request.get(path).header("X-Forwarded-For", "9.9.9.9"))
                .is(401, error("E0000011", "Invalid token provided"));
        okta.get("/api/v1/api-tokens/00Tnone")
                .is(404, error("E0000007", "Not found: Resource not found: 00Tnone (Token)"));
        okta.delete("/api/v1/api-tokens/current").is(204);
        okta.get(path).is(401);
    }

    @Test
    void a_feature_that_needs_another_is_switched_on_by_force_only() {
        var features = okta.get("/api/v1/features").is(200).json().elements();
        var trust = "/api/v1/features/" + features.get(1).textAt("id").orElseThrow();
        var checks = "/api/v1/features/" + features.get(2).textAt("id").orElseThrow();
        assertThat(okta.get(checks + "/dependencies").json().size()).isEqualTo(1);
        assertThat(okta.get(trust + "/dependents").json().size()).isEqualTo(1);

        okta.post(checks + "/ENABLE")
                .is(
                        400,
                        error(
                                "E0000141",
                                "Feature cannot be enabled or disabled due to dependencies/dependents conflicts."));
        assertThat(okta.post(checks + "/enable?mode=force").is(200).at("status"))
                .isEqualTo("ENABLED");
        assertThat(okta.get(trust).at("status")).isEqualTo("ENABLED");
        okta.post(trust + "/disable").is(400);
        okta.post(trust + "/explode").is(400);
        okta.post(trust + "/disable?mode=gently").is(400);
        okta.get("/api/v1/features/ftrnone").is(404);
        assertThat(okta.events()).endsWith("system.feature.enable", "system.feature.enable");
    }

    @Test
    void an_app_has_two_mappings_that_can_be_changed() {
        var app = okta.post("/api/v1/apps", """
                {"label": "B", "signOnMode": "BOOKMARK", "name": "bookmark",
                 "settings": {"app": {"url": "https://a.test"}}}""").at("id");
        var list = okta.get("/api/v1/mappings?sourceId=" + app).is(200);
        assertThat(list.link("self")).isPresent();
        var mapping = list.json().elements().getFirst();
        assertThat(mapping.at("properties")).isEmpty();
        var path = "/api/v1/mappings/" + mapping.textAt("id").orElseThrow();

        var changed = okta.post(path, """
                {"properties": {"title": {"expression": "appuser.title", "pushStatus": "PUSH"}, "login": null}}""");
        assertThat(changed.is(200).json().at("properties").orElseThrow().toString())
                .isEqualTo("{\"title\":{\"expression\":\"appuser.title\",\"pushStatus\":\"PUSH\"}}");
        okta.post(path, "{\"properties\": {\"none\": {\"expression\": \"x\"}}}")
                .is(400, error("E0000001", "Api validation failed: updateMapping", "Invalid target field none"));
        okta.post(path, "{\"properties\": {\"title\": {\"expression\": \"x\", \"pushStatus\": \"PULL\"}}}")
                .is(400);
        okta.get("/api/v1/mappings/prmnone")
                .is(404, error("E0000007", "Not found: Resource not found: prmnone (ProfileMapping)"));
        assertThat(okta.get("/api/v1/mappings?targetId=" + app).json().size()).isEqualTo(1);
        okta.post("/api/v1/apps/" + app + "/lifecycle/deactivate").is(200);
        okta.delete("/api/v1/apps/" + app).is(204);
        okta.get(path).is(404);
    }
}
