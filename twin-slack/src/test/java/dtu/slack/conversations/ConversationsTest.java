package dtu.slack.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private final Slack slack = Slack.inMemory();

    @Test
    void a_new_channel_is_shown_whole() {
        slack.call("conversations.create", "name", "ops").is("""
                { "ok": true, "channel": { "id": "${json-unit.regex}C[0-9A-Z]{10}", "name": "ops", "is_channel": true,
                  "is_group": false, "is_im": false, "is_mpim": false, "is_private": false, "created": 1767600000,
                  "is_archived": false, "is_general": false, "unlinked": 0, "name_normalized": "ops",
                  "is_shared": false,
                  "is_org_shared": false, "is_pending_ext_shared": false, "pending_shared": [],
                  "context_team_id": "${json-unit.any-string}", "updated": 1767600000000,
                  "creator": "${json-unit.any-string}", "is_ext_shared": false,
                  "shared_team_ids": ["${json-unit.any-string}"], "pending_connected_team_ids": [], "is_member": true,
                  "topic": {"value": "", "creator": "", "last_set": 0},
                  "purpose": {"value": "", "creator": "", "last_set": 0}, "previous_names": [],
                  "last_read": "0000000000.000000", "priority": 0 } }""");
    }

    @Test
    void names_have_rules() {
        slack.call("conversations.create", "name", "general").fails("name_taken");
        slack.call("conversations.create").fails("invalid_name_required");
        slack.call("conversations.create", "name", "x".repeat(81)).fails("invalid_name_maxlength");
        slack.call("conversations.create", "name", "Ops").fails("invalid_name_specials");
        slack.call("conversations.create", "name", "o ps").fails("invalid_name_specials");
        slack.call("conversations.create", "name", "--_").fails("invalid_name_punctuation");
        slack.call("conversations.create", "name", "größe").ok();
    }

    @Test
    void a_private_channel_does_not_exist_for_those_outside() {
        var hidden = slack.call("conversations.create", "name", "secret", "is_private", "true")
                .text("channel", "id");

        for (var method : List.of("info", "members", "history", "join", "archive", "leave")) {
            slack.as(slack.admin(), "conversations." + method, "channel", hidden)
                    .fails("channel_not_found");
        }
        slack.as(slack.admin(), "conversations.create", "name", "secret").fails("name_taken");
        slack.call("conversations.info", "channel", hidden).ok();
        slack.call("conversations.join", "channel", hidden).fails("method_not_supported_for_channel_type");
    }

    @Test
    void a_bot_reads_no_history_of_channels_it_is_not_in_but_people_do() {
        var channel =
                slack.as(slack.admin(), "conversations.create", "name", "ops").text("channel", "id");
        slack.call("conversations.history", "channel", channel).fails("not_in_channel");

        slack.channel("mine");
        slack.as(slack.tokenOf(slack.person("Dana", "Field")), "conversations.history", "channel", channel)
                .ok();
    }

    @Test
    void joining_twice_is_remarked_and_leaving_twice_is_neither_good_nor_bad() {
        var channel =
                slack.as(slack.admin(), "conversations.create", "name", "ops").text("channel", "id");
        slack.call("conversations.join", "channel", channel).ok();
        var again = slack.call("conversations.join", "channel", channel).ok();
        assertThat(again.text("warning")).isEqualTo("already_in_channel");
        assertThat(again.at("response_metadata", "warnings").toString()).isEqualTo("[\"already_in_channel\"]");

        slack.call("conversations.leave", "channel", channel).is("{\"ok\": true}");
        slack.call("conversations.leave", "channel", channel).is("{\"ok\": false, \"not_in_channel\": true}");
        slack.as(slack.admin(), "conversations.leave", "channel", "general").fails("cant_leave_general");
    }

    @Test
    void invitations_name_everyone_who_could_not_be_invited() {
        var channel = slack.channel("ops");
        var dana = slack.person("Dana", "Field");
        var bot = slack.call("auth.test").text("user_id");
        slack.call("conversations.invite", "channel", channel, "users", "U0NONE," + bot)
                .is("""
                { "ok": false, "error": "user_not_found", "errors": [
                  {"user": "U0NONE", "ok": false, "error": "user_not_found"},
                  {"user": "%s", "ok": false, "error": "cant_invite_self"}] }""".formatted(bot));
        slack.call("conversations.invite", "channel", channel, "users", dana + ",U0NONE")
                .is("""
                { "ok": false, "error": "user_not_found",
                  "errors": [{"user": "U0NONE", "ok": false, "error": "user_not_found"}] }""");
        assertThat(members(channel)).doesNotContain(dana);

        slack.json(
                        "conversations.invite",
                        "{\"channel\":\"%s\",\"users\":[\"%s\",\"U0NONE\"],\"force\":true}".formatted(channel, dana))
                .ok();
        assertThat(members(channel)).contains(dana);
        slack.call("conversations.kick", "channel", channel, "user", dana).is("{\"ok\": true, \"errors\": {}}");
        slack.call("conversations.kick", "channel", channel, "user", dana).fails("not_in_channel");
        slack.call("conversations.kick", "channel", channel, "user", bot).fails("cant_kick_self");
        slack.call("conversations.invite", "channel", channel).fails("no_user");
    }

    private List<String> members(String channel) {
        return slack.call("conversations.members", "channel", channel).ok().at("members").elements().stream()
                .map(Json::asText)
                .toList();
    }

    @Test
    void the_same_people_have_the_same_conversation() {
        var dana = slack.person("Dana", "Field");
        var omar = slack.person("Omar", "Haddad");
        var opened = slack.call("conversations.open", "users", dana);
        opened.is("{\"ok\": true, \"channel\": {\"id\": \"${json-unit.regex}D[0-9A-Z]{10}\"}}");
        slack.call("conversations.open", "users", dana).is("""
                { "ok": true, "no_op": true, "already_open": true, "channel": {"id": "%s"} }
                """.formatted(opened.text("channel", "id")));

        var group = slack.call("conversations.open", "users", dana + "," + omar).text("channel", "id");
        assertThat(group).startsWith("C");
        assertThat(slack.call("conversations.open", "users", omar + "," + dana).text("channel", "id"))
                .isEqualTo(group);
        slack.call("conversations.open", "users", "U0NONE").fails("user_not_found");
        slack.call("conversations.open").fails("users_list_not_supplied");
        slack.call("conversations.open", "users", "").fails("not_enough_users");
        slack.call("conversations.open", "users", omar, "prevent_creation", "true")
                .fails("channel_not_found");
    }

    @Test
    void a_direct_message_can_be_put_out_of_sight() {
        var im = slack.call("conversations.open", "users", slack.person("Dana", "Field"))
                .text("channel", "id");

        slack.call("conversations.close", "channel", im).is("{\"ok\": true}");
        slack.call("conversations.close", "channel", im)
                .is("{\"ok\": true, \"no_op\": true, \"already_closed\": true}");
        slack.call("conversations.close", "channel", "general").fails("method_not_supported_for_channel_type");
    }

    @Test
    void a_renamed_channel_remembers_and_says_so() {
        var channel = slack.channel("ops");
        var renamed = slack.call("conversations.rename", "channel", channel, "name", "operations")
                .ok();
        assertThat(renamed.at("channel", "previous_names").toString()).isEqualTo("[\"ops\"]");
        assertThat(latest(channel).textAt("subtype")).contains("channel_name");
        assertThat(latest(channel).textAt("old_name")).contains("ops");

        slack.as(slack.tokenOf(slack.person("Dana", "Field")), "conversations.rename", "channel", channel, "name", "x")
                .fails("not_in_channel");
    }

    @Test
    void topics_have_a_length() {
        var channel = slack.channel("ops");
        var answer = slack.call("conversations.setTopic", "channel", channel, "topic", "now");
        assertThat(answer.text("channel", "topic", "value")).isEqualTo("now");
        assertThat(latest(channel).textAt("topic")).contains("now");
        slack.call("conversations.setPurpose", "channel", channel, "purpose", "x".repeat(251))
                .fails("too_long");
    }

    @Test
    void an_archived_channel_is_closed_until_it_is_not() {
        var channel = slack.channel("ops");
        slack.call("conversations.unarchive", "channel", channel).fails("not_archived");
        slack.call("conversations.archive", "channel", channel).is("{\"ok\": true}");
        slack.call("conversations.archive", "channel", channel).fails("already_archived");
        slack.call("conversations.join", "channel", channel).fails("is_archived");
        assertThat(names("exclude_archived", "true")).doesNotContain("ops");
        slack.call("conversations.unarchive", "channel", channel).ok();
        slack.as(slack.admin(), "conversations.archive", "channel", "general").fails("cant_archive_general");
    }

    @Test
    void pages_of_channels_hold_each_exactly_once_while_others_are_made() {
        for (var i = 0; i < 7; i++) {
            slack.channel("c" + i);
            slack.call("conversations.create", "name", "p" + i, "is_private", "1")
                    .ok();
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = slack.call(
                            "conversations.list",
                            "limit",
                            "3",
                            "cursor",
                            cursor,
                            "types",
                            "public_channel,private_channel")
                    .ok();
            page.at("channels")
                    .elements()
                    .forEach(channel -> seen.add(channel.textAt("name").orElse("")));
            cursor = page.text("response_metadata", "next_cursor");
            slack.channel("later" + seen.size());
        } while (!cursor.isEmpty() && seen.size() < 100);

        assertThat(seen).doesNotHaveDuplicates().contains("general", "c0", "c6", "p0", "p6");
        slack.call("conversations.list", "cursor", "nonsense").fails("invalid_cursor");
        slack.call("conversations.list", "limit", "many").fails("invalid_limit");
        slack.call("conversations.list", "types", "secret").fails("invalid_types");
    }

    @Test
    void a_kind_of_conversation_needs_its_own_scope() {
        var dana = slack.person("Dana", "Field");
        var token = slack.tokenOf(dana, "channels:read");

        slack.as(token, "conversations.list").ok();
        slack.as(token, "conversations.list", "types", "private_channel").is("""
                { "ok": false, "error": "missing_scope", "needed": "groups:read", "provided": "channels:read" }""");
    }

    @Test
    void both_ends_of_a_history_are_excluded_unless_included() {
        var channel = slack.channel("ops");
        var stamps = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            stamps.add(slack.post(channel, "m" + i));
        }

        assertThat(texts(channel, "oldest", stamps.get(1), "latest", stamps.get(3)))
                .containsExactly("m2");
        assertThat(texts(channel, "oldest", stamps.get(1), "latest", stamps.get(3), "inclusive", "true"))
                .containsExactly("m3", "m2", "m1");
        assertThat(texts(channel, "latest", stamps.get(2), "inclusive", "1", "limit", "1"))
                .containsExactly("m2");
        slack.call("conversations.history", "channel", channel, "latest", "x").fails("invalid_ts_latest");
    }

    @Test
    void pages_of_a_history_and_a_thread_join_without_gaps() {
        var channel = slack.channel("ops");
        var parent = slack.post(channel, "parent");
        for (var i = 0; i < 5; i++) {
            slack.post(channel, "m" + i);
            slack.call("chat.postMessage", "channel", channel, "text", "r" + i, "thread_ts", parent)
                    .ok();
        }

        assertThat(walk("conversations.history", "channel", channel))
                .startsWith("m4", "m3", "m2", "m1", "m0", "parent");
        assertThat(walk("conversations.replies", "channel", channel, "ts", parent))
                .containsExactly("parent", "r0", "r1", "r2", "r3", "r4");
        slack.call("conversations.replies", "channel", channel, "ts", "1.000000")
                .fails("thread_not_found");
    }

    @Test
    void reading_is_remembered() {
        var channel = slack.channel("ops");
        var ts = slack.post(channel, "m");
        slack.call("conversations.mark", "channel", channel, "ts", ts).ok();

        assertThat(slack.call("conversations.info", "channel", channel).text("channel", "last_read"))
                .isEqualTo(ts);
        assertThat(slack.call("conversations.info", "channel", channel)
                        .at("channel")
                        .at("num_members"))
                .isEmpty();
        assertThat(slack.call("conversations.info", "channel", channel, "include_num_members", "true")
                        .at("channel", "num_members")
                        .asLong())
                .isEqualTo(1);
        slack.call("conversations.mark", "channel", channel, "ts", "never").fails("invalid_timestamp");
    }

    private List<String> walk(String method, String... arguments) {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("limit", "2", "cursor", cursor));
            var page = slack.call(method, all.toArray(String[]::new)).ok();
            page.at("messages")
                    .elements()
                    .forEach(message -> seen.add(message.textAt("text").orElse("")));
            cursor = page.text("response_metadata", "next_cursor");
        } while (!cursor.isEmpty());
        return seen;
    }

    private List<String> names(String... arguments) {
        return slack.call("conversations.list", arguments).at("channels").elements().stream()
                .map(channel -> channel.textAt("name").orElse(""))
                .toList();
    }

    private List<String> texts(String channel, String... arguments) {
        var all = new ArrayList<>(List.of("channel", channel));
        all.addAll(List.of(arguments));
        return slack.call("conversations.history", all.toArray(String[]::new)).ok().at("messages").elements().stream()
                .map(message -> message.textAt("text").orElse(""))
                .toList();
    }

    private Json latest(String channel) {
        return slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
    }
}
