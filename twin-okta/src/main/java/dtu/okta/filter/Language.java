package dtu.okta.filter;

import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What may be asked of one resource in one parameter: which properties, how each is compared, whether case counts. */
public final class Language<R> {
    private final Function<String, @Nullable Property<R>> properties;
    private final Letters letters;
    private final Problem unknown;
    private final Negation negation;

    public Language(
            Function<String, @Nullable Property<R>> properties, Letters letters, Problem unknown, Negation negation) {
        this.properties = properties;
        this.letters = letters;
        this.unknown = unknown;
        this.negation = negation;
    }

    /** A language that has no {@code not}. */
    public Language(Function<String, @Nullable Property<R>> properties, Letters letters, Problem unknown) {
        this(properties, letters, unknown, Negation.UNKNOWN);
    }

    /** Whether there is a {@code not}. */
    public enum Negation {
        ALLOWED,
        UNKNOWN
    }

    /** Whether the case of letters counts. */
    public enum Letters {
        AS_WRITTEN,
        ANY_CASE
    }

    /** The words in which a property that cannot be asked for is refused. */
    public interface Problem {
        String about(String property);
    }

    /** What a property's values are. */
    public enum Kind {
        ANY,
        TIME
    }

    /**
     * A property.
     *
     * @param read its value; an array for several, null for none
     * @param index where rows with a certain value are found without looking at all; null when nowhere
     */
    public record Property<R>(
            Kind kind,
            Set<Operator> operators,
            Function<R, Json> read,
            @Nullable Lookup<R> index) {}

    /** Finds rows by a value; empty for comparisons that the index does not answer. */
    public interface Lookup<R> {
        Optional<Selection.Rows<R>> rows(State state, Operator operator, Json value);
    }

    /** The filter as a test of rows; refuses what cannot be asked. */
    public Predicate<R> test(Filter filter) throws BadFilter {
        return switch (filter) {
            case Filter.Both(var left, var right) -> test(left).and(test(right));
            case Filter.Either(var left, var right) -> test(left).or(test(right));
            case Filter.Not(var inner) -> {
                if (negation == Negation.UNKNOWN) {
                    throw new BadFilter(unknown.about("not"));
                }
                yield test(inner).negate();
            }
            case Filter.Present(var name) -> {
                var property = property(name, Operator.PR);
                yield row -> !isNothing(property.read().apply(row));
            }
            case Filter.Comparison(var name, var operator, var value) -> {
                var property = property(name, operator);
                yield comparison(property, operator, value);
            }
        };
    }

    Property<R> property(String name, Operator operator) throws BadFilter {
        var property = properties.apply(name);
        if (property == null || !property.operators().contains(operator)) {
            throw new BadFilter(unknown.about(name));
        }
        return property;
    }

    private Predicate<R> comparison(Property<R> property, Operator operator, Json value) throws BadFilter {
        if (property.kind() == Kind.TIME) {
            var instant = time(value).orElseThrow(() -> new BadFilter(unknown.about(value.asText())));
            return row -> time(property.read().apply(row))
                    .filter(time -> operator.holds(time.compareTo(instant)))
                    .isPresent();
        }
        return row -> any(property.read().apply(row), each -> holds(each, operator, value));
    }

    private static boolean any(Json value, Predicate<Json> test) {
        return value.isArray() ? value.elements().stream().anyMatch(test) : test.test(value);
    }

    private boolean holds(Json actual, Operator operator, Json given) {
        if (actual.isNull()) {
            return given.isNull() ? operator == Operator.EQ : operator == Operator.NE;
        }
        if (actual.isNumber() && given.isNumber()) {
            return operator.holds(Double.compare(actual.asDouble(), given.asDouble()));
        }
        var text = letters(actual.asText());
        var other = letters(given.asText());
        return switch (operator) {
            case CO -> text.contains(other);
            case SW -> text.startsWith(other);
            case EW -> text.endsWith(other);
            case EQ, NE, GT, GE, LT, LE, PR -> operator.holds(text.compareTo(other));
        };
    }

    private String letters(String text) {
        return letters == Letters.ANY_CASE ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static boolean isNothing(Json value) {
        return value.isNull() || (value.isArray() && value.size() == 0);
    }

    /** A time in ISO 8601, with any offset. */
    public static Optional<Instant> time(Json value) {
        try {
            return value.isText()
                    ? Optional.of(OffsetDateTime.parse(value.asText()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
