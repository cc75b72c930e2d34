package dtu.slack.users;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPagesTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String token = slack.tokenOf(dana);

    private Slack.Reply add(String field) {
        return slack.control(Method.POST, "/profile-fields", field);
    }

    private String added(String field) {
        return add(field).status(201).at("field").textAt("id").orElseThrow();
    }

    private Slack.Reply write(String as, String field, String value) {
        return slack.as(as, "users.profile.set", "user", dana, "profile", """
                {"fields": {"%s": {"value": "%s", "alt": ""}}}""".formatted(field, value));
    }

    private String fields() {
        return slack.as(token, "users.profile.get", "include_labels", "true")
                .ok()
                .at("profile", "fields")
                .toString();
    }

    @Test
    void a_field_that_owners_add_is_in_everybodys_profile() {
        add("""
                {"label": "House", "hint": "Put on the hat", "type": "options_list", "section": "contact",
                 "possible_values": ["Raven", "Lion"], "is_protected": true, "is_hidden": true}""").is(201, """
                {"ok": true, "field": {"id": "${json-unit.regex}Xf0[0-9A-Z]{9}", "ordering": 3, "label": "House",
                  "hint": "Put on the hat", "type": "options_list", "possible_values": ["Raven", "Lion"],
                  "section_id": "Xs0CONTACT", "options": {"is_scim": false, "is_protected": true},
                  "is_hidden": true}}""");

        assertThat(slack.call("team.profile.get", "visibility", "hidden")
                        .at("profile", "fields")
                        .elements())
                .extracting(field -> field.textAt("label").orElseThrow())
                .containsExactly("Badge number", "House");
        assertThat(slack.control(Method.GET, "/profile-fields", "").at("fields").toString())
                .isEqualTo(
                        slack.call("team.profile.get").at("profile", "fields").toString());
    }

    @Test
    void a_field_is_renamed_and_taken_away_with_what_it_holds() {
        var id = added("{\"label\": \"Desk\"}");
        write(token, id, "4.20").ok();
        slack.control(Method.PUT, "/profile-fields/" + id, "{\"label\": \"Seat\"}")
                .status(200);
        assertThat(fields()).isEqualTo("{\"" + id + "\":{\"value\":\"4.20\",\"alt\":\"\",\"label\":\"Seat\"}}");

        slack.control(Method.DELETE, "/profile-fields/" + id, "").is("{\"ok\": true}");

        assertThat(fields()).isEqualTo("{}");
        write(token, id, "1").fails("invalid_profile");
        slack.control(Method.DELETE, "/profile-fields/" + id, "").is(404, """
                {"ok": false, "error": "field_not_found"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|missing_label",
                "{\"label\": \" \"}|missing_label",
                "{\"label\": \"a\", \"type\": \"colour\"}|invalid_type",
                "{\"label\": \"a\", \"section\": \"top\"}|invalid_section",
                "{\"label\": \"a\", \"type\": \"options_list\"}|invalid_possible_values",
                "{\"label\": \"a\", \"possible_values\": [\"b\"]}|invalid_possible_values"
            })
    void what_is_no_field_is_refused(String field, String error) {
        add(field).is(400, "{\"ok\": false, \"error\": \"" + error + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "date,2026-02-28,2026-02-30",
        "date,1999-12-31,yesterday",
        "link,https://a.test/x,a.test",
        "user,USLACKBOT,U0NOBODY",
        "text,anything,"
    })
    void a_field_holds_what_its_type_says(String type, String right, String wrong) {
        var id = added("{\"label\": \"a\", \"type\": \"" + type + "\"}");

        write(token, id, right).ok();
        if (wrong != null) {
            write(token, id, wrong).fails("profile_set_failed");
        }
        assertThat(fields()).contains(right);
        write(token, id, "").ok();
        assertThat(fields()).isEqualTo("{}");
    }

    @Test
    void only_a_choice_can_be_chosen() {
        var id = added("""
                {"label": "House", "type": "options_list", "possible_values": ["Raven", "Lion"]}""");
        write(token, id, "Lion").ok();
        write(token, id, "Snake").fails("profile_set_failed");
    }

    @Test
    void a_protected_field_is_written_by_administrators_alone() {
        var id = added("{\"label\": \"Cost centre\", \"is_protected\": true}");
        write(token, id, "7").fails("permission_denied");
        write(slack.admin(), id, "7").ok();
        // A whole profile may be sent back as it was read.
        write(token, id, "7").ok();
        assertThat(fields()).contains("\"7\"");
    }

    @Test
    void a_field_of_the_identity_provider_is_filled_by_scim_alone() {
        var id = added("{\"label\": \"Cost centre\", \"scim\": \"costCenter\"}");
        write(slack.admin(), id, "7").fails("permission_denied");

        slack.scim(Method.PATCH, "/v2/Users/" + dana, """
                {"Operations": [{"op": "add",
                  "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter", "value": "4130"}]}
                """).status(200);
        assertThat(fields()).contains("\"4130\"").contains("Cost centre");
        slack.scim(Method.PATCH, "/v2/Users/" + dana, """
                {"Operations": [{"op": "remove",
                  "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"}]}""").status(200);
        assertThat(fields()).isEqualTo("{}");
    }
}
