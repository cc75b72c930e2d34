package dtu.jira.richtext;

import dtu.twins.json.Json;
import java.util.List;

/** Renders a document as Jira's own pages do. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    private Html() {}

    static String of(Json document) {
        var html = new Html();
        html.children(document);
        return html.out.toString();
    }

    private void children(Json node) {
        node.at("content").map(Json::elements).orElse(List.of()).forEach(this::node);
    }

    private void node(Json node) {
        switch (node.textAt("type").orElse("")) {
            case "text" -> text(node);
            case "hardBreak" -> out.append("<br/>\n");
            case "heading" -> wrapped("h" + Documents.attribute(node, "level"), node);
            case "bulletList" -> wrapped("ul", node);
            case "orderedList" -> wrapped("ol", node);
            case "listItem" -> wrapped("li", node);
            case "codeBlock" ->
                out.append("<pre class=\"code-java\">")
                        .append(escaped(Documents.plain(node)))
                        .append("</pre>");
            case "blockquote" -> wrapped("blockquote", node);
            case "rule" -> out.append("<hr />");
            case "table" -> wrapped("table", node);
            case "tableRow" -> wrapped("tr", node);
            case "tableHeader" -> wrapped("th", node);
            case "tableCell" -> wrapped("td", node);
            case "paragraph" -> wrapped("p", node);
            case "mention", "emoji", "status", "inlineCard" -> out.append(escaped(Documents.plain(node)));
            default -> children(node);
        }
    }

    private void wrapped(String tag, Json node) {
        out.append('<').append(tag).append('>');
        children(node);
        out.append("</").append(tag).append('>');
    }

    private void text(Json node) {
        var text = escaped(node.textAt("text").orElse(""));
        for (var mark : node.at("marks").map(Json::elements).orElse(List.of())) {
            text = switch (mark.textAt("type").orElse("")) {
                case "strong" -> "<b>" + text + "</b>";
                case "em" -> "<em>" + text + "</em>";
                case "strike" -> "<del>" + text + "</del>";
                case "underline" -> "<ins>" + text + "</ins>";
                case "code" -> "<tt>" + text + "</tt>";
                case "link" ->
                    "<a href=\"" + escaped(Documents.attribute(mark, "href"))
                            + "\" class=\"external-link\" rel=\"nofollow noreferrer\">" + text + "</a>";
                default -> text;
            };
        }
        out.append(text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
