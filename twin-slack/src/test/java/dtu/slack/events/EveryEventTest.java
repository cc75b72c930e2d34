package dtu.slack.events;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each type of event reaches an app that asked for it; that it looks as recorded is checked wherever it is sent. */
class EveryEventTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "All ears"},
              "settings": { "event_subscriptions": { "request_url": "http://app.test/events",
                "bot_events": ["app_home_opened", "app_mention", "channel_archive", "channel_created", "channel_rename",
                  "channel_unarchive", "emoji_changed", "file_created", "file_deleted", "file_public", "file_shared",
                  "channel_deleted", "group_archive", "group_deleted", "group_rename", "group_unarchive",
                  "im_created", "member_joined_channel",
                  "member_left_channel", "message.channels", "message.groups", "message.im", "message.mpim",
                  "pin_added", "pin_removed", "reaction_added", "reaction_removed", "subteam_created",
                  "subteam_members_changed", "subteam_updated", "team_join", "user_change", "user_profile_changed",
                  "user_status_changed"],
                "user_events": ["invite_requested", "star_added", "star_removed", "subteam_self_added",
                  "subteam_self_removed"] } } }""";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String danas = slack.tokenOf(dana);
    private final String admin = slack.admin();
    private final String channel = slack.channel("ops");
    private final String bot = slack.call("auth.test").text("user_id");

    EveryEventTest() {
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.configure(MANIFEST).status(200);
        slack.events();
        slack.sent().clear();
    }

    @Test
    void the_life_of_channels() {
        for (var isPrivate : new String[] {"false", "true"}) {
            var id = slack.call("conversations.create", "name", "c-" + isPrivate, "is_private", isPrivate)
                    .ok()
                    .text("channel", "id");
            slack.call("conversations.invite", "channel", id, "users", dana).ok();
            slack.call("conversations.setTopic", "channel", id, "topic", "t").ok();
            slack.call("conversations.setPurpose", "channel", id, "purpose", "p")
                    .ok();
            slack.call("conversations.rename", "channel", id, "name", "d-" + isPrivate)
                    .ok();
            slack.as(danas, "conversations.leave", "channel", id).ok();
            slack.as(admin, "auth.test").ok();
            slack.call("conversations.archive", "channel", id).ok();
            slack.as(admin, "admin.conversations.unarchive", "channel_id", id).ok();
            slack.as(admin, "admin.conversations.delete", "channel_id", id).ok();
        }

        assertThat(types())
                .contains("channel_created", "channel_rename", "channel_archive", "channel_unarchive")
                .contains("channel_deleted", "group_deleted")
                .contains("group_rename", "group_archive", "group_unarchive")
                .contains("member_joined_channel", "member_left_channel")
                .contains("message/channel_topic", "message/channel_purpose", "message/channel_name")
                .contains("message/group_topic", "message/channel_leave");
    }

    @Test
    void what_is_said() {
        slack.interact("""
                {"type":"message","user":"%s","channel":"ops","text":"hey <@%s>"}""".formatted(dana, bot)).status(200);
        var ts = slack.events().getFirst().textAt("ts").orElseThrow();
        slack.as(danas, "chat.postMessage", "channel", channel, "thread_ts", ts, "text", "you, <@" + bot + ">")
                .ok();
        slack.call("chat.postMessage", "channel", channel, "thread_ts", ts, "text", "all", "reply_broadcast", "true")
                .ok();
        slack.call("chat.postMessage", "channel", channel, "text", "x", "username", "Robin", "icon_emoji", ":bird:")
                .ok();
        slack.call(
                        "chat.postMessage",
                        "channel",
                        channel,
                        "text",
                        "x",
                        "attachments",
                        "[{\"text\":\"a\"}]",
                        "metadata",
                        "{\"event_type\":\"e\",\"event_payload\":{}}")
                .ok();
        slack.call("chat.meMessage", "channel", channel, "text", "waves").ok();
        var own = slack.post(channel, "a");
        slack.call("chat.update", "channel", channel, "ts", own, "text", "b").ok();
        slack.call("chat.update", "channel", channel, "ts", own, "text", "c").ok();
        slack.call("chat.delete", "channel", channel, "ts", own).ok();

        assertThat(types())
                .contains("message", "app_mention", "message/thread_broadcast", "message/bot_message")
                .contains("message/me_message", "message/message_changed", "message/message_deleted");
    }

    @Test
    void what_is_put_on_messages() {
        var ts = slack.post(channel, "a");
        for (var turn : new String[] {"add", "remove"}) {
            slack.as(danas, "reactions." + turn, "channel", channel, "timestamp", ts, "name", "eyes")
                    .ok();
            slack.as(danas, "pins." + turn, "channel", channel, "timestamp", ts).ok();
            slack.as(danas, "stars." + turn, "channel", channel, "timestamp", ts)
                    .ok();
        }

        assertThat(types())
                .contains("reaction_added", "reaction_removed", "pin_added", "pin_removed")
                .contains("star_added", "star_removed");
    }

    @Test
    void people() {
        slack.person("Eve", "Long");
        slack.control(Method.POST, "/invite-requests", """
                {"requester": "%s", "email": "wanted@acme.test"}""".formatted(dana)).status(200);
        slack.as(danas, "users.profile.set", "profile", "{\"title\": \"Chief\", \"status_text\": \"out\"}")
                .ok();
        var group = slack.as(admin, "usergroups.create", "name", "Leads").ok().text("usergroup", "id");
        slack.as(admin, "usergroups.users.update", "usergroup", group, "users", dana)
                .ok();
        slack.as(admin, "usergroups.disable", "usergroup", group).ok();
        slack.as(admin, "admin.emoji.add", "name", "party_parrot", "url", "https://x.test/party_parrot.gif")
                .ok();
        slack.as(admin, "admin.emoji.remove", "name", "party_parrot").ok();
        slack.call("views.publish", "user_id", dana, "view", "{\"type\":\"home\",\"blocks\":[]}")
                .ok();
        slack.interact("{\"type\":\"app_home_opened\",\"user\":\"" + dana + "\"}")
                .status(200);

        assertThat(types())
                .contains("invite_requested", "team_join", "user_change", "user_profile_changed", "user_status_changed")
                .contains("emoji_changed/add", "emoji_changed/remove")
                .contains("subteam_created", "subteam_members_changed", "subteam_updated", "subteam_self_added")
                .contains("app_home_opened", "im_created");
    }

    private List<String> types() {
        return slack.events().stream().map(EveryEventTest::type).distinct().toList();
    }

    private static String type(Json event) {
        return event.textAt("type").orElseThrow()
                + event.textAt("subtype").map(subtype -> "/" + subtype).orElse("");
    }
}
