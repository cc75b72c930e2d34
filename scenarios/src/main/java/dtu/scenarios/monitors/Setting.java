package dtu.scenarios.monitors;

import dtu.scenarios.language.Condition;
import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.language.Pattern;
import dtu.scenarios.language.Scene;
import dtu.scenarios.language.Script;
import dtu.scenarios.language.Value;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every monitor of a trajectory works with. */
record Setting(Script script, Scene scene, Report report, Judge judge) {
    Setting in(Scene inner) {
        return new Setting(script, inner, report, judge);
    }

    Condition condition(Pattern pattern) {
        return script.condition(pattern);
    }

    /** Whether the condition holds in the scene; one that cannot be evaluated does not, and is reported. */
    boolean matches(Condition condition, Fact fact, Scene inner, Terms terms) {
        if (!fact.type().equals(condition.pattern().type())) {
            return false;
        }
        try {
            return condition.holds(fact, inner);
        } catch (EvaluationFailed failed) {
            report.unclear(terms, fact.at(), String.valueOf(failed.getMessage()));
            return false;
        }
    }

    /** A span counted from an instant; null when there is none, or it cannot be evaluated, which is reported. */
    @Nullable
    Instant after(Instant start, @Nullable Value span, Scene inner, Terms terms) {
        var length = span(start, span, inner, terms);
        return length == null ? null : start.plus(length);
    }

    @Nullable
    Duration span(Instant now, @Nullable Value span, Scene inner, Terms terms) {
        try {
            return span == null ? null : script.span(span, inner);
        } catch (EvaluationFailed failed) {
            report.unclear(terms, now, String.valueOf(failed.getMessage()));
            return null;
        }
    }

    /** A fact in one line for a reader. */
    static String words(Fact fact) {
        return fact.type() + " by " + fact.by() + " at " + fact.at() + " " + new TreeMap<>(fact.fields());
    }
}
