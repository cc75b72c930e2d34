package dtu.google.sheets.values;

import dtu.google.sheets.spreadsheets.Cell;
import dtu.twins.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a cell shows: its value under its format. */
public final class Shown {
    private static final MathContext GENERAL = new MathContext(10, RoundingMode.HALF_UP);
    private static final DecimalFormatSymbols ENGLISH = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final double NANOS_A_DAY = 86_400e9;
    private static final double SERIAL_MAX = 2_958_466;
    private static final int PLAIN_DIGITS_MAX = 15;
    private static final Pattern TOKEN =
            Pattern.compile("am/pm|a/p|y+|m+|d+|h+|s+|\\.0+|\"[^\"]*\"|\\\\.|.", Pattern.CASE_INSENSITIVE);

    private Shown() {}

    /** What people see. */
    public static String text(Cell cell) {
        return switch (cell.value()) {
            case null -> "";
            case Cell.Text(var text) -> text;
            case Cell.Truth(var truth) -> truth ? "TRUE" : "FALSE";
            case Cell.Amount(var number) -> number(number, cell.format());
        };
    }

    /** The value itself, with its type. */
    public static Json typed(Cell cell) {
        return switch (cell.value()) {
            case null -> Json.text("");
            case Cell.Text(var text) -> Json.text(text);
            case Cell.Truth(var truth) -> Json.truth(truth);
            case Cell.Amount(var number) -> json(number);
        };
    }

    /** Whole numbers without a decimal point. */
    public static Json json(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Json.number((long) number) : Json.from(number);
    }

    private static String number(double number, Cell.@org.jspecify.annotations.Nullable Format format) {
        if (format == null) {
            return general(number);
        }
        return format.isOfTime() ? time(number, format.pattern()) : decimal(number, format.pattern());
    }

    /** At most ten significant decimals, without trailing zeros. */
    private static String general(double number) {
        var value = new BigDecimal(number).round(GENERAL);
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        var plain = value.stripTrailingZeros();
        var digits = plain.precision() - plain.scale();
        return digits > PLAIN_DIGITS_MAX || digits < -8
                ? new DecimalFormat("0.#########E+00", ENGLISH)
                        .format(plain)
                        .replace("E", "E+")
                        .replace("E+-", "E-")
                : plain.toPlainString();
    }

    private static String decimal(double number, String pattern) {
        if (pattern.equals("0.00E+00")) {
            var text = new DecimalFormat("0.00E00", ENGLISH).format(number);
            return text.contains("E-") ? text : text.replace("E", "E+");
        }
        var quoted = pattern.replace("\"", "'");
        var format = new DecimalFormat(quoted, ENGLISH);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(new BigDecimal(Double.toString(number)));
    }

    private static String time(double number, String pattern) {
        if (number < 0 || number >= SERIAL_MAX) {
            return general(number);
        }
        var nanos = Math.round(number % 1 * NANOS_A_DAY / 1e6) * 1_000_000;
        var time = Typed.DAY_ZERO.atStartOfDay().plusDays((long) number).plusNanos(nanos);
        var half = pattern.toLowerCase(Locale.ROOT).contains("am/pm");
        var shown = new StringBuilder();
        var matcher = TOKEN.matcher(pattern);
        var afterHours = false;
        while (matcher.find()) {
            var token = matcher.group().toLowerCase(Locale.ROOT);
            shown.append(token(
                    time, token, afterHours ? Minutes.WANTED : Minutes.NOT_YET, half ? Clock.HALVES : Clock.WHOLE));
            afterHours = token.startsWith("h") || (afterHours && !token.startsWith("m"));
        }
        return shown.toString();
    }

    /** An m behind hours means minutes. */
    private enum Minutes {
        WANTED,
        NOT_YET
    }

    /** Twice twelve hours, or twenty-four. */
    private enum Clock {
        HALVES,
        WHOLE
    }

    private static String token(LocalDateTime time, String token, Minutes minutes, Clock clock) {
        return switch (token) {
            case "yyyy", "yyy" -> padded(time.getYear(), 4);
            case "yy", "y" -> padded(time.getYear() % 100, 2);
            case "mmmm" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "mmm" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "mm" -> padded(minutes == Minutes.WANTED ? time.getMinute() : time.getMonthValue(), 2);
            case "m" -> Integer.toString(minutes == Minutes.WANTED ? time.getMinute() : time.getMonthValue());
            case "dddd" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "ddd" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "dd" -> padded(time.getDayOfMonth(), 2);
            case "d" -> Integer.toString(time.getDayOfMonth());
            case "hh" -> padded(hour(time, clock), 2);
            case "h" -> Integer.toString(hour(time, clock));
            case "ss" -> padded(time.getSecond(), 2);
            case "s" -> Integer.toString(time.getSecond());
            case "am/pm" -> time.getHour() < 12 ? "AM" : "PM";
            default -> token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
        };
    }

    private static int hour(LocalDateTime time, Clock clock) {
        return clock == Clock.WHOLE ? time.getHour() : (time.getHour() + 11) % 12 + 1;
    }

    private static String padded(int number, int digits) {
        var text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
