package dtu.slack.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdminUsersTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String team = slack.call("auth.test").text("team_id");
    private final String owner = slack.as(slack.admin(), "auth.test").text("user_id");
    private final String general = slack.call("conversations.list")
            .at("channels")
            .elements()
            .getFirst()
            .textAt("id")
            .orElseThrow();

    @Test
    void somebody_is_invited_into_channels() {
        admin(
                        "invite",
                        "email",
                        "new@acme.test",
                        "channel_ids",
                        general,
                        "real_name",
                        "New Person",
                        "is_restricted",
                        "1")
                .is("{\"ok\": true}");

        var user =
                slack.call("users.lookupByEmail", "email", "new@acme.test").ok().at("user");
        assertThat(user.at("is_restricted")).contains(Json.truth(true));
        assertThat(slack.call("users.conversations", "user", user.textAt("id").orElseThrow())
                        .at("channels")
                        .size())
                .isEqualTo(1);
        admin("invite", "email", "new@acme.test", "channel_ids", general).fails("already_in_team");
        admin("invite", "email", "new", "channel_ids", general).fails("invalid_email");
        admin("invite", "email", "x@acme.test").fails("failed_to_validate_channels");
        admin("invite", "email", "x@acme.test", "channel_ids", "C0NONE").fails("failed_to_validate_channels");
    }

    @Test
    void accounts_are_removed_and_brought_back() {
        admin("remove", "user_id", dana).is("{\"ok\": true}");
        admin("remove", "user_id", dana).fails("user_already_deleted");
        assertThat(ids("is_active", "false")).isEqualTo(dana);
        admin("invite", "email", "dana.field@acme.test", "channel_ids", general).fails("user_disabled");
        admin("assign", "user_id", dana).ok();
        admin("assign", "user_id", dana).fails("user_already_team_member");
        assertThat(ids()).contains(dana);
    }

    @Test
    void roles_are_given_and_taken() {
        admin("setAdmin", "user_id", dana).is("{\"ok\": true}");
        assertThat(ids("include_admins", "true")).isEqualTo(dana);
        slack.as(slack.tokenOf(dana), "admin.users.setOwner", "team_id", team, "user_id", dana)
                .fails("not_an_owner");
        admin("setOwner", "user_id", dana).ok();
        assertThat(slack.call("users.info", "user", dana).text("user", "is_primary_owner"))
                .isEqualTo("false");
        admin("setRegular", "user_id", dana).ok();
        assertThat(slack.call("users.info", "user", dana).text("user", "is_admin"))
                .isEqualTo("false");
    }

    @Test
    void what_is_not_allowed_is_refused() {
        slack.as(slack.tokenOf(dana), "admin.users.list").fails("not_an_admin");
        slack.call("admin.users.list").fails("not_allowed_token_type");
        slack.as(slack.admin(), "admin.users.remove", "user_id", dana).fails("team_not_found");
        slack.as(slack.admin(), "admin.users.list", "team_id", "T0NONE").fails("team_not_found");
        admin("remove", "user_id", "U0NONE").fails("user_not_found");
        admin("remove", "user_id", owner).fails("cannot_modify_primary_owner");
        admin("setRegular", "user_id", owner).fails("cannot_modify_primary_owner");
        admin("setAdmin", "user_id", "USLACKBOT").fails("invalid_role_for_user");
        admin("list", "only_guests", "true", "include_owners", "true").fails("invalid_arguments");
        admin("list", "cursor", "x").fails("invalid_cursor");
        admin("session.reset", "user_id", dana).ok();
        admin("session.reset", "user_id", "U0NONE").fails("user_not_found");
        admin("session.invalidate", "user_id", dana, "session_id", "1").fails("session_not_found");
    }

    @Test
    void the_team_tells_its_rules() {
        slack.call("team.billing.info").is("{\"ok\": true, \"plan\": \"plus\"}");
        slack.call("team.preferences.list").is("""
                {"ok": true, "msg_edit_window_mins": -1, "allow_message_deletion": true,
                 "display_real_names": false,
                 "disable_file_uploads": "allow_all", "who_can_post_general": "everyone"}""");
        assertThat(slack.call("team.profile.get", "visibility", "hidden")
                        .at("profile", "fields")
                        .size())
                .isEqualTo(1);
        slack.call("team.profile.get", "visibility", "sometimes").fails("invalid_arguments");
        slack.as(slack.admin(), "team.billableInfo", "user", dana).is("""
                {"ok": true, "billable_info": {"%s": {"billing_active": true}},
                 "response_metadata": {"next_cursor": ""}}""".formatted(dana));
        slack.as(slack.tokenOf(dana), "team.billableInfo").fails("not_an_admin");
        slack.as(slack.admin(), "team.billableInfo", "user", "U0NONE").fails("user_not_found");
    }

    @Test
    void a_guest_leaves_when_the_time_is_up() {
        admin("invite", "email", "g@acme.test", "channel_ids", general, "guest_expiration_ts", "1767700000")
                .fails("failed_to_validate_expiration");
        var guest = new String[] {"email", "g@acme.test", "channel_ids", general, "is_restricted", "true"};
        invite(guest, "guest_expiration_ts", "soon").fails("failed_to_validate_expiration");
        invite(guest, "guest_expiration_ts", "1000000000").fails("failed_to_validate_expiration");
        invite(guest, "email_password_policy_enabled", "true").fails("feature_not_enabled");
        invite(guest, "guest_expiration_ts", "1767700000.000000").ok();

        var listed = admin("list", "only_guests", "true").at("users").elements().getFirst();
        assertThat(listed.at("expiration_ts").map(Json::asLong)).contains(1767700000L);
        slack.solo().pass(Duration.ofDays(2));
        slack.call("users.lookupByEmail", "email", "g@acme.test").fails("users_not_found");
    }

    @Test
    void administrators_do_not_touch_owners() {
        var eve = slack.person("Eve", "Moss");
        admin("setOwner", "user_id", dana).ok();
        admin("setAdmin", "user_id", eve).ok();
        var token = slack.tokenOf(eve);
        slack.as(token, "admin.users.remove", "team_id", team, "user_id", dana).fails("invalid_permissions");
        slack.as(token, "admin.users.setRegular", "team_id", team, "user_id", dana)
                .fails("invalid_role_for_user");
        admin("list", "include_deactivated_user_workspaces", "true")
                .fails("include_deactivated_user_workspaces_invalid");
        admin("session.invalidate", "user_id", dana).fails("invalid_arguments");
        admin("session.invalidate", "session_id", "1").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: user_id"]} }""");
    }

    private Slack.Reply invite(String[] guest, String name, String value) {
        var all = new java.util.ArrayList<>(java.util.List.of(guest));
        all.addAll(java.util.List.of(name, value));
        return admin("invite", all.toArray(String[]::new));
    }

    private Slack.Reply admin(String how, String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of("team_id", team));
        all.addAll(java.util.List.of(more));
        return slack.as(slack.admin(), "admin.users." + how, all.toArray(String[]::new));
    }

    private String ids(String... more) {
        return String.join(
                " ",
                admin("list", more).ok().at("users").elements().stream()
                        .map(user -> user.textAt("id").orElse(""))
                        .toList());
    }
}
