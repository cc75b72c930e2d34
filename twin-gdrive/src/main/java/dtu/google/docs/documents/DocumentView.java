package dtu.google.docs.documents;

import dtu.google.GoogleCall;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A document as the API shows one. */
final class DocumentView {
    static final String TAB = "t.0";
    private static final Json STYLES = styles();
    private static final Json SECTION = Json.of("""
            {"columnSeparatorStyle": "NONE", "contentDirection": "LEFT_TO_RIGHT", "sectionType": "CONTINUOUS"}""");

    private DocumentView() {}

    /** How much of the tabs the client wants. */
    enum Tabs {
        FIRST_ONLY,
        EACH
    }

    static void members(GoogleCall call, JsonOut json, Document document, Tabs tabs, boolean editor) {
        json.text("title", document.title());
        switch (tabs) {
            case FIRST_ONLY -> content(json, document);
            case EACH ->
                json.array(
                        "tabs",
                        List.of(document),
                        (out, one) -> out.value(tab -> {
                            tab.object(
                                    "tabProperties",
                                    properties -> properties
                                            .text("tabId", TAB)
                                            .text("title", "Tab 1")
                                            .number("index", 0));
                            tab.object("documentTab", inside -> content(inside, one));
                        }));
        }
        if (editor) {
            json.text("revisionId", document.revisionId());
        }
        var mode = call.query("suggestionsViewMode").filter(text -> !text.equals("DEFAULT_FOR_CURRENT_ACCESS"));
        json.text("suggestionsViewMode", mode.orElse(editor ? "SUGGESTIONS_INLINE" : "PREVIEW_WITHOUT_SUGGESTIONS"))
                .text("documentId", document.id().value());
    }

    private static void content(JsonOut json, Document document) {
        json.object(
                        "body",
                        body -> body.array(
                                "content",
                                IntStream.range(-1, document.body().size()).boxed(),
                                (out, number) -> out.value(element -> element(element, document, number))))
                .membersOf(STYLES);
    }

    /** The section break is there before the first paragraph; its start is 0 and therefore left out. */
    private static void element(JsonOut json, Document document, int number) {
        if (number < 0) {
            json.number("endIndex", Document.FIRST_INDEX)
                    .object("sectionBreak", section -> section.json("sectionStyle", SECTION));
            return;
        }
        var paragraph = document.body().get(number);
        var start = Document.FIRST_INDEX + document.body().measureBefore(number);
        json.number("startIndex", start)
                .number("endIndex", start + paragraph.length())
                .object("paragraph", out -> paragraph(out, paragraph, start));
    }

    private static void paragraph(JsonOut json, Paragraph paragraph, long start) {
        var at = new long[] {start};
        json.array(
                        "elements",
                        paragraph.runs(),
                        (out, run) -> out.value(element -> {
                            var from = at[0];
                            at[0] += run.text().length();
                            element.number("startIndex", from)
                                    .number("endIndex", at[0])
                                    .object(
                                            "textRun",
                                            text -> text.text("content", run.text())
                                                    .json("textStyle", run.style()));
                        }))
                .json("paragraphStyle", paragraph.style());
    }

    private static Json styles() {
        try (var stream = DocumentView.class.getResourceAsStream("styles.json")) {
            if (stream == null) {
                throw new IllegalStateException("no styles.json");
            }
            return Json.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
