package dtu.okta.filter;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Parses filters, and remembers those it has parsed last: clients ask the same few again and again. */
public final class Filters {
    private static final int LONGEST = 10_000;

    private final Remembered<String, Outcome> parsed = new Remembered<>();

    /** What a text turned out to be. */
    private record Outcome(@Nullable Filter filter, String problem) {}

    /** The filter; refused when the text is none. */
    public Filter parse(String text) throws BadFilter {
        var outcome = outcome(text);
        if (outcome.filter() == null) {
            throw new BadFilter(outcome.problem());
        }
        return outcome.filter();
    }

    private Outcome outcome(String text) {
        var known = parsed.find(text);
        if (known.isPresent()) {
            return known.get();
        }
        var fresh = parsedNow(text);
        parsed.put(text, fresh);
        return fresh;
    }

    private static Outcome parsedNow(String text) {
        if (text.length() > LONGEST) {
            return new Outcome(null, "Invalid search syntax.");
        }
        var lexer = new OktaFilterLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(STRICT);
        var parser = new OktaFilterParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(STRICT);
        try {
            return new Outcome(new FilterBuilder().visit(parser.query().expression()), "");
        } catch (ParseCancellationException wrong) {
            var message = wrong.getMessage();
            return new Outcome(null, message == null ? "" : message);
        }
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
            throw new ParseCancellationException("Invalid search syntax.");
        }
    };
}
