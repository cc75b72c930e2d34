package dtu.slack.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String channel = slack.channel("ops");

    @Test
    void whoever_is_outside_changes_nothing_about_a_channel() {
        for (var method : List.of("invite", "kick", "setTopic", "setPurpose", "rename", "archive")) {
            slack.as(
                            slack.admin(),
                            "conversations." + method,
                            "channel",
                            channel,
                            "users",
                            dana,
                            "user",
                            dana,
                            "topic",
                            "t",
                            "purpose",
                            "p",
                            "name",
                            "other")
                    .fails("not_in_channel");
        }
    }

    @Test
    void a_channel_is_renamed_by_its_creator_or_an_administrator() {
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.as(slack.tokenOf(dana), "conversations.rename", "channel", channel, "name", "hers")
                .fails("not_authorized");
        slack.as(slack.admin(), "conversations.join", "channel", channel).ok();
        slack.as(slack.admin(), "conversations.rename", "channel", channel, "name", "theirs")
                .ok();
    }

    @Test
    void a_hundred_people_are_invited_at_once_and_those_only_who_are_not_there() {
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.call("conversations.invite", "channel", channel, "users", dana).is("""
                { "ok": false, "error": "already_in_channel",
                  "errors": [{"user": "%s", "ok": false, "error": "already_in_channel"}] }""".formatted(dana));
        slack.call("conversations.invite", "channel", channel, "users", ids(101))
                .fails("too_many_users");
    }

    @Test
    void nobody_is_put_out_of_the_general_channel() {
        var general = slack.call("conversations.list")
                .at("channels")
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        slack.as(slack.admin(), "conversations.kick", "channel", general, "user", dana)
                .fails("cant_kick_from_general");
    }

    @Test
    void eight_people_besides_oneself_are_a_group_and_nine_are_too_many() {
        var people = IntStream.range(0, 9)
                .mapToObj(number -> slack.person("P" + number, "X"))
                .toList();

        slack.call("conversations.open", "users", String.join(",", people)).fails("too_many_users");
        slack.call("conversations.open", "users", String.join(",", people.subList(0, 8)))
                .ok();
        slack.scim(dtu.twins.http.Method.DELETE, "/v2/Users/" + people.getLast(), "")
                .status(200);
        slack.call("conversations.open", "users", people.getLast()).fails("user_disabled");
        slack.call("conversations.invite", "channel", channel, "users", people.getLast())
                .is("""
                { "ok": false, "error": "user_not_found",
                  "errors": [{"user": "%s", "ok": false, "error": "user_not_found"}] }""".formatted(people.getLast()));
    }

    @Test
    void an_archived_channel_keeps_its_name_and_its_people_and_takes_nothing_more() {
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        var ts = slack.post(channel, "last words");
        slack.call("conversations.archive", "channel", channel).ok();

        for (var method : List.of("invite", "leave", "rename", "setTopic", "setPurpose")) {
            slack.call(
                            "conversations." + method,
                            "channel",
                            channel,
                            "users",
                            slack.admin(),
                            "name",
                            "other",
                            "topic",
                            "t",
                            "purpose",
                            "p")
                    .fails("is_archived");
        }
        for (var method : List.of("chat.postMessage", "chat.postEphemeral", "chat.scheduleMessage", "chat.meMessage")) {
            slack.call(method, "channel", channel, "text", "x", "user", dana, "post_at", "1767600100")
                    .fails("is_archived");
        }
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "x").fails("is_inactive");
        slack.call("reactions.add", "channel", channel, "timestamp", ts, "name", "eyes")
                .fails("is_archived");
        slack.call("conversations.create", "name", "ops").fails("name_taken");
        assertThat(notes(channel)).first().isEqualTo("channel_archive");

        slack.call("conversations.unarchive", "channel", channel).ok();
        assertThat(notes(channel)).first().isEqualTo("channel_unarchive");
        assertThat(slack.call("conversations.members", "channel", channel)
                        .at("members")
                        .toString())
                .contains(dana);
    }

    @Test
    void what_happens_to_a_private_channel_stands_in_it_under_other_names() {
        var secret = slack.call("conversations.create", "name", "secret", "is_private", "true")
                .text("channel", "id");
        slack.call("conversations.invite", "channel", secret, "users", dana).ok();
        slack.call("conversations.setTopic", "channel", secret, "topic", "t").ok();
        slack.call("conversations.setPurpose", "channel", secret, "purpose", "p")
                .ok();
        slack.call("conversations.rename", "channel", secret, "name", "hidden").ok();
        slack.call("conversations.kick", "channel", secret, "user", dana).ok();
        slack.call("conversations.archive", "channel", secret).ok();

        assertThat(notes(secret))
                .containsExactly(
                        "group_archive",
                        "group_leave",
                        "group_name",
                        "group_purpose",
                        "group_topic",
                        "group_join",
                        "group_join");
    }

    @Test
    void a_direct_message_has_a_person_and_no_name() {
        var im = slack.call("conversations.open", "users", dana).text("channel", "id");

        slack.call("conversations.info", "channel", im).is("""
                { "ok": true, "channel": { "id": "%s", "created": 1767600000, "is_archived": false, "is_im": true,
                  "is_org_shared": false, "context_team_id": "${json-unit.any-string}", "updated": 1767600000000,
                  "user": "%s", "priority": 0, "last_read": "0000000000.000000", "is_open": true } }
                """.formatted(im, dana));
        slack.call("conversations.join", "channel", im).fails("method_not_supported_for_channel_type");
        slack.call("conversations.rename", "channel", im, "name", "x").fails("method_not_supported_for_channel_type");
    }

    private List<String> notes(String place) {
        return slack.call("conversations.history", "channel", place).ok().at("messages").elements().stream()
                .map(message -> message.textAt("subtype").orElse(""))
                .toList();
    }

    private static String ids(int count) {
        return IntStream.range(0, count).mapToObj(number -> "U0" + number).collect(Collectors.joining(","));
    }
}
