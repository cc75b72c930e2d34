package dtu.slack.reminders;

import dtu.twins.json.Json;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When a reminder is due, as people and programs write it. */
final class Moment {
    private static final long FIVE_YEARS = Duration.ofDays(5 * 366).toSeconds();
    private static final long ONE_DAY = Duration.ofDays(1).toSeconds();
    private static final Pattern IN = Pattern.compile("in (\\d{1,5}|an?) (second|minute|hour|day|week|month)s?");
    private static final Pattern AT = Pattern.compile("(?:(.*?) ?)(?:at )?(\\d{1,2})(?::(\\d{2}))? ?(am|pm)?");
    private static final String EVERY = "every ";
    private static final int WORKING_DAYS = 5;
    private static final LocalTime USUAL = LocalTime.of(9, 0);

    private Moment() {}

    /** Seconds from now up to a day, a moment up to five years away, or English; empty when it is none of these. */
    static Optional<Instant> read(String text, ZonedDateTime now) {
        var given = text.strip().toLowerCase(Locale.ROOT);
        if (given.matches("\\d{1,10}")) {
            return counted(Long.parseLong(given), now.toInstant());
        }
        var in = IN.matcher(given);
        if (in.matches()) {
            var count = in.group(1).startsWith("a") ? 1 : Long.parseLong(in.group(1));
            return Optional.of(after(count, in.group(2), now).toInstant());
        }
        return spoken(given, now);
    }

    /** How often it comes back: {@code every Thursday at 3pm} does; empty when it comes once or is none of these. */
    static Optional<Json> recurrence(String text, ZonedDateTime now) {
        var given = text.strip().toLowerCase(Locale.ROOT);
        var match = AT.matcher(given);
        var day = match.matches() ? match.group(1).strip() : given;
        if (!day.startsWith(EVERY)) {
            return Optional.empty();
        }
        var word = day.substring(EVERY.length());
        return switch (word) {
            case "day" -> Optional.of(repeated("daily"));
            case "month" -> Optional.of(repeated("monthly"));
            case "year" -> Optional.of(repeated("yearly"));
            case "weekday" -> Optional.of(weekly(List.of(DayOfWeek.values()).subList(0, WORKING_DAYS)));
            case "week" -> Optional.of(weekly(List.of(now.getDayOfWeek())));
            default -> named(word).map(each -> weekly(List.of(each)));
        };
    }

    private static Json weekly(List<DayOfWeek> days) {
        var names = days.stream().map(Moment::name).map(Json::text).toList();
        return repeated("weekly").with("weekdays", Json.array(names));
    }

    private static Json repeated(String frequency) {
        return Json.EMPTY_OBJECT.with("frequency", frequency);
    }

    private static Optional<Instant> counted(long number, Instant now) {
        var seconds = now.getEpochSecond();
        if (number > seconds && number <= seconds + FIVE_YEARS) {
            return Optional.of(Instant.ofEpochSecond(number));
        }
        return number > 0 && number <= ONE_DAY ? Optional.of(now.plusSeconds(number)) : Optional.empty();
    }

    private static ZonedDateTime after(long count, String unit, ZonedDateTime now) {
        return switch (unit) {
            case "second" -> now.plusSeconds(count);
            case "minute" -> now.plusMinutes(count);
            case "hour" -> now.plusHours(count);
            case "day" -> now.plusDays(count);
            case "week" -> now.plusWeeks(count);
            default -> now.plusMonths(count);
        };
    }

    /** A day, a time of day, or both. */
    private static Optional<Instant> spoken(String text, ZonedDateTime now) {
        var match = AT.matcher(text);
        if (!match.matches()) {
            return day(text, now).map(day -> day.with(USUAL).toInstant());
        }
        var time = time(match.group(2), match.group(3), match.group(4));
        if (time.isEmpty()) {
            return Optional.empty();
        }
        var word = match.group(1) == null ? "" : match.group(1).strip();
        if (word.isEmpty()) {
            var today = now.with(time.get());
            return Optional.of((today.isAfter(now) ? today : today.plusDays(1)).toInstant());
        }
        return day(word, now).map(day -> day.with(time.get()).toInstant()).filter(at -> at.isAfter(now.toInstant()));
    }

    private static Optional<LocalTime> time(String hour, String minute, String half) {
        var twelve = Integer.parseInt(hour) % 12;
        var full = half == null ? Integer.parseInt(hour) : half.equals("pm") ? twelve + 12 : twelve;
        var minutes = minute == null ? 0 : Integer.parseInt(minute);
        return full < 24 && minutes < 60 ? Optional.of(LocalTime.of(full, minutes)) : Optional.empty();
    }

    private static Optional<ZonedDateTime> day(String text, ZonedDateTime now) {
        var word = text.replaceFirst("^(on|next|every) ", "");
        return switch (text) {
            case "today" -> Optional.of(now);
            case "tomorrow", "every day" -> Optional.of(now.plusDays(1));
            case "next week" -> Optional.of(now.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
            case "every week" -> Optional.of(now.plusWeeks(1));
            case "next month", "every month" -> Optional.of(now.plusMonths(1));
            case "next year", "every year" -> Optional.of(now.plusYears(1));
            case "every weekday" ->
                Optional.of(
                        now.getDayOfWeek().getValue() < WORKING_DAYS
                                ? now.plusDays(1)
                                : now.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
            default -> named(word).map(day -> now.with(TemporalAdjusters.next(day)));
        };
    }

    private static Optional<DayOfWeek> named(String word) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> name(day).equals(word))
                .findFirst();
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
