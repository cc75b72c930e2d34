package dtu.google.docs.documents;

import dtu.twins.persistent.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Putting text into a body and taking it out. Offsets count from the beginning of the first paragraph. */
final class Text {
    private Text() {}

    /** The body with text at an offset; every line end in it splits the paragraph, and both halves keep its style. */
    static Sequence<Paragraph> inserted(Sequence<Paragraph> body, long offset, String text) {
        if (text.isEmpty()) {
            return body;
        }
        var at = body.indexAtMeasure(offset);
        var paragraph = body.get(at);
        var within = (int) (offset - body.measureBefore(at));
        var style = paragraph.styleAt(within);
        var lines = text.split("\n", -1);
        var made = new ArrayList<Paragraph>();
        for (var i = 0; i < lines.length; i++) {
            var runs = new ArrayList<Run>();
            if (i == 0) {
                runs.addAll(paragraph.slice(0, within));
            }
            runs.add(new Run(lines[i], style));
            if (i == lines.length - 1) {
                runs.addAll(paragraph.slice(within, paragraph.length()));
            } else {
                runs.add(new Run("\n", style));
            }
            made.add(new Paragraph(runs, paragraph.style()));
        }
        return body.splice(at, at + 1, made);
    }

    /** The body without what lies between two offsets; what remains of the first and the last paragraph becomes one. */
    static Sequence<Paragraph> deleted(Sequence<Paragraph> body, long from, long to) {
        var first = body.indexAtMeasure(from);
        var last = body.indexAtMeasure(to);
        var head = body.get(first);
        var tail = body.get(last);
        var runs = new ArrayList<>(head.slice(0, (int) (from - body.measureBefore(first))));
        runs.addAll(tail.slice((int) (to - body.measureBefore(last)), tail.length()));
        var keeps = from > body.measureBefore(first) || first == last ? head : tail;
        return body.splice(first, last + 1, List.of(new Paragraph(runs, keeps.style())));
    }

    /** Where a text begins, from the first occurrence to the last; occurrences do not overlap. */
    static List<Integer> found(String text, String wanted, boolean matchCase) {
        var places = new ArrayList<Integer>();
        var haystack = matchCase ? text : folded(text);
        var needle = matchCase ? wanted : folded(wanted);
        for (var at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length())) {
            places.add(at);
        }
        return places;
    }

    /** In lower case unit by unit, so that offsets stay what they were. */
    private static String folded(String text) {
        var folded = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var lower = String.valueOf(text.charAt(i)).toLowerCase(Locale.ROOT);
            folded.append(lower.length() == 1 ? lower.charAt(0) : text.charAt(i));
        }
        return folded.toString();
    }

    /** Without what Docs strips: control characters, and those of the private use area. */
    static String stripped(String text) {
        var kept = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            var control = unit <= '\u0008' || (unit >= '\u000C' && unit <= '\u001F');
            var isPrivate = unit >= '\uE000' && unit <= '\uF8FF';
            if (!control && !isPrivate) {
                kept.append(unit);
            }
        }
        return kept.toString();
    }
}
