package dtu.scenarios.language;

import dtu.scenarios.verdict.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must be true of a trajectory. */
public sealed interface Expectation {
    Terms terms();

    /** What every expectation has. */
    record Terms(String id, Severity severity, Phase phase, Mark mark) {}

    /** When an expectation is in force. */
    enum Phase {
        STORM_AND_CALM,
        /** Violations before calm and grace are forgiven, and what was due before then is due then. */
        CALM_ONLY
    }

    /** True at the end. */
    record Finally(Terms terms, Expr condition) implements Expectation {}

    /** True at the start and after every commit. */
    record Always(Terms terms, Expr condition) implements Expectation {}

    /** No such fact. */
    record Never(Terms terms, Pattern pattern) implements Expectation {}

    /**
     * Each such fact is answered by another one in a window.
     *
     * @param within null: until the end
     * @param notBefore null: at once is fine
     */
    record Response(
            Terms terms,
            Pattern each,
            Pattern then,
            @Nullable Value within,
            @Nullable Value notBefore) implements Expectation {}

    /**
     * Each such fact has had another one before it.
     *
     * @param within how long before at most; null: any time
     */
    record Precedence(
            Terms terms,
            Pattern each,
            Pattern needs,
            @Nullable Value within) implements Expectation {}

    /**
     * So many such facts.
     *
     * @param per counted apart for each value of it; null: counted together
     */
    record Bounded(
            Terms terms,
            Bound bound,
            int count,
            Pattern of,
            @Nullable Expr per) implements Expectation {}

    /** How a count is bounded. */
    enum Bound {
        AT_MOST,
        AT_LEAST,
        EXACTLY
    }

    /**
     * An expectation in force between facts.
     *
     * @param until null: to the end
     */
    record Scoped(Terms terms, Pattern from, @Nullable Pattern until, Expectation inner) implements Expectation {}

    /** A question to a judge, who sees nothing but the evidence. */
    record Judged(Terms terms, String rubric, Expr evidence) implements Expectation {}

    /**
     * How many calls the app may make.
     *
     * @param sutCalls the most, by service
     * @param rateLimited the most calls that may be answered with 429; null: any number
     */
    record Budget(
            Terms terms,
            Map<String, Value> sutCalls,
            @Nullable Value rateLimited) implements Expectation {}
}
