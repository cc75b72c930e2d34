package dtu.twins;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Times as vendors write them. Every answer holds several, so they are put together digit by digit, which takes a tenth
 * of a formatter's time. Years are those of four digits.
 */
public final class Stamp {
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int SECONDS_OF_HOUR = 3_600;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int NANOS_OF_MILLI = 1_000_000;
    private static final int LENGTH_MAX = 32;
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final byte[] text = new byte[LENGTH_MAX];
    private int length;

    private Stamp() {}

    /** Such as {@code 2026-01-05T08:00:00.000Z}. */
    public static String utc(Instant time) {
        return new Stamp().local(time, 0).sign('Z').done();
    }

    /** In local time with the offset at its end, such as {@code 2026-01-05T09:00:00.000+0100}. */
    public static String at(Instant time, ZoneOffset offset) {
        var seconds = offset.getTotalSeconds();
        var minutes = Math.abs(seconds) / SECONDS_OF_MINUTE;
        return new Stamp()
                .local(time, seconds)
                .sign(seconds < 0 ? '-' : '+')
                .two(minutes / SECONDS_OF_MINUTE)
                .two(minutes % SECONDS_OF_MINUTE)
                .done();
    }

    /** As headers of HTTP have it, such as {@code Mon, 05 Jan 2026 08:00:00 GMT}. */
    public static String header(Instant time) {
        var seconds = time.getEpochSecond();
        var date = LocalDate.ofEpochDay(Math.floorDiv(seconds, (long) SECONDS_OF_DAY));
        return new Stamp()
                .word(DAYS[date.getDayOfWeek().getValue() - 1])
                .sign(',')
                .sign(' ')
                .two(date.getDayOfMonth())
                .sign(' ')
                .word(MONTHS[date.getMonthValue() - 1])
                .sign(' ')
                .year(date.getYear())
                .sign(' ')
                .clock(seconds)
                .word(" GMT")
                .done();
    }

    private Stamp local(Instant time, int offsetSeconds) {
        var seconds = time.getEpochSecond() + offsetSeconds;
        var date = LocalDate.ofEpochDay(Math.floorDiv(seconds, (long) SECONDS_OF_DAY));
        var millis = time.getNano() / NANOS_OF_MILLI;
        return year(date.getYear())
                .sign('-')
                .two(date.getMonthValue())
                .sign('-')
                .two(date.getDayOfMonth())
                .sign('T')
                .clock(seconds)
                .sign('.')
                .digit(millis / 100)
                .two(millis % 100);
    }

    private Stamp clock(long epochSeconds) {
        var seconds = (int) Math.floorMod(epochSeconds, (long) SECONDS_OF_DAY);
        return two(seconds / SECONDS_OF_HOUR)
                .sign(':')
                .two(seconds / SECONDS_OF_MINUTE % SECONDS_OF_MINUTE)
                .sign(':')
                .two(seconds % SECONDS_OF_MINUTE);
    }

    private Stamp year(int year) {
        return two(year / 100 % 100).two(year % 100);
    }

    private Stamp two(int number) {
        return digit(number / 10).digit(number % 10);
    }

    private Stamp digit(int number) {
        return sign((char) ('0' + number));
    }

    private Stamp word(String letters) {
        for (var i = 0; i < letters.length(); i++) {
            sign(letters.charAt(i));
        }
        return this;
    }

    private Stamp sign(char ascii) {
        text[length++] = (byte) ascii;
        return this;
    }

    private String done() {
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
}
