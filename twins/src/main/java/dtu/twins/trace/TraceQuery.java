package dtu.twins.trace;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted; empty text, 0 and null stand for any.
 *
 * @param operation {@code service.operation}; {@code *} stands for any text
 * @param status a status such as {@code 404}, or a class such as {@code 4xx}
 * @param actor who acted: as the vendor knows them, or as the sender is known
 * @param after only records with a greater number
 */
public record TraceQuery(
        String universe,
        String twin,
        String operation,
        String status,
        String actor,
        @Nullable Instant since,
        @Nullable Instant until,
        long after) {

    /** Everything that happened in a universe. */
    public static TraceQuery of(String universe) {
        return new TraceQuery(universe, "", "", "", "", null, null, 0);
    }

    public boolean fits(TraceRecord record) {
        return record.number() > after
                && any(universe, record.universe())
                && any(twin, record.twin())
                && (operation.isEmpty() || matches(operation, record.operation()))
                && (status.isEmpty() || statusFits(record.status()))
                && (actor.isEmpty() || actor.equals(record.actor()) || actor.equals(record.by()))
                && (since == null || !record.at().isBefore(since))
                && (until == null || record.at().isBefore(until));
    }

    private static boolean any(String wanted, String text) {
        return wanted.isEmpty() || wanted.equals(text);
    }

    private boolean statusFits(int number) {
        var text = Integer.toString(number);
        return status.endsWith("xx") ? text.length() == 3 && text.charAt(0) == status.charAt(0) : status.equals(text);
    }

    private static boolean matches(String pattern, String text) {
        var star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
    }
}
