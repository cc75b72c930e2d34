package dtu.google;

import dtu.twins.Stamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Google's time stamps: RFC 3339 in UTC with three decimals and a Z. */
public final class GoogleTime {
    private static final int YEAR_MAX = 9999;

    private GoogleTime() {}

    public static String text(Instant time) {
        return Stamp.utc(time);
    }

    /** What clients send: with a zone, without one (then UTC), or a date alone; empty when it is none of these. */
    public static Optional<Instant> read(String text) {
        try {
            var time = instant(text);
            var year = time.atOffset(ZoneOffset.UTC).getYear();
            return year < 0 || year > YEAR_MAX ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        if (text.indexOf('T') < 0 && text.indexOf('t') < 0) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        var zoned = text.matches(".*([Zz]|[+-]\\d{2}:?\\d{2})$");
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
