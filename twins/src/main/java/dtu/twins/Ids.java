package dtu.twins;

import dtu.twins.chance.Chance;
import java.util.function.Function;

/**
 * How ids of one kind look. Ids of one kind grow in the order in which they are minted, so that the rows of a table
 * stand in creation order.
 *
 * @param stream the counter the ids are numbered by; kinds that share a stream share a sequence
 */
public record Ids<I>(String stream, Shape shape, Function<String, I> make) {

    /** Turns the n-th number of a stream (from 0) and its own randomness into text that grows with n. */
    public interface Shape {
        String text(long n, Chance chance);
    }

    public I id(long n, Chance chance) {
        return make.apply(shape.text(n, chance));
    }

    /** A prefix, then n in a fixed number of digits of an alphabet in ascending order, then random characters of it. */
    public static Shape shaped(String prefix, String ascendingAlphabet, int counted, int random) {
        return (n, chance) -> {
            var text = new StringBuilder(prefix);
            var base = ascendingAlphabet.length();
            var digits = new char[counted];
            var rest = n;
            for (var i = counted - 1; i >= 0; i--) {
                digits[i] = ascendingAlphabet.charAt((int) (rest % base));
                rest /= base;
            }
            text.append(digits);
            for (var i = 0; i < random; i++) {
                text.append(ascendingAlphabet.charAt(chance.below(base, i)));
            }
            return text.toString();
        };
    }

    /** Decimal numbers from {@code first} on. */
    public static Shape decimal(long first) {
        return (n, chance) -> Long.toString(first + n);
    }
}
