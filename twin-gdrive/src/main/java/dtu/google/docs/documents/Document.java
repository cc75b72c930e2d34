package dtu.google.docs.documents;

import dtu.google.GoogleIds;
import dtu.twins.chance.Chance;
import dtu.twins.persistent.Sequence;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A document's text.
 *
 * @param body paragraphs, measured in UTF-16 units; the first begins at index 1
 * @param revision grows with every batch of edits
 */
public record Document(Id id, String title, Sequence<Paragraph> body, long revision) {
    public static final Table<Id, Document> DOCUMENTS = Table.of("Document", Document::id);
    /** A section break stands before the first paragraph. */
    static final int FIRST_INDEX = 1;

    private static final Sequence<Paragraph> NOTHING = Sequence.measuredBy(Paragraph::length);
    private static final int REVISION_LETTERS = 80;

    /** The id of the document's file. */
    public record Id(String value) implements EntityId {}

    /** With that text, a paragraph for each line. */
    public static Document of(Id id, String title, String text) {
        var body = NOTHING;
        for (var line : lines(text)) {
            body = body.append(Paragraph.plain(line));
        }
        return new Document(id, title, body, 1);
    }

    private static List<String> lines(String text) {
        var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var lines = new ArrayList<>(Arrays.asList(clean.split("\r\n|\r|\n", -1)));
        if (lines.size() > 1 && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** All text, line ends included. */
    public String text() {
        var text = new StringBuilder();
        body.forEach(paragraph -> text.append(paragraph.text()));
        return text.toString();
    }

    /** The index behind the last line end. */
    long end() {
        return FIRST_INDEX + body.measure();
    }

    public Document titled(String other) {
        return new Document(id, other, body, revision);
    }

    public Document copied(Id other, String name) {
        return new Document(other, name, body, 1);
    }

    Document with(Sequence<Paragraph> other) {
        return new Document(id, title, other, revision);
    }

    Document edited() {
        return new Document(id, title, body, revision + 1);
    }

    /** Opaque to clients, and another one after every batch. */
    String revisionId() {
        return "ALBJ4L" + GoogleIds.letters(new Chance(revision).in(id.value()), REVISION_LETTERS);
    }
}
