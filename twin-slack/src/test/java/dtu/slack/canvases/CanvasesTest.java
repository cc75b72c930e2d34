package dtu.slack.canvases;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanvasesTest {
    private static final String CONTENT =
            "{\"type\":\"markdown\",\"markdown\":\"# Plan\\n\\nFirst\\n\\n## More\\n\\nSecond\"}";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String canvas = slack.call("canvases.create", "title", "T", "document_content", CONTENT)
            .is("{\"ok\": true, \"canvas_id\": \"${json-unit.regex}F[0-9A-Z]+\"}")
            .text("canvas_id");

    @Test
    void sections_are_found_and_changed_one_at_a_time() {
        assertThat(found("{\"section_types\":[\"any_header\"]}")).hasSize(2);
        assertThat(found("{\"section_types\":[\"h2\"]}")).hasSize(1);
        assertThat(found("{}")).hasSize(4);
        var first =
                found("{\"contains_text\":\"first\"}").getFirst().textAt("id").orElseThrow();
        assertThat(first).startsWith("temp:C:");
        edit("insert_after", first, "Between").is("{\"ok\": true}");
        edit("insert_before", first, "Before").ok();
        edit("replace", first, "Changed").ok();
        assertThat(found("{\"contains_text\":\"First\"}")).isEmpty();
        assertThat(found("{}")).hasSize(6);
        var changed =
                found("{\"contains_text\":\"changed\"}").getFirst().textAt("id").orElseThrow();
        slack.call(
                        "canvases.edit",
                        "canvas_id",
                        canvas,
                        "changes",
                        "[{\"operation\":\"delete\",\"section_id\":\"" + changed + "\"}]")
                .ok();
        edit("insert_at_end", "", "Last").ok();
        edit("insert_at_start", "", "Start").ok();
        assertThat(found("{}")).hasSize(7);
        edit("replace", "", "Only").ok();
        assertThat(found("{}")).hasSize(1);
    }

    @Test
    void a_change_that_is_none_is_refused() {
        edit("insert_after", "temp:C:none", "x").fails("canvas_editing_failed");
        edit("sing", "", "x").fails("canvas_editing_failed");
        slack.call("canvases.edit", "canvas_id", canvas, "changes", "[]").fails("canvas_editing_failed");
        slack.call("canvases.edit", "canvas_id", canvas, "changes", "[{\"operation\":\"insert_at_end\"}]")
                .fails("canvas_editing_failed");
        slack.call("canvases.edit", "canvas_id", "F0NONE", "changes", "[]").fails("canvas_not_found");
        slack.call("canvases.create", "document_content", "{\"type\":\"html\"}").fails("invalid_arguments");
        edit("insert_at_end", "", "x".repeat(1_048_577)).fails("canvas_too_large");
        slack.call("canvases.sections.lookup", "canvas_id", canvas).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: criteria"]} }""");
    }

    @Test
    void others_see_a_canvas_only_when_they_are_let_in() {
        var token = slack.tokenOf(dana, "canvases:read", "canvases:write");
        slack.as(token, "canvases.sections.lookup", "canvas_id", canvas, "criteria", "{}")
                .fails("canvas_not_found");
        access("read", "user_ids", dana).is("{\"ok\": true}");
        slack.as(token, "canvases.sections.lookup", "canvas_id", canvas, "criteria", "{}")
                .ok();
        slack.as(token, "canvases.delete", "canvas_id", canvas).fails("canvas_not_found");
        slack.call("canvases.access.delete", "canvas_id", canvas, "user_ids", dana)
                .is("{\"ok\": true}");
        slack.as(token, "canvases.sections.lookup", "canvas_id", canvas, "criteria", "{}")
                .fails("canvas_not_found");
        access("fly", "user_ids", dana).fails("invalid_parameters");
        access("read", "user_ids", "").fails("invalid_parameters");
        access("read", "user_ids", "U0NONE").fails("user_not_found");
        access("read", "channel_ids", "C0NONE").fails("channel_not_found");
        slack.call("canvases.delete", "canvas_id", canvas).is("{\"ok\": true}");
        slack.call("canvases.delete", "canvas_id", canvas).fails("canvas_not_found");
    }

    @Test
    void a_channel_has_one_canvas() {
        var channel = slack.channel("ops");
        slack.call("conversations.canvases.create", "channel_id", channel).ok();
        slack.call("conversations.canvases.create", "channel_id", channel).fails("channel_canvas_already_exists");
        slack.call("canvases.create", "channel_id", channel).fails("channel_canvas_already_exists");
        slack.call("conversations.canvases.create", "channel_id", "C0NONE").fails("channel_not_found");
        slack.call("conversations.canvases.create").fails("channel_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1. One\\n    * Nested | line 2: Unsupported list type within a list of another type
            Text\\n- One\\n  1. Two | line 3: Unsupported list type within a list of another type
            > - One              | line 1: Unsupported block type (List) within block quote""")
    void what_no_canvas_can_show_is_refused_with_its_line(String markdown, String why) {
        var content = "{\"type\":\"markdown\",\"markdown\":\"" + markdown + "\"}";
        var refused = "{\"ok\": false, \"error\": \"%s\", \"detail\": \"'content' error: %s\"}";
        slack.call("canvases.create", "document_content", content).is(refused.formatted("canvas_creation_failed", why));
        edit("insert_at_end", "", markdown).is(refused.formatted("canvas_editing_failed", why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"- One\\n  - Two\\n- Three", "1. One\\n\\nText\\n- Two", "```\\n1. One\\n   - Two\\n```", "> One"
            })
    void lists_of_one_kind_and_code_are_shown(String markdown) {
        edit("replace", "", markdown).ok();
    }

    @Test
    void a_canvas_is_a_file() {
        var file = slack.call("files.info", "file", canvas).at("file");
        assertThatJson(file.toString()).when(Option.IGNORING_EXTRA_FIELDS).isEqualTo("""
                        { "id": "%s", "name": "T", "title": "T", "mimetype": "application/vnd.slack-docs",
                          "filetype": "quip", "pretty_type": "Canvas", "mode": "quip", "editable": true, "size": 30,
                          "is_external": false, "access": "owner", "is_channel_space": false, "title_blocks": [],
                          "dm_mpdm_users_with_file_access": [], "org_or_workspace_access": "none" }
                        """.formatted(canvas));
        slack.call("canvases.edit", "canvas_id", canvas, "changes", """
                [{"operation": "rename", "title_content": {"type": "markdown", "markdown": "The plan"}}]""").ok();
        assertThat(slack.call("files.info", "file", canvas).text("file", "title"))
                .isEqualTo("The plan");
        assertThat(slack.call("files.info", "file", canvas).text("file", "name"))
                .isEqualTo("The_plan");
        assertThat(titles("types", "canvases")).containsExactly("The plan");
        assertThat(titles("types", "images")).isEmpty();
    }

    @Test
    void whoever_may_read_it_finds_its_file() {
        var token = slack.tokenOf(dana, "files:read", "search:read");
        slack.as(token, "files.info", "file", canvas).fails("file_not_found");
        assertThat(slack.as(token, "search.files", "query", "second")
                        .at("files", "total")
                        .asLong())
                .isZero();
        access("write", "user_ids", dana).ok();
        var file = slack.as(token, "files.info", "file", canvas).ok().at("file");
        assertThat(file.textAt("access").orElseThrow()).isEqualTo("write");
        assertThatJson(file.at("dm_mpdm_users_with_file_access").orElseThrow().toString())
                .isEqualTo("[{\"user_id\": \"" + dana + "\", \"access\": \"write\"}]");
        assertThat(slack.as(token, "search.files", "query", "second")
                        .at("files", "total")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void the_tab_of_a_channel_is_a_file_of_its_members() {
        var channel = slack.channel("ops");
        var tab = slack.call("conversations.canvases.create", "channel_id", channel, "title", "Tab")
                .text("canvas_id");
        assertThat(titles("channel", channel)).containsExactly("Tab");
        var file = slack.call("files.info", "file", tab).ok().at("file");
        assertThat(file.textAt("linked_channel_id").orElseThrow()).isEqualTo(channel);
        assertThat(file.at("is_channel_space").orElseThrow().asTruth()).isTrue();
        slack.call("files.delete", "file", tab).ok();
        slack.call("canvases.delete", "canvas_id", tab).fails("canvas_not_found");
        slack.call("files.info", "file", tab).fails("file_deleted");
        slack.call("conversations.canvases.create", "channel_id", channel).ok();
    }

    private java.util.List<String> titles(String name, String value) {
        return slack.call("files.list", name, value).ok().at("files").elements().stream()
                .map(file -> file.textAt("title").orElseThrow())
                .toList();
    }

    private java.util.List<dtu.twins.json.Json> found(String criteria) {
        return slack.call("canvases.sections.lookup", "canvas_id", canvas, "criteria", criteria)
                .ok()
                .at("sections")
                .elements();
    }

    private Slack.Reply edit(String operation, String section, String markdown) {
        var id = section.isEmpty() ? "" : "\"section_id\":\"" + section + "\",";
        return slack.call(
                "canvases.edit",
                "canvas_id",
                canvas,
                "changes",
                "[{\"operation\":\"" + operation + "\"," + id
                        + "\"document_content\":{\"type\":\"markdown\",\"markdown\":\"" + markdown + "\"}}]");
    }

    private Slack.Reply access(String level, String kind, String whom) {
        return slack.call("canvases.access.set", "canvas_id", canvas, "access_level", level, kind, whom);
    }
}
