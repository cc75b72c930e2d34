package dtu.jira.richtext;

import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads wiki markup into a document, line by line. */
final class WikiReader {
    private static final Pattern HEADING = Pattern.compile("h([1-6])\\.\\s+(.*)");
    private static final Pattern ITEM = Pattern.compile("([*#]{1,9})\\s+(.*)");
    private static final Pattern DASH_ITEM = Pattern.compile("-\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("-{4,}\\s*");
    private static final Pattern CODE = Pattern.compile("\\{(?:code|noformat)(?::([A-Za-z0-9+#-]*)[^}]*)?}(.*)");
    private static final Pattern CODE_END = Pattern.compile("(.*?)\\{(?:code|noformat)}(.*)");

    private final List<String> lines;
    private int next;

    private WikiReader(List<String> lines) {
        this.lines = lines;
    }

    static Json document(String markup) {
        var reader = new WikiReader(List.of(markup.replace("\r\n", "\n").split("\n", -1)));
        var content = reader.blocks("");
        return Nodes.document(content);
    }

    /** Blocks up to the end, or up to a line that is the given fence. */
    private List<Json> blocks(String fence) {
        var blocks = new ArrayList<Json>();
        var paragraph = new ArrayList<String>();
        while (next < lines.size()) {
            var line = lines.get(next);
            if (!fence.isEmpty() && line.strip().equals(fence)) {
                next++;
                break;
            }
            var block = line.isBlank() ? null : special(line);
            if (block != null || line.isBlank()) {
                flush(paragraph, blocks);
            }
            if (block != null) {
                blocks.add(block);
            } else {
                if (!line.isBlank()) {
                    paragraph.add(line);
                }
                next++;
            }
        }
        flush(paragraph, blocks);
        return blocks;
    }

    private static void flush(List<String> paragraph, List<Json> blocks) {
        if (!paragraph.isEmpty()) {
            blocks.add(Nodes.paragraph(Inline.read(String.join("\n", paragraph))));
            paragraph.clear();
        }
    }

    /** A block that is no paragraph, with its lines consumed; null when the line begins none. */
    private @Nullable Json special(String line) {
        var text = line.strip();
        var heading = HEADING.matcher(text);
        if (heading.matches()) {
            next++;
            return Nodes.heading(Integer.parseInt(heading.group(1)), Inline.read(heading.group(2)));
        }
        var code = CODE.matcher(text);
        if (code.matches()) {
            next++;
            return code(code.group(1) == null ? "" : code.group(1), code.group(2));
        }
        if (text.equals("{quote}")) {
            next++;
            return Nodes.of("blockquote", blocks("{quote}"));
        }
        if (text.startsWith("bq. ")) {
            next++;
            return Nodes.of("blockquote", List.of(Nodes.paragraph(Inline.read(text.substring("bq. ".length())))));
        }
        if (RULE.matcher(text).matches()) {
            next++;
            return Nodes.of("rule");
        }
        if (ITEM.matcher(text).matches() || DASH_ITEM.matcher(text).matches()) {
            return list(1);
        }
        return text.startsWith("|") && text.length() > 1 ? table() : null;
    }

    private Json code(String language, String rest) {
        var text = new ArrayList<String>();
        var line = rest;
        while (true) {
            var end = CODE_END.matcher(line);
            if (end.matches()) {
                text.add(end.group(1));
                break;
            }
            text.add(line);
            if (next >= lines.size()) {
                break;
            }
            line = lines.get(next++);
        }
        var code = String.join("\n", text).strip();
        return Nodes.code(language, code);
    }

    private Json list(int depth) {
        var items = new ArrayList<List<Json>>();
        var kind = bullets(lines.get(next)).charAt(depth - 1);
        while (next < lines.size()) {
            var bullets = bullets(lines.get(next));
            if (bullets.length() < depth || bullets.charAt(depth - 1) != kind) {
                break;
            }
            if (bullets.length() > depth) {
                if (items.isEmpty()) {
                    items.add(new ArrayList<>(List.of(Nodes.paragraph(List.of()))));
                }
                items.getLast().add(list(depth + 1));
            } else {
                var text = lines.get(next++).strip().substring(bullets.length()).strip();
                items.add(new ArrayList<>(List.of(Nodes.paragraph(Inline.read(text)))));
            }
        }
        return Nodes.list(kind == '#' ? "orderedList" : "bulletList", items);
    }

    private static String bullets(String line) {
        var item = ITEM.matcher(line.strip());
        if (item.matches()) {
            return item.group(1);
        }
        return DASH_ITEM.matcher(line.strip()).matches() ? "-" : "";
    }

    private Json table() {
        var rows = new ArrayList<Json>();
        while (next < lines.size() && lines.get(next).strip().startsWith("|")) {
            var line = lines.get(next++).strip();
            var header = line.startsWith("||");
            var cells = new ArrayList<Json>();
            var bar = header ? "||" : "|";
            var inner = line.substring(bar.length());
            if (inner.endsWith(bar)) {
                inner = inner.substring(0, inner.length() - bar.length());
            }
            for (var cell : inner.split(Pattern.quote(bar), -1)) {
                cells.add(Nodes.of(
                        header ? "tableHeader" : "tableCell", List.of(Nodes.paragraph(Inline.read(cell.strip())))));
            }
            rows.add(Nodes.of("tableRow", cells));
        }
        return Nodes.of("table", rows);
    }
}
