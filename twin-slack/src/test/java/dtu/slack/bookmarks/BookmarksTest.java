package dtu.slack.bookmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import org.junit.jupiter.api.Test;

class BookmarksTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");

    @Test
    void a_link_is_added_changed_and_removed() {
        var added = call("add", "title", "Runbook", "type", "link", "link", "https://x.test/run", "emoji", ":book:");
        added.is("""
                { "ok": true, "bookmark": { "id": "${json-unit.regex}Bk0.*", "channel_id": "%s", "title": "Runbook",
                  "link": "https://x.test/run", "emoji": ":book:", "icon_url": "https://x.test/favicon.ico",
                  "type": "link", "entity_id": null, "date_created": 1767600000, "date_updated": 0,
                  "rank": "${json-unit.any-string}", "last_updated_by_user_id": "${json-unit.any-string}",
                  "last_updated_by_team_id": "${json-unit.any-string}", "shortcut_id": null,
                  "app_id": null } }""".formatted(channel));
        var id = added.text("bookmark", "id");
        assertThat(call("edit", "bookmark_id", id, "title", "Book").text("bookmark", "link"))
                .isEqualTo("https://x.test/run");
        assertThat(call("list").at("bookmarks").elements().getFirst().textAt("title"))
                .contains("Book");
        call("remove", "bookmark_id", id).is("{\"ok\": true}");
        call("list").is("{\"ok\": true, \"bookmarks\": []}");
    }

    @Test
    void a_folder_takes_with_it_what_is_in_it() {
        var folder = call("add", "title", "F", "type", "folder").ok().text("bookmark", "id");
        call("add", "title", "a", "type", "link", "link", "https://x.test", "parent_id", folder)
                .ok();
        call("remove", "bookmark_id", folder).ok();
        assertThat(call("list").at("bookmarks").size()).isZero();
    }

    @Test
    void what_is_wrong_is_named() {
        call("add", "title", "a", "type", "link", "link", "x.test").fails("invalid_link");
        call("add", "title", "a", "type", "song", "link", "https://x.test").fails("invalid_bookmark_type");
        call("add", "title", "a", "type", "file").fails("invalid_entity_id");
        call("add", "title", "a", "type", "folder", "link", "https://x.test").fails("parent_with_link");
        call("add", "title", "a", "type", "link", "link", "https://x.test", "emoji", "x y")
                .fails("invalid_emoji");
        call("add", "title", "a", "type", "link", "link", "https://x.test", "parent_id", "Bk1")
                .fails("invalid_parent_type");
        call("add", "type", "link").is("""
                {"ok": false, "error": "invalid_arguments",
                 "response_metadata": {"messages": ["[ERROR] missing required field: title"]}}""");
        call("edit", "bookmark_id", "Bk1").fails("not_found");
        call("remove").fails("not_found");
        slack.call("bookmarks.list", "channel", channel).fails("channel_not_found");
        slack.as(slack.admin(), "bookmarks.remove", "channel_id", channel).fails("access_denied");
    }

    private Slack.Reply call(String how, String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of("channel_id", channel));
        all.addAll(java.util.List.of(more));
        return slack.call("bookmarks." + how, all.toArray(String[]::new));
    }

    @Test
    void a_hundred_bookmarks_are_enough() {
        for (var number = 0; number < 100; number++) {
            call("add", "title", "b" + number, "type", "link", "link", "https://x.test")
                    .ok();
        }
        call("add", "title", "one more", "type", "link", "link", "https://x.test")
                .fails("too_many_bookmarks");
    }
}
