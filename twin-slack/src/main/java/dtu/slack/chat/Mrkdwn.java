package dtu.slack.chat;

import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slack makes of a text: links in angle brackets, everything else that looks like markup escaped. */
final class Mrkdwn {
    private static final Pattern MARKUP =
            Pattern.compile("<(?:@[A-Z0-9]+|#[A-Z0-9]+|![^<>]+|(?:https?|mailto|tel)[:/][^<>|]+)(?:\\|[^<>]*)?>");
    private static final Pattern BARE = Pattern.compile("(?<![\\w/|])https?://[^\\s<>|]*[^\\s<>|.,;:!?)\\]}'\"]");
    private static final Pattern AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");
    private static final Pattern EMOJI = Pattern.compile(":([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((https?://[^)\\s]+)\\)");

    private Mrkdwn() {}

    /** As a message keeps it. */
    static String kept(String text) {
        var kept = new StringBuilder();
        var markup = MARKUP.matcher(text);
        var from = 0;
        while (markup.find()) {
            kept.append(plain(text.substring(from, markup.start()))).append(markup.group());
            from = markup.end();
        }
        return kept.append(plain(text.substring(from))).toString();
    }

    /** Common Markdown, turned into Slack's own. */
    static String fromMarkdown(String text) {
        return kept(LINK.matcher(BOLD.matcher(text).replaceAll("*$1*")).replaceAll("<$2|$1>"));
    }

    private static String plain(String text) {
        var escaped =
                AMPERSAND.matcher(text).replaceAll("&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return BARE.matcher(escaped).replaceAll(link -> Matcher.quoteReplacement("<" + link.group() + ">"));
    }

    /** The block that Slack makes of a text that came without blocks; styles are left in the text. */
    static Json richText(String kept, String blockId) {
        var elements = new ArrayList<Json>();
        var markup = MARKUP.matcher(kept);
        var from = 0;
        while (markup.find()) {
            texts(elements, kept.substring(from, markup.start()));
            elements.add(mark(markup.group()));
            from = markup.end();
        }
        texts(elements, kept.substring(from));
        return Json.array(List.of(object(block -> block.text("type", "rich_text")
                .text("block_id", blockId)
                .array(
                        "elements",
                        List.of(elements),
                        (out, section) -> out.value(each ->
                                each.text("type", "rich_text_section").array("elements", section, JsonOut::value))))));
    }

    private static void texts(List<Json> elements, String kept) {
        var emoji = EMOJI.matcher(kept);
        var from = 0;
        while (emoji.find()) {
            text(elements, kept.substring(from, emoji.start()));
            var name = emoji.group(1);
            elements.add(object(out -> out.text("type", "emoji").text("name", name)));
            from = emoji.end();
        }
        text(elements, kept.substring(from));
    }

    private static void text(List<Json> elements, String kept) {
        if (!kept.isEmpty()) {
            var text = unescaped(kept);
            elements.add(object(out -> out.text("type", "text").text("text", text)));
        }
    }

    private static Json mark(String markup) {
        var inner = markup.substring(1, markup.length() - 1);
        var bar = inner.indexOf('|');
        var target = bar < 0 ? inner : inner.substring(0, bar);
        return switch (target.charAt(0)) {
            case '@' -> object(out -> out.text("type", "user").text("user_id", target.substring(1)));
            case '#' -> object(out -> out.text("type", "channel").text("channel_id", target.substring(1)));
            case '!' -> special(target.substring(1));
            default ->
                object(out -> out.text("type", "link")
                        .text("url", unescaped(target))
                        .textIfAny("text", bar < 0 ? null : inner.substring(bar + 1)));
        };
    }

    private static String unescaped(String kept) {
        return kept.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static Json special(String name) {
        var caret = name.indexOf('^');
        return name.startsWith("subteam") && caret > 0
                ? object(out -> out.text("type", "usergroup").text("usergroup_id", name.substring(caret + 1)))
                : object(out -> out.text("type", "broadcast").text("range", name));
    }

    private static Json object(Consumer<JsonOut> members) {
        return Json.written(JsonOut.object(members));
    }
}
