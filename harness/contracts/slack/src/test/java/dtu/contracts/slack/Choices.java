package dtu.contracts.slack;

import dtu.twins.json.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * An element of every kind, with what a person does to it.
 *
 * @param element as the app writes it; its action is {@code a}
 * @param value what the person chooses or types; JSON null where there is nothing to choose
 * @param chosen the member of the action that then says what it was
 */
record Choices(String element, Json value, String chosen) {
    private static final String OPTIONS = """
            "options": [{"text": {"type": "plain_text", "text": "One"}, "value": "1"},
                        {"text": {"type": "plain_text", "text": "Two", "emoji": false}, "value": "2"}]""";

    Json act() {
        var act = Json.of("{\"action_id\": \"a\"}");
        return value.isNull() ? act : act.with("value", value);
    }

    private static Choices of(String type, String members, String value, String chosen) {
        var rest = members.isEmpty() ? "" : ", " + members;
        return new Choices("{\"type\": \"" + type + "\", \"action_id\": \"a\"" + rest + "}", Json.of(value), chosen);
    }

    /** Those that messages and modals can have. */
    private static Stream<Choices> anywhere(String person, String channel) {
        var user = "\"" + person + "\"";
        var place = "\"" + channel + "\"";
        return Stream.of(
                of("static_select", OPTIONS, "\"2\"", "selected_option.text.text"),
                of("multi_static_select", OPTIONS, "[\"1\", \"2\"]", "selected_options"),
                of("external_select", "", "\"x\"", "selected_option.value"),
                of("multi_external_select", "", "[\"x\", \"y\"]", "selected_options"),
                of("users_select", "", user, "selected_user"),
                of("multi_users_select", "", "[" + user + "]", "selected_users"),
                of("channels_select", "", place, "selected_channel"),
                of("multi_channels_select", "", "[" + place + "]", "selected_channels"),
                of("conversations_select", "\"default_to_current_conversation\": true", place, "selected_conversation"),
                of("multi_conversations_select", "", "[" + place + "]", "selected_conversations"),
                of("datepicker", "\"initial_date\": \"2026-01-31\"", "\"2026-12-24\"", "selected_date"),
                of("timepicker", "\"timezone\": \"Europe/Berlin\"", "\"23:59\"", "selected_time"),
                of("datetimepicker", "", "1798761600", "selected_date_time"),
                of("checkboxes", OPTIONS, "[\"1\"]", "selected_options"),
                of("radio_buttons", OPTIONS, "\"1\"", "selected_option.value"));
    }

    static List<Choices> everywhere(String person, String channel) {
        var label = "\"text\": {\"type\": \"plain_text\", \"text\": \"Go\"}";
        var confirmed = """
                , "value": "v", "style": "danger", "confirm": {"title": {"type": "plain_text", "text": "Sure?"},
                  "text": {"type": "plain_text", "text": "Really"}, "confirm": {"type": "plain_text", "text": "Yes"},
                  "deny": {"type": "plain_text", "text": "No"}}""";
        var buttons = Stream.of(
                of("button", label + confirmed, "null", "value"),
                of("button", label + ", \"url\": \"https://acme.test/\"", "null", "url"),
                of("overflow", OPTIONS, "\"2\"", "selected_option.value"));
        return Stream.concat(buttons, anywhere(person, channel)).toList();
    }

    static List<Choices> inModals(String person, String channel) {
        var rich = """
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "text", "text": "so", "style": {"bold": true}}]}]}""";
        var inputs = Stream.of(
                of("plain_text_input", "\"multiline\": true", "\"so\"", "value"),
                of("email_text_input", "", "\"eve@acme.test\"", "value"),
                of("url_text_input", "", "\"https://acme.test/\"", "value"),
                of("number_input", "\"is_decimal_allowed\": true", "\"-1.5\"", "value"),
                of("rich_text_input", "", rich, "rich_text_value"));
        return Stream.concat(inputs, anywhere(person, channel)).toList();
    }
}
