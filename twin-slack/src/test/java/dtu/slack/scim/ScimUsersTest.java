package dtu.slack.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScimUsersTest {
    private static final String JEEVES = """
            { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "externalId": "00u1",
              "userName": "Reginald.Jeeves@acme.test", "name": {"givenName": "Reginald", "familyName": "Jeeves"},
              "title": "Valet", "timezone": "Europe/London", "active": true,
              "emails": [{"value": "jeeves@acme.test", "primary": true}],
              "phoneNumbers": [{"value": "555-1", "type": "work", "primary": true}],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                "department": "Household", "manager": {"managerId": "U1"} } }""";

    private final Slack slack = Slack.inMemory();

    @Test
    void a_person_is_provisioned_whole() {
        var made = slack.scim(Method.POST, "/v2/Users", JEEVES);
        made.is(201, """
                { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                  "id": "${json-unit.regex}U0[0-9A-Z]{9}", "externalId": "00u1",
                  "meta": { "created": "2026-01-05T08:00:00Z",
                    "location": "${json-unit.regex}http://slack.test/scim/v2/Users/U0[0-9A-Z]{9}" },
                  "userName": "reginald.jeeves", "nickName": "reginald.jeeves",
                  "name": {"givenName": "Reginald", "familyName": "Jeeves"}, "displayName": "Reginald Jeeves",
                  "title": "Valet", "timezone": "Europe/London", "active": true,
                  "emails": [{"value": "jeeves@acme.test", "primary": true}], "addresses": [],
                  "phoneNumbers": [{"value": "555-1", "type": "work", "primary": true}], "roles": [],
                  "profileUrl": "http://slack.test/team/reginald.jeeves",
                  "photos": [{"value": "${json-unit.any-string}", "type": "photo"}], "groups": [],
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                    "department": "Household", "manager": {"managerId": "U1"} } }""");

        var id = made.text("id");
        assertThat(slack.scim("/v2/Users/" + id).body()).isEqualTo(made.body());
        var user =
                slack.call("users.lookupByEmail", "email", "jeeves@acme.test").ok();
        assertThat(user.text("user", "id")).isEqualTo(id);
        assertThat(user.text("user", "tz")).isEqualTo("Europe/London");
        assertThat(user.text("user", "profile", "phone")).isEqualTo("555-1");
        var general = slack.call("users.conversations", "user", id)
                .ok()
                .at("channels")
                .elements();
        assertThat(general).hasSize(1);
        assertThat(slack.scim("/v1/Users/" + id)
                        .at("urn:scim:schemas:extension:enterprise:1.0")
                        .toString())
                .isEqualTo("{\"department\":\"Household\",\"manager\":{\"managerId\":\"U1\"}}");
    }

    @Test
    void deleting_somebody_deactivates_them_and_their_tokens_with_them() {
        var dana = slack.person("Dana", "Field");
        var token = slack.tokenOf(dana);

        slack.scim(Method.DELETE, "/v2/Users/" + dana, "").status(200);

        assertThat(slack.scim("/v2/Users/" + dana).text("active")).isEqualTo("false");
        assertThat(slack.call("users.info", "user", dana).text("user", "deleted"))
                .isEqualTo("true");
        slack.as(token, "auth.test").fails("token_revoked");
        slack.call("users.lookupByEmail", "email", "dana.field@acme.test").fails("users_not_found");
        slack.scim(Method.DELETE, "/v2/Users/" + dana, "").status(200);
        slack.scim(Method.PATCH, "/v2/Users/" + dana, """
                { "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                  "Operations": [{"op": "Replace", "path": "active", "value": "True"}] }""").status(200);
        slack.as(token, "auth.test").ok();
    }

    @Test
    void a_patch_adds_replaces_and_removes_by_paths_and_without() {
        var id = slack.scim(Method.POST, "/v2/Users", JEEVES).text("id");

        var patched = slack.scim(Method.PATCH, "/v2/Users/" + id, """
                { "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
                  {"op": "replace", "path": "name.familyName", "value": "Wooster"},
                  {"op": "replace", "path": "emails[primary eq true].value", "value": "new@acme.test"},
                  {"op": "add", "path": "phoneNumbers", "value": [{"value": "555-2", "type": "home"}]},
                  {"op": "remove", "path": "phoneNumbers[type eq \\"work\\"]"},
                  {"op": "remove", "path": "title"},
                  {"op": "replace",
                   "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "Club"},
                  {"op": "replace", "value": {"displayName": "Bertie", "userName": "bertie"}} ] }""").status(200);

        assertThat(patched.text("name", "familyName")).isEqualTo("Wooster");
        assertThat(patched.at("emails").toString()).isEqualTo("[{\"value\":\"new@acme.test\",\"primary\":true}]");
        assertThat(patched.at("phoneNumbers").toString()).isEqualTo("[{\"value\":\"555-2\",\"type\":\"home\"}]");
        assertThat(patched.text("title")).isEmpty();
        assertThat(patched.at("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                        .textAt("department"))
                .contains("Club");
        assertThat(patched.text("displayName") + patched.text("userName")).isEqualTo("Bertiebertie");
        assertThat(patched.text("externalId")).isEqualTo("00u1");
    }

    @Test
    void replacing_clears_what_is_not_given() {
        var id = slack.scim(Method.POST, "/v2/Users", JEEVES).text("id");

        var replaced = slack.scim(Method.PUT, "/v2/Users/" + id, """
                {"userName": "jeeves", "emails": [{"value": "jeeves@acme.test"}]}""").status(200);

        assertThat(replaced.json().at("externalId")).isEmpty();
        assertThat(replaced.text("title")).isEmpty();
        assertThat(replaced.at("phoneNumbers").size()).isZero();
        assertThat(replaced.text("active")).isEqualTo("true");
    }

    @Test
    void the_first_version_takes_a_piece_of_a_resource() {
        var dana = slack.person("Dana", "Field");

        var patched = slack.scim(Method.PATCH, "/v1/Users/" + dana, """
                {"schemas": ["urn:scim:schemas:core:1.0"], "active": false}""").status(200);

        assertThat(patched.text("active")).isEqualTo("false");
        assertThat(patched.at("schemas").toString()).isEqualTo("[\"urn:scim:schemas:core:1.0\"]");
        assertThat(patched.text("name", "givenName")).isEqualTo("Dana");
    }

    @Test
    void the_first_version_lists_start_dates_under_its_own_name_for_them() {
        var dana = slack.person("Dana", "Field");
        slack.as(slack.tokenOf(dana), "users.profile.set", "profile", "{\"start_date\": \"2020-02-02\"}")
                .ok();

        var people = slack.scim("/v1/Users").status(200).at("Resources").elements();

        assertThat(people)
                .filteredOn(person -> person.textAt("id").orElseThrow().equals(dana))
                .extracting(person -> person.at("urn:scim:schemas:extension:slack:profile:1.0")
                        .orElseThrow()
                        .toString())
                .containsExactly("{\"startDate\":\"2020-02-02\"}");
    }

    @Test
    void pages_hold_ten_people_and_no_bots() {
        for (var i = 0; i < 11; i++) {
            slack.person("P" + i, "Q");
        }

        var first = slack.scim("/v2/Users");
        var last = slack.scim("/v2/Users?startIndex=11&count=5");

        assertThat(first.at("Resources").size()).isEqualTo(10);
        assertThat(first.text("totalResults")).isEqualTo("12");
        assertThat(first.text("itemsPerPage")).isEqualTo("10");
        assertThat(last.at("Resources").size()).isEqualTo(2);
        assertThat(last.text("startIndex")).isEqualTo("11");
        slack.scim("/v2/Users?count=0&startIndex=-3").is("""
                { "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "Resources": [],
                  "totalResults": 12, "itemsPerPage": 0, "startIndex": 1 }""");
    }

    @Test
    void filters_compare_and_combine_without_regard_to_case() {
        slack.scim(Method.POST, "/v2/Users", JEEVES).status(201);
        slack.person("Dana", "Field");

        assertThat(found("userName Eq \"REGINALD.JEEVES\"")).isEqualTo("reginald.jeeves");
        assertThat(found("userName eq \"reginald.jeeves@other.test\"")).isEqualTo("reginald.jeeves");
        assertThat(found("email eq \"JEEVES@acme.test\"")).isEqualTo("reginald.jeeves");
        assertThat(found("externalId eq \"00u1\" and active eq true")).isEqualTo("reginald.jeeves");
        assertThat(found("name.familyName sw \"fie\" and title co \"gin\"")).isEqualTo("dana.field");
        assertThat(found("title eq \"Valet\" and active eq false")).isEmpty();
        for (var wrong : List.of("userName gt \"a\"", "shoeSize eq \"9\"")) {
            slack.scim("/v2/Users?filter=" + dtu.twins.http.Parameters.encoded(wrong))
                    .fails(400, "invalid_filter");
        }
        for (var none : List.of("foo", "userName", "(", "title eq \"x\" or")) {
            slack.scim("/v2/Users?filter=" + dtu.twins.http.Parameters.encoded(none))
                    .fails(400, "no_filters (is_aggregate_call=1)");
        }
    }

    @Test
    void a_guest_goes_when_the_time_is_up() {
        var id = slack.scim(Method.POST, "/v2/Users", """
                { "userName": "guest", "emails": [{"value": "guest@other.test"}],
                  "urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User": {
                    "type": "multi", "expiration": "2026-01-06T08:00:00Z" } }""").status(201).text("id");

        var shown = slack.call("users.info", "user", id);
        assertThat(shown.text("user", "is_restricted")).isEqualTo("true");
        assertThat(slack.call("users.conversations", "user", id).at("channels").size())
                .isZero();
        slack.solo().pass(Duration.ofDays(2));
        assertThat(slack.scim("/v2/Users/" + id).text("active")).isEqualTo("false");
    }

    @Test
    void apps_hear_of_it() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events",
                    "bot_events": ["team_join", "user_change", "user_profile_changed"]}}}""").ok();
        var id = slack.scim(Method.POST, "/v2/Users", JEEVES).text("id");
        slack.scim(Method.DELETE, "/v2/Users/" + id, "").status(200);

        var events = slack.events();
        assertThat(events.stream().map(event -> event.textAt("type").orElse("")))
                .containsExactly("team_join", "user_change");
        assertThat(events.getLast().at("user").flatMap(user -> user.at("deleted")))
                .contains(Json.truth(true));
    }

    @Test
    void conflicts_are_named() {
        slack.scim(Method.POST, "/v2/Users", JEEVES).status(201);
        var dana = slack.person("Dana", "Field");

        slack.scim(Method.POST, "/v2/Users", JEEVES).fails(409, "email_taken");
        slack.scim(Method.POST, "/v2/Users", """
                {"userName": "reginald.jeeves", "emails": [{"value": "other@acme.test"
                }]}""").fails(409, "username_taken");
        slack.scim(Method.PUT, "/v2/Users/" + dana, """
                {"userName": "dana", "emails": [{"value": "JEEVES@acme.test"}]}""").fails(409, "email_taken");
    }

    @Test
    void what_is_no_resource_is_refused() {
        var dana = slack.person("Dana", "Field");

        slack.scim(Method.POST, "/v2/Users", "[").fails(400, "invalid_json");
        slack.scim(Method.POST, "/v2/Users", "[]").fails(400, "invalid_json");
        slack.scim(Method.POST, "/v2/Users", "{}").fails(400, "missing_username");
        slack.scim(Method.POST, "/v2/Users", "{\"userName\": \"x\"}").fails(400, "missing_email");
        slack.scim(Method.POST, "/v2/Users", "{\"userName\": \"x\", \"emails\": [{\"value\": \"x\"}]}")
                .fails(400, "invalid_email");
        slack.scim(Method.PATCH, "/v2/Users/" + dana, "{\"active\": false}").fails(400, "invalid_patch");
        slack.scim(Method.PATCH, "/v2/Users/" + dana, "{\"Operations\": [{\"op\": \"move\"}]}")
                .fails(400, "invalid_patch");
        slack.scim("/v2/Users/U0NONE").fails(404, "user_not_found");
        slack.scim("/v2/Users/USLACKBOT").fails(404, "user_not_found");
    }

    @Test
    void only_administrators_come_in() {
        var dana = slack.person("Dana", "Field");
        get("").fails(401, "invalid_authentication");
        get("xoxp-nonsense").fails(401, "invalid_authentication");
        get(slack.bot()).fails(403, "missing_scope");
        get(slack.tokenOf(dana, "users:read")).fails(403, "missing_scope");
        get(slack.tokenOf(dana)).fails(403, "not_an_admin");
        var owner = slack.as(slack.admin(), "auth.test").text("user_id");
        slack.scim(Method.DELETE, "/v2/Users/" + owner, "").fails(403, "cannot_change_owner");
        slack.scim("/v2/Planets").fails(404, "resource_not_found");
    }

    @Test
    void an_address_finds_nobody_of_another_domain() {
        slack.person("Dana", "Field", "dana@one.test");
        assertThat(slack.scim("/v2/Users?filter=userName%20eq%20%22dana@one.test%22")
                        .text("totalResults"))
                .isEqualTo("1");
        assertThat(slack.scim("/v2/Users?filter=userName%20eq%20%22dana@two.test%22")
                        .text("totalResults"))
                .isEqualTo("0");
    }

    private Slack.Reply get(String token) {
        return slack.send(Request.get("/scim/v2/Users").header("Authorization", "Bearer " + token));
    }

    private String found(String filter) {
        var answer = slack.scim("/v2/Users?filter=" + dtu.twins.http.Parameters.encoded(filter))
                .status(200);
        return answer.at("Resources").elements().stream()
                .map(user -> user.textAt("userName").orElse(""))
                .reduce("", String::concat);
    }
}
