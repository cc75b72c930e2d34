package dtu.twins;

import java.util.ArrayList;
import java.util.List;

/**
 * A path with placeholders: {@code /a/{id}} takes one segment, {@code /a/{id}:verb} a segment that ends in
 * {@code :verb} (split at the last colon), {@code /a/{rest+}} all that follows, slashes included.
 */
public record PathTemplate(String text, List<Segment> segments) {

    /** One part of a path between two slashes. */
    public sealed interface Segment {}

    /** Exactly this text. */
    public record Literal(String text) implements Segment {}

    /** Any text, followed by a fixed suffix that may be empty. */
    public record Placeholder(String name, String suffix) implements Segment {}

    /** The rest of the path. */
    public record Rest(String name) implements Segment {}

    public static PathTemplate parse(String text) {
        var segments = new ArrayList<Segment>();
        for (var part : split(text)) {
            segments.add(segment(part));
        }
        return new PathTemplate(text, List.copyOf(segments));
    }

    /** The segments of a path; duplicate slashes and one at the end do not count. */
    static List<String> split(String path) {
        var parts = new ArrayList<String>();
        for (var part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Segment segment(String part) {
        if (!part.startsWith("{")) {
            return new Literal(part);
        }
        var close = part.indexOf('}');
        var name = part.substring(1, close);
        return name.endsWith("+")
                ? new Rest(name.substring(0, name.length() - 1))
                : new Placeholder(name, part.substring(close + 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
