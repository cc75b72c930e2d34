package dtu.google.docs.documents;

import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A paragraph: runs of which the last ends with the line end that closes it.
 *
 * @param style as the API shows it
 */
record Paragraph(List<Run> runs, Json style) {
    static final Json NORMAL = Json.of("""
            {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}""");

    Paragraph {
        runs = coalesced(runs);
    }

    static Paragraph plain(String line) {
        return new Paragraph(List.of(Run.plain(line + "\n")), NORMAL);
    }

    String text() {
        var text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }

    int length() {
        return runs.stream().mapToInt(run -> run.text().length()).sum();
    }

    /**
     * The style that text inserted at a place takes: that of the text before, at the beginning that of the text behind.
     */
    Json styleAt(int offset) {
        var end = 0;
        for (var run : runs) {
            end += run.text().length();
            if (offset <= end) {
                return run.style();
            }
        }
        return Json.EMPTY_OBJECT;
    }

    /** The runs from one offset to another. */
    List<Run> slice(int from, int to) {
        var slice = new ArrayList<Run>();
        var start = 0;
        for (var run : runs) {
            var end = start + run.text().length();
            var low = Math.max(from, start);
            var high = Math.min(to, end);
            if (low < high) {
                slice.add(run.of(run.text().substring(low - start, high - start)));
            }
            start = end;
        }
        return slice;
    }

    /** Neighbours of the same style are one run. */
    private static List<Run> coalesced(List<Run> runs) {
        var joined = new ArrayList<Run>();
        for (var run : runs) {
            if (run.text().isEmpty()) {
                continue;
            }
            if (!joined.isEmpty() && joined.getLast().style().equals(run.style())) {
                var former = joined.removeLast();
                joined.add(former.of(former.text() + run.text()));
            } else {
                joined.add(run);
            }
        }
        return List.copyOf(joined);
    }
}
