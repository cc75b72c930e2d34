package dtu.jira.richtext;

import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the markup inside one block: emphasis, code, links, mentions, line breaks. */
final class Inline {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{(?<code>.+?)}}"
            + "|(?<![\\w*])\\*(?<strong>\\S(?:[^*\\n]*\\S)?)\\*(?![\\w*])"
            + "|(?<![\\w_])_(?<em>\\S(?:[^_\\n]*\\S)?)_(?![\\w_])"
            + "|(?<![\\w+])\\+(?<underline>\\S(?:[^+\\n]*\\S)?)\\+(?![\\w+])"
            + "|(?<![\\w-])-(?<strike>[^\\s-](?:[^-\\n]*[^\\s-])?)-(?![\\w-])"
            + "|\\[~accountid:(?<mention>[^\\]\\s]+)]"
            + "|\\[(?<label>[^\\]|\\n]+)\\|(?<href>[^\\]|\\n]+)(?:\\|[^\\]\\n]*)?]"
            + "|\\[(?<bare>https?://[^\\]\\s]+)]"
            + "|(?<break>\\n)");
    private static final int DEEPEST = 8;

    private Inline() {}

    static List<Json> read(String text) {
        var nodes = new ArrayList<Json>();
        read(text, List.of(), nodes);
        return nodes;
    }

    private static void read(String text, List<Json> marks, List<Json> nodes) {
        var token = TOKEN.matcher(text);
        var done = 0;
        while (marks.size() < DEEPEST && token.find()) {
            plain(text.substring(done, token.start()), marks, nodes);
            done = token.end();
            if (token.group("break") != null) {
                nodes.add(Nodes.of("hardBreak"));
            } else if (token.group("mention") != null) {
                nodes.add(Nodes.mention(token.group("mention")));
            } else if (token.group("code") != null) {
                nodes.add(Nodes.text(token.group("code"), with(marks, Nodes.of("code"))));
            } else if (token.group("label") != null) {
                read(token.group("label"), with(marks, Nodes.link(token.group("href"))), nodes);
            } else if (token.group("bare") != null) {
                nodes.add(Nodes.text(token.group("bare"), with(marks, Nodes.link(token.group("bare")))));
            } else {
                for (var mark : List.of("strong", "em", "underline", "strike")) {
                    if (token.group(mark) != null) {
                        read(token.group(mark), with(marks, Nodes.of(mark)), nodes);
                    }
                }
            }
        }
        plain(text.substring(done), marks, nodes);
    }

    private static void plain(String text, List<Json> marks, List<Json> nodes) {
        if (!text.isEmpty()) {
            nodes.add(Nodes.text(text, marks));
        }
    }

    private static List<Json> with(List<Json> marks, Json mark) {
        var more = new ArrayList<>(marks);
        more.add(mark);
        return more;
    }
}
