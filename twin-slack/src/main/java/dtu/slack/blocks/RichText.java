package dtu.slack.blocks;

import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The block that Slack makes of a text that came without blocks: its markup as a tree. */
public final class RichText {
    private static final Pattern FENCE = Pattern.compile("```\\n?(.+?)\\n?```\\n?", Pattern.DOTALL);
    private static final String QUOTE_SIGN = "&gt;";
    private static final Pattern QUOTE = Pattern.compile("(?m)(?:^&gt; ?[^\\n]*(?:\\n|\\z))+");
    private static final Pattern QUOTED = Pattern.compile("(?m)^&gt; ?");
    /** What all markup begins with; most texts have none of them. */
    private static final String SIGNS = "<:`*_~";

    private static final Pattern EMOJI = Pattern.compile(":([a-z0-9_+'-]+)(?:::skin-tone-([2-6]))?:");

    private final List<Consumer<JsonOut>> elements = new ArrayList<>();

    private RichText() {}

    /** How a piece of text is marked, and the style this gives it. */
    private enum Style {
        CODE("`"),
        BOLD("\\*"),
        ITALIC("_"),
        STRIKE("~");

        private final Pattern pattern;

        Style(String mark) {
            pattern = Pattern.compile("(?<![\\w" + mark + "])" + mark + "(?=\\S)([^" + mark + "\\n]+?)(?<=\\S)" + mark
                    + "(?![\\w" + mark + "])");
        }

        String member() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a text as a message keeps it. */
    public static Json of(Chance chance, String kept) {
        var id = Sheet.newId(chance);
        return Json.array(List.of(block(id, parts(kept))));
    }

    /** The same of a text whose author wants no styles in it. */
    public static Json unstyled(Chance chance, String kept) {
        var section = part("rich_text_section", plain(kept), null);
        return Json.array(List.of(block(Sheet.newId(chance), List.of(section))));
    }

    /** The same as it stands inside another block, without an id. */
    public static Json inside(String kept) {
        return block(null, parts(kept));
    }

    private static Json block(@Nullable String id, List<Consumer<JsonOut>> parts) {
        return Json.object(block ->
                block.text("type", "rich_text").textIfAny("block_id", id).array("elements", parts, JsonOut::value));
    }

    private static List<Consumer<JsonOut>> parts(String kept) {
        var parts = new ArrayList<Consumer<JsonOut>>();
        if (!kept.contains("```")) {
            quotes(parts, kept);
            return parts;
        }
        var fence = FENCE.matcher(kept);
        var from = 0;
        while (fence.find()) {
            quotes(parts, kept.substring(from, fence.start()));
            parts.add(part("rich_text_preformatted", plain(fence.group(1)), 0L));
            from = fence.end();
        }
        quotes(parts, kept.substring(from));
        return parts;
    }

    private static void quotes(List<Consumer<JsonOut>> parts, String kept) {
        if (!kept.contains(QUOTE_SIGN)) {
            section(parts, kept);
            return;
        }
        var quote = QUOTE.matcher(kept);
        var from = 0;
        while (quote.find()) {
            section(parts, kept.substring(from, quote.start()));
            var lines = QUOTED.matcher(quote.group()).replaceAll("");
            parts.add(part("rich_text_quote", inline(lines.strip()), null));
            from = quote.end();
        }
        section(parts, kept.substring(from));
    }

    private static void section(List<Consumer<JsonOut>> parts, String kept) {
        if (!kept.isEmpty()) {
            parts.add(part("rich_text_section", inline(kept), null));
        }
    }

    private static Consumer<JsonOut> part(String type, List<Consumer<JsonOut>> elements, @Nullable Long border) {
        return out -> {
            out.text("type", type).array("elements", elements, JsonOut::value);
            if (border != null) {
                out.number("border", border);
            }
        };
    }

    private static List<Consumer<JsonOut>> inline(String kept) {
        var text = new RichText();
        text.read(kept, EnumSet.noneOf(Style.class));
        return text.elements;
    }

    /** Nothing is markup but links and mentions, as between fences. */
    private static List<Consumer<JsonOut>> plain(String kept) {
        var text = new RichText();
        var markup = Mrkdwn.MARKUP.matcher(kept);
        var from = 0;
        var none = EnumSet.noneOf(Style.class);
        while (markup.find()) {
            text.text(kept.substring(from, markup.start()), none);
            text.mark(markup.group(), none);
            from = markup.end();
        }
        text.text(kept.substring(from), none);
        return text.elements;
    }

