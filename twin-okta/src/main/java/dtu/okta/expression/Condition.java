package dtu.okta.expression;

import dtu.twins.json.Json;
import java.util.List;

/** A condition, or another expression, that has been found sound. */
public final class Condition {
    private final Term term;

    Condition(Term term) {
        this.term = term;
    }

    /** A part of a condition, ready to be evaluated. */
    interface Term {
        Json of(Subject subject);
    }

    /** What a part yields, as far as it is known before it is evaluated. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        LIST,
        ANY;

        boolean mayBe(Kind other) {
            return this == ANY || other == ANY || this == other;
        }
    }

    /** A part and what it yields. */
    record Typed(Kind kind, Term term) {
        static Typed constant(Kind kind, Json value) {
            return new Typed(kind, subject -> value);
        }
    }

    public boolean holdsFor(Subject subject) {
        return isTrue(term.of(subject));
    }

    /** What it yields, whatever that is. */
    public Json valueFor(Subject subject) {
        return term.of(subject);
    }

    static boolean isTrue(Json value) {
        return value.isTruth() && value.asTruth();
    }

    /** As text, where null is no text at all. */
    static String text(Json value) {
        return value.isNull() ? "" : value.asText();
    }

    static List<Json> elements(Json value) {
        return value.isArray() ? value.elements() : value.isNull() ? List.of() : List.of(value);
    }
}
