package dtu.slack.blocks;

import static dtu.slack.blocks.Rules.ANY;
import static dtu.slack.blocks.Rules.TRUTH;
import static dtu.slack.blocks.Rules.WHOLE;
import static dtu.slack.blocks.Rules.alternatives;
import static dtu.slack.blocks.Rules.list;
import static dtu.slack.blocks.Rules.object;
import static dtu.slack.blocks.Rules.oneOf;
import static dtu.slack.blocks.Rules.text;
import static dtu.slack.blocks.Rules.typed;

import dtu.twins.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Slack's Block Kit: which blocks and elements there are, what they hold, and how much of it.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit">Block Kit reference</a>
 */
final class Schemas {
    private static final int ID = 255;
    private static final int OPTIONS = 100;
    private static final Rule TYPE = text(ID);

    // spotless:off - a table reads best as a table
    private static final Rule CONFIRM = object(List.of("title", "text", "confirm", "deny"), Map.of(
            "title", plain(100), "text", alternatives(anyText(1, 300)), "confirm", plain(30), "deny", plain(30),
            "style", oneOf("primary", "danger")));
    private static final Rule OPTION = object(List.of("text"), Map.of(
            "text", alternatives(anyText(1, 75)), "value", text(0, 150), "description", plain(75), "url", text(3000)));
    private static final Rule GROUP = object(List.of("label", "options"), Map.of(
            "label", plain(75), "options", list(1, OPTIONS, OPTION)));
    private static final Rule DISPATCH = object(List.of(), Map.of("trigger_actions_on", ANY));
    private static final Rule IMAGE = object(List.of("alt_text"), Map.of(
            "type", TYPE, "image_url", text(3000), "alt_text", text(0, 2000), "slack_file", ANY,
            "fallback", ANY, "image_width", ANY, "image_height", ANY, "image_bytes", ANY));

