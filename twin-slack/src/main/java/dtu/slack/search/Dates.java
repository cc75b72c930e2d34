package dtu.slack.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** The days that people name in a query, in their own time zone. */
record Dates(LocalDate today, ZoneId zone) {
    /** Days from the first until before the second. */
    private record Span(LocalDate from, LocalDate to) {
        static Span day(LocalDate day) {
            return new Span(day, day.plusDays(1));
        }

        static Span month(YearMonth month) {
            return new Span(month.atDay(1), month.plusMonths(1).atDay(1));
        }

        static Span year(int year) {
            return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        }
    }

    /** The condition; empty when no day is named. */
    Optional<Term> term(String modifier, String text) {
        return span(text.toLowerCase(Locale.ROOT)).map(span -> switch (modifier) {
            case "before" -> new Term.Between(Instant.MIN, start(span.from()));
            case "after" -> new Term.Between(start(span.to()), Instant.MAX);
            default -> new Term.Between(start(span.from()), start(span.to()));
        });
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Optional<Span> span(String text) {
        try {
            return Optional.of(
                    switch (text) {
                        case "today" -> Span.day(today);
                        case "yesterday" -> Span.day(today.minusDays(1));
                        case "week" -> new Span(today.minusDays(7), today.plusDays(1));
                        case "month" -> Span.month(YearMonth.from(today));
                        case "year" -> Span.year(today.getYear());
                        default -> {
                            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                                yield Span.day(LocalDate.parse(text));
                            }
                            if (text.matches("\\d{4}-\\d{2}")) {
                                yield Span.month(YearMonth.parse(text));
                            }
                            yield text.matches("\\d{4}")
                                    ? Span.year(Year.parse(text).getValue())
                                    : Span.month(named(text));
                        }
                    });
        } catch (DateTimeException | IllegalArgumentException noDay) {
            return Optional.empty();
        }
    }

    /** The last month of that name. */
    private YearMonth named(String text) {
        var month = Month.valueOf(text.toUpperCase(Locale.ROOT));
        var year = month.getValue() > today.getMonthValue() ? today.getYear() - 1 : today.getYear();
        return YearMonth.of(year, month);
    }
}