    /** Whatever begins first is read first; what is inside a style is read on with that style. */
    private void read(String kept, Set<Style> styles) {
        var first = first(kept, styles);
        if (first == null) {
            text(kept, styles);
            return;
        }
        text(kept.substring(0, first.match().start()), styles);
        var style = first.style();
        if (style == Style.CODE) {
            text(first.match().group(1), with(styles, style));
        } else if (style != null) {
            read(first.match().group(1), with(styles, style));
        } else if (first.match().group().startsWith("<")) {
            mark(first.match().group(), styles);
        } else {
            emoji(first.match(), styles);
        }
        read(kept.substring(first.match().end()), styles);
    }

    /** A piece of markup; the style is null when it is none. */
    private record Piece(Matcher match, @Nullable Style style) {}

    private static @Nullable Piece first(String kept, Set<Style> styles) {
        if (!hasSign(kept)) {
            return null;
        }
        Piece first = earlier(null, new Piece(Mrkdwn.MARKUP.matcher(kept), null));
        first = earlier(first, new Piece(EMOJI.matcher(kept), null));
        for (var style : Style.values()) {
            if (!styles.contains(style)) {
                first = earlier(first, new Piece(style.pattern.matcher(kept), style));
            }
        }
        return first;
    }

    private static boolean hasSign(String kept) {
        for (var at = 0; at < kept.length(); at++) {
            if (SIGNS.indexOf(kept.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Piece earlier(@Nullable Piece one, Piece other) {
        if (!other.match().find()) {
            return one;
        }
        return one == null || other.match().start() < one.match().start() ? other : one;
    }

    private static Set<Style> with(Set<Style> styles, Style style) {
        var more = EnumSet.of(style);
        more.addAll(styles);
        return more;
    }

    private void text(String kept, Set<Style> styles) {
        if (!kept.isEmpty()) {
            add(styles, out -> out.text("type", "text").text("text", Mrkdwn.unescaped(kept)));
        }
    }

    private void emoji(Matcher match, Set<Style> styles) {
        var tone = match.group(2);
        add(styles, out -> {
            out.text("type", "emoji").text("name", match.group(1));
            if (tone != null) {
                out.number("skin_tone", Long.parseLong(tone));
            }
        });
    }

    private void mark(String markup, Set<Style> styles) {
        var inner = markup.substring(1, markup.length() - 1);
        var bar = inner.indexOf('|');
        var target = bar < 0 ? inner : inner.substring(0, bar);
        var label = bar < 0 ? null : inner.substring(bar + 1);
        switch (target.charAt(0)) {
            case '@' -> add(styles, out -> out.text("type", "user").text("user_id", target.substring(1)));
            case '#' -> add(styles, out -> out.text("type", "channel").text("channel_id", target.substring(1)));
            case '!' -> special(target.substring(1), label, styles);
            default ->
                add(
                        styles,
                        out -> out.text("type", "link")
                                .text("url", Mrkdwn.unescaped(target))
                                .textIfAny("text", label == null ? null : Mrkdwn.unescaped(label)));
        }
    }

    private void special(String name, @Nullable String label, Set<Style> styles) {
        var parts = name.split("\\^", -1);
        if (parts[0].equals("subteam") && parts.length > 1) {
            add(styles, out -> out.text("type", "usergroup").text("usergroup_id", parts[1]));
        } else if (parts[0].equals("date") && parts.length > 2 && parts[1].matches("\\d{1,12}")) {
            add(
                    styles,
                    out -> out.text("type", "date")
                            .number("timestamp", Long.parseLong(parts[1]))
                            .text("format", parts[2])
                            .textIfAny("url", parts.length > 3 ? parts[3] : null)
                            .textIfAny("fallback", label));
        } else {
            add(styles, out -> out.text("type", "broadcast").text("range", name));
        }
    }

    private void add(Set<Style> styles, Consumer<JsonOut> members) {
        elements.add(out -> {
            members.accept(out);
            if (!styles.isEmpty()) {
                out.object("style", style -> styles.forEach(each -> style.truth(each.member(), true)));
            }
        });
    }
}
