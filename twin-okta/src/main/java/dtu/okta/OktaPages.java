package dtu.okta;

import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Found;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Okta's paging: an opaque {@code after}, a {@code limit}, and Link headers in lines of their own; {@code next} keeps
 * every query parameter and is missing on the last page.
 */
public final class OktaPages {
    /** In small letters, on HTTP/1.1 too: Okta's Java client finds it in no other spelling. */
    public static final String LINK = "link";

    private OktaPages() {}

    /**
     * One page.
     *
     * @param rows in order, already past the cursor
     * @param cursor what {@code after} is to be behind a row
     */
    public static <T> Response page(
            OktaCall call, Found<T> rows, int limit, Function<T, String> cursor, BiConsumer<JsonOut, T> write) {
        var page = rows.limit(limit).toList();
        var response = Response.json(200, JsonOut.array(page.stream(), write)).plus(LINK, link(call, "self", null));
        return rows.size() <= limit || page.isEmpty()
                ? response
                : response.plus(LINK, link(call, "next", cursor.apply(page.getLast())));
    }

    /** One page of rows that had to be searched for: {@code rows} holds one more than the page when there is more. */
    public static <T> Response page(
            OktaCall call, List<T> rows, int limit, Function<T, String> cursor, BiConsumer<JsonOut, T> write) {
        var page = rows.size() > limit ? rows.subList(0, limit) : rows;
        var response = Response.json(200, JsonOut.array(page.stream(), write)).plus(LINK, link(call, "self", null));
        return rows.size() > limit ? response.plus(LINK, link(call, "next", cursor.apply(page.getLast()))) : response;
    }

    /** A list that is never cut, and so has no Link. */
    public static <T> Response whole(Stream<T> rows, BiConsumer<JsonOut, T> members) {
        return Response.json(
                200, JsonOut.array(rows, (json, row) -> json.value(object -> members.accept(object, row))));
    }

    /** The client's limit if it is between 1 and {@code most}, {@code usual} when it gives none. */
    public static int limit(OktaCall call, int usual, int most) {
        var given = call.query("limit").orElse("");
        if (given.isEmpty()) {
            return usual;
        }
        try {
            var limit = Integer.parseInt(given);
            if (limit < 1) {
                throw OktaError.VALIDATION_FAILED.because("limit: must be greater than or equal to 1", "limit");
            }
            return Math.min(limit, most);
        } catch (NumberFormatException notANumber) {
            throw OktaError.VALIDATION_FAILED.because("limit: must be a number", "limit");
        }
    }

    /** The Link to the page itself, for lists that are never cut. */
    public static String self(OktaCall call) {
        return link(call, "self", null);
    }

    /** The Link to the page behind that cursor. */
    public static String next(OktaCall call, String cursor) {
        return link(call, "next", cursor);
    }

    private static String link(OktaCall call, String relation, @Nullable String after) {
        var query =
                after == null ? call.request().query() : call.request().query().with("after", after);
        var path = call.request().origin() + call.request().path();
        return "<" + path + (query.isEmpty() ? "" : "?" + query.encoded()) + ">; rel=\"" + relation + "\"";
    }
}
