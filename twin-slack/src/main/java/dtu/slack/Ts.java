package dtu.slack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** A moment as Slack writes it, {@code 1512085950.000216}; within a channel it is a message's id. */
public record Ts(long micros) implements Comparable<Ts> {
    /** Before everything: how far somebody has read who has read nothing. */
    public static final Ts ZERO = new Ts(0);

    private static final long MICROS = 1_000_000;
    private static final int DECIMALS = 6;
    private static final int DIGITS = 16;
    private static final Pattern FORM = Pattern.compile("(\\d{1,10})(?:\\.(\\d{0,6}))?");
    private static final Pattern EXACT = Pattern.compile("\\d{10}\\.\\d{6}");

    public static Ts at(Instant instant) {
        return new Ts(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /** Any point in time a client may name, such as {@code 0} or {@code 1512085950.5}. */
    public static Optional<Ts> read(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var fraction = match.group(2) == null ? "" : match.group(2);
        var padded = fraction + "0".repeat(DECIMALS - fraction.length());
        return Optional.of(new Ts(Long.parseLong(match.group(1)) * MICROS + Long.parseLong(padded)));
    }

    /** The id of a message, to the last digit. */
    public static Optional<Ts> exact(String text) {
        return EXACT.matcher(text).matches() ? read(text) : Optional.empty();
    }

    /** The first moment behind this one. */
    public Ts next() {
        return new Ts(micros + 1);
    }

    public Ts orLater(Ts other) {
        return micros >= other.micros ? this : other;
    }

    public Instant instant() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public String text() {
        var known = Long.toString(micros);
        var digits = known.length() < DIGITS ? "0".repeat(DIGITS - known.length()) + known : known;
        var point = digits.length() - DECIMALS;
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    /** The digits alone, as they stand in links. */
    public String digits() {
        return text().replace(".", "");
    }

    @Override
    public int compareTo(Ts other) {
        return Long.compare(micros, other.micros);
    }
}
