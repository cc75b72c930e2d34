package dtu.harness.report;

import dtu.harness.score.Gate;
import dtu.harness.score.Idle;
import dtu.harness.score.ScenarioScore;
import dtu.harness.score.Score;
import dtu.harness.score.Trial;
import dtu.harness.score.Unreached;
import dtu.harness.store.Judged;
import dtu.harness.store.Run;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What every report says of a run, worked out once.
 *
 * @param trial the sequential test at the gate's threshold; empty where no evidence is possible, at a threshold of 0 or
 *     1
 * @param idle the fault rules that have tried nothing out
 */
public record Summary(
        Run run,
        Gate gate,
        Score score,
        Optional<Trial> trial,
        List<Unreached> unreached,
        List<Idle> idle,
        Gate.Ruling ruling) {
    private static final double USUAL_CONFIDENCE = 0.95;

    /** Works out the figures of a run and rules on them. */
    public static Summary of(Run run, Gate gate) {
        var score = run.score();
        double confidence = gate.confidence() == null ? USUAL_CONFIDENCE : gate.confidence();
        double threshold = gate.minSatisfaction();
        Optional<Trial> trial = threshold > 0 && threshold < 1 && !run.judged().isEmpty()
                ? Optional.of(run.trial(threshold, confidence))
                : Optional.empty();
        var unreached = run.unreached();
        var ruling = gate.rule(score, trial.map(Trial::decision).orElse(Trial.Decision.OPEN), unreached);
        return new Summary(run, gate, score, trial, unreached, run.idle(), ruling);
    }

    /** {@code satisfaction 0.974 (bounds 0.974–0.982, 95 % 0.956–0.985) · 1 critical · 487 satisfied, … of 500}. */
    public String headline() {
        return Figures.headline(score);
    }

    /** Scenarios with anything but satisfied trajectories, the worst first. */
    List<ScenarioScore> worst() {
        return score.scenarios().stream()
                .filter(s -> s.tally().satisfied() < s.tally().started())
                .sorted(Comparator.comparingLong(ScenarioScore::criticals)
                        .reversed()
                        .thenComparingDouble(s -> s.tally().lower()))
                .toList();
    }

    /** Failures by fingerprint, the gravest and most frequent first. */
    List<Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (Judged judged : run.judged()) {
            if (judged.outcome() == Outcome.SATISFIED) {
                continue;
            }
            String fingerprint = judged.verdict().fingerprint();
            String group = fingerprint.isEmpty() ? Outcomes.word(judged.outcome()) : fingerprint;
            patterns.merge(
                    group,
                    new Pattern(group, judged, worstFinding(judged), 1),
                    (known, another) -> new Pattern(group, known.example(), known.worst(), known.count() + 1));
        }
        return patterns.values().stream()
                .sorted(Comparator.comparing((Pattern p) -> !p.example().critical())
                        .thenComparing(Comparator.comparingLong(Pattern::count).reversed()))
                .toList();
    }

    /** The trajectory to look at first: a critical one, else an unsatisfied one, else an invalid one. */
    Optional<Judged> firstFailure() {
        return first(Judged::critical)
                .or(() -> first(j -> j.outcome() == Outcome.UNSATISFIED))
                .or(() -> first(j -> j.outcome() == Outcome.INVALID));
    }

    /** Whether a scenario, taken alone, lets the gate fail. */
    boolean fails(ScenarioScore scenario) {
        double least = gate.minEach() != null
                ? gate.minEach()
                : score.satisfaction() < gate.minSatisfaction() ? gate.minSatisfaction() : 0;
        return scenario.criticals() > 0
                || scenario.tally().started() == 0
                || scenario.tally().lower() < least
                || unreached.stream().anyMatch(u -> u.scenario().equals(scenario.scenario()) && u.fails());
    }

    /** The trajectories of a scenario that are not satisfied, the gravest first. */
    List<Judged> failures(String scenario) {
        return run.judged().stream()
                .filter(j -> j.scenario().equals(scenario) && j.outcome() != Outcome.SATISFIED)
                .sorted(Comparator.comparing((Judged j) -> !j.critical())
                        .thenComparing(j -> j.outcome() != Outcome.UNSATISFIED)
                        .thenComparing(j -> j.outcome() != Outcome.INVALID))
                .toList();
    }

    /** The command that brings a trajectory back, ready for a shell. */
    String replay(TrajectoryKey key) {
        return "dtu replay " + shellWord(run.folder().toString()) + " " + shellWord(key.toString());
    }

    static Optional<Finding> worstFinding(Judged judged) {
        return judged.verdict().findings().stream()
                .min(Comparator.comparing(Finding::severity).thenComparing(Finding::open));
    }

    private Optional<Judged> first(Predicate<Judged> wanted) {
        return run.judged().stream()
                .filter(wanted)
                .min(Comparator.comparing((Judged j) -> !run.hasStory(j.key()))
                        .thenComparingInt(j -> run.spec().ordinal(j.scenario()))
                        .thenComparingInt(Judged::index));
    }

    private static String shellWord(String text) {
        return text.matches("[\\w./#:@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
