package dtu.jira.richtext;

import dtu.twins.json.Json;
import java.util.List;

/** Writes a document as wiki markup. */
final class WikiWriter {
    private final StringBuilder out = new StringBuilder();

    private WikiWriter() {}

    static String text(Json document) {
        var writer = new WikiWriter();
        writer.blocks(content(document));
        return writer.out.toString().strip();
    }

    private void blocks(List<Json> blocks) {
        for (var i = 0; i < blocks.size(); i++) {
            if (i > 0) {
                out.append("\n\n");
            }
            block(blocks.get(i));
        }
    }

    private void block(Json block) {
        switch (block.textAt("type").orElse("")) {
            case "heading" -> {
                out.append('h').append(Documents.attribute(block, "level")).append(". ");
                inline(block);
            }
            case "bulletList" -> list(block, "*");
            case "orderedList" -> list(block, "#");
            case "codeBlock" -> {
                var language = Documents.attribute(block, "language");
                out.append(language.isEmpty() ? "{code}\n" : "{code:" + language + "}\n");
                out.append(Documents.plain(block)).append("\n{code}");
            }
            case "blockquote" -> quoted("{quote}", block);
            case "panel" -> quoted("{panel}", block);
            case "rule" -> out.append("----");
            case "table" -> table(block);
            default -> inline(block);
        }
    }

    private void quoted(String fence, Json block) {
        out.append(fence).append('\n');
        blocks(content(block));
        out.append('\n').append(fence);
    }

    private void list(Json list, String bullets) {
        var first = true;
        for (var item : content(list)) {
            for (var part : content(item)) {
                var type = part.textAt("type").orElse("");
                if (!first) {
                    out.append('\n');
                }
                first = false;
                if (type.equals("bulletList") || type.equals("orderedList")) {
                    list(part, bullets + (type.equals("bulletList") ? "*" : "#"));
                } else {
                    out.append(bullets).append(' ');
                    block(part);
                }
            }
        }
    }

    private void table(Json table) {
        var first = true;
        for (var row : content(table)) {
            if (!first) {
                out.append('\n');
            }
            first = false;
            var bar = "|";
            for (var cell : content(row)) {
                bar = cell.textAt("type").orElse("").equals("tableHeader") ? "||" : "|";
                out.append(bar);
                content(cell).forEach(this::block);
            }
            out.append(bar);
        }
    }

    private void inline(Json block) {
        for (var node : content(block)) {
            switch (node.textAt("type").orElse("")) {
                case "text" -> marked(node);
                case "hardBreak" -> out.append('\n');
                case "mention" ->
                    out.append("[~accountid:")
                            .append(Documents.attribute(node, "id"))
                            .append(']');
                case "inlineCard" ->
                    out.append('[').append(Documents.attribute(node, "url")).append(']');
                default -> out.append(Documents.plain(node));
            }
        }
    }

    private void marked(Json node) {
        var text = node.textAt("text").orElse("");
        for (var mark : node.at("marks").map(Json::elements).orElse(List.of())) {
            text = switch (mark.textAt("type").orElse("")) {
                case "strong" -> "*" + text + "*";
                case "em" -> "_" + text + "_";
                case "strike" -> "-" + text + "-";
                case "underline" -> "+" + text + "+";
                case "code" -> "{{" + text + "}}";
                case "link" -> "[" + text + "|" + Documents.attribute(mark, "href") + "]";
                default -> text;
            };
        }
        out.append(text);
    }

    private static List<Json> content(Json node) {
        return node.at("content").map(Json::elements).orElse(List.of());
    }
}
