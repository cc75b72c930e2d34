package dtu.okta.expression;

import static dtu.okta.expression.Condition.Kind.TEXT;
import static dtu.okta.expression.Condition.text;

import dtu.okta.OktaTime;
import dtu.okta.expression.Functions.Function;
import dtu.twins.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The functions that put a time or a country into another form. What is neither becomes null. */
final class Conversions {
    /** Windows counts tenths of microseconds since 1601. */
    private static final long TICKS = 10_000_000;

    private static final long WINDOWS_EPOCH_SECONDS = -11_644_473_600L;
    private static final int NANOS_OF_TICK = 100;

    private Conversions() {}

    /** What becomes of a text. */
    private interface Change {
        String of(String text);
    }

    static void put(Map<String, Function> all) {
        all.put("Time.now", new Function(TEXT, 0, 2, (subject, given) -> now(subject.now(), given)));
        all.put("Time.fromWindowsToIso8601", changed(text -> iso(windows(Long.parseLong(text)))));
        all.put("Time.fromUnixToIso8601", changed(text -> iso(Instant.ofEpochSecond(Long.parseLong(text)))));
        all.put("Time.fromIso8601ToWindows", changed(text -> Long.toString(ticks(instant(text)))));
        all.put(
                "Time.fromIso8601ToUnix",
                changed(text -> Long.toString(instant(text).getEpochSecond())));
        all.put("Time.fromStringToIso8601", formatted((text, format) -> iso(read(text, format))));
        all.put(
                "Time.fromIso8601ToString",
                formatted((text, format) -> format.withZone(ZoneOffset.UTC).format(instant(text))));
        all.put("Iso3166Convert.toAlpha2", changed(text -> country(text).getCountry()));
        all.put("Iso3166Convert.toAlpha3", changed(text -> country(text).getISO3Country()));
        all.put("Iso3166Convert.toName", changed(text -> country(text).getDisplayCountry(Locale.ENGLISH)));
    }

    private static Function changed(Change change) {
        return new Function(TEXT, 1, 1, (subject, given) -> tried(change, text(given.getFirst())));
    }

    /** What becomes of a text by a pattern. */
    private interface Formatting {
        String of(String text, DateTimeFormatter format);
    }

    private static Function formatted(Formatting formatting) {
        return new Function(
                TEXT,
                2,
                2,
                (subject, given) -> tried(
                        text -> formatting.of(text, DateTimeFormatter.ofPattern(text(given.get(1)), Locale.ENGLISH)),
                        text(given.getFirst())));
    }

    private static Json tried(Change change, String text) {
        try {
            return Json.text(change.of(text));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException noSuchThing) {
            return Json.NULL;
        }
    }

    private static Json now(Instant now, List<Json> given) {
        if (given.isEmpty()) {
            return Json.text(iso(now));
        }
        return tried(
                zone -> {
                    var there = now.atZone(ZoneId.of(zone));
                    return given.size() == 1
                            ? there.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            : there.format(DateTimeFormatter.ofPattern(text(given.get(1)), Locale.ENGLISH));
                },
                text(given.getFirst()));
    }

    private static String iso(Instant time) {
        return OktaTime.text(time);
    }

    private static Instant instant(String iso) {
        return OffsetDateTime.parse(iso).toInstant();
    }

    private static Instant read(String text, DateTimeFormatter format) {
        var read = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (read) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
        };
    }

    private static Instant windows(long ticks) {
        return Instant.ofEpochSecond(
                WINDOWS_EPOCH_SECONDS + Math.floorDiv(ticks, TICKS), Math.floorMod(ticks, TICKS) * NANOS_OF_TICK);
    }

    private static long ticks(Instant time) {
        var seconds = Math.subtractExact(time.getEpochSecond(), WINDOWS_EPOCH_SECONDS);
        return Math.addExact(Math.multiplyExact(seconds, TICKS), time.getNano() / NANOS_OF_TICK);
    }

    /** By either code, or by its English name. */
    private static Locale country(String text) {
        for (var code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            if (code.equalsIgnoreCase(text)
                    || country.getISO3Country().equalsIgnoreCase(text)
                    || country.getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(text)) {
                return country;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
