package dtu.scenarios.engine;

import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a trajectory, for a reader.
 *
 * @param kind {@code call}, {@code delivery}, {@code task}, {@code fact} or {@code log}
 * @param what the operation, the event, the fact's type, or the line itself
 * @param status the HTTP status; 0 when there was none
 * @param in what was sent, or the fact's fields
 * @param out what came back
 */
public record Line(
        long seq, Instant at, String kind, String by, String what, int status, String fault, String in, String out) {

    static List<Line> of(List<Chronicle.Entry> entries) {
        var lines = new ArrayList<Line>(entries.size());
        for (var entry : entries) {
            lines.add(of(lines.size(), entry));
        }
        return lines;
    }

    private static Line of(long seq, Chronicle.Entry entry) {
        return switch (entry) {
            case Chronicle.Passed(var passage) -> of(seq, passage);
            case Chronicle.Happened(var fact, var fields) ->
                new Line(seq, fact.at(), "fact", fact.by(), fact.type(), 0, "", fields, "");
            case Chronicle.Logged(var at, var line) -> new Line(seq, at, "log", "sut", line, 0, "", "", "");
        };
    }

    private static Line of(long seq, Passage passage) {
        var response = passage.response();
        return new Line(
                seq,
                passage.at(),
                passage.kind(),
                passage.by(),
                passage.operation(),
                response == null ? 0 : response.status(),
                passage.fault(),
                text(passage.request()),
                text(response));
    }

    private static String text(@Nullable Request request) {
        return request == null
                ? ""
                : request.method() + " " + request.pathAndQuery() + "\n"
                        + request.body().text();
    }

    private static String text(@Nullable Response response) {
        return response == null ? "" : response.body().text();
    }
}
