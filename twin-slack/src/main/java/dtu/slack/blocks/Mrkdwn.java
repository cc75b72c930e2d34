package dtu.slack.blocks;

import dtu.slack.conversations.Channel;
import dtu.twins.state.State;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slack makes of a text: links in angle brackets, everything else that looks like markup escaped. */
public final class Mrkdwn {
    static final Pattern MARKUP =
            Pattern.compile("<(?:@[A-Z0-9]+|#[A-Z0-9]+|![^<>]+|(?:https?|mailto|tel)[:/][^<>|]+)(?:\\|[^<>]*)?>");
    private static final Pattern BARE = Pattern.compile("(?<![\\w/|])https?://[^\\s<>|]*[^\\s<>|.,;:!?)\\]}'\"]");
    private static final Pattern AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*|__(.+?)__");
    private static final Pattern STRIKE = Pattern.compile("~~(.+?)~~");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((https?://[^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
    private static final Pattern BULLET = Pattern.compile("(?m)^( *)[-*] +");
    private static final Pattern CHANNEL = Pattern.compile("(?<![\\w&/#])#([\\p{Ll}\\p{Lo}\\d_-]{1,80})");
    private static final Pattern RANGE = Pattern.compile("(?<![\\w@])@(here|channel|everyone)\\b");

    private Mrkdwn() {}

    /** As a message keeps it. */
    public static String kept(String text) {
        return kept(text, Mrkdwn::linked);
    }

    /** The same when the sender wants no address turned into a link. */
    public static String unlinked(String text) {
        return kept(text, Mrkdwn::escaped);
    }

    /** The same when the sender wants the names of channels, and of everybody, to become mentions. */
    public static String named(State state, String text) {
        return kept(text, part -> named(state, part, linked(part)));
    }

    /** Common Markdown, turned into Slack's own. */
    public static String fromMarkdown(String text) {
        var styled = STRIKE.matcher(BOLD.matcher(text).replaceAll(Mrkdwn::bold)).replaceAll("~$1~");
        var lines = BULLET.matcher(HEADING.matcher(styled).replaceAll("*$1*")).replaceAll("$1• ");
        return kept(LINK.matcher(lines).replaceAll("<$2|$1>"));
    }

    private static String bold(MatchResult match) {
        return "*" + Matcher.quoteReplacement(match.group(1) == null ? match.group(2) : match.group(1)) + "*";
    }

    /** Angle brackets and ampersands that are no markup. */
    public static String escaped(String text) {
        var escaped = text.indexOf('&') < 0 ? text : AMPERSAND.matcher(text).replaceAll("&amp;");
        return escaped.replace("<", "&lt;").replace(">", "&gt;");
    }

    static String unescaped(String kept) {
        return kept.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** What is done to the text between marks. */
    private interface Plain {
        String kept(String part);
    }

    private static String kept(String text, Plain plain) {
        // Most texts have no mark at all, and looking for a sign is cheaper than looking for a pattern.
        if (text.indexOf('<') < 0) {
            return plain.kept(text);
        }
        var kept = new StringBuilder();
        var markup = MARKUP.matcher(text);
        var from = 0;
        while (markup.find()) {
            kept.append(plain.kept(text.substring(from, markup.start()))).append(markup.group());
            from = markup.end();
        }
        return kept.append(plain.kept(text.substring(from))).toString();
    }

    private static String linked(String text) {
        if (!text.contains("://")) {
            return escaped(text);
        }
        return BARE.matcher(escaped(text)).replaceAll(link -> Matcher.quoteReplacement("<" + link.group() + ">"));
    }

    private static String named(State state, String given, String linked) {
        if (given.indexOf('#') < 0 && given.indexOf('@') < 0) {
            return linked;
        }
        var channels = CHANNEL.matcher(linked).replaceAll(match -> {
            var channel = state.find(Channel.BY_NAME, match.group(1));
            var mark = channel.map(found -> "<#" + found.id().value() + "|" + found.name() + ">");
            return Matcher.quoteReplacement(mark.orElse(match.group()));
        });
        return RANGE.matcher(channels).replaceAll("<!$1>");
    }
}
