package dtu.jira.jql;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads points in time: dates, periods from now, and the functions that begin and end days, weeks, months and years.
 */
record Dates(Instant now, ZoneId zone) {
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");
    private static final Pattern MINUTE = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2}) (\\d{1,2}):(\\d{1,2})");
    private static final Pattern PERIOD = Pattern.compile("([+-]?)\\s*(\\d{1,6}[yMwdhm])(\\s+\\d{1,6}[yMwdhm])*");
    private static final Pattern STEP = Pattern.compile("(\\d{1,6})([yMwdhm])");
    private static final Pattern INCREMENT = Pattern.compile("([+-]?)(\\d{1,6})([yMwdhm]?)");

    /** A day, or a point in it: what {@code =} compares with is the whole of it. */
    record Span(Instant from, Instant to) {
        boolean holds(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** Empty when it is no date at all. */
    Optional<Span> read(String text) {
        try {
            var day = DAY.matcher(text.strip());
            if (day.matches()) {
                var date = LocalDate.of(number(day.group(1)), number(day.group(2)), number(day.group(3)));
                return Optional.of(day(date));
            }
            var minute = MINUTE.matcher(text.strip());
            if (minute.matches()) {
                var at = LocalDateTime.of(
                                number(minute.group(1)),
                                number(minute.group(2)),
                                number(minute.group(3)),
                                number(minute.group(4)),
                                number(minute.group(5)))
                        .atZone(zone)
                        .toInstant();
                return Optional.of(new Span(at, at.plus(1, ChronoUnit.MINUTES)));
            }
            var period = PERIOD.matcher(text.strip());
            return period.matches() ? Optional.of(point(moved(text.strip()))) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private Span day(LocalDate date) {
        return new Span(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    static Span point(Instant at) {
        return new Span(at, at.plusMillis(1));
    }

    private Instant moved(String period) {
        var sign = period.startsWith("-") ? -1 : 1;
        var time = now.atZone(zone);
        var step = STEP.matcher(period);
        while (step.find()) {
            time = time.plus((long) sign * number(step.group(1)), unit(step.group(2)));
        }
        return time.toInstant();
    }

    /** {@code startOfWeek("-1w")} and its like; empty when the name is another's or the increment none. */
    Optional<Span> function(String name, List<String> arguments) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("now") || lower.equals("currentlogin")) {
            return Optional.of(point(now));
        }
        var starts = lower.startsWith("startof");
        if (!starts && !lower.startsWith("endof")) {
            return Optional.empty();
        }
        var part = lower.substring(starts ? "startof".length() : "endof".length());
        var increment = INCREMENT.matcher(arguments.isEmpty() ? "0" : arguments.getFirst());
        if (!List.of("day", "week", "month", "year").contains(part) || !increment.matches()) {
            return Optional.empty();
        }
        try {
            var amount = (increment.group(1).equals("-") ? -1L : 1L) * number(increment.group(2));
            var unit = increment.group(3).isEmpty() ? unitOf(part) : unit(increment.group(3));
            var start = start(now.atZone(zone).plus(amount, unit), part);
            var at = starts ? start : start.plus(1, unitOf(part)).minus(1, ChronoUnit.MILLIS);
            return Optional.of(point(at.toInstant()));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime start(ZonedDateTime time, String part) {
        var day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (part) {
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "month" -> day.withDayOfMonth(1);
            case "year" -> day.withDayOfYear(1);
            default -> day;
        };
    }

    private static ChronoUnit unitOf(String part) {
        return switch (part) {
            case "week" -> ChronoUnit.WEEKS;
            case "month" -> ChronoUnit.MONTHS;
            case "year" -> ChronoUnit.YEARS;
            default -> ChronoUnit.DAYS;
        };
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "y" -> ChronoUnit.YEARS;
            case "M" -> ChronoUnit.MONTHS;
            case "w" -> ChronoUnit.WEEKS;
            case "d" -> ChronoUnit.DAYS;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.MINUTES;
        };
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
