package dtu.harness.control;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;

/** Spans of time as clients write them: {@code PT5M}, or {@code 5m}. */
final class Spans {
    private static final Pattern SHORT = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Spans() {}

    static Duration read(String text) {
        var brief = SHORT.matcher(text);
        try {
            return brief.matches()
                    ? UNITS.getOrDefault(brief.group(2), Duration.ZERO).multipliedBy(Long.parseLong(brief.group(1)))
                    : Duration.parse(text);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException wrong) {
            throw ControlError.bad("No span of time: " + text, "Write it like PT5M, or 5m.");
        }
    }
}
