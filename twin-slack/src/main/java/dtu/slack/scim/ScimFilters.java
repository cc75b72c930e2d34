package dtu.slack.scim;

import dtu.slack.SlackCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads the filter of a list. */
final class ScimFilters {
    private static final int LONGEST = 4_000;

    private ScimFilters() {}

    /** How an attribute is compared; always without regard to case. */
    enum Operator {
        EQ,
        CO,
        SW;

        boolean holds(String value, String wanted) {
            var text = value.toLowerCase(Locale.ROOT);
            var other = wanted.toLowerCase(Locale.ROOT);
            return switch (this) {
                case EQ -> text.equals(other);
                case CO -> text.contains(other);
                case SW -> text.startsWith(other);
            };
        }
    }

    /** One condition. */
    record Comparison(String attribute, Operator operator, String value) {}

    /** The conditions of the call, none without a filter; refused when there are none in it. */
    static List<Comparison> given(SlackCall call) {
        var text = call.query("filter").map(String::strip).orElse("");
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.length() > LONGEST) {
            throw ScimError.INVALID_FILTER.refusal();
        }
        var lexer = new ScimFilterLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(STRICT);
        var parser = new ScimFilterParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(STRICT);
        try {
            var comparisons = new ArrayList<Comparison>();
            for (var context : parser.query().comparison()) {
                comparisons.add(comparison(context));
            }
            return comparisons;
        } catch (ParseCancellationException notAFilter) {
            throw ScimError.NO_FILTERS.refusal();
        }
    }

    private static Comparison comparison(ScimFilterParser.ComparisonContext context) {
        var operator = switch (context.WORD(1).getText().toLowerCase(Locale.ROOT)) {
            case "eq" -> Operator.EQ;
            case "co" -> Operator.CO;
            case "sw" -> Operator.SW;
            default -> throw ScimError.INVALID_FILTER.refusal();
        };
        var text = context.value().getText();
        var value = context.value().STRING() == null
                ? text
                : text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
        return new Comparison(context.WORD(0).getText(), operator, value);
    }

    private static final BaseErrorListener STRICT = new BaseErrorListener() {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException problem) {
            throw new ParseCancellationException(message);
        }
    };
}
