package dtu.jira.richtext;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may stand in an Atlassian document, and its text. */
public final class Documents {
    private static final Set<String> INLINE = Set.of(
            "text",
            "hardBreak",
            "mention",
            "emoji",
            "inlineCard",
            "date",
            "status",
            "placeholder",
            "inlineExtension",
            "mediaInline");
    private static final Set<String> BLOCKS = Set.of(
            "paragraph",
            "heading",
            "bulletList",
            "orderedList",
            "codeBlock",
            "blockquote",
            "rule",
            "panel",
            "table",
            "mediaSingle",
            "mediaGroup",
            "expand",
            "nestedExpand",
            "taskList",
            "decisionList",
            "blockCard",
            "embedCard",
            "layoutSection",
            "extension",
            "bodiedExtension");
    private static final Set<String> MARKS = Set.of(
            "strong",
            "em",
            "code",
            "strike",
            "underline",
            "link",
            "subsup",
            "textColor",
            "backgroundColor",
            "border",
            "annotation",
            "alignment",
            "indentation",
            "breakout");
    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("doc", BLOCKS),
            Map.entry("paragraph", INLINE),
            Map.entry("heading", INLINE),
            Map.entry("codeBlock", Set.of("text")),
            Map.entry("bulletList", Set.of("listItem")),
            Map.entry("orderedList", Set.of("listItem")),
            Map.entry("listItem", BLOCKS),
            Map.entry("blockquote", BLOCKS),
            Map.entry("panel", BLOCKS),
            Map.entry("expand", BLOCKS),
            Map.entry("nestedExpand", BLOCKS),
            Map.entry("table", Set.of("tableRow")),
            Map.entry("tableRow", Set.of("tableCell", "tableHeader")),
            Map.entry("tableCell", BLOCKS),
            Map.entry("tableHeader", BLOCKS),
            Map.entry("mediaSingle", Set.of("media", "caption")),
            Map.entry("mediaGroup", Set.of("media")),
            Map.entry("caption", INLINE),
            Map.entry("taskList", Set.of("taskItem", "taskList")),
            Map.entry("taskItem", INLINE),
            Map.entry("decisionList", Set.of("decisionItem")),
            Map.entry("decisionItem", INLINE),
            Map.entry("layoutSection", Set.of("layoutColumn")),
            Map.entry("layoutColumn", BLOCKS),
            Map.entry("bodiedExtension", BLOCKS));

    private Documents() {}

    /** Whether it calls itself a document at all; one that does not is an error of the field. */
    public static boolean isDocument(Json json) {
        return json.isObject() && json.textAt("type").filter("doc"::equals).isPresent();
    }

    /** Whether all of it is as the format wants it. */
    public static boolean isValid(Json json) {
        return isDocument(json)
                && json.at("version")
                        .filter(Json::isWhole)
                        .map(Json::asLong)
                        .filter(version -> version == 1)
                        .isPresent()
                && json.at("content").filter(Json::isArray).isPresent()
                && contentIsValid("doc", json);
    }

    private static boolean nodeIsValid(Json node) {
        var type = node.textAt("type").orElse("");
        if (type.equals("text")
                && node.textAt("text").filter(text -> !text.isEmpty()).isEmpty()) {
            return false;
        }
        for (var mark : node.at("marks").map(Json::elements).orElse(List.of())) {
            if (!mark.isObject() || !MARKS.contains(mark.textAt("type").orElse(""))) {
                return false;
            }
        }
        return contentIsValid(type, node);
    }

    private static boolean contentIsValid(String type, Json node) {
        var content = node.at("content");
        if (content.isEmpty()) {
            return true;
        }
        var allowed = CHILDREN.getOrDefault(type, Set.of());
        return content.get().isArray()
                && content.get().elements().stream()
                        .allMatch(child -> allowed.contains(child.textAt("type").orElse("")) && nodeIsValid(child));
    }

    static boolean isEmpty(Json document) {
        return document.at("content").map(Json::elements).orElse(List.of()).isEmpty();
    }

    /** The text of all nodes; blocks stand on lines of their own. */
    static String plain(Json node) {
        var text = new StringBuilder();
        plain(node, text);
        return text.toString().strip();
    }

    private static void plain(Json node, StringBuilder text) {
        var type = node.textAt("type").orElse("");
        switch (type) {
            case "text" -> text.append(node.textAt("text").orElse(""));
            case "hardBreak" -> text.append('\n');
            case "mention", "emoji", "status" -> text.append(attribute(node, "text"));
            case "inlineCard", "blockCard" -> text.append(attribute(node, "url"));
            default -> {
                for (var child : node.at("content").map(Json::elements).orElse(List.of())) {
                    plain(child, text);
                }
                if (BLOCKS.contains(type) || type.equals("listItem") || type.equals("tableRow")) {
                    text.append('\n');
                } else if (type.startsWith("table")) {
                    text.append(' ');
                }
            }
        }
    }

    static String attribute(Json node, String name) {
        return node.at("attrs")
                .flatMap(attrs -> attrs.at(name))
                .map(Json::asText)
                .orElse("");
    }
}
