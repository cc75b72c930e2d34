package dtu.okta.expression;

import dtu.okta.filter.Remembered;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Parses conditions, and remembers those it has parsed last: every change of a person asks all of them again. */
public final class Conditions {
    private static final int LONGEST = 5_000;

    private final Remembered<Question, Condition> parsed = new Remembered<>();

    /** A text, and the attributes it may speak of. */
    private record Question(String text, Set<String> attributes, Use use) {}

    /** What an expression is for. */
    enum Use {
        /** It is true or not, and speaks of a person alone. */
        CONDITION,
        /** The same of a group rule, which knows few functions. */
        RULE,
        /** It is true or not, and speaks of something that has happened. */
        EVENT,
        /** It yields anything, and may speak of what surrounds a person. */
        VALUE
    }

    /** The condition; refused when it is none. {@code attributes} are those that a profile may have. */
    public Condition parse(String text, Set<String> attributes) throws BadExpression {
        return remembered(new Question(text, attributes, Use.CONDITION));
    }

    /** The condition of a group rule; refused when it is none, or calls what only other conditions may. */
    public Condition rule(String text, Set<String> attributes) throws BadExpression {
        return remembered(new Question(text, attributes, Use.RULE));
    }

    /** An expression for a value, such as that of a claim; refused when it is none. */
    public Condition value(String text, Set<String> attributes) throws BadExpression {
        return remembered(new Question(text, attributes, Use.VALUE));
    }

    /** A condition on an event of the system log; refused when it is none. */
    public Condition event(String text) throws BadExpression {
        return remembered(new Question(text, Set.of(), Use.EVENT));
    }

    private Condition remembered(Question question) throws BadExpression {
        var known = parsed.find(question);
        if (known.isPresent()) {
            return known.get();
        }
        var fresh = parsedNow(question.text(), question.attributes(), question.use());
        parsed.put(question, fresh);
        return fresh;
    }

    private static Condition parsedNow(String text, Set<String> attributes, Use use) throws BadExpression {
        if (text.length() > LONGEST) {
            throw new BadExpression("The expression is too long");
        }
        var lexer = new OktaExpressionLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(STRICT);
        var parser = new OktaExpressionParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(STRICT);
        try {
            var typed = new ConditionBuilder(attributes, use)
                    .visit(parser.condition().expression());
            if (use != Use.VALUE && !typed.kind().mayBe(Condition.Kind.TRUTH)) {
                throw new BadExpression("The expression does not evaluate to a boolean");
            }
            return new Condition(typed.term());
        } catch (ParseCancellationException wrong) {
            var message = wrong.getMessage();
            throw new BadExpression(message == null ? "The expression is not valid" : message);
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
            throw new ParseCancellationException("Syntax error at line " + line + ", column " + column);
        }
    };
}
