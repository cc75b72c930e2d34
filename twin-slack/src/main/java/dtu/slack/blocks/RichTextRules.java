package dtu.slack.blocks;

import static dtu.slack.schema.Rules.NUMBER;
import static dtu.slack.schema.Rules.TRUTH;
import static dtu.slack.schema.Rules.completed;
import static dtu.slack.schema.Rules.list;
import static dtu.slack.schema.Rules.object;
import static dtu.slack.schema.Rules.oneOf;
import static dtu.slack.schema.Rules.text;
import static dtu.slack.schema.Rules.typed;
import static dtu.slack.schema.Rules.types;
import static dtu.slack.schema.Rules.whole;
import static java.util.Map.entry;

import dtu.slack.schema.Rule;
import dtu.slack.schema.Rules;
import dtu.twins.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rich text: formatted text as a tree, which is also what Slack's own composer writes.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">Rich text block reference</a>
 */
final class RichTextRules {
    private static final int MANY = 1000;
    private static final int LONG = 12_000;
    private static final int ID = 255;
    private static final int DEEPEST = 8;
    private static final Rule TYPE = text(ID);

    // spotless:off - a table reads best as a table
    private static final Rule STYLE = object(List.of(), Map.of(
            "bold", TRUTH, "italic", TRUTH, "strike", TRUTH, "underline", TRUTH, "highlight", TRUTH,
            "client_highlight", TRUTH, "unlink", TRUTH, "code", TRUTH));

    private static final Map<String, Rule> INLINE = types(
        entry("broadcast", inline(List.of("range"),        Map.of("range", oneOf("here", "channel", "everyone")))),
        entry("color",     inline(List.of("value"),        Map.of("value", text(ID)))),
        entry("channel",   inline(List.of("channel_id"),   Map.of("channel_id", text(ID), "team_id", text(ID)))),
        entry("date",      inline(List.of("timestamp", "format"), Map.of(
            "timestamp", NUMBER, "format", text(ID), "url", text(3000), "fallback", text(0, 3000)))),
        entry("emoji",     inline(List.of("name"),         Map.of(
            "name", text(ID), "unicode", text(ID), "url", text(3000), "skin_tone", whole(1, 6),
            "display_team_id", text(ID), "display_url", text(3000)))),
        entry("link",      inline(List.of("url"),          Map.of(
            "url", text(LONG), "text", text(0, LONG), "unsafe", TRUTH))),
        entry("team",      inline(List.of("team_id"),      Map.of("team_id", text(ID)))),
        entry("text",      inline(List.of("text"),         Map.of("text", text(LONG)))),
        entry("user",      inline(List.of("user_id"),      Map.of("user_id", text(ID), "team_id", text(ID)))),
        entry("usergroup", inline(List.of("usergroup_id"), Map.of("usergroup_id", text(ID), "team_id", text(ID)))));

    private static final Rule SECTION = object(List.of("elements"), Map.of(
            "type", TYPE, "elements", list(0, MANY, typed(INLINE))));
    private static final Rule BORDER = whole(0, 1);

    private static final Map<String, Rule> PARTS = types(
        entry("rich_text_section", SECTION),
        entry("rich_text_list", with("border", with("indent", object(List.of("style", "elements"), Map.of(
            "type", TYPE, "style", oneOf("bullet", "ordered"), "indent", whole(0, DEEPEST), "offset", whole(0, MANY),
            "border", BORDER, "elements", list(0, MANY, typed(types(entry("rich_text_section", SECTION))))))))),
        entry("rich_text_preformatted", with("border", object(List.of("elements"), Map.of(
            "type", TYPE, "border", BORDER, "language", text(ID),
            "elements", list(0, MANY, typed(Rules.only(INLINE, "text", "link", "emoji"))))))),
        entry("rich_text_quote", object(List.of("elements"), Map.of(
            "type", TYPE, "border", BORDER, "elements", list(0, MANY, typed(INLINE))))));
    // spotless:on

    static final Map<String, Rule> MEMBERS = Map.of("elements", list(0, MANY, typed(PARTS)));

    /** A whole block of it, as it stands inside other structures. */
    static final Rule BLOCK = typed(types(entry(
            "rich_text",
            object(List.of("elements"), Map.of("type", TYPE, "block_id", text(ID), "elements", elements())))));

    private RichTextRules() {}

    private static Rule elements() {
        return list(0, MANY, typed(PARTS));
    }

    private static Rule inline(List<String> required, Map<String, Rule> members) {
        var all = new HashMap<>(members);
        all.put("type", TYPE);
        all.put("style", STYLE);
        return object(required, Map.copyOf(all));
    }

    /** With a nought where nothing was given. */
    private static Rule with(String member, Rule rule) {
        return (review, pointer, value) -> completed(rule.reviewed(review, pointer, value), member, Json.number(0));
    }
}
