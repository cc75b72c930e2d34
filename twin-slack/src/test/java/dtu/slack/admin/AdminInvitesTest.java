package dtu.slack.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;

class AdminInvitesTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String channel = slack.channel("ops");

    @Test
    void what_a_member_asks_for_waits_for_an_administrator() {
        var id = ask("eve@x.test").text("invite_request_id");

        admin("list").is("""
                { "ok": true, "invite_requests": [{"id": "%s", "email": "eve@x.test", "date_created": 1767600000,
                    "requester_ids": ["%s"], "channel_ids": ["%s"], "invite_type": "full_member",
                    "request_reason": "we need her"}],
                  "response_metadata": {"next_cursor": ""} }""".formatted(id, dana, channel));
        admin("approved.list").is("""
                {"ok": true, "approved_requests": [], "response_metadata": {"next_cursor": ""}}""");
    }

    @Test
    void whoever_is_approved_is_there_and_gets_a_letter() {
        var id = ask("eve@x.test").text("invite_request_id");
        admin("approve", "invite_request_id", id).is("{\"ok\": true}");

        var eve = slack.call("users.lookupByEmail", "email", "eve@x.test").ok().text("user", "id");
        assertThat(slack.call("conversations.members", "channel", channel)
                        .at("members")
                        .elements())
                .contains(Json.text(eve));
        admin("list").is("{\"ok\": true, \"invite_requests\": [], \"response_metadata\": {\"next_cursor\": \"\"}}");
        var approved = admin("approved.list").ok().at("approved_requests").elements();
        assertThat(approved).hasSize(1);
        assertThat(approved.getFirst().at("invite_request").flatMap(request -> request.textAt("id")))
                .contains(id);
        admin("approve", "invite_request_id", id).fails("already_processed");
        admin("deny", "invite_request_id", id).fails("already_processed");
    }

    @Test
    void whoever_is_denied_stays_outside() {
        var id = ask("eve@x.test").text("invite_request_id");
        admin("deny", "invite_request_id", id).is("{\"ok\": true}");

        slack.call("users.lookupByEmail", "email", "eve@x.test").fails("users_not_found");
        assertThat(admin("denied.list").ok().at("denied_requests").size()).isEqualTo(1);
    }

    @Test
    void who_came_meanwhile_cannot_be_invited_again() {
        var id = ask("eve@x.test").text("invite_request_id");
        slack.person("Eve", "Long", "eve@x.test");

        admin("approve", "invite_request_id", id).fails("failed_to_send_invite");
        ask("eve@x.test").is(409, "{\"ok\": false, \"error\": \"already_in_team\"}");
    }

    @Test
    void only_administrators_decide_and_only_about_what_there_is() {
        admin("approve", "invite_request_id", "Ir0NONE").fails("invalid_request");
        admin("list", "team_id", "T0OTHER").fails("team_not_found");
        var danas = slack.tokenOf(dana);
        slack.as(danas, "admin.inviteRequests.list").fails("not_an_admin");
        slack.call("admin.inviteRequests.list").fails("not_allowed_token_type");
    }

    @Test
    void requests_go_on_page_by_page() {
        ask("a@x.test");
        ask("b@x.test");
        var first = admin("list", "limit", "1").ok();
        var second = admin("list", "limit", "1", "cursor", first.text("response_metadata", "next_cursor"))
                .ok();

        assertThat(first.at("invite_requests").elements().getFirst().textAt("email"))
                .contains("a@x.test");
        assertThat(second.at("invite_requests").elements().getFirst().textAt("email"))
                .contains("b@x.test");
        assertThat(second.text("response_metadata", "next_cursor")).isEmpty();
    }

    private Slack.Reply ask(String email) {
        return slack.control(Method.POST, "/invite-requests", """
                {"requester": "%s", "email": "%s", "channels": ["%s"],
                 "reason": "we need her"}""".formatted(dana, email, channel));
    }

    private Slack.Reply admin(String method, String... arguments) {
        return slack.as(slack.admin(), "admin.inviteRequests." + method, arguments);
    }
}
