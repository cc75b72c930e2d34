package dtu.slack.blocks;

import static dtu.slack.blocks.TextRules.either;
import static dtu.slack.blocks.TextRules.plain;
import static dtu.slack.schema.Rules.DATE;
import static dtu.slack.schema.Rules.TRUTH;
import static dtu.slack.schema.Rules.alternatives;
import static dtu.slack.schema.Rules.completed;
import static dtu.slack.schema.Rules.list;
import static dtu.slack.schema.Rules.matching;
import static dtu.slack.schema.Rules.object;
import static dtu.slack.schema.Rules.oneOf;
import static dtu.slack.schema.Rules.text;
import static dtu.slack.schema.Rules.types;
import static dtu.slack.schema.Rules.whole;
import static java.util.Map.entry;

import dtu.slack.schema.Complaint;
import dtu.slack.schema.Rule;
import dtu.twins.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Block Kit's elements: what people click, choose and type into, and what each of them may hold.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements">Block elements reference</a>
 */
final class ElementRules {
    private static final int ID = 255;
    private static final int OPTIONS = 100;
    private static final int VALUE = 3000;
    private static final Rule TYPE = text(ID);
    private static final Rule IDS = list(0, OPTIONS, text(ID));
    private static final String[] STYLES = {"primary", "danger", "default"};

    // spotless:off - a table reads best as a table
    private static final Rule CONFIRM = object(List.of("text"), Map.of(
            "title", plain(100), "text", alternatives(either(1, 300)), "confirm", plain(30), "deny", plain(30),
            "style", oneOf("primary", "danger")));
    private static final Rule OPTION = option(TextRules.plain(75));
    private static final Rule MARKED_OPTION = option(alternatives(either(1, 75)));
    private static final Rule GROUP = object(List.of("label", "options"), Map.of(
            "label", plain(75), "options", list(1, OPTIONS, OPTION)));
    /** What apps answer when they are asked for options. */
    static final Rule SUGGESTED = object(List.of(), Map.of(
            "options", list(0, OPTIONS, OPTION), "option_groups", list(0, OPTIONS, object(List.of("label", "options"),
                Map.of("label", plain(75), "options", list(0, OPTIONS, OPTION))))));
    private static final Rule DISPATCH = object(List.of(), Map.of(
            "trigger_actions_on", list(1, 2, oneOf("on_enter_pressed", "on_character_entered"))));
    private static final Rule FILTER = object(List.of(), Map.of(
            "include", list(1, 4, oneOf("im", "mpim", "private", "public")),
            "exclude_external_shared_channels", TRUTH, "exclude_bot_users", TRUTH));
    private static final Rule FILE = object(List.of(), Map.of("id", text(ID), "url", text(VALUE)));
    private static final Rule FEEDBACK = object(List.of("text", "value"), Map.of(
            "text", plain(75), "value", text(2000), "accessibility_label", text(75)));
    private static final Rule TRIGGER = object(List.of("trigger"), Map.of("trigger", object(List.of("url"), Map.of(
            "url", text(VALUE), "customizable_input_parameters", list(0, OPTIONS, object(List.of("name", "value"),
                    Map.of("name", text(ID), "value", text(0, VALUE))))))));

    static final Map<String, Rule> PICTURE = Map.of(
            "type", TYPE, "image_url", text(VALUE), "alt_text", text(0, 2000), "slack_file", FILE,
            "fallback", text(0, VALUE), "image_width", whole(0, 100_000), "image_height", whole(0, 100_000),
            "image_bytes", whole(0, Integer.MAX_VALUE), "is_animated", TRUTH);
    static final Rule IMAGE = pictured(object(List.of("alt_text"), PICTURE));

