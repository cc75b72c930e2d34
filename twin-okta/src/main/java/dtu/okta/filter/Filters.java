package dtu.okta.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Parses filters, and remembers those it has parsed last: clients ask the same few again and again. */
public final class Filters {
    private static final int REMEMBERED = 512;
    private static final int LONGEST = 10_000;

    private final Map<String, Outcome> parsed = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Outcome> eldest) {
            return size() > REMEMBERED;
        }
    };

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
        synchronized (parsed) {
            var known = parsed.get(text);
            if (known != null) {
                return known;
            }
        }
        var fresh = parsedNow(text);
        synchronized (parsed) {
            parsed.put(text, fresh);
        }
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
