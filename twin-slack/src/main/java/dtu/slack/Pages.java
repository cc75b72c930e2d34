package dtu.slack;

import dtu.twins.json.JsonOut;
import dtu.twins.state.Found;
import java.util.List;

/**
 * One page of a list that is counted: by {@code count} and {@code page}, or by {@code limit} and {@code cursor}, as the
 * client likes.
 */
public record Pages<T>(List<T> rows, int total, int count, int number, String cursor) {
    private static final String KIND = "page";

    /** The page of all those rows that a client asks for. */
    public static <T> Pages<T> of(SlackCall call, List<T> all, int usual, int most) {
        return of(call, all.size(), all::subList, usual, most);
    }

    /** The same of rows that nobody has read yet. */
    public static <T> Pages<T> of(SlackCall call, Found<T> all, int usual, int most) {
        return of(call, all.size(), cut(all), usual, most);
    }

    /** By count and page alone. */
    public static <T> Pages<T> counted(SlackCall call, Found<T> all, int usual, int most) {
        var count = whole(call, "count", usual, most);
        var number = whole(call, "page", 1, Integer.MAX_VALUE);
        var start = (int) Math.min((long) (number - 1) * count, all.size());
        var end = (int) Math.min((long) start + count, all.size());
        return new Pages<>(cut(all).between(start, end), all.size(), count, number, "");
    }

    /** Reads some rows of all. */
    private interface Cut<T> {
        List<T> between(int start, int end);
    }

    private static <T> Cut<T> cut(Found<T> all) {
        return (start, end) -> all.skip(start).limit(end - start).toList();
    }

    private static <T> Pages<T> of(SlackCall call, int total, Cut<T> all, int usual, int most) {
        var limit = Cursor.limit(call, 0, most);
        var from = Cursor.given(call, KIND).map(Pages::position);
        var counted = limit == 0 && from.isEmpty();
        var count = counted ? whole(call, "count", usual, most) : limit == 0 ? usual : limit;
        var number = counted ? whole(call, "page", 1, Integer.MAX_VALUE) : from.orElse(0) / count + 1;
        var start = counted ? Math.min((long) (number - 1) * count, total) : Math.min(from.orElse(0), total);
        var end = Math.min(start + count, total);
        var cursor = end < total ? Cursor.after(KIND, Long.toString(end)) : "";
        return new Pages<>(all.between((int) start, (int) end), total, count, number, cursor);
    }

    /** The same where a star is the first cursor. */
    public static <T> Pages<T> marked(SlackCall call, List<T> all, int usual, int most) {
        var cursor = call.arguments().or("cursor", "");
        if (cursor.isEmpty()) {
            return of(call, all, usual, most);
        }
        var start = Math.min(
                cursor.equals("*")
                        ? 0
                        : Cursor.given(call, KIND).map(Pages::position).orElse(0),
                all.size());
        var count = whole(call, "count", usual, most);
        var end = Math.min(start + count, all.size());
        var next = end < all.size() ? Cursor.after(KIND, Integer.toString(end)) : "";
        return new Pages<>(all.subList(start, end), all.size(), count, start / count + 1, next);
    }

    private static int whole(SlackCall call, String name, int usual, int most) {
        return Math.clamp(call.arguments().whole(name).orElse((long) usual), 1, most);
    }

    private static int position(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw SlackError.INVALID_CURSOR.refusal();
        }
        return Integer.parseInt(text);
    }

    /** How many pages there are. */
    public int pages() {
        return (total + count - 1) / count;
    }

    /** As most methods tell it. */
    public void paging(JsonOut json) {
        json.object(
                "paging",
                out -> out.number("count", count)
                        .number("total", total)
                        .number("page", number)
                        .number("pages", pages()));
    }
}
