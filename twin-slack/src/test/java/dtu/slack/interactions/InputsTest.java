package dtu.slack.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Outgoing;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the client lets a person submit; whatever it does not never reaches the app. */
class InputsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"},
              "features": {"shortcuts": [{"name": "n", "type": "global", "callback_id": "ask", "description": "d"}]},
              "settings": {"interactivity": {"is_enabled": true, "request_url": "http://app.test/actions"}} }""";
    private static final String OPTIONS = """
            "options": [{"text": {"type": "plain_text", "text": "One"}, "value": "1"},
                        {"text": {"type": "plain_text", "text": "Two"}, "value": "2"}]""";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");

    InputsTest() {
        slack.configure(MANIFEST).status(200);
    }

    @Test
    void texts_are_as_long_as_the_app_allows() {
        var view = form("{\"type\": \"plain_text_input\", \"min_length\": 2, \"max_length\": 3}");
        refused(view, "\"value\": \"a\"");
        refused(view, "\"value\": \"abcd\"");
        taken(view, "\"value\": \"a\\ud83d\\ude00b\"");
    }

    @Test
    void numbers_are_numbers_within_their_bounds() {
        var whole = form("{\"type\": \"number_input\", \"is_decimal_allowed\": false, \"min_value\": \"-1\","
                + " \"max_value\": \"10\"}");
        for (var bad : List.of("ten", "1.5", "-2", "11", "1e3", "+1")) {
            refused(whole, "\"value\": \"" + bad + "\"");
        }
        taken(whole, "\"value\": \"10\"");
        taken(form("{\"type\": \"number_input\", \"is_decimal_allowed\": true}"), "\"value\": \"1.5\"");
    }

    @Test
    void addresses_look_like_addresses() {
        var email = form("{\"type\": \"email_text_input\"}");
        refused(email, "\"value\": \"dana\"");
        taken(email, "\"value\": \"dana@acme.test\"");
        var url = form("{\"type\": \"url_text_input\"}");
        refused(url, "\"value\": \"acme\"");
        taken(url, "\"value\": \"https://acme.test/x\"");
    }

    @Test
    void menus_give_what_they_offer_and_no_more_of_it_than_they_may() {
        var one = form("{\"type\": \"static_select\", " + OPTIONS + "}");
        refused(one, "\"selected_option\": {\"value\": \"3\"}");
        taken(one, "\"selected_option\": {\"value\": \"2\"}");
        var many = form("{\"type\": \"multi_static_select\", \"max_selected_items\": 1, " + OPTIONS + "}");
        refused(many, "\"selected_options\": [{\"value\": \"1\"}, {\"value\": \"2\"}]");
        refused(many, "\"selected_options\": [{\"value\": \"3\"}]");
        taken(many, "\"selected_options\": [{\"value\": \"1\"}]");
    }

    @Test
    void nothing_is_entered_where_there_is_no_block() {
        var view = form("{\"type\": \"plain_text_input\"}");

        slack.interact("{\"type\": \"view_submission\", \"user\": \"" + dana + "\", \"view_id\": \"" + view
                        + "\", \"values\": {\"typo\": {}, \"in\": {\"it\": {\"value\": \"x\"}}}}")
                .is(400, "{\"ok\": false, \"error\": \"unknown_block\", \"blocks\": [\"typo\"]}");
    }

    private void refused(String view, String choice) {
        submit(view, choice).is(400, "{\"ok\": false, \"error\": \"invalid_input\", \"blocks\": [\"in\"]}");
    }

    private void taken(String view, String choice) {
        assertThat(submit(view, choice).status(200).text("ok")).isEqualTo("true");
    }

    private Slack.Reply submit(String view, String choice) {
        return slack.interact("{\"type\": \"view_submission\", \"user\": \"" + dana + "\", \"view_id\": \"" + view
                + "\", \"values\": {\"in\": {\"it\": {" + choice + "}}}}");
    }

    /** A modal with one input; its id. */
    private String form(String element) {
        slack.interact(Json.of("{\"type\": \"shortcut\", \"callback_id\": \"ask\"}")
                        .with("user", dana)
                        .toString())
                .status(200);
        var body = ((Outgoing.Http) slack.sent().getLast()).request().body().text();
        var trigger = Json.of(Parameters.parse(body).first("payload").orElseThrow())
                .textAt("trigger_id")
                .orElseThrow();
        var view = """
                { "type": "modal", "title": {"type": "plain_text", "text": "Ask"},
                  "submit": {"type": "plain_text", "text": "Go"},
                  "blocks": [{"type": "input", "block_id": "in", "label": {"type": "plain_text", "text": "In"},
                    "element": %s}] }""".formatted(Json.of(element).with("action_id", "it"));
        return slack.call("views.open", "trigger_id", trigger, "view", view)
                .ok()
                .text("view", "id");
    }
}
