package dtu.slack.scim;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Answers of SCIM: a resource, or a page of them. */
final class ScimAnswer {
    private static final int USUAL = 10;
    private static final int MOST = 1_000;

    private ScimAnswer() {}

    static Response of(int status, Consumer<JsonOut> members) {
        var answer = SlackAnswer.json(members);
        return new Response(status, answer.headers(), answer.body());
    }

    /** The part of a list that a client asks for; the first is number one. */
    record Window(int start, int count) {
        static Window of(SlackCall call) {
            return new Window(
                    Math.max(1, number(call, "startIndex", 1)), Math.clamp(number(call, "count", USUAL), 0, MOST));
        }

        private static int number(SlackCall call, String name, int usual) {
            try {
                return call.query(name).map(Integer::parseInt).orElse(usual);
            } catch (NumberFormatException notANumber) {
                return usual;
            }
        }

        /** How many rows come before it. */
        int skipped() {
            return start - 1;
        }
    }

    static <T> Response page(Dialect dialect, Window window, int total, List<T> page, BiConsumer<JsonOut, T> each) {
        return of(
                200,
                json -> json.texts("schemas", List.of(dialect.listSchema()))
                        .array("Resources", page, (out, row) -> out.value(resource -> each.accept(resource, row)))
                        .number("totalResults", total)
                        .number("itemsPerPage", page.size())
                        .number("startIndex", window.start()));
    }
}
