package dtu.slack.blocks;

import static dtu.slack.blocks.Surface.HOME;
import static dtu.slack.blocks.Surface.MESSAGE;
import static dtu.slack.blocks.Surface.MODAL;
import static dtu.slack.blocks.TextRules.either;
import static dtu.slack.blocks.TextRules.marked;
import static dtu.slack.blocks.TextRules.plain;
import static dtu.slack.schema.Rules.TRUTH;
import static dtu.slack.schema.Rules.alternatives;
import static dtu.slack.schema.Rules.completed;
import static dtu.slack.schema.Rules.list;
import static dtu.slack.schema.Rules.object;
import static dtu.slack.schema.Rules.oneOf;
import static dtu.slack.schema.Rules.only;
import static dtu.slack.schema.Rules.text;
import static dtu.slack.schema.Rules.typed;
import static dtu.slack.schema.Rules.types;
import static dtu.slack.schema.Rules.whole;
import static java.util.Map.entry;

import dtu.slack.schema.Complaint;
import dtu.slack.schema.Rule;
import dtu.slack.schema.Rules;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Block Kit's blocks: which there are, what they hold and how much of it, and where they may be shown.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks reference</a>
 */
final class BlockRules {
    private static final int ID = 255;
    private static final int LINK = 3000;
    private static final Rule TYPE = text(ID);
    private static final Set<Surface> EVERYWHERE = EnumSet.of(MESSAGE, MODAL, HOME);
    private static final Set<Surface> MESSAGES = EnumSet.of(MESSAGE);
    private static final List<String> MENUS = List.of(
            "static_select",
            "external_select",
            "users_select",
            "conversations_select",
            "channels_select",
            "multi_static_select",
            "multi_external_select",
            "multi_users_select",
            "multi_conversations_select",
            "multi_channels_select",
            "checkboxes",
            "radio_buttons",
            "datepicker",
            "timepicker");

    // spotless:off - a table reads best as a table
    private static final Rule IN_ACTIONS = elements("button", "overflow", "workflow_button", "datetimepicker",
            "rich_text_input");
    private static final Rule IN_INPUT = elements("plain_text_input", "email_text_input", "url_text_input",
            "number_input", "datetimepicker", "rich_text_input", "file_input");
    private static final Rule IN_SECTION = elements("button", "overflow", "workflow_button", "image");
    private static final Rule IN_CONTEXT = alternatives(typed(types(
        entry("plain_text", TextRules.plainText(1, 3000)), entry("mrkdwn", TextRules.mrkdwn(1, 3000)),
        entry("image", ElementRules.IMAGE))));
    private static final Rule CELL = typed(types(
        entry("raw_text", object(List.of("text"), Map.of("type", TYPE, "text", text(0, LINK)))),
        entry("raw_number", object(List.of("value"), Map.of("type", TYPE, "value", Rules.NUMBER, "text", text(0, ID)))),
        entry("rich_text", RichTextRules.BLOCK)));
    private static final Rule SOURCE = typed(types(entry("url", object(List.of("url", "text"), Map.of(
            "type", TYPE, "url", text(LINK), "text", text(LINK))))));
    private static final Map<String, Rule> TASK = Map.of(
            "task_id", text(ID), "title", text(ID), "status", oneOf("pending", "in_progress", "complete", "error"),
            "details", RichTextRules.BLOCK, "output", RichTextRules.BLOCK, "sources", list(0, 100, SOURCE));
    private static final Map<String, Rule> CARD = Map.of(
            "hero_image", ElementRules.IMAGE, "icon", ElementRules.IMAGE, "slack_icon", Rules.ANY,
            "title", marked(150), "subtitle", marked(150), "body", marked(200),
            "actions", list(1, 25, typed(only(ElementRules.ELEMENTS, "button"))));

    private static final Map<String, Rule> SIMPLE = types(
        entry("section", BlockChecks.saysSomething(block(EVERYWHERE, List.of(), Map.of(
            "text", alternatives(either(1, 3000)), "fields", list(1, 10, alternatives(either(1, 2000))),
            "accessory", IN_SECTION, "expand", TRUTH)))),
        entry("divider",  block(EVERYWHERE, List.of(), Map.of())),
        entry("header",   block(EVERYWHERE, List.of("text"), Map.of("text", plain(150)))),
        entry("context",  block(EVERYWHERE, List.of("elements"), Map.of("elements", list(1, 10, IN_CONTEXT)))),
        entry("actions",  block(EVERYWHERE, List.of("elements"), Map.of("elements", list(1, 25, IN_ACTIONS)))),
        entry("input",    block(EVERYWHERE, List.of("label", "element"), Map.of(
            "label", plain(2000), "element", IN_INPUT, "dispatch_action", TRUTH, "hint", plain(2000),
            "optional", TRUTH))),
        entry("image",    ElementRules.pictured(block(EVERYWHERE, List.of("alt_text"), plus(
            ElementRules.PICTURE, "title", plain(2000))))),
        entry("rich_text", block(EVERYWHERE, List.of("elements"), RichTextRules.MEMBERS)),
        entry("video",    block(EVERYWHERE, List.of("title", "video_url", "thumbnail_url", "alt_text"), Map.of(
            "title", plain(199), "video_url", text(LINK), "thumbnail_url", text(LINK), "alt_text", text(2000),
            "title_url", text(LINK), "author_name", text(49), "provider_name", text(ID),
            "provider_icon_url", text(LINK), "description", plain(199)))),
        entry("file",     block(MESSAGES, List.of("external_id", "source"), Map.of(
            "external_id", text(ID), "source", oneOf("remote"), "file_id", text(ID)))),
        entry("table",    block(MESSAGES, List.of("rows"), Map.of(
            "rows", list(1, 100, list(1, 20, CELL)),
            "column_settings", list(0, 20, object(List.of(), Map.of(
                "align", oneOf("left", "center", "right"), "is_wrapped", TRUTH)))))));

