package dtu.slack.canvases;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.files.Canvas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Markdown becomes in a canvas: its pieces, or a line that no canvas can show. */
final class Sections {
    private static final Pattern BETWEEN = Pattern.compile("\\n{2,}|(?<=\\n)(?=#)|(?<=^#{1,3} [^\\n]{0,200})\\n");
    private static final Pattern ITEM = Pattern.compile("(\\s*)([-*+]|\\d+[.)])\\s+.*");
    private static final Pattern QUOTED_ITEM = Pattern.compile("\\s*>[\\s>]*([-*+]|\\d+[.)])\\s+.*");
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final String HEX = "0123456789abcdef";
    private static final int ID_LENGTH = 28;

    private Sections() {}

    /** An entry of a list, by how far it stands in. */
    private record Item(int indent, boolean isOrdered) {}

    static List<Canvas.Section> of(SlackCall call, String markdown, SlackError failed) {
        complaint(markdown).ifPresent(why -> {
            throw failed.with(json -> json.text("detail", "'content' error: " + why));
        });
        var sections = new ArrayList<Canvas.Section>();
        var chance = call.chance().in("section");
        for (var part : BETWEEN.split(markdown, -1)) {
            if (!part.isBlank()) {
                var id = new StringBuilder("temp:C:");
                for (var i = 0; i < ID_LENGTH; i++) {
                    id.append(HEX.charAt(chance.in(sections.size()).below(HEX.length(), i)));
                }
                sections.add(new Canvas.Section(id.toString(), part.strip()));
            }
        }
        return sections;
    }

    /** A list within a quote, or within a list of the other kind. */
    private static Optional<String> complaint(String markdown) {
        var open = new ArrayDeque<Item>();
        var lines = markdown.lines().toList();
        var isCode = false;
        for (var number = 0; number < lines.size(); number++) {
            var line = lines.get(number);
            isCode ^= FENCE.matcher(line).matches();
            if (!isCode && QUOTED_ITEM.matcher(line).matches()) {
                return Optional.of("line " + (number + 1) + ": Unsupported block type (List) within block quote");
            }
            var item = isCode ? Optional.<Item>empty() : item(line);
            if (item.isPresent() && !fits(open, item.get())) {
                return Optional.of("line " + (number + 1) + ": Unsupported list type within a list of another type");
            }
            if (item.isEmpty() && !line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
                open.clear();
            }
        }
        return Optional.empty();
    }

    private static Optional<Item> item(String line) {
        var found = ITEM.matcher(line);
        return found.matches()
                ? Optional.of(new Item(
                        found.group(1).length(),
                        Character.isDigit(found.group(2).charAt(0))))
                : Optional.empty();
    }

    /** Puts an entry below those it stands in under; false if these are of the other kind. */
    private static boolean fits(ArrayDeque<Item> open, Item item) {
        while (!open.isEmpty() && open.getLast().indent() >= item.indent()) {
            open.removeLast();
        }
        var fits = open.isEmpty() || open.getLast().isOrdered() == item.isOrdered();
        open.addLast(item);
        return fits;
    }
}
