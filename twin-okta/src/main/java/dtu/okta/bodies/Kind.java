package dtu.okta.bodies;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value in a body may be. */
public sealed interface Kind {
    /** Nothing is said of it. */
    record Any() implements Kind {}

    /** An object of which nothing more is said. */
    record Opaque() implements Kind {}

    /** True or false. */
    record Truth() implements Kind {}

    /** A number, whole or not. */
    record Numeric(Span span, boolean whole) implements Kind {}

    /** Text; without choices it is free. */
    record Text(Span length, List<String> choices, Optional<Pattern> pattern) implements Kind {

        boolean admits(String text) {
            return (choices.isEmpty() || choices.contains(text))
                    && pattern.filter(demanded -> !demanded.matcher(text).find())
                            .isEmpty();
        }
    }

    /** An array of values that are all of that kind. */
    record Array(Kind of, Span size) implements Kind {}

    /** An object with members of any name. */
    record Values(Kind of) implements Kind {}

    /** An object of that shape. */
    record Shaped(String shape) implements Kind {}

    /** As it is written in the table. */
    static Kind of(String text) {
        if (text.startsWith("[")) {
            var end = text.lastIndexOf(']');
            return new Array(
                    of(text.substring(1, end)), span(text.substring(end + 1).strip()));
        }
        if (text.startsWith("{")) {
            return new Values(of(text.substring(1, text.lastIndexOf('}'))));
        }
        var parts = text.split(" ", 2);
        var limits = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "any" -> new Any();
            case "object" -> new Opaque();
            case "truth" -> new Truth();
            case "whole" -> new Numeric(span(limits), true);
            case "number" -> new Numeric(span(limits), false);
            case "text" -> text(limits);
            default -> new Shaped(parts[0]);
        };
    }

    private static Span span(String limits) {
        return limits.isEmpty() ? Span.ANY : Span.of(limits);
    }

    private static Kind text(String limits) {
        var first = limits.split(" ", 2);
        var length = Span.isOne(first[0]) ? Span.of(first[0]) : Span.ANY;
        var rest = Span.isOne(first[0]) ? first.length > 1 ? first[1] : "" : limits;
        var choices = rest.startsWith("=") ? List.of(rest.substring(1).split("\\|", -1)) : List.<String>of();
        var pattern =
                rest.startsWith("~") ? Optional.of(Pattern.compile(rest.substring(1))) : Optional.<Pattern>empty();
        return new Text(length, choices, pattern);
    }
}