    /** All of them, those that hold other blocks included. */
    static final Map<String, Rule> BLOCKS = all(types(
        entry("markdown", block(MESSAGES, List.of("text"), Map.of("text", text(12_000)))),
        entry("context_actions", block(MESSAGES, List.of("elements"), Map.of("elements", list(1, 5, alternatives(
            typed(only(ElementRules.ELEMENTS, "feedback_buttons", "icon_button"))))))),
        entry("call",     block(MESSAGES, List.of("call_id"), Map.of(
            "call_id", text(ID), "api_decoration_available", TRUTH, "call", Rules.ANY))),
        entry("alert",    block(EnumSet.of(MODAL), List.of("text"), Map.of(
            "text", either(1, 200), "level", oneOf("default", "info", "warning", "error", "success")))),
        entry("card",     card()),
        entry("carousel", block(EnumSet.of(MESSAGE, HOME), List.of("elements"), Map.of(
            "elements", list(1, 10, typed(types(entry("card", card()))))))),
        entry("container", BlockChecks.titled(block(MESSAGES, List.of("child_blocks"), Map.of(
            "title", plain(150), "rich_text_title", RichTextRules.BLOCK, "subtitle", either(1, 150),
            "child_blocks", list(1, 10, typed(SIMPLE)), "width", oneOf("narrow", "standard", "wide", "full"),
            "icon", ElementRules.IMAGE, "is_collapsible", TRUTH, "default_collapsed", TRUTH,
            "has_header_divider", TRUTH)))),
        entry("data_table", BlockChecks.even(block(MESSAGES, List.of("rows", "caption"), Map.of(
            "rows", list(2, 101, list(1, 20, CELL)), "caption", text(ID), "page_size", whole(1, 100),
            "row_header_column_index", whole(0, 19))))),
        entry("data_visualization", block(MESSAGES, List.of("chart"), Map.of(
            "chart", chart(), "title", text(ID)))),
        entry("task_card", block(MESSAGES, List.of("task_id", "title", "status"), TASK)),
        entry("plan",     block(MESSAGES, List.of("title"), Map.of(
            "title", text(ID), "tasks", list(0, 50, typed(types(
                entry("task_card", block(MESSAGES, List.of("task_id", "title", "status"), TASK))))))))));
    // spotless:on

    static final Rule BLOCK = typed(BLOCKS);

    private BlockRules() {}

    /** The menus that go nearly everywhere, and those named. */
    private static Rule elements(String... more) {
        var names = new ArrayList<>(MENUS);
        names.addAll(List.of(more));
        return alternatives(typed(only(ElementRules.ELEMENTS, names.toArray(String[]::new))));
    }

    /** A chart says of which kind it is; what it draws is kept as given. */
    private static Rule chart() {
        return (review, pointer, value) -> {
            if (!value.isObject()) {
                review.complain(Complaint.mistyped("must provide an object", pointer));
            } else if (value.textAt("type").isEmpty()) {
                review.complain(Complaint.missing("type", pointer));
            } else {
                oneOf("pie", "bar", "line", "area")
                        .reviewed(review, pointer + "/type", value.at("type").orElse(Json.NULL));
            }
            return value;
        };
    }

    private static Rule card() {
        return BlockChecks.showsSomething(block(EVERYWHERE, List.of(), CARD));
    }

    private static Map<String, Rule> all(Map<String, Rule> others) {
        var all = new LinkedHashMap<>(SIMPLE);
        all.putAll(others);
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Rule> plus(Map<String, Rule> members, String name, Rule rule) {
        var more = new HashMap<>(members);
        more.put(name, rule);
        return Map.copyOf(more);
    }

    private static Rule block(Set<Surface> surfaces, List<String> required, Map<String, Rule> members) {
        var all = new HashMap<>(members);
        all.put("type", TYPE);
        all.put("block_id", text(ID));
        var object = object(required, Map.copyOf(all));
        return (review, pointer, value) -> {
            if (Sheet.of(review).surface() != Surface.ANY
                    && !surfaces.contains(Sheet.of(review).surface())) {
                var message = "unsupported type: " + value.textAt("type").orElse("");
                review.complain(Complaint.broken("enum", null, message, pointer + "/type"));
                return value;
            }
            Sheet.of(review).nextBlock();
            var reviewed = object.reviewed(review, pointer, value);
            var given = reviewed.textAt("block_id");
            if (given.isPresent() && !Sheet.of(review).takesBlockId(given.get())) {
                var message = "`block_id` already exists: " + given.get();
                review.complain(Complaint.broken("unique_items", null, message, pointer + "/block_id"));
            }
            return completed(reviewed, "block_id", Json.text(Sheet.of(review).newId()));
        };
    }
}
