package dtu.twins.json;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent for one member of a body: nothing at all, null, or a value. In a partial update the three mean
 * three things: keep, clear, set.
 */
public sealed interface Given<T> {
    /** The member is not there. */
    record Absent<T>() implements Given<T> {}

    /** The member is there and null. */
    record Null<T>() implements Given<T> {}

    /** The member is there. */
    record Value<T>(T value) implements Given<T> {}

    /** Absent keeps what there is, null clears it, a value replaces it. */
    default @Nullable T orKeep(@Nullable T current) {
        return switch (this) {
            case Absent<T> absent -> current;
            case Null<T> cleared -> null;
            case Value<T>(var value) -> value;
        };
    }

    /** The value; the other one when absent or null. */
    default T or(T other) {
        return this instanceof Value<T>(var value) ? value : other;
    }

    default Optional<T> toOptional() {
        return this instanceof Value<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }

    default boolean isValue() {
        return this instanceof Value<T>;
    }

    default <U> Given<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Absent<T> absent -> new Absent<>();
            case Null<T> cleared -> new Null<>();
            case Value<T>(var value) -> new Value<>(change.apply(value));
        };
    }
}
