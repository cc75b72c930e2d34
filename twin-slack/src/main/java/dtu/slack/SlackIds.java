package dtu.slack;

import dtu.twins.Ids;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Slack's ids: letters for the kind, then upper-case letters and digits; later ones sort behind earlier ones. */
public final class SlackIds {
    /** In ascending order. */
    static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final int COUNTED = 5;
    private static final int RANDOM = 4;

    private SlackIds() {}

    /** The same as a number, as older parts of Slack know it; {@code letters} is how many say the kind. */
    public static long number(String id, int letters) {
        return Long.parseLong(id.substring(letters), LETTERS.length());
    }

    /** The id of that kind with that number; empty when it is no number. */
    public static Optional<String> numbered(String prefix, String number) {
        if (!number.matches("\\d{1,15}")) {
            return Optional.empty();
        }
        var digits = Long.toString(Long.parseLong(number), LETTERS.length()).toUpperCase(Locale.ROOT);
        return Optional.of(prefix + "0".repeat(Math.max(0, 1 + COUNTED + RANDOM - digits.length())) + digits);
    }

    public static <I> Ids<I> of(String prefix, Function<String, I> make) {
        return new Ids<>("slack." + prefix, Ids.shaped(prefix + "0", LETTERS, COUNTED, RANDOM), make);
    }
}
