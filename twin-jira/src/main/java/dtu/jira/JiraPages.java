package dtu.jira;

import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Found;
import java.util.List;
import java.util.function.BiConsumer;

/** Jira's commonest paging: {@code startAt}, {@code maxResults}, {@code total}, {@code isLast} and {@code values}. */
public final class JiraPages {
    public static final int USUAL = 50;

    private JiraPages() {}

    /** Where a page begins and how long it may be; more than the most is lowered silently. */
    public record Window(int startAt, int maxResults) {
        public static Window of(JiraCall call, int usual, int most) {
            var startAt = Math.max(0, call.queryInt("startAt", 0));
            var asked = call.queryInt("maxResults", usual);
            return new Window(startAt, asked < 0 ? usual : Math.min(asked, most));
        }

        public <T> List<T> of(List<T> rows) {
            var from = Math.min(startAt, rows.size());
            return rows.subList(from, Math.min(rows.size(), from + maxResults));
        }
    }

    /** One page of rows in order. */
    public static <T> Response page(JiraCall call, Found<T> rows, int most, BiConsumer<JsonOut, T> write) {
        var window = Window.of(call, USUAL, most);
        return page(
                call,
                window,
                rows.size(),
                rows.skip(window.startAt()).limit(window.maxResults()).toList(),
                write);
    }

    /** One page of a list that is small by nature. */
    public static <T> Response page(JiraCall call, List<T> rows, int most, BiConsumer<JsonOut, T> write) {
        var window = Window.of(call, USUAL, most);
        return page(call, window, rows.size(), window.of(rows), write);
    }

    private static <T> Response page(
            JiraCall call, Window window, int total, List<T> shown, BiConsumer<JsonOut, T> write) {
        var end = (long) window.startAt() + shown.size();
        var last = end >= total || shown.isEmpty();
        return Response.json(200, json -> {
            json.text("self", link(call, window, window.startAt()));
            if (!last) {
                json.text("nextPage", link(call, window, end));
            }
            json.number("maxResults", window.maxResults())
                    .number("startAt", window.startAt())
                    .number("total", total)
                    .truth("isLast", last)
                    .array("values", shown, write);
        });
    }

    private static String link(JiraCall call, Window window, long startAt) {
        var query = call.request()
                .query()
                .with("startAt", Long.toString(startAt))
                .with("maxResults", Integer.toString(window.maxResults()));
        return call.href(call.request().path()) + "?" + query.encoded();
    }
}
