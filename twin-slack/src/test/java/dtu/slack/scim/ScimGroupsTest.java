package dtu.slack.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import org.junit.jupiter.api.Test;

class ScimGroupsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String eve = slack.person("Eve", "Stone");

    @Test
    void a_group_is_a_user_group() {
        var made = create("Night Watch", dana);
        made.is(201, """
                { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "id": "${json-unit.regex}S0.*",
                  "meta": {"created": "2026-01-05T08:00:00Z",
                    "location": "${json-unit.regex}http://slack.test/scim/v2/Groups/S0.*"},
                  "displayName": "Night Watch", "members": [{"value": "%s", "display": "Dana Field"}]
                  }""".formatted(dana));

        var group = slack.call("usergroups.list", "include_users", "true")
                .at("usergroups")
                .elements()
                .getFirst();
        assertThat(group.textAt("handle")).contains("night-watch");
        assertThat(group.at("users").orElseThrow().toString()).isEqualTo("[\"" + dana + "\"]");
        assertThat(slack.scim("/v2/Users/" + dana).at("groups").toString())
                .isEqualTo("[{\"value\":\"" + made.text("id") + "\",\"display\":\"Night Watch\"}]");
    }

    @Test
    void members_come_and_go_by_patches() {
        var id = create("Watch", dana).text("id");

        slack.scim(Method.PATCH, "/v2/Groups/" + id, """
                {"Operations": [{"op": "add", "path": "members", "value": [{"value": "%s"
                }]}]}""".formatted(eve)).status(204);
        assertThat(members(id)).contains(dana, eve);
        slack.scim(Method.PATCH, "/v2/Groups/" + id, """
                {"Operations": [{"op": "remove", "path": "members[value eq \\"%s\\"]"
                }]}""".formatted(dana)).status(204);
        assertThat(members(id)).contains(eve).doesNotContain(dana);
        slack.scim(Method.PATCH, "/v2/Groups/" + id, """
                {"Operations": [{"op": "Replace", "value": {"displayName": "Day Watch", "members": [
                ]}}]}""").status(204);
        assertThat(slack.scim("/v2/Groups/" + id).text("displayName")).isEqualTo("Day Watch");
        assertThat(members(id)).isEqualTo("[]");
    }

    @Test
    void version_one_changes_a_group_by_a_piece_of_it() {
        var id = slack.scim(Method.POST, "/v1/Groups", """
                {"schemas": ["urn:scim:schemas:core:1.0"], "displayName": "Watch", "members": [{"value": "%s"}]}
                """.formatted(dana)).text("id");

        slack.scim(Method.PATCH, "/v1/Groups/" + id, """
                {"members": [{"value": "%s"}, {"value": "%s", "operation": "delete"}]}
                """.formatted(eve, dana)).status(204);
        slack.scim(Method.PATCH, "/v1/Groups/" + id, "{\"displayName\": \"Night Watch\"}")
                .status(204);
        slack.scim("/v1/Groups").is(200, """
                { "schemas": ["urn:scim:schemas:core:1.0"], "totalResults": 1, "itemsPerPage": 1, "startIndex": 1,
                  "Resources": [{ "schemas": ["urn:scim:schemas:core:1.0"], "id": "%s",
                    "meta": {"created": "2026-01-05T08:00:00Z",
                      "location": "http://slack.test/scim/v1/Groups/%s"},
                    "displayName": "Night Watch", "members": [{"value": "%s", "display": "Eve Stone"}] }]
                  }""".formatted(id, id, eve));
        slack.scim(Method.PATCH, "/v1/Groups/" + id, "{\"members\": [{\"operation\": \"delete\"}]}")
                .fails(400, "invalid_member");
        slack.scim(Method.PUT, "/v1/Groups/" + id, "{\"displayName\": \"Watch\"}")
                .status(200);
        assertThat(members(id)).isEqualTo("[]");
        slack.scim(Method.DELETE, "/v1/Groups/" + id, "").status(204);
        slack.scim("/v1/Groups/" + id).fails(404, "group_not_found");
    }

    @Test
    void a_filter_without_a_comparison_is_none() {
        create("Watch", dana);

        slack.scim("/v1/Groups?startIndex=1&count=-1&filter=foo").fails(400, "no_filters (is_aggregate_call=1)");
        slack.scim("/v2/Groups?filter=displayName").fails(400, "no_filters (is_aggregate_call=1)");
        assertThat(slack.scim("/v2/Groups?filter=%20").text("totalResults")).isEqualTo("1");
    }

    @Test
    void groups_are_listed_filtered_and_deleted() {
        var id = create("Watch", dana).text("id");
        create("Guard", eve);

        assertThat(slack.scim("/v2/Groups?filter=displayName%20eq%20%22watch%22")
                        .at("Resources")
                        .size())
                .isEqualTo(1);
        assertThat(slack.scim("/v2/Groups?count=1&startIndex=2").text("totalResults"))
                .isEqualTo("2");
        slack.scim(Method.DELETE, "/v2/Groups/" + id, "").status(204);
        slack.scim("/v2/Groups/" + id).fails(404, "group_not_found");
        slack.scim(Method.DELETE, "/v2/Groups/" + id, "").fails(404, "group_not_found");
        assertThat(slack.scim("/v2/Groups").text("totalResults")).isEqualTo("1");
    }

    @Test
    void what_is_no_group_is_refused() {
        var id = create("Watch", dana).text("id");
        create("watch", dana).fails(409, "name_already_exists");
        create("Other", "U0NONE").fails(400, "invalid_member");
        slack.scim(Method.POST, "/v2/Groups", "{}").fails(400, "missing_display_name");
        slack.scim(Method.PUT, "/v2/Groups/" + id, "{\"members\": []}").fails(400, "missing_display_name");
        slack.scim("/v2/Groups?filter=members%20eq%20%22x%22").fails(400, "invalid_filter");
        slack.scim("/v2/Groups/S0NONE").fails(404, "group_not_found");
    }

    @Test
    void the_service_describes_itself() {
        slack.scim("/v2/ServiceProviderConfigs").is("""
                { "authenticationSchemes": [{"type": "oauthbearertoken", "name": "OAuth Bearer Token",
                    "description": "${json-unit.any-string}", "specUrl": "${json-unit.any-string}", "primary": true}],
                  "patch": {"supported": true}, "bulk": {"supported": false, "maxOperations": 0, "maxPayloadSize": 0},
                  "filter": {"supported": true, "maxResults": 1000}, "changePassword": {"supported": false},
                  "sort": {"supported": false}, "etag": {"supported": false}, "xmlDataFormat": {"supported": false}
                  }""");
        slack.send(Request.get("/scim/v1/ServiceProviderConfigs")).status(200);
        slack.send(Request.get("/scim/v2/ServiceProviderConfigs").header("Authorization", "Bearer dummy"))
                .status(200);
        slack.send(Request.get("/scim/v2/ResourceTypes")).fails(401, "invalid_authentication");
        assertThat(slack.scim("/v2/ServiceProviderConfig").body())
                .isEqualTo(slack.scim("/v2/ServiceProviderConfigs").body());
        assertThat(slack.scim("/v2/ResourceTypes")
                        .at("Resources")
                        .elements()
                        .getFirst()
                        .textAt("schema"))
                .contains("urn:ietf:params:scim:schemas:core:2.0:User");
        assertThat(slack.scim("/v2/Schemas").at("Resources").size()).isEqualTo(2);
    }

    private Slack.Reply create(String name, String member) {
        return slack.scim(Method.POST, "/v2/Groups", """
                {"displayName": "%s", "members": [{"value": "%s"}]}""".formatted(name, member));
    }

    private String members(String id) {
        return slack.scim("/v2/Groups/" + id).at("members").toString();
    }
}
