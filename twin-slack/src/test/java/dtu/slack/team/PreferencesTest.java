package dtu.slack.team;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String danas = slack.tokenOf(dana);
    private final String channel = slack.channel("ops");

    @Test
    void owners_decide_and_methods_tell_it() {
        slack.call("team.preferences.list").is("""
                { "ok": true, "msg_edit_window_mins": -1, "allow_message_deletion": true, "display_real_names": false,
                  "disable_file_uploads": "allow_all", "who_can_post_general": "everyone" }""");
        slack.call("team.billing.info").is("{\"ok\": true, \"plan\": \"plus\"}");

        decided("""
                {"plan": "free", "msg_edit_window_mins": 5, "display_real_names": true,
                 "who_can_post_general": "admin"}""").is("""
                { "ok": true, "plan": "free", "msg_edit_window_mins": 5, "allow_message_deletion": true,
                  "display_real_names": true, "disable_file_uploads": "allow_all",
                  "who_can_post_general": "admin", "locale": "en-US" }""");
        slack.call("team.preferences.list").is("""
                { "ok": true, "msg_edit_window_mins": 5, "allow_message_deletion": true, "display_real_names": true,
                  "disable_file_uploads": "allow_all", "who_can_post_general": "admin" }""");
        slack.call("team.billing.info").is("{\"ok\": true, \"plan\": \"free\"}");
    }

    @Test
    void what_nobody_can_decide_is_refused() {
        decided("{\"plan\": \"gold\"}").is(400, """
                {"ok": false, "error": "invalid_preference", "preference": "plan"}""");
        slack.call("team.billing.info").is("{\"ok\": true, \"plan\": \"plus\"}");
    }

    @Test
    void a_message_can_be_changed_only_for_a_while() {
        decided("{\"msg_edit_window_mins\": 5}").status(200);
        var ts = slack.post(channel, "a");
        slack.solo().pass(Duration.ofMinutes(4));
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "b").ok();
        slack.solo().pass(Duration.ofMinutes(2));

        slack.call("chat.update", "channel", channel, "ts", ts, "text", "c").fails("edit_window_closed");
    }

    @Test
    void only_administrators_take_back_what_was_said() {
        slack.as(danas, "conversations.join", "channel", channel).ok();
        var ts = slack.as(danas, "chat.postMessage", "channel", channel, "text", "oops")
                .ok()
                .text("ts");
        decided("{\"allow_message_deletion\": false}").status(200);

        slack.as(danas, "chat.delete", "channel", channel, "ts", ts).fails("cant_delete_message");
        slack.as(slack.admin(), "conversations.join", "channel", channel).ok();
        slack.as(slack.admin(), "chat.delete", "channel", channel, "ts", ts).ok();
    }

    @Test
    void only_administrators_speak_where_everybody_listens() {
        decided("{\"who_can_post_general\": \"admin\"}").status(200);

        slack.as(danas, "chat.postMessage", "channel", "general", "text", "hi").fails("restricted_action");
        slack.as(slack.admin(), "chat.postMessage", "channel", "general", "text", "hi")
                .ok();
        slack.as(danas, "conversations.join", "channel", channel).ok();
        slack.as(danas, "chat.postMessage", "channel", channel, "text", "hi").ok();
    }

    @Test
    void files_may_be_unwanted() {
        decided("{\"disable_file_uploads\": \"disable_all_except_images\"}").status(200);
        slack.call("files.getUploadURLExternal", "filename", "a.txt", "length", "1")
                .fails("file_uploads_except_images_disabled");
        slack.call("files.getUploadURLExternal", "filename", "a.png", "length", "1")
                .ok();

        decided("{\"disable_file_uploads\": \"disable_all\"}").status(200);
        slack.call("files.getUploadURLExternal", "filename", "a.png", "length", "1")
                .fails("file_uploads_disabled");
    }

    @Test
    void user_groups_are_for_those_who_pay() {
        decided("{\"plan\": \"free\"}").status(200);

        slack.as(slack.admin(), "usergroups.create", "name", "Leads").fails("paid_teams_only");
    }

    private Slack.Reply decided(String preferences) {
        return slack.control(Method.PUT, "/preferences", preferences);
    }
}
