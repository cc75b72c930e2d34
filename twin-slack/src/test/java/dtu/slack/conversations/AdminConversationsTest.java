package dtu.slack.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdminConversationsTest {
    private final Slack slack = Slack.inMemory();
    private final String team = slack.call("auth.test").text("team_id");
    private final String owner = slack.as(slack.admin(), "auth.test").text("user_id");
    private final String dana = slack.person("Dana", "Field");
    private final String plans = slack.channel("plans");
    private final String general = slack.call("conversations.list")
            .at("channels")
            .elements()
            .getFirst()
            .textAt("id")
            .orElseThrow();

    @Test
    void channels_are_made_and_found_by_their_names() {
        var id = admin("create", "name", "board", "is_private", "true", "description", "Who decides", "team_id", team)
                .ok()
                .text("channel_id");

        admin("search", "query", "BOA").is("""
                {"ok": true, "conversations": [{"id": "%s", "name": "board", "purpose": "Who decides",
                   "member_count": 1, "created": 1767600000, "creator_id": "%s",
                   "is_private": true, "is_archived": false, "is_general": false,
                   "last_activity_ts": "${json-unit.any-number}", "is_ext_shared": false,
                   "is_global_shared": false, "is_org_default": false, "is_org_mandatory": false,
                   "is_org_shared": false, "is_frozen": false, "connected_team_ids": [],
                   "internal_team_ids_count": 1, "internal_team_ids_sample_team": "%s",
                   "pending_connected_team_ids": [], "is_pending_ext_shared": false,
                   "is_disconnect_in_progress": false, "external_user_count": 0, "channel_manager_count": 0,
                   "context_team_id": "%3$s", "canvas": {"total_count": 0, "ownership_details": []}}],
                 "next_cursor": "", "total_count": 1}""".formatted(id, owner, team));
        assertThat(names("search_channel_types", "private")).containsExactly("board");
        assertThat(names("search_channel_types", "private_exclude", "sort", "name", "sort_dir", "asc"))
                .contains("general", "plans")
                .doesNotContain("board");
        admin("search", "search_channel_types", "org_wide")
                .is("{\"ok\": true, \"conversations\": [], \"next_cursor\": \"\", \"total_count\": 0}");
        admin("search", "query", "board", "total_count_only", "1").is("{\"ok\": true, \"total_count\": 1}");
    }

    @Test
    void a_search_goes_on_page_by_page() {
        var first =
                admin("search", "sort", "name", "sort_dir", "asc", "limit", "1").ok();
        var second = admin("search", "sort", "name", "sort_dir", "asc", "cursor", first.text("next_cursor"))
                .ok();

        assertThat(first.at("conversations").size()).isEqualTo(1);
        assertThat(second.at("conversations").size())
                .isEqualTo((int) first.at("total_count").asLong() - 1);
        assertThat(second.text("next_cursor")).isEmpty();
    }

    @Test
    void a_channel_is_renamed_archived_and_brought_back_by_somebody_outside() {
        admin("rename", "channel_id", plans, "name", "ideas").is("{\"ok\": true}");
        admin("archive", "channel_id", plans).is("{\"ok\": true}");
        admin("archive", "channel_id", plans).fails("already_archived");
        assertThat(names("search_channel_types", "archived")).containsExactly("ideas");
        admin("unarchive", "channel_id", plans).is("{\"ok\": true}");
        admin("unarchive", "channel_id", plans).fails("channel_not_archived");
        assertThat(slack.call("conversations.info", "channel", plans).text("channel", "name"))
                .isEqualTo("ideas");
    }

    @Test
    void a_channel_becomes_private() {
        admin("convertToPrivate", "channel_id", plans).is("{\"ok\": true}");

        var channel = slack.call("conversations.info", "channel", plans).at("channel");
        assertThat(channel.at("is_private")).contains(Json.truth(true));
        slack.as(slack.tokenOf(dana), "conversations.info", "channel", plans).fails("channel_not_found");
        admin("convertToPrivate", "channel_id", plans).fails("channel_type_not_supported");
        admin("convertToPrivate", "channel_id", general).fails("channel_type_not_supported");
    }

    @Test
    void people_are_put_into_a_channel_all_or_none() {
        admin("invite", "channel_id", plans, "user_ids", dana + ",U0NONE").is("""
                {"ok": false, "error": "failed_for_some_users", "failed_user_ids": {"U0NONE": "user_not_found"}}""");
        assertThat(members()).doesNotContain(dana);
        admin("invite", "channel_id", plans, "user_ids", dana).is("{\"ok\": true}");
        admin("invite", "channel_id", plans, "user_ids", dana).is("{\"ok\": true}");
        assertThat(members()).contains(dana);
        admin("invite", "channel_id", plans).fails("invalid_arguments");
        admin("invite", "channel_id", general, "user_ids", dana).fails("channel_type_not_supported");
    }

    @Test
    void names_and_workspaces_are_checked() {
        admin("create", "name", "x").fails("invalid_arguments");
        admin("create", "name", "x", "is_private", "false").fails("team_id_or_org_required");
        admin("create", "name", "x", "is_private", "false", "org_wide", "true").fails("feature_not_enabled");
        admin("create", "name", "x", "is_private", "false", "team_id", "T0NONE").fails("team_not_found");
        admin("create", "name", "A B", "is_private", "false", "team_id", team).fails("invalid_name");
        admin("create", "name", "plans", "is_private", "false", "team_id", team).fails("name_taken");
        admin("rename", "channel_id", plans, "name", "general").fails("name_taken");
        admin("rename", "channel_id", plans, "name", "x".repeat(81)).fails("invalid_name_maxlength");
        admin("archive", "channel_id", general).fails("cant_archive_general");
        admin("archive", "channel_id", "C0NONE").fails("channel_not_found");
        var im = slack.call("conversations.open", "users", dana).ok().text("channel", "id");
        admin("archive", "channel_id", im).fails("channel_type_not_supported");
    }

    @Test
    void a_search_that_makes_no_sense_is_refused() {
        admin("search", "sort", "size").fails("invalid_sort");
        admin("search", "sort_dir", "up").fails("invalid_sort_dir");
        admin("search", "search_channel_types", "secret").fails("invalid_search_channel_type");
        admin("search", "team_ids", "T0NONE").fails("team_not_found");
        admin("search", "cursor", "x").fails("invalid_cursor");
        admin("search", "limit", "21").fails("invalid_arguments");
    }

    @Test
    void only_administrators_reach_channels_they_are_not_in() {
        var token = slack.tokenOf(dana);
        slack.as(token, "admin.conversations.archive", "channel_id", plans).fails("feature_not_enabled");
        slack.as(token, "admin.conversations.invite", "channel_id", plans).fails("user_must_be_admin");
        slack.as(token, "admin.conversations.search").fails("not_an_admin");
        slack.call("admin.conversations.search").fails("not_allowed_token_type");
    }

    @Test
    void a_deleted_channel_is_gone_with_everything_in_it() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events", "bot_events": ["channel_deleted"]} } }""").status(200);
        var ts = slack.post(plans, "unfindable");
        slack.call("pins.add", "channel", plans, "timestamp", ts).ok();
        slack.call("chat.scheduleMessage", "channel", plans, "text", "later", "post_at", "1767700000")
                .ok();
        admin("delete", "channel_id", plans).is("{\"ok\": true}");

        slack.call("conversations.info", "channel", plans).fails("channel_not_found");
        slack.call("chat.postMessage", "channel", plans, "text", "x").fails("channel_not_found");
        assertThat(slack.call("chat.scheduledMessages.list")
                        .at("scheduled_messages")
                        .size())
                .isZero();
        assertThat(slack.as(slack.admin(), "search.messages", "query", "unfindable")
                        .at("messages", "matches")
                        .size())
                .isZero();
        assertThat(names("search_channel_types", "exclude_archived")).doesNotContain("plans");
        assertThat(slack.events().getLast().textAt("type")).contains("channel_deleted");
        admin("delete", "channel_id", plans).fails("channel_not_found");
        admin("delete", "channel_id", general).fails("channel_type_not_supported");
        slack.call("conversations.create", "name", "plans").ok();
    }

    private Slack.Reply admin(String how, String... arguments) {
        return slack.as(slack.admin(), "admin.conversations." + how, arguments);
    }

    private List<String> names(String... arguments) {
        return admin("search", arguments).ok().at("conversations").elements().stream()
                .map(channel -> channel.textAt("name").orElse(""))
                .toList();
    }

    private List<String> members() {
        return slack.call("conversations.members", "channel", plans).ok().at("members").elements().stream()
                .map(Json::asText)
                .toList();
    }
}
