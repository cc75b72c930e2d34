package dtu.slack.files;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteFilesTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");

    @Test
    void a_remote_file_is_known_by_the_name_its_app_gave_it() {
        var file = add("doc-1", "Plan").ok().at("file");
        assertThat(file.at("is_external")).contains(Json.truth(true));
        assertThat(file.textAt("mode")).contains("external");
        assertThat(file.textAt("url_private")).contains("https://docs.test/doc-1");
        var id = file.textAt("id").orElseThrow();

        assertThat(add("doc-1", "Plan B").text("file", "id")).isEqualTo(id);
        assertThat(slack.call("files.remote.info", "external_id", "doc-1").text("file", "title"))
                .isEqualTo("Plan B");
        slack.call("files.remote.update", "file", id, "title", "Plan C", "filetype", "gdoc")
                .ok();
        assertThat(slack.call("files.remote.info", "file", id).text("file", "filetype"))
                .isEqualTo("gdoc");
    }

    @Test
    void sharing_posts_a_message() {
        add("doc-1", "Plan").ok();

        var shared = slack.call("files.remote.share", "external_id", "doc-1", "channels", channel)
                .ok();

        assertThat(shared.at("file", "channels").toString()).isEqualTo("[\"" + channel + "\"]");
        var message = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
        assertThat(message.at("files").map(Json::size)).contains(1);
        assertThat(slack.call("files.remote.list", "channel", channel)
                        .at("files")
                        .size())
                .isEqualTo(1);
        slack.call("files.remote.remove", "external_id", "doc-1").is("{\"ok\": true}");
        slack.call("files.remote.info", "external_id", "doc-1").fails("file_not_found");
        assertThat(slack.call("conversations.history", "channel", channel)
                        .at("messages")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void files_come_page_by_page() {
        for (var i = 0; i < 3; i++) {
            add("doc-" + i, "Plan").ok();
        }
        var seen = new ArrayList<Json>();
        var cursor = "";
        do {
            var page = slack.call("files.remote.list", "limit", "2", "cursor", cursor)
                    .ok();
            seen.addAll(page.at("files").elements());
            cursor = page.text("response_metadata", "next_cursor");
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
        slack.call("files.remote.list", "cursor", "x").fails("invalid_cursor");
        slack.call("files.remote.list", "ts_from", "1767600001").is("""
                {"ok": true, "files": [], "response_metadata": {"next_cursor": ""}}""");
    }

    @Test
    void what_is_wrong_is_named() {
        var id = add("doc-1", "Plan").text("file", "id");
        slack.call("files.remote.info").fails("invalid_args");
        slack.call("files.remote.info", "file", id, "external_id", "doc-1").fails("too_many_ids");
        slack.call("files.remote.info", "file", "F0NONE").fails("file_not_found");
        slack.call("files.remote.share", "file", id).fails("channel_not_found");
        slack.call("files.remote.share", "file", id, "channels", "C0NONE").fails("channel_not_found");
        slack.call("files.remote.update", "file", id, "external_url", "docs").fails("invalid_url");
        slack.call("files.remote.update", "file", id, "title", "x".repeat(256)).fails("invalid_title");
        add("x".repeat(256), "Plan").fails("invalid_external_id");
        add("doc-2", "x".repeat(256)).fails("bad_title");
        slack.call("files.remote.add", "external_id", "x", "title", "y").is("""
                {"ok": false, "error": "invalid_arguments",
                 "response_metadata": {"messages": ["[ERROR] missing required field: external_url"]}}""");
        slack.as(slack.admin(), "files.remote.add", "title", "x").fails("not_allowed_token_type");
    }

    private Slack.Reply add(String external, String title) {
        var url = "https://docs.test/" + external;
        return slack.call(
                "files.remote.add",
                List.of("external_id", external, "external_url", url, "title", title)
                        .toArray(String[]::new));
    }
}
