package dtu.scenarios.language;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Spans such as {@code 90s}, {@code 1h30m}, {@code 3d}, {@code 500ms}, and times of day such as {@code 09:05}. */
public final class Spans {
    static final String FORM = "a span such as 90s, 1h30m, 3d or 500ms";
    private static final long SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?");

    private Spans() {}

    public static Optional<Duration> span(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        var sum = Duration.ZERO;
        for (var parts = PART.matcher(text); parts.find(); ) {
            sum = sum.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
        }
        return Optional.of(sum);
    }

    static Optional<LocalTime> clock(String text) {
        if (!CLOCK.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(text.length() % 3 == 1 ? "0" + text : text));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The time of day at which a span ends, with the day when it is not the first. */
    static String end(LocalTime begins, Duration span) {
        var seconds = begins.toSecondOfDay() + span.toSeconds();
        var clock = LocalTime.ofSecondOfDay(seconds % SECONDS_OF_DAY);
        var day = seconds / SECONDS_OF_DAY + 1;
        return day == 1 ? clock.toString() : clock + " on day " + day;
    }

    private static Duration part(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
