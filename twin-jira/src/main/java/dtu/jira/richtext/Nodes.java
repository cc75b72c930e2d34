package dtu.jira.richtext;

import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;

/** Makes the nodes of a document. */
final class Nodes {
    private Nodes() {}

    static Json document(List<Json> content) {
        return Json.object(
                json -> json.text("type", "doc").number("version", 1).array("content", content, JsonOut::value));
    }

    static Json of(String type) {
        return Json.EMPTY_OBJECT.with("type", type);
    }

    static Json of(String type, List<Json> content) {
        return of(type).with("content", Json.array(content));
    }

    static Json paragraph(List<Json> inline) {
        return of("paragraph", inline);
    }

    static Json heading(int level, List<Json> inline) {
        return of("heading")
                .with("attrs", Json.EMPTY_OBJECT.with("level", Json.number(level)))
                .with("content", Json.array(inline));
    }

    static Json code(String language, String text) {
        var block = of("codeBlock");
        if (!language.isEmpty()) {
            block = block.with("attrs", Json.EMPTY_OBJECT.with("language", language));
        }
        return text.isEmpty() ? block : block.with("content", Json.array(List.of(text(text, List.of()))));
    }

    static Json list(String type, List<List<Json>> items) {
        var rows = new ArrayList<Json>();
        for (var item : items) {
            rows.add(of("listItem", item));
        }
        return of(type, rows);
    }

    static Json text(String text, List<Json> marks) {
        var node = of("text").with("text", text);
        return marks.isEmpty() ? node : node.with("marks", Json.array(marks));
    }

    static Json link(String href) {
        return of("link").with("attrs", Json.EMPTY_OBJECT.with("href", href));
    }

    static Json mention(String accountId) {
        return of("mention")
                .with("attrs", Json.EMPTY_OBJECT.with("id", accountId).with("text", "@" + accountId));
    }
}