    private static final Map<String, Rule> ELEMENTS = Map.ofEntries(
        Map.entry("button", element(List.of("text"), Map.of(
            "text", plain(75), "url", text(3000), "value", text(0, 2000), "style", oneOf("primary", "danger", "default"),
            "confirm", CONFIRM, "accessibility_label", text(75)))),
        Map.entry("static_select", element(List.of(), Map.of(
            "placeholder", plain(150), "options", list(1, OPTIONS, OPTION), "option_groups", list(1, OPTIONS, GROUP),
            "initial_option", OPTION, "confirm", CONFIRM, "focus_on_load", TRUTH))),
        Map.entry("multi_static_select", element(List.of(), Map.of(
            "placeholder", plain(150), "options", list(1, OPTIONS, OPTION), "option_groups", list(1, OPTIONS, GROUP),
            "initial_options", list(1, OPTIONS, OPTION), "confirm", CONFIRM, "max_selected_items", WHOLE,
            "focus_on_load", TRUTH))),
        Map.entry("external_select", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_option", OPTION, "min_query_length", WHOLE, "confirm", CONFIRM,
            "focus_on_load", TRUTH))),
        Map.entry("multi_external_select", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_options", list(1, OPTIONS, OPTION), "min_query_length", WHOLE,
            "confirm", CONFIRM, "max_selected_items", WHOLE, "focus_on_load", TRUTH))),
        Map.entry("users_select", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_user", text(ID), "confirm", CONFIRM, "focus_on_load", TRUTH))),
        Map.entry("multi_users_select", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_users", list(0, OPTIONS, text(ID)), "confirm", CONFIRM,
            "max_selected_items", WHOLE, "focus_on_load", TRUTH))),
        Map.entry("channels_select", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_channel", text(ID), "response_url_enabled", TRUTH, "confirm", CONFIRM,
            "focus_on_load", TRUTH))),
        Map.entry("multi_channels_select", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_channels", list(0, OPTIONS, text(ID)), "confirm", CONFIRM,
            "max_selected_items", WHOLE, "focus_on_load", TRUTH))),
        Map.entry("conversations_select", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_conversation", text(ID), "default_to_current_conversation", TRUTH,
            "response_url_enabled", TRUTH, "filter", ANY, "confirm", CONFIRM, "focus_on_load", TRUTH))),
        Map.entry("multi_conversations_select", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_conversations", list(0, OPTIONS, text(ID)),
            "default_to_current_conversation", TRUTH, "filter", ANY, "confirm", CONFIRM, "max_selected_items", WHOLE,
            "focus_on_load", TRUTH))),
        Map.entry("overflow", element(List.of("options"), Map.of("options", list(1, 5, OPTION), "confirm", CONFIRM))),
        Map.entry("datepicker", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_date", text(10), "confirm", CONFIRM, "focus_on_load", TRUTH))),
        Map.entry("timepicker", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_time", text(5), "timezone", text(ID), "confirm", CONFIRM,
            "focus_on_load", TRUTH))),
        Map.entry("datetimepicker", element(List.of(), Map.of(
            "initial_date_time", WHOLE, "confirm", CONFIRM, "focus_on_load", TRUTH))),
        Map.entry("checkboxes", element(List.of("options"), Map.of(
            "options", list(1, 10, OPTION), "initial_options", list(1, 10, OPTION), "confirm", CONFIRM,
            "focus_on_load", TRUTH))),
        Map.entry("radio_buttons", element(List.of("options"), Map.of(
            "options", list(1, 10, OPTION), "initial_option", OPTION, "confirm", CONFIRM, "focus_on_load", TRUTH))),
        Map.entry("plain_text_input", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_value", text(0, 3000), "multiline", TRUTH, "min_length", WHOLE,
            "max_length", WHOLE, "dispatch_action_config", DISPATCH, "focus_on_load", TRUTH))),
        Map.entry("email_text_input", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_value", text(0, 3000), "dispatch_action_config", DISPATCH,
            "focus_on_load", TRUTH))),
        Map.entry("url_text_input", element(List.of(), Map.of(
            "placeholder", plain(150), "initial_value", text(0, 3000), "dispatch_action_config", DISPATCH,
            "focus_on_load", TRUTH))),
        Map.entry("number_input", element(List.of("is_decimal_allowed"), Map.of(
            "is_decimal_allowed", TRUTH, "placeholder", plain(150), "initial_value", text(0, 3000), "min_value", text(ID),
            "max_value", text(ID), "dispatch_action_config", DISPATCH, "focus_on_load", TRUTH))),
        Map.entry("rich_text_input", viewsOnly(element(List.of(), Map.of(
            "placeholder", plain(150), "initial_value", ANY, "dispatch_action_config", DISPATCH, "min_lines", WHOLE,
            "max_lines", WHOLE, "focus_on_load", TRUTH)))),
        Map.entry("file_input", viewsOnly(element(List.of(), Map.of("filetypes", ANY, "max_files", WHOLE)))),
        Map.entry("image", IMAGE));

    private static final Rule IN_ACTIONS = alternatives(typed(without(List.of(
        "image", "plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input"))));
    private static final Rule IN_INPUT = alternatives(typed(without(List.of("button", "image", "overflow"))));
    private static final Rule IN_SECTION = alternatives(typed(without(List.of(
        "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input"))));

    static final Map<String, Rule> BLOCKS = Map.ofEntries(
        Map.entry("section", block(List.of(), Map.of(
            "text", alternatives(anyText(1, 3000)), "fields", list(1, 10, alternatives(anyText(1, 2000))),
            "accessory", IN_SECTION, "expand", TRUTH))),
        Map.entry("divider",   block(List.of(), Map.of())),
        Map.entry("header",    block(List.of("text"), Map.of("text", plain(150)))),
        Map.entry("context",   block(List.of("elements"), Map.of("elements", list(1, 10, alternatives(inContext()))))),
        Map.entry("actions",   block(List.of("elements"), Map.of("elements", list(1, 25, IN_ACTIONS)))),
        Map.entry("input",     block(List.of("label", "element"), Map.of(
            "label", plain(2000), "element", IN_INPUT, "dispatch_action", TRUTH, "hint", plain(2000), "optional", TRUTH))),
        Map.entry("image",     block(List.of("alt_text"), Map.of(
            "image_url", text(3000), "alt_text", text(0, 2000), "title", plain(2000), "slack_file", ANY,
            "fallback", ANY, "image_width", ANY, "image_height", ANY, "image_bytes", ANY))),
        Map.entry("markdown",  block(List.of("text"), Map.of("text", text(12000)))),
        Map.entry("rich_text", block(List.of("elements"), Map.of("elements", list(0, 1000, ANY)))),
        Map.entry("video",     kept()),
        Map.entry("file",      kept()),
        Map.entry("table",     kept()));
    // spotless:on

    static final Rule BLOCK = typed(BLOCKS);

    private Schemas() {}

    static Rule plain(int most) {
        return (review, pointer, value) ->
                typed(Map.of("plain_text", plainText(1, most))).reviewed(review, pointer, value);
    }

    private static Rule anyText(int least, int most) {
        return typed(Map.of("plain_text", plainText(least, most), "mrkdwn", mrkdwn(least, most)));
    }

    private static Rule plainText(int least, int most) {
        var object = object(List.of("text"), Map.of("type", TYPE, "text", text(least, most), "emoji", TRUTH));
        return (review, pointer, value) ->
                completed(object.reviewed(review, pointer, value), "emoji", Json.truth(true));
    }

    private static Rule mrkdwn(int least, int most) {
        var object = object(List.of("text"), Map.of("type", TYPE, "text", text(least, most), "verbatim", TRUTH));
        return (review, pointer, value) ->
                completed(object.reviewed(review, pointer, value), "verbatim", Json.truth(false));
    }

    private static Rule inContext() {
        return typed(Map.of("plain_text", plainText(1, 3000), "mrkdwn", mrkdwn(1, 3000), "image", IMAGE));
    }

    private static Json completed(Json value, String name, Json member) {
        return value.isObject() && value.at(name).isEmpty() ? value.with(name, member) : value;
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
            var given = reviewed.textAt("action_id");
            if (given.isPresent() && !review.takesActionId(given.get())) {
                review.complain("`action_id` already exists: " + given.get(), pointer + "/action_id");
            }
            return completed(reviewed, "action_id", Json.text(review.newId()));
        };
    }

    private static Rule block(List<String> required, Map<String, Rule> members) {
        var all = new HashMap<>(members);
        all.put("type", TYPE);
        all.put("block_id", text(ID));
        return identified(object(required, Map.copyOf(all)));
    }

    /** Kept as given. */
    private static Rule kept() {
        return identified(ANY);
    }

    private static Rule identified(Rule rule) {
        return (review, pointer, value) -> {
            review.nextBlock();
            var reviewed = rule.reviewed(review, pointer, value);
            var given = reviewed.textAt("block_id");
            if (given.isPresent() && !review.takesBlockId(given.get())) {
                review.complain("`block_id` already exists: " + given.get(), pointer + "/block_id");
            }
            return completed(reviewed, "block_id", Json.text(review.newId()));
        };
    }

    private static Rule viewsOnly(Rule rule) {
        return (review, pointer, value) -> {
            if (review.surface() == Surface.MESSAGE) {
                review.complain("unsupported type: " + value.textAt("type").orElse(""), pointer + "/type");
                return value;
            }
            return rule.reviewed(review, pointer, value);
        };
    }

    private static Map<String, Rule> without(List<String> types) {
        var some = new HashMap<>(ELEMENTS);
        types.forEach(some::remove);
        return Map.copyOf(some);
    }
}
