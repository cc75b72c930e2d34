package dtu.okta.zones;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZonesTest {
    private static final String OFFICE = """
            {"type": "IP", "name": "Office", "gateways": [{"type": "CIDR", "value": "10.0.0.0/8"}]}""";

    private final Org okta = Org.inMemory();

    private List<String> names(String query) {
        return okta.get("/api/v1/zones" + query).is(200).json().elements().stream()
                .map(zone -> zone.textAt("name").orElseThrow())
                .toList();
    }

    @Test
    void a_new_zone_is_shown_whole_and_so_is_one_that_is_switched_off() {
        var zone = okta.post("/api/v1/zones", OFFICE);
        var self = "http://okta.test/api/v1/zones/" + zone.at("id");

        zone.is(200, """
                { "type": "IP", "id": "${json-unit.regex}nzo[0-9A-Za-z]{17}", "name": "Office", "status": "ACTIVE",
                  "usage": "POLICY", "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "system": false, "gateways": [{"type": "CIDR", "value": "10.0.0.0/8"}], "proxies": null,
                  "_links": {"self": {"href": "%s", "hints": {"allow": ["GET", "PUT", "DELETE"]}},
                    "deactivate": {"href": "%s/lifecycle/deactivate",
                      "hints": {"allow": ["POST"]}}} }""".formatted(self, self));
        var path = "/api/v1/zones/" + zone.at("id");
        okta.delete(path)
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: zoneId",
                                "The zone must be deactivated before deletion."));
        assertThat(okta.post(path + "/lifecycle/deactivate").is(200).at("status"))
                .isEqualTo("INACTIVE");
        okta.delete(path).is(204);
        okta.get(path).is(404, error("E0000007", "Not found: Resource not found: " + zone.at("id") + " (NetworkZone)"));
        assertThat(okta.events()).endsWith("zone.create", "zone.deactivate", "zone.delete");
    }

    @Test
    void a_dynamic_zone_shows_its_places_in_order_and_its_empty_proxy_type() {
        var zone = okta.post("/api/v1/zones", """
                {"type": "DYNAMIC", "name": "Far", "proxyType": "", "locations": [{"country": "US"},
                 {"country": "AF", "region": "AF-BGL"}]}""");

        zone.is(200, """
                { "type": "DYNAMIC", "id": "${json-unit.any-string}", "name": "Far", "status": "ACTIVE",
                  "usage": "POLICY", "created": "${json-unit.any-string}", "lastUpdated": "${json-unit.any-string}",
                  "system": false, "locations": [{"country": "AF", "region": "AF-BGL"},
                    {"country": "US", "region": null}], "proxyType": "", "_links": "${json-unit.ignore}" }""");
        assertThat(okta.put("/api/v1/zones/" + zone.at("id"), """
                {"type": "DYNAMIC", "name": "Far", "proxyType": "NotTorAnonymizer",
                  "status": "INACTIVE"}""").is(200).at("status"))
                .isEqualTo("INACTIVE");
        okta.post("/api/v1/zones", """
                {"type": "DYNAMIC_V2", "name": "New",
                  "ipServiceCategories": {"include": ["ALL_ANONYMIZERS"]}}""").is(200);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        okta.post("/api/v1/zones", "{\"type\": \"IP\", \"name\": \"Z\"}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: gateways",
                                "gateways: Either gateways or proxies must be defined"));
        okta.post("/api/v1/zones", OFFICE.replace("10.0.0.0/8", "10.0.0.0/99")).is(400);
        okta.post("/api/v1/zones", OFFICE.replace("10.0.0.0/8", "a.test")).is(400);
        okta.post("/api/v1/zones", OFFICE.replace("CIDR", "RANGE")).is(400);
        okta.post("/api/v1/zones", OFFICE.replace("\"IP\"", "\"X\""))
                .is(400, error("E0000001", "Api validation failed: type", "type: The field has an invalid value"));
        okta.post("/api/v1/zones", "{\"type\": \"DYNAMIC\", \"name\": \"Z\"}").is(400);
        okta.post("/api/v1/zones", OFFICE).is(200);
        okta.post("/api/v1/zones", OFFICE)
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: An object with this field already exists in the current organization"));
    }

    @Test
    void the_org_has_two_zones_and_lists_are_filtered_and_paged() {
        okta.post("/api/v1/zones", OFFICE).is(200);

        assertThat(names("")).containsExactly("BlockedIpZone", "LegacyIpZone", "Office");
        assertThat(names("?filter=usage+eq+%22BLOCKLIST%22")).containsExactly("BlockedIpZone");
        assertThat(names("?filter=system+eq+false")).containsExactly("Office");
        assertThat(names("?limit=-1")).hasSize(3);
        okta.get("/api/v1/zones?filter=name+eq+%22x%22")
                .is(400, error("E0000031", "Invalid search criteria.", "Invalid search syntax."));
        var page = okta.get("/api/v1/zones?limit=2");
        assertThat(okta.get(page.link("next").orElseThrow()).json().size()).isEqualTo(1);
        var id = page.json().elements().getFirst().textAt("id").orElseThrow();
        okta.delete("/api/v1/zones/" + id).is(400);
    }

    @Test
    void a_zone_that_a_rule_names_can_neither_go_nor_be_switched_off() {
        var zone = okta.post("/api/v1/zones", OFFICE).at("id");
        var policy = okta.post("/api/v1/policies", "{\"type\": \"OKTA_SIGN_ON\", \"name\": \"P\"}")
                .at("id");
        okta.post("/api/v1/policies/" + policy + "/rules", """
                {"name": "R", "conditions": {"network": {"connection": "ZONE",
                  "include": ["%s"]}}}""".formatted(zone)).is(200);

        okta.post("/api/v1/zones/" + zone + "/lifecycle/deactivate")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: zoneId",
                                "The zone is used in one or more policy rules."));
    }

    @Test
    void from_a_block_list_nothing_is_answered() {
        okta.post("/api/v1/zones", OFFICE.replace("\"name\"", "\"usage\": \"BLOCKLIST\", \"name\""))
                .is(200);

        okta.send(Request.get("/api/v1/zones").header("X-Forwarded-For", "10.1.2.3, 1.1.1.1"))
                .is(403, error("E0000006", "You do not have permission to perform the requested action"));
        okta.send(Request.get("/api/v1/zones").header("X-Forwarded-For", "11.1.2.3"))
                .is(200);
    }
}
