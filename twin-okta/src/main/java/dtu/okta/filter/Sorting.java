package dtu.okta.filter;

import dtu.okta.OktaCall;
import dtu.okta.OktaError;
import dtu.okta.filter.Language.Property;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.State;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order of rows by one property; rows that it finds equal stand in the order of their ids. Rows without a value come
 * first when it ascends.
 *
 * @param id of a row
 * @param walk an index that has the rows in this order; null when there is none
 */
public record Sorting<R>(
        Property<R> property,
        Direction direction,
        Function<R, String> id,
        @Nullable Walk<R> walk) {
    /** Whether small values come first or great ones. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** The orders that a resource knows, by the names of its properties; null for a name that is none. */
    public interface Orders<R> {
        @Nullable
        Sorting<R> by(String property, Direction direction);
    }

    /** The order that {@code sortBy} and {@code sortOrder} ask for. */
    public static <R> Sorting<R> asked(OktaCall call, Orders<R> orders) {
        var descends = call.query("sortOrder").filter("desc"::equalsIgnoreCase).isPresent();
        var order = orders.by(call.query("sortBy").orElse(""), descends ? Direction.DESCENDING : Direction.ASCENDING);
        if (order == null) {
            throw OktaError.BAD_SEARCH.because("Invalid search syntax.");
        }
        return order;
    }

    /** Rows of an index in its order, behind a value and an id when there is a cursor; empty when some rows lack. */
    public interface Walk<R> {
        Optional<Stream<R>> rows(State state, Direction direction, @Nullable Cursor cursor);
    }

    /** The last row of a page, which need not be there any more when the next one is asked for. */
    public record Cursor(Json value, String id) {
        String written() {
            var bytes = Json.array(List.of(value, Json.text(id))).bytes();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }

        static Cursor read(String text) throws BadFilter {
            try {
                var pair = Json.parse(Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)));
                if (pair.isArray() && pair.size() == 2) {
                    return new Cursor(
                            pair.elements().getFirst(),
                            pair.elements().getLast().asText());
                }
            } catch (IllegalArgumentException | MalformedJson forged) {
                throw new BadFilter("Invalid cursor.");
            }
            throw new BadFilter("Invalid cursor.");
        }
    }

    /** What {@code after} is to be behind that row. */
    public String cursor(R row) {
        return new Cursor(value(row), id.apply(row)).written();
    }

    Comparator<R> comparator() {
        return (one, other) -> compared(value(one), id.apply(one), value(other), id.apply(other));
    }

    Predicate<R> behind(@Nullable Cursor cursor) {
        return row -> cursor == null || compared(value(row), id.apply(row), cursor.value(), cursor.id()) > 0;
    }

    Optional<Stream<R>> rows(State state, @Nullable Cursor cursor) {
        return walk == null ? Optional.empty() : walk.rows(state, direction, cursor);
    }

    private Json value(R row) {
        return property.read().apply(row);
    }

    private int compared(Json one, String oneId, Json other, String otherId) {
        var ascending = compared(one, other);
        if (ascending == 0) {
            return oneId.compareTo(otherId);
        }
        return direction == Direction.ASCENDING ? ascending : -ascending;
    }

    private static int compared(Json one, Json other) {
        if (one.isNull() || other.isNull()) {
            return Boolean.compare(!one.isNull(), !other.isNull());
        }
        if (one.isNumber() && other.isNumber()) {
            return Double.compare(one.asDouble(), other.asDouble());
        }
        return one.asText().toLowerCase(Locale.ROOT).compareTo(other.asText().toLowerCase(Locale.ROOT));
    }
}
