package dtu.harness.store;

import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;
import dtu.scenarios.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small runs to write, read and show in tests. */
public final class Samples {
    public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    public static final ScenarioSpec EXPIRES = new ScenarioSpec(
            "access-expires",
            "e1",
            "acme",
            1,
            "A contractor gets billing for as long as asked",
            "Dana needs the billing console before noon.",
            "An auditor will ask.",
            List.of(new ScenarioSpec.Expectation("granted", Severity.MUST, "each: intent.approve as a")),
            List.of("intent.approve as a where a.repeat", "delivery as d where d.duplicate"),
            List.of(
                    new ScenarioSpec.Fault("okta-down#0", "on okta.*"),
                    new ScenarioSpec.Fault("okta-down#1", "events okta.*")));
    public static final ScenarioSpec LEAVER = new ScenarioSpec(
            "leaver",
            "b2",
            "acme",
            2,
            "Someone leaves",
            "Priya resigns at noon.",
            "It would reach the board.",
            List.of(),
            List.of(),
            List.of(new ScenarioSpec.Fault("okta-down#1", "events okta.*")));

    /** What the other files of these runs say. */
    static final Map<String, String> CONTENTS = Map.of("world acme", "c1", "bindings builtin", "c2");

    private Samples() {}

    public static RunSpec spec(long seed, Shard shard) {
        return spec(seed, shard, CONTENTS);
    }

    /** A run whose other files say these. */
    public static RunSpec spec(Map<String, String> contents) {
        return spec(42, Shard.WHOLE, contents);
    }

    private static RunSpec spec(long seed, Shard shard, Map<String, String> contents) {
        return new RunSpec(seed, "builtin", 100, "", contents, shard, NINE, List.of(), List.of(EXPIRES, LEAVER));
    }

    public static RunSpec spec() {
        return spec(42, Shard.WHOLE);
    }

    public static Judged satisfied(ScenarioSpec scenario, int index) {
        return judged(scenario, index, Outcome.SATISFIED, "", null);
    }

    public static Judged unsatisfied(ScenarioSpec scenario, int index, String fingerprint) {
        return judged(scenario, index, Outcome.UNSATISFIED, fingerprint, story("Grüße, \"Omar\" <omar@acme.example>"));
    }

    public static Judged judged(
            ScenarioSpec scenario, int index, Outcome outcome, String fingerprint, @Nullable Story story) {
        List<Finding> findings = outcome == Outcome.SATISFIED
                ? List.of()
                : List.of(new Finding(
                        "granted",
                        Severity.MUST,
                        outcome == Outcome.UNDECIDED,
                        NINE.plusSeconds(71),
                        "nothing for 2 min"));
        var verdict = new Verdict(outcome, findings, fingerprint, hash(index), 43_200_000L, 61);
        Set<String> reached = scenario.sometimes().isEmpty()
                ? Set.of()
                : Set.of(scenario.sometimes().get(0));
        Set<String> matched = scenario.equals(EXPIRES) ? Set.of("okta-down#0") : Set.of();
        return new Judged(
                scenario.name(), scenario.hash(), index, 1_000_003L * index, verdict, reached, matched, story);
    }

    public static Story story(String text) {
        return new Story(List.of(
                new StepRecord(0, NINE, "intent", "dana", "", "ask", 0, "", -1, text, ""),
                new StepRecord(1, NINE.plusMillis(40), "call", "sut", "okta", "okta.listUsers", 200, "", 0, "{}", "[]"),
                new StepRecord(
                        2,
                        NINE.plusMillis(90),
                        "call",
                        "sut",
                        "slack",
                        "slack.chat.postMessage",
                        429,
                        "slow-slack",
                        1,
                        "{\"text\":\"hi\"}",
                        "{\"ok\":false}")));
    }

    public static String hash(int index) {
        return String.format("%064x", 0x9e3779b97f4a7c15L * (index + 1));
    }
}
