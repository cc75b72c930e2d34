package dtu.slack.interactions;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Outgoing;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people put into forms. */
class UploadsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"},
              "features": {"shortcuts": [{"name": "n", "type": "global", "callback_id": "ask", "description": "d"}]},
              "settings": {"interactivity": {"is_enabled": true, "request_url": "http://app.test/actions"}} }""";
    private static final String FORM = """
            { "type": "modal", "title": {"type": "plain_text", "text": "Ask"},
              "submit": {"type": "plain_text", "text": "Go"}, "blocks": [
                {"type": "input", "block_id": "b", "label": {"type": "plain_text", "text": "Proof"}, "element":
                  {"type": "file_input", "action_id": "it", "filetypes": ["csv", "text"], "max_files": 2}}] }""";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String view;

    UploadsTest() {
        slack.configure(MANIFEST).status(200);
        slack.interact("{\"type\": \"shortcut\", \"user\": \"" + dana + "\", \"callback_id\": \"ask\"}")
                .status(200);
        var trigger = payload().textAt("trigger_id").orElseThrow();
        view = slack.call("views.open", "trigger_id", trigger, "view", FORM)
                .ok()
                .text("view", "id");
    }

    @Test
    void what_is_uploaded_comes_with_the_submission_and_may_be_read_by_the_app_alone() {
        submit("{\"name\": \"costs.csv\", \"content\": \"a,b\"}").status(200);

        var choice = payload()
                .at("view")
                .flatMap(it -> it.at("state"))
                .flatMap(it -> it.at("values"))
                .flatMap(it -> it.at("b"))
                .flatMap(it -> it.at("it"))
                .orElseThrow();
        assertThat(choice.names()).containsExactly("type", "files");
        var file = choice.at("files").orElseThrow().elements().getFirst();
        assertThatJson(file.toString()).node("name").isEqualTo("costs.csv");
        assertThatJson(file.toString()).node("user").isEqualTo(dana);
        assertThatJson(file.toString()).node("url_private_download").isString();
        var id = file.textAt("id").orElseThrow();
        slack.call("files.info", "file", id).ok();
        slack.as(slack.admin(), "files.info", "file", id).fails("file_not_found");
        slack.as(slack.tokenOf(dana), "files.info", "file", id).ok();
    }

    @Test
    void a_file_that_is_there_already_is_named_by_its_id() {
        slack.app().answers(message -> Slack.ok("{\"response_action\":\"errors\",\"errors\":{\"b\":\"No\"}}"));
        submit("{\"name\": \"one.txt\", \"content\": \"1\"}, {\"name\": \"two.csv\"}")
                .status(200);
        var first = Json.of(payload().toString())
                .at("view")
                .flatMap(it -> it.at("state"))
                .orElseThrow()
                .toString();
        var id = first.replaceAll("(?s).*?\"id\":\"(F[^\"]+)\".*", "$1");
        submit("\"" + id + "\"").status(200);

        assertThatJson(payload().toString())
                .inPath("view.state.values.b.it.files[*].id")
                .isEqualTo("[\"" + id + "\"]");
        slack.as(slack.tokenOf(dana), "files.delete", "file", id).ok();
        submit("\"" + id + "\"").is(400, """
                {"ok": false, "error": "invalid_input", "blocks": ["b"]}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"F0NONE\"",
                "{\"name\": \"tune.mp3\"}",
                "{}",
                "7",
                "{\"name\": \"\"}",
                "{\"name\": \"a.csv\"}, {\"name\": \"b.csv\"}, {\"name\": \"c.csv\"}"
            })
    void what_the_form_does_not_take_is_refused(String files) {
        submit(files).is(400, """
                {"ok": false, "error": "invalid_input", "blocks": ["b"]}""");
    }

    @Test
    void a_form_without_its_file_is_not_sent() {
        submit("").is(400, """
                {"ok": false, "error": "missing_input", "blocks": ["b"]}""");
    }

    private Slack.Reply submit(String files) {
        return slack.interact("{\"type\": \"view_submission\", \"user\": \"" + dana + "\", \"view_id\": \"" + view
                + "\", \"values\": {\"b\": {\"it\": {\"files\": [" + files + "]}}}}");
    }

    private Json payload() {
        var body = ((Outgoing.Http) slack.sent().getLast()).request().body().text();
        return Json.of(Parameters.parse(body).first("payload").orElseThrow());
    }
}
