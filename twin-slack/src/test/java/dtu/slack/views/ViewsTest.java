package dtu.slack.views;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.slack.oauth.Visitor;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"},
              "features": { "app_home": {"home_tab_enabled": %s},
                "shortcuts": [{"name": "n", "type": "global", "callback_id": "ask", "description": "d"}] },
              "settings": {"interactivity": {"is_enabled": true, "request_url": "%s"}} }""";
    private static final String URL = "http://app.test/actions";
    private static final String MODAL = """
            { "type": "modal", "title": {"type": "plain_text", "text": "Ask"}, "notify_on_close": true,
              "blocks": [{"type": "actions", "block_id": "b", "elements": [{"type": "button", "action_id": "more",
                "text": {"type": "plain_text", "text": "More"}}]}] }""";
    private static final String HOME = "{\"type\": \"home\", \"blocks\": []}";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");

    ViewsTest() {
        slack.configure(MANIFEST.formatted("true", URL)).status(200);
    }

    @Test
    void an_open_modal_is_shown_with_everything_filled_in() {
        var opened = open(MODAL);

        opened.is("""
                { "ok": true, "view": { "id": "${json-unit.regex}V[0-9A-Z]+", "team_id": "${json-unit.any-string}",
                  "type": "modal", "blocks": "${json-unit.ignore}", "private_metadata": "", "callback_id": "",
                  "state": {"values": {}}, "hash": "${json-unit.regex}\\\\d{10}\\\\.[0-9a-f]{8}",
                  "title": {"type": "plain_text", "text": "Ask", "emoji": true}, "close": null, "submit": null,
                  "clear_on_close": false, "notify_on_close": true, "submit_disabled": false,
                  "root_view_id": "%1$s", "previous_view_id": null, "app_id": "${json-unit.any-string}",
                  "external_id": "", "app_installed_team_id": "${json-unit.any-string}",
                  "bot_id": "${json-unit.any-string}" } }""".formatted(id(opened)));
    }

    @Test
    void a_click_in_a_modal_pushes_another_onto_it_until_three_lie_there() {
        var first = id(open(MODAL));
        var second = push(first).ok();
        assertThat(second.text("view", "previous_view_id")).isEqualTo(first);
        assertThat(second.text("view", "root_view_id")).isEqualTo(first);
        var third = push(id(second)).ok();
        assertThat(third.text("view", "root_view_id")).isEqualTo(first);

        push(id(third)).fails("push_limit_reached");
        slack.call("views.push", "trigger_id", trigger(), "view", MODAL).fails("not_found");
    }

    @Test
    void the_apps_own_name_for_a_view_is_taken_once_in_a_workspace() {
        var named = MODAL.replace("\"type\": \"modal\"", "\"type\": \"modal\", \"external_id\": \"one\"");
        var view = open(named).ok();

        slack.call("views.open", "trigger_id", trigger(), "view", named).fails("duplicate_external_id");
        assertThat(slack.call("views.update", "external_id", "one", "view", named)
                        .ok()
                        .text("view", "id"))
                .isEqualTo(id(view));
        slack.call("views.update", "external_id", "two", "view", named).fails("not_found");
    }

    @Test
    void a_view_keeps_its_kind() {
        var view = id(open(MODAL));
        slack.call("views.update", "view_id", view, "view", HOME).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] view type cannot be changed [json-pointer:/view/type]"]} }""");
        slack.call("views.open", "trigger_id", trigger(), "view", HOME).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] must be a valid enum value [json-pointer:/view/type]"]} }""");
    }

    @Test
    void what_is_too_large_or_no_view_is_refused() {
        var large = HOME.replace("[]", "[" + "{\"type\":\"divider\"},".repeat(14_000) + "{\"type\":\"divider\"}]");
        slack.call("views.publish", "user_id", dana, "view", large).fails("view_too_large");
        slack.call("views.publish", "user_id", dana, "view", "[]").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": "${json-unit.ignore}" }""");
        slack.call("views.publish", "user_id", dana).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: view"]} }""");
        slack.call("views.publish", "view", HOME).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: user_id"]} }""");
    }

    @Test
    void a_home_tab_is_shown_only_where_the_app_has_one_and_only_to_the_latest_hash() {
        var hash = slack.call("views.publish", "user_id", dana, "view", HOME).text("view", "hash");
        slack.call("views.publish", "user_id", dana, "view", HOME, "hash", hash).ok();
        slack.call("views.publish", "user_id", dana, "view", HOME, "hash", hash).fails("hash_conflict");

        slack.configure(MANIFEST.formatted("false", URL)).status(200);
        slack.call("views.publish", "user_id", dana, "view", HOME).fails("not_enabled");
    }

    @Test
    void a_trigger_is_for_the_app_that_got_it() {
        var other = Visitor.to(slack, dana);
        var code = other.code("dana.field", "scope", "chat:write");
        var token = other.access("oauth.v2.access", "code", code).ok().text("access_token");

        slack.as(token, "views.open", "trigger_id", trigger(), "view", MODAL).fails("invalid_trigger_id");
        var view = id(open(MODAL));
        slack.as(token, "views.update", "view_id", view, "view", MODAL).fails("not_found");
    }

    @Test
    void closing_all_at_once_closes_the_stack_and_says_so() {
        var first = id(open(MODAL));
        var second = id(push(first).ok());
        act("view_closed", "\"view_id\": \"" + second + "\", \"is_cleared\": true")
                .status(200);

        assertThatJson(payload().toString()).inPath("is_cleared").isEqualTo(true);
        slack.call("views.update", "view_id", first, "view", MODAL).fails("not_found");
    }

    @Test
    void closing_the_uppermost_leaves_those_below() {
        var first = id(open(MODAL));
        var second = id(push(first).ok());
        act("view_closed", "\"view_id\": \"" + second + "\"").status(200);

        assertThatJson(payload().toString()).inPath("is_cleared").isEqualTo(false);
        slack.call("views.update", "view_id", first, "view", MODAL).ok();
    }

    @Test
    void a_conversation_that_is_chosen_comes_with_an_address_to_answer_to_where_the_app_wants_one() {
        var ops = slack.channel("ops");
        slack.call("conversations.invite", "channel", ops, "users", dana).ok();
        var view = id(open("""
                { "type": "modal", "title": {"type": "plain_text", "text": "Where"},
                  "submit": {"type": "plain_text", "text": "Go"}, "blocks": [
                  {"type": "input", "block_id": "where", "label": {"type": "plain_text", "text": "Where"},
                   "element": {"type": "conversations_select", "action_id": "place",
                               "response_url_enabled": true}}] }"""));
        var chosen = "{\"where\": {\"place\": {\"selected_conversation\": \"" + ops + "\"}}}";
        act("view_submission", "\"view_id\": \"" + view + "\", \"values\": " + chosen)
                .status(200);

        assertThatJson(payload().at("response_urls").orElseThrow().toString()).isEqualTo("""
                [{ "response_url": "${json-unit.regex}http://slack.test/app/T[0-9A-Z]{10}/Ru.+/[0-9A-Za-z]{24}",
                   "channel_id": "%s", "action_id": "place", "block_id": "where" }]""".formatted(ops));
    }

    @Test
    void an_app_that_fails_or_has_no_address_shows_the_person_an_error() {
        var view = id(open(MODAL));
        slack.app().answers(message -> new Answer.Responded(Response.empty(500)));
        var click = "\"view_id\": \"" + view + "\", \"action_id\": \"more\"";
        assertThat(act("block_actions", click).text("error")).isEqualTo("dispatch_failed");

        slack.configure("{\"display_information\": {\"name\": \"Broker\"}}").status(200);
        assertThat(act("block_actions", click).status(409).text("error")).isEqualTo("no_request_url");
    }

    @Test
    void a_stale_hash_is_refused() {
        var view = id(open(MODAL));
        var updated = slack.call("views.update", "view_id", view, "view", MODAL).ok();
        slack.call("views.update", "view_id", view, "view", MODAL, "hash", "1.abc")
                .fails("hash_conflict");
        slack.call("views.update", "view_id", view, "view", MODAL, "hash", updated.text("view", "hash"))
                .ok();
        slack.call("views.update", "view_id", "V0NONE", "view", MODAL).fails("not_found");
    }

    @Test
    void a_tab_that_no_app_has_cannot_be_opened() {
        act("app_home_opened", "\"tab\":\"kitchen\"").is(400, "{\"ok\": false, \"error\": \"unknown_tab\"}");
    }

    private Slack.Reply open(String view) {
        return slack.call("views.open", "trigger_id", trigger(), "view", view).ok();
    }

    private Slack.Reply push(String below) {
        act("block_actions", "\"view_id\": \"" + below + "\", \"action_id\": \"more\"")
                .status(200);
        return slack.call(
                "views.push", "trigger_id", payload().textAt("trigger_id").orElseThrow(), "view", MODAL);
    }

    /** Leave to show something, fresh from a shortcut. */
    private String trigger() {
        act("shortcut", "\"callback_id\": \"ask\"").status(200);
        return payload().textAt("trigger_id").orElseThrow();
    }

    private static String id(Slack.Reply shown) {
        return shown.text("view", "id");
    }

    private Slack.Reply act(String type, String members) {
        return slack.interact("{\"type\":\"" + type + "\",\"user\":\"" + dana + "\"," + members + "}");
    }

    private Json payload() {
        var body = ((Outgoing.Http) slack.sent().getLast()).request().body().text();
        return Json.of(Parameters.parse(body).first("payload").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "private_metadata, 3001, /private_metadata",
        "callback_id, 256, /callback_id",
        "external_id, 256, /external_id",
        "submit, 25, /submit/text",
        "close, 25, /close/text",
        "title, 25, /title/text"
    })
    void what_is_longer_than_a_view_allows_is_refused_with_its_place(String member, int length, String pointer) {
        var text = Json.text("x".repeat(length));
        var isPlain = pointer.endsWith("/text");
        var value = isPlain ? Json.of("{\"type\": \"plain_text\"}").with("text", text) : text;
        var view = Json.of(MODAL).with(member, value).toString();

        slack.call("views.open", "trigger_id", "1.2.3", "view", view).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] must be less than %d characters [json-pointer:/view%s]"]} }""".formatted(length, pointer));
    }

    @Test
    void a_view_has_a_hundred_blocks_at_most_and_nothing_that_nobody_knows() {
        var many = HOME.replace("[]", "[" + "{\"type\":\"divider\"},".repeat(100) + "{\"type\":\"divider\"}]");
        slack.call("views.publish", "user_id", dana, "view", many).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]"]} }""");
        var odd = Json.of(HOME).with("colour", "red").toString();
        slack.call("views.publish", "user_id", dana, "view", odd).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] invalid additional property: colour [json-pointer:/view]"]} }""");
    }

    @Test
    void an_app_that_did_not_ask_hears_of_no_closing() {
        var silent = Json.of(MODAL).with("notify_on_close", Json.truth(false)).toString();
        var view = id(open(silent));
        slack.sent().clear();

        act("view_closed", "\"view_id\": \"" + view + "\"").is("{\"ok\": true}");
        assertThat(slack.sent()).isEmpty();
        slack.call("views.update", "view_id", view, "view", MODAL).fails("not_found");
    }
}