    static final Map<String, Rule> ELEMENTS = types(
        entry("button", element(List.of("text"), Map.of(
            "text", plain(75), "url", text(VALUE), "value", text(0, 2000), "style", oneOf(STYLES),
            "confirm", CONFIRM, "accessibility_label", text(75)))),
        entry("workflow_button", element(List.of("text", "workflow"), Map.of(
            "text", plain(75), "workflow", TRIGGER, "style", oneOf(STYLES), "accessibility_label", text(75),
            "confirm", CONFIRM))),
        entry("feedback_buttons", element(List.of("positive_button", "negative_button"), Map.of(
            "positive_button", FEEDBACK, "negative_button", FEEDBACK))),
        entry("icon_button", element(List.of("icon", "text"), Map.of(
            "icon", oneOf("trash"), "text", plain(75), "value", text(0, 2000), "confirm", CONFIRM,
            "accessibility_label", text(75), "visible_to_user_ids", IDS))),
        entry("static_select", menu(Map.of("initial_option", OPTION))),
        entry("multi_static_select", menu(Map.of(
            "initial_options", list(1, OPTIONS, OPTION), "max_selected_items", whole(1, OPTIONS)))),
        entry("external_select", select(Map.of("initial_option", OPTION, "min_query_length", whole(0, VALUE)))),
        entry("multi_external_select", select(Map.of(
            "initial_options", list(1, OPTIONS, OPTION), "min_query_length", whole(0, VALUE),
            "max_selected_items", whole(1, OPTIONS)))),
        entry("users_select", select(Map.of("initial_user", text(ID)))),
        entry("multi_users_select", select(Map.of("initial_users", IDS, "max_selected_items", whole(1, OPTIONS)))),
        entry("channels_select", select(Map.of("initial_channel", text(ID), "response_url_enabled", TRUTH))),
        entry("multi_channels_select", select(Map.of(
            "initial_channels", IDS, "max_selected_items", whole(1, OPTIONS)))),
        entry("conversations_select", select(Map.of(
            "initial_conversation", text(ID), "default_to_current_conversation", TRUTH, "response_url_enabled", TRUTH,
            "filter", FILTER))),
        entry("multi_conversations_select", select(Map.of(
            "initial_conversations", IDS, "default_to_current_conversation", TRUTH, "filter", FILTER,
            "max_selected_items", whole(1, OPTIONS)))),
        entry("overflow", element(List.of("options"), Map.of("options", list(1, 5, OPTION), "confirm", CONFIRM))),
        entry("datepicker", select(Map.of("initial_date", DATE))),
        entry("timepicker", select(Map.of(
            "initial_time", matching("^([01]\\d|2[0-3]):[0-5]\\d$"), "timezone", text(ID)))),
        entry("datetimepicker", element(List.of(), Map.of(
            "initial_date_time", whole(1_000_000_000L, 9_999_999_999L), "confirm", CONFIRM, "focus_on_load", TRUTH))),
        entry("checkboxes", ElementChecks.chosenFromOptions(element(List.of("options"), Map.of(
            "options", list(1, 10, MARKED_OPTION), "initial_options", list(1, 10, MARKED_OPTION), "confirm", CONFIRM,
            "focus_on_load", TRUTH)))),
        entry("radio_buttons", ElementChecks.chosenFromOptions(element(List.of("options"), Map.of(
            "options", list(1, 10, MARKED_OPTION), "initial_option", MARKED_OPTION, "confirm", CONFIRM,
            "focus_on_load", TRUTH)))),
        entry("plain_text_input", input(Map.of(
            "multiline", TRUTH, "min_length", whole(0, VALUE), "max_length", whole(1, VALUE)))),
        entry("email_text_input", input(Map.of())),
        entry("url_text_input", input(Map.of())),
        entry("number_input", element(List.of("is_decimal_allowed"), inputMembers(Map.of(
            "is_decimal_allowed", TRUTH, "min_value", text(ID), "max_value", text(ID))))),
        entry("rich_text_input", viewsOnly(element(List.of(), inputMembers(Map.of(
            "initial_value", RichTextRules.BLOCK, "min_lines", whole(1, OPTIONS), "max_lines", whole(1, OPTIONS)))))),
        entry("file_input", viewsOnly(element(List.of(), Map.of(
            "filetypes", list(1, OPTIONS, text(ID)), "max_files", whole(1, 10))))),
        entry("image", IMAGE));
    // spotless:on

    private ElementRules() {}

    private static Rule option(Rule text) {
        return object(
                List.of("text"),
                Map.of("text", text, "value", text(0, 150), "description", plain(75), "url", text(VALUE)));
    }

    /** An element that people act on: it has an action id, made up if need be. */
    private static Rule element(List<String> required, Map<String, Rule> members) {
        var all = new HashMap<>(members);
        all.put("type", TYPE);
        all.put("action_id", text(ID));
        var object = object(required, Map.copyOf(all));
        return (review, pointer, value) -> {
            var reviewed = object.reviewed(review, pointer, value);
            if (!reviewed.isObject()) {
                return reviewed;
            }
            ElementChecks.identity(review, pointer, reviewed);
            return completed(reviewed, "action_id", Json.text(Sheet.of(review).newId()));
        };
    }

    private static Rule select(Map<String, Rule> members) {
        var all = new HashMap<>(members);
        all.put("placeholder", plain(150));
        all.put("confirm", CONFIRM);
        all.put("focus_on_load", TRUTH);
        return element(List.of(), all);
    }

    /** A menu whose options stand in it: alone or in groups, not both. */
    private static Rule menu(Map<String, Rule> members) {
        var all = new HashMap<>(members);
        all.put("options", list(1, OPTIONS, OPTION));
        all.put("option_groups", list(1, OPTIONS, GROUP));
        return ElementChecks.chosenFromOptions(ElementChecks.withOptions(select(all)));
    }

    private static Rule input(Map<String, Rule> members) {
        return ElementChecks.consistent(element(List.of(), inputMembers(members)));
    }

    private static Map<String, Rule> inputMembers(Map<String, Rule> members) {
        var all = new HashMap<String, Rule>();
        all.put("placeholder", plain(150));
        all.put("initial_value", text(0, VALUE));
        all.put("dispatch_action_config", DISPATCH);
        all.put("focus_on_load", TRUTH);
        all.putAll(members);
        return all;
    }

    /** A picture comes from an address or from a file, and from one of them. */
    static Rule pictured(Rule rule) {
        return (review, pointer, value) -> {
            var reviewed = rule.reviewed(review, pointer, value);
            if (value.isObject()
                    && value.at("image_url").isEmpty()
                    && value.at("slack_file").isEmpty()) {
                review.complain(Complaint.missing("image_url", pointer));
            }
            if (value.at("image_url").isPresent() && value.at("slack_file").isPresent()) {
                var message = "failed to match exactly one allowed schema";
                review.complain(Complaint.broken("one_of", null, message, pointer));
            }
            return reviewed;
        };
    }

    private static Rule viewsOnly(Rule rule) {
        return (review, pointer, value) -> {
            if (Sheet.of(review).surface() == Surface.MESSAGE) {
                var message = "unsupported type: " + value.textAt("type").orElse("");
                review.complain(Complaint.broken("enum", null, message, pointer + "/type"));
                return value;
            }
            return rule.reviewed(review, pointer, value);
        };
    }
}
