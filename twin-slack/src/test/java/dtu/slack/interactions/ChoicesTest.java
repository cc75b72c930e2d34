package dtu.slack.interactions;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person has chosen and not sent yet, and what nobody else sees. */
class ChoicesTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"},
              "features": {"shortcuts": [{"name": "n", "type": "global", "callback_id": "ask", "description": "d"},
                                         {"name": "n", "type": "message", "callback_id": "on", "description": "d"}]},
              "settings": {"interactivity": {"is_enabled": true, "request_url": "http://app.test/actions"}} }""";
    private static final String FORM = """
            [{"type": "actions", "block_id": "b", "elements": [
              {"type": "static_select", "action_id": "how", "options": [
                {"text": {"type": "plain_text", "text": "One"}, "value": "1"},
                {"text": {"type": "plain_text", "text": "Two"}, "value": "2"}]},
              {"type": "datepicker", "action_id": "when"},
              {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}]}]""";
    private static final String PLACES = """
            { "type": "modal", "title": {"type": "plain_text", "text": "Ask"},
              "submit": {"type": "plain_text", "text": "Go"}, "blocks": [
                {"type": "input", "block_id": "one", "label": {"type": "plain_text", "text": "In"}, "element":
                  {"type": "conversations_select", "action_id": "it", "default_to_current_conversation": true,
                   "response_url_enabled": true}},
                {"type": "input", "block_id": "many", "label": {"type": "plain_text", "text": "In"}, "element":
                  {"type": "multi_conversations_select", "action_id": "it", "default_to_current_conversation": true}},
                {"type": "input", "block_id": "own", "label": {"type": "plain_text", "text": "In"}, "element":
                  {"type": "conversations_select", "action_id": "it", "default_to_current_conversation": true,
                   "initial_conversation": "C0OTHER"}}] }""";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String eve = slack.person("Eve", "Stone");
    private final String channel = slack.channel("ops");

    ChoicesTest() {
        slack.configure(MANIFEST).status(200);
        slack.call("conversations.invite", "channel", channel, "users", dana + "," + eve)
                .ok();
    }

    @Test
    void a_button_tells_what_the_same_person_has_chosen_beside_it() {
        var ts = posted();
        act(dana, ts, "how", "\"2\"");
        act(dana, ts, "when", "\"2026-12-24\"");

        act(dana, ts, "go", null);
        assertThatJson(values()).isEqualTo("""
                { "b": { "how": {"type": "static_select", "selected_option":
                           {"text": {"type": "plain_text", "text": "Two", "emoji": true}, "value": "2"}},
                         "when": {"type": "datepicker", "selected_date": "2026-12-24"} } }""");
        act(eve, ts, "go", null);
        assertThatJson(values()).isEqualTo("""
                { "b": { "how": {"type": "static_select", "selected_option": null},
                         "when": {"type": "datepicker", "selected_date": null} } }""");
    }

    @Test
    void choices_stay_while_their_elements_stay_and_belong_to_one_message() {
        var ts = posted();
        act(dana, ts, "how", "\"1\"");
        slack.call(
                        "chat.update",
                        "channel",
                        channel,
                        "ts",
                        ts,
                        "text",
                        "x",
                        "blocks",
                        FORM.replace("\"when\"", "\"day\""))
                .ok();
        act(dana, ts, "go", null);
        assertThat(values()).contains("\"value\":\"1\"", "\"day\"").doesNotContain("\"when\"");
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "x", "blocks", FORM.replace("\"b\"", "\"c\""))
                .ok();
        act(dana, ts, "go", null);
        assertThat(values()).contains("\"selected_option\":null");
        act(dana, posted(), "go", null);
        assertThat(values()).contains("\"selected_option\":null");
    }

    @Test
    void a_menu_begins_with_the_conversation_in_front_of_which_a_modal_opens() {
        var ts = posted();
        act(dana, ts, "go", null);
        var view = opened();
        submit(view);

        assertThatJson(payload()
                        .at("view")
                        .flatMap(it -> it.at("state"))
                        .orElseThrow()
                        .toString())
                .isEqualTo("""
                {"values": {
                  "one": {"it": {"type": "conversations_select", "selected_conversation": "%1$s"}},
                  "many": {"it": {"type": "multi_conversations_select", "selected_conversations": ["%1$s"]}},
                  "own": {"it": {"type": "conversations_select", "selected_conversation": "C0OTHER"}} }}
                """.formatted(channel));
        var urls = payload().at("response_urls").orElseThrow().elements();
        assertThat(urls).hasSize(1);
        assertThat(urls.getFirst().textAt("channel_id")).contains(channel);
    }

    @Test
    void what_was_entered_in_a_view_goes_with_its_element() {
        act(dana, posted(), "go", null);
        var view = opened();
        slack.interact("{\"type\": \"block_actions\", \"user\": \"" + dana + "\", \"view_id\": \"" + view
                        + "\", \"block_id\": \"one\", \"action_id\": \"it\", \"value\": \"C0ELSE\"}")
                .status(200);

        var kept = slack.call("views.update", "view_id", view, "view", PLACES.replace("\"many\"", "\"few\""));
        assertThatJson(kept.at("view", "state").toString()).isEqualTo("""
                {"values": {
                  "one": {"it": {"type": "conversations_select", "selected_conversation": "C0ELSE"}},
                  "own": {"it": {"type": "conversations_select", "selected_conversation": "C0OTHER"}} }}""");
        var gone = slack.call("views.update", "view_id", view, "view", PLACES.replace("\"it\"", "\"that\""));
        assertThatJson(gone.at("view", "state").toString()).isEqualTo("{\"values\": {}}");
    }

    @Test
    void later_modals_know_the_conversation_too() {
        act(dana, posted(), "go", null);
        var view = opened();
        var loaded = slack.call("views.update", "view_id", view, "view", PLACES.replace("\"many\"", "\"few\""))
                .ok();
        assertThat(loaded.at("view", "state", "values").names()).isEmpty();
        slack.app().answers(message -> Slack.ok("{\"response_action\":\"errors\",\"errors\":{\"few\":\"No\"}}"));
        submit(view);
        assertThatJson(payload().toString())
                .inPath("view.state.values.few.it.selected_conversations")
                .isEqualTo("[\"" + channel + "\"]");
        var trigger = payload().textAt("trigger_id").orElseThrow();
        var second = slack.call("views.push", "trigger_id", trigger, "view", PLACES);
        submit(second.ok().text("view", "id"));
        assertThatJson(payload().toString())
                .inPath("view.state.values.one.it.selected_conversation")
                .isEqualTo(channel);
    }

    @Test
    void what_was_chosen_in_another_kind_of_element_is_no_choice() {
        var ts = posted();
        act(dana, ts, "when", "\"2026-12-24\"");
        slack.call(
                        "chat.update",
                        "channel",
                        channel,
                        "ts",
                        ts,
                        "text",
                        "x",
                        "blocks",
                        FORM.replace("\"datepicker\"", "\"timepicker\""))
                .ok();
        act(dana, ts, "go", null);
        assertThatJson(values()).inPath("b.when").isEqualTo("""
                {"type": "timepicker", "selected_time": null}""");
    }

    @Test
    void a_menu_begins_empty_where_there_is_no_conversation() {
        slack.interact("{\"type\": \"shortcut\", \"user\": \"" + dana + "\", \"callback_id\": \"ask\"}")
                .status(200);

        submit(opened()).is(400, """
                {"ok": false, "error": "missing_input", "blocks": ["one", "many"]}""");
    }

    @Test
    void what_one_person_alone_is_shown_can_be_looked_at_and_clicked() {
        var ts = slack.call("chat.postEphemeral", "channel", channel, "user", dana, "text", "psst", "blocks", FORM)
                .ok()
                .text("message_ts");

        var shown = seen(dana).at("messages").elements();
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().textAt("channel")).contains(channel);
        assertThat(shown.getFirst().textAt("ts")).contains(ts);
        assertThat(shown.getFirst().textAt("text")).contains("psst");
        act(dana, ts, "go", null);
        assertThat(payload().at("container").flatMap(it -> it.at("is_ephemeral")))
                .contains(Json.truth(true));
        seen(eve).is("{\"ok\": true, \"messages\": []}");
        seen("nobody").is(404, "{\"ok\": false, \"error\": \"user_not_found\"}");
    }

    private Slack.Reply seen(String user) {
        return slack.control(Method.GET, "/ephemerals?user=" + user, "");
    }

    private String posted() {
        return slack.call("chat.postMessage", "channel", channel, "text", "x", "blocks", FORM)
                .ok()
                .text("ts");
    }

    private void act(String user, String ts, String action, @Nullable String value) {
        slack.interact("{\"type\": \"block_actions\", \"user\": \"" + user + "\", \"channel\": \"" + channel
                        + "\", \"message_ts\": \"" + ts + "\", \"action_id\": \"" + action + "\""
                        + (value == null ? "" : ", \"value\": " + value) + "}")
                .status(200);
    }

    private Slack.Reply submit(String view) {
        return slack.interact(
                "{\"type\": \"view_submission\", \"user\": \"" + dana + "\", \"view_id\": \"" + view + "\"}");
    }

    /** A modal that the app opens for what has just been done; its id. */
    private String opened() {
        var answer = slack.call(
                        "views.open",
                        "trigger_id",
                        payload().textAt("trigger_id").orElseThrow(),
                        "view",
                        PLACES)
                .ok();
        assertThat(answer.at("view", "state", "values").names()).isEmpty();
        return answer.text("view", "id");
    }

    private String values() {
        return payload()
                .at("state")
                .flatMap(state -> state.at("values"))
                .orElseThrow()
                .toString();
    }

    private Json payload() {
        var body = ((Outgoing.Http) slack.sent().getLast()).request().body().text();
        return Json.of(Parameters.parse(body).first("payload").orElseThrow());
    }
}
