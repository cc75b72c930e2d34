package dtu.slack.usergroups;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import org.junit.jupiter.api.Test;

class UsergroupsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");

    @Test
    void a_group_is_made_and_shown_whole() {
        var ops = slack.channel("ops");
        slack.call(
                        "usergroups.create",
                        "name",
                        "Marketing",
                        "handle",
                        "marketing",
                        "description",
                        "Gurus",
                        "channels",
                        ops)
                .is("""
                { "ok": true, "usergroup": { "id": "${json-unit.regex}S0.*", "team_id": "${json-unit.any-string}",
                  "is_usergroup": true, "is_subteam": true, "name": "Marketing", "description": "Gurus",
                  "handle": "marketing", "is_external": false, "date_create": 1767600000, "date_update": 1767600000,
                  "date_delete": 0, "auto_type": null, "auto_provision": false, "enterprise_subteam_id": "",
                  "created_by": "${json-unit.any-string}", "updated_by": "${json-unit.any-string}",
                  "deleted_by": null, "prefs": {"channels": ["%s"], "groups": []}, "users": [], "channel_count": 1,
                  "is_section": false, "is_idp_group": false, "is_visible": true, "is_editing_restricted": false,
                  "is_membership_locked": false, "is_org_level": false } }""".formatted(ops));
    }

    @Test
    void people_are_replaced_all_at_once_and_told_only_when_asked() {
        var id = group("Marketing");
        var eve = slack.person("Eve", "Stone");

        slack.call("usergroups.users.update", "usergroup", id, "users", dana + "," + eve)
                .ok();
        slack.call("usergroups.users.update", "usergroup", id, "users", eve).ok();
        slack.call("usergroups.users.list", "usergroup", id).is("{\"ok\": true, \"users\": [\"" + eve + "\"]}");
        var bare = slack.call("usergroups.list").at("usergroups").elements().getFirst();
        var whole = slack.call("usergroups.list", "include_users", "1", "include_count", "1")
                .at("usergroups")
                .elements()
                .getFirst();
        assertThat(bare.names()).doesNotContain("users", "user_count");
        assertThat(whole.at("user_count").orElseThrow().asLong()).isEqualTo(1);
        slack.json("usergroups.users.update", "{\"usergroup\": \"" + id + "\", \"users\": []}")
                .ok();
        slack.call("usergroups.users.list", "usergroup", id).is("{\"ok\": true, \"users\": []}");
    }

    @Test
    void a_disabled_group_is_out_of_sight_until_it_is_enabled() {
        var id = group("Marketing");

        var disabled = slack.call("usergroups.disable", "usergroup", id).ok();
        assertThat(disabled.text("usergroup", "date_delete")).isEqualTo("1767600000");
        assertThat(disabled.text("usergroup", "deleted_by")).startsWith("U");
        assertThat(slack.call("usergroups.list").at("usergroups").size()).isZero();
        assertThat(slack.call("usergroups.list", "include_disabled", "true")
                        .at("usergroups")
                        .size())
                .isEqualTo(1);
        slack.call("usergroups.users.list", "usergroup", id).fails("no_such_subteam");
        slack.call("usergroups.users.list", "usergroup", id, "include_disabled", "true")
                .ok();
        slack.call("usergroups.create", "name", "marketing").fails("name_already_exists");
        slack.call("usergroups.enable", "usergroup", id).ok();
        slack.call("usergroups.users.list", "usergroup", id).ok();
    }

    @Test
    void what_is_not_given_stays() {
        var id = group("Marketing");
        slack.call("usergroups.update", "usergroup", id, "handle", "mkt", "description", "x")
                .ok();

        var renamed = slack.call("usergroups.update", "usergroup", id, "name", "Sales", "enable_section", "true")
                .ok();

        assertThat(renamed.text("usergroup", "handle")).isEqualTo("mkt");
        assertThat(renamed.text("usergroup", "description")).isEqualTo("x");
        assertThat(renamed.text("usergroup", "is_section")).isEqualTo("true");
        assertThat(slack.call("usergroups.update", "usergroup", id, "description", "")
                        .text("usergroup", "description"))
                .isEmpty();
    }

    @Test
    void names_and_handles_are_checked_and_unique() {
        var id = group("Marketing");
        slack.call("usergroups.create").fails("missing_subteam_name");
        slack.call("usergroups.create", "name", "MARKETING").fails("name_already_exists");
        slack.call("usergroups.create", "name", "x".repeat(81)).fails("name_too_long");
        slack.call("usergroups.create", "name", "x", "description", "y".repeat(141))
                .fails("description_too_long");
        slack.call("usergroups.create", "name", "x", "handle", "dana.field").fails("handle_already_exists");
        slack.call("usergroups.create", "name", "x", "handle", "general").fails("handle_already_exists");
        slack.call("usergroups.create", "name", "x", "handle", "no spaces").fails("bad_handle");
        slack.call("usergroups.create", "name", "x", "handle", "@channel").fails("forbidden_handle");
        slack.call("usergroups.create", "name", "x", "channels", "C0NONE").fails("invalid_channel_provided");
        slack.call("usergroups.update", "usergroup", id, "name", "Marketing").ok();
    }

    @Test
    void what_is_not_there_is_refused() {
        var id = group("Marketing");
        slack.call("usergroups.update").fails("missing_argument");
        slack.call("usergroups.update", "usergroup", "rubbish").fails("no_such_subteam");
        slack.call("usergroups.disable", "usergroup", "S0NONE").fails("no_such_subteam");
        slack.call("usergroups.users.list", "usergroup", "S0NONE").fails("no_such_subteam");
        slack.call("usergroups.users.update", "usergroup", id, "users", "U0NONE")
                .fails("invalid_users");
        slack.call("usergroups.users.update", "usergroup", id, "users", "USLACKBOT")
                .fails("invalid_users");
        slack.call("usergroups.users.update", "usergroup", id).is("""
                { "ok": false, "error": "invalid_arguments",
                  "response_metadata": {"messages": ["[ERROR] missing required field: users"]} }""");
        slack.call("usergroups.list", "team_id", "T0NONE").fails("invalid_team");
    }

    @Test
    void apps_hear_who_came_and_went() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events",
                    "bot_events": ["subteam_created", "subteam_updated", "subteam_members_changed"]}}}""").ok();
        var id = group("Marketing");
        slack.call("usergroups.users.update", "usergroup", id, "users", dana).ok();

        var events = slack.events();
        assertThat(events.stream().map(event -> event.textAt("type").orElse("")))
                .containsExactly("subteam_created", "subteam_updated", "subteam_members_changed");
        net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson(
                        events.getLast().toString())
                .isEqualTo("""
                { "type": "subteam_members_changed", "subteam_id": "%s", "team_id": "${json-unit.any-string}",
                  "date_previous_update": 1767600000, "date_update": 1767600000, "added_users": ["%s"],
                  "added_users_count": 1, "removed_users": [], "removed_users_count": 0,
                  "event_ts": "1767600000.000000" }""".formatted(id, dana));
    }

    private String group(String name) {
        return slack.call("usergroups.create", "name", name).ok().text("usergroup", "id");
    }
}
