package dtu.google.sheets.values;

import dtu.google.sheets.spreadsheets.Cell;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell holds after somebody has typed something into it, in an English spreadsheet: numbers, percentages,
 * amounts, dates, times and truth values are recognised and bring a format along; everything else is text.
 */
record Typed(Cell.Value value, Cell.@Nullable Format format) {
    static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern NUMBER =
            Pattern.compile("([+-])?(\\$)?([+-])?(\\d{1,3}(?:,\\d{3})+|\\d+)?(\\.\\d*)?([eE][+-]?\\d{1,3})?(%)?");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern US_DATE = Pattern.compile("(\\d{1,2})([-/])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final Pattern SHORT_DATE = Pattern.compile("(\\d{1,2})([-/])(\\d{1,2})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s*([AaPp])[Mm])?");
    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final double SECONDS_A_DAY = 86_400;
    private static final int YEAR_PIVOT = 30;

    static Typed text(String text) {
        return new Typed(new Cell.Text(text), null);
    }

    static boolean isFormula(String text) {
        return text.length() > 1 && text.startsWith("=");
    }

    /** @param now whose year dates without a year are in */
    static Typed read(String typed, Instant now) {
        if (typed.startsWith("'")) {
            return text(typed.substring(1));
        }
        var trimmed = typed.strip();
        if (trimmed.equalsIgnoreCase("true") || trimmed.equalsIgnoreCase("false")) {
            return new Typed(new Cell.Truth(trimmed.equalsIgnoreCase("true")), null);
        }
        return number(trimmed)
                .or(() -> dated(trimmed, now))
                .or(() -> timed(trimmed))
                .or(() -> both(trimmed, now))
                .orElseGet(() -> text(typed));
    }

    private static Optional<Typed> number(String text) {
        var matcher = NUMBER.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        var whole = matcher.group(4);
        var fraction = matcher.group(5);
        var twoSigns = matcher.group(1) != null && matcher.group(3) != null;
        if (twoSigns || (whole == null && (fraction == null || fraction.length() < 2))) {
            return Optional.empty();
        }
        var digits = (whole == null ? "0" : whole.replace(",", ""))
                + (fraction == null ? "" : fraction + "0")
                + (matcher.group(6) == null ? "" : matcher.group(6));
        var sign = "-".equals(matcher.group(1)) || "-".equals(matcher.group(3)) ? -1 : 1;
        var value = sign * Double.parseDouble(digits);
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        var percent = matcher.group(7) != null;
        return Optional.of(new Typed(new Cell.Amount(percent ? value / 100 : value), format(matcher, whole, fraction)));
    }

    private static Cell.@Nullable Format format(Matcher matcher, @Nullable String whole, @Nullable String fraction) {
        var decimals = fraction != null && fraction.length() > 1;
        if (matcher.group(7) != null) {
            return new Cell.Format("PERCENT", decimals ? "0.00%" : "0%");
        }
        if (matcher.group(2) != null) {
            return new Cell.Format("CURRENCY", decimals ? "\"$\"#,##0.00" : "\"$\"#,##0");
        }
        if (matcher.group(6) != null) {
            return new Cell.Format("SCIENTIFIC", "0.00E+00");
        }
        if (whole != null && whole.contains(",")) {
            return new Cell.Format("NUMBER", decimals ? "#,##0.00" : "#,##0");
        }
        return null;
    }

    private static Optional<Typed> dated(String text, Instant now) {
        var iso = ISO_DATE.matcher(text);
        if (iso.matches()) {
            var mark = iso.group(2);
            return date(iso.group(1), iso.group(3), iso.group(4), "yyyy" + mark + "mm" + mark + "dd");
        }
        var american = US_DATE.matcher(text);
        if (american.matches()) {
            var mark = american.group(2);
            var pattern = "m" + mark + "d" + mark + (american.group(4).length() == 2 ? "yy" : "yyyy");
            return date(year(american.group(4)), american.group(1), american.group(3), pattern);
        }
        var brief = SHORT_DATE.matcher(text);
        if (brief.matches()) {
            var year = Integer.toString(now.atOffset(ZoneOffset.UTC).getYear());
            return date(year, brief.group(1), brief.group(3), "m" + brief.group(2) + "d");
        }
        return Optional.empty();
    }

    private static String year(String digits) {
        if (digits.length() > 2) {
            return digits;
        }
        return (Integer.parseInt(digits) < YEAR_PIVOT ? "20" : "19") + digits;
    }

    private static Optional<Typed> date(String year, String month, String day, String pattern) {
        try {
            var date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            var days = ChronoUnit.DAYS.between(DAY_ZERO, date);
            return Optional.of(new Typed(new Cell.Amount(days), new Cell.Format("DATE", pattern)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Typed> timed(String text) {
        var matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var hour = Integer.parseInt(matcher.group(1));
        var minute = Integer.parseInt(matcher.group(2));
        var second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        var half = matcher.group(4);
        if (minute >= MINUTES || second >= MINUTES || hour >= HOURS || (half != null && (hour < 1 || hour > 12))) {
            return Optional.empty();
        }
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        var pattern = "h:mm" + (matcher.group(3) == null ? "" : ":ss") + (half == null ? "" : " am/pm");
        var part = (hour * 3600 + minute * 60 + second) / SECONDS_A_DAY;
        return Optional.of(new Typed(new Cell.Amount(part), new Cell.Format("TIME", pattern)));
    }

    /** A date, a space or T, and a time. */
    private static Optional<Typed> both(String text, Instant now) {
        var space = text.indexOf(' ') >= 0 ? text.indexOf(' ') : text.indexOf('T');
        if (space < 0) {
            return Optional.empty();
        }
        var date = dated(text.substring(0, space), now);
        var time = timed(text.substring(space + 1).strip());
        return date.flatMap(day -> time.map(hour -> together(day, hour)));
    }

    private static Typed together(Typed day, Typed hour) {
        return new Typed(
                new Cell.Amount(number(day) + number(hour)),
                new Cell.Format("DATE_TIME", pattern(day) + " " + pattern(hour)));
    }

    private static double number(Typed typed) {
        return typed.value() instanceof Cell.Amount(var number) ? number : 0;
    }

    private static String pattern(Typed typed) {
        return typed.format() == null ? "" : typed.format().pattern();
    }
}
