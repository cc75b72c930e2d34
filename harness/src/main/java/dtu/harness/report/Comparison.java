package dtu.harness.report;

import dtu.harness.score.Pairs;
import dtu.harness.store.Judged;
import dtu.harness.store.Run;
import dtu.harness.store.ScenarioSpec;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.verdict.Outcome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two runs side by side, trajectory by trajectory: equal seeds are equal weather, so a pair that ended differently is
 * the difference between the two apps.
 *
 * @param rows scenarios that both runs have in the same content, in the first run's order
 * @param apart scenarios that cannot be compared, each with the reason
 * @param p of the exact sign test over all pairs
 */
public record Comparison(Run first, Run second, List<Row> rows, List<String> apart, double p) {
    private static final double SIGNIFICANT = 0.05;
    private static final int LISTED_MAX = 20;

    /**
     * One scenario. Pairs in which either trajectory is invalid say nothing about the apps and are counted apart.
     *
     * @param pairs trajectories of equal seed, valid in both runs
     * @param invalid pairs of equal seed of which one is invalid
     * @param lost the pairs in which only the first run was satisfied
     * @param won the pairs in which only the second run was satisfied
     * @param p of McNemar's exact test
     * @param adjusted the same after Holm's adjustment over all scenarios
     */
    public record Row(
            String scenario,
            int pairs,
            int invalid,
            List<TrajectoryKey> lost,
            List<TrajectoryKey> won,
            double p,
            double adjusted) {
        public Row {
            lost = List.copyOf(lost);
            won = List.copyOf(won);
        }

        public boolean significant() {
            return adjusted < SIGNIFICANT;
        }

        private Row adjustedTo(double value) {
            return new Row(scenario, pairs, invalid, lost, won, p, value);
        }
    }

    public Comparison {
        rows = List.copyOf(rows);
        apart = List.copyOf(apart);
    }

    /** Compares two runs; a scenario that is missing, was changed or shares no seed is listed and not compared. */
    public static Comparison of(Run first, Run second) {
        var rows = new ArrayList<Row>();
        var apart = new ArrayList<String>();
        for (ScenarioSpec scenario : first.spec().scenarios()) {
            int other = second.spec().ordinal(scenario.name());
            if (other < 0) {
                apart.add(scenario.name() + " is in the first run only");
            } else if (!second.spec().scenarios().get(other).hash().equals(scenario.hash())) {
                apart.add(scenario.name() + " was changed between the runs");
            } else if (isOfAnotherWorld(scenario, first, second)) {
                apart.add("the world of " + scenario.name() + " was changed between the runs");
            } else {
                var row = row(scenario.name(), first, second);
                if (row.pairs() + row.invalid() == 0) {
                    apart.add(scenario.name() + " has no trajectories of the same seed in both runs");
                } else {
                    rows.add(row);
                }
            }
        }
        for (ScenarioSpec scenario : second.spec().scenarios()) {
            if (first.spec().ordinal(scenario.name()) < 0) {
                apart.add(scenario.name() + " is in the second run only");
            }
        }
        double[] adjusted = Pairs.holm(rows.stream().mapToDouble(Row::p).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            rows.set(i, rows.get(i).adjustedTo(adjusted[i]));
        }
        int lost = rows.stream().mapToInt(r -> r.lost().size()).sum();
        int won = rows.stream().mapToInt(r -> r.won().size()).sum();
        return new Comparison(first, second, rows, apart, Pairs.exact(lost, won));
    }

    private static boolean isOfAnotherWorld(ScenarioSpec scenario, Run first, Run second) {
        var file = "world " + scenario.world();
        return !first.spec().content(file).equals(second.spec().content(file));
    }

    public int lost() {
        return rows.stream().mapToInt(r -> r.lost().size()).sum();
    }

    public int won() {
        return rows.stream().mapToInt(r -> r.won().size()).sum();
    }

    /** Every trajectory that ended differently, those the second run lost first: they are the diff. */
    public List<TrajectoryKey> discordant() {
        var keys = new ArrayList<TrajectoryKey>();
        rows.forEach(row -> keys.addAll(row.lost()));
        rows.forEach(row -> keys.addAll(row.won()));
        return List.copyOf(keys);
    }

    /** Writes the comparison for a reader. */
    public void print(PrintStream out) {
        out.println("first:  " + Figures.headline(first.score()));
        out.println("second: " + Figures.headline(second.score()));
        out.println();
        int listed = 0;
        for (TrajectoryKey key : discordant()) {
            if (listed++ < LISTED_MAX) {
                out.println(
                        Prose.printable("  %s: %s, then %s".formatted(key, outcome(first, key), outcome(second, key))));
            }
        }
        if (listed > LISTED_MAX) {
            out.println("  … and " + (listed - LISTED_MAX) + " more");
        }
        if (listed > 0) {
            out.println();
        }
        int width = rows.stream().mapToInt(r -> r.scenario().length()).max().orElse(1);
        rows.stream()
                .sorted(Comparator.comparingDouble(Row::adjusted))
                .forEach(row -> out.println(Prose.printable(("  %-" + width + "s  %d pairs  %d lost  %d won  p %s%s%s")
                        .formatted(
                                row.scenario(),
                                row.pairs(),
                                row.lost().size(),
                                row.won().size(),
                                Figures.probability(row.adjusted()),
                                row.significant() ? "  differs" : "",
                                row.invalid() == 0 ? "" : "  (" + row.invalid() + " invalid)"))));
        apart.forEach(reason -> out.println(Prose.printable("  not compared: " + reason)));
        out.println("overall: %d lost, %d won, p %s".formatted(lost(), won(), Figures.probability(p)));
        out.flush();
    }

    private static Row row(String scenario, Run first, Run second) {
        int pairs = 0;
        int invalid = 0;
        var lost = new ArrayList<TrajectoryKey>();
        var won = new ArrayList<TrajectoryKey>();
        for (Judged one : first.judged()) {
            var found = one.scenario().equals(scenario) ? second.find(one.key()) : Optional.<Judged>empty();
            if (found.isEmpty() || found.get().seed() != one.seed()) {
                continue;
            }
            var other = found.get();
            if (one.outcome() == Outcome.INVALID || other.outcome() == Outcome.INVALID) {
                invalid++;
                continue;
            }
            pairs++;
            if (one.outcome().surelySatisfied() && !other.outcome().surelySatisfied()) {
                lost.add(one.key());
            } else if (!one.outcome().surelySatisfied() && other.outcome().surelySatisfied()) {
                won.add(one.key());
            }
        }
        double p = Pairs.exact(lost.size(), won.size());
        return new Row(scenario, pairs, invalid, lost, won, p, p);
    }

    private static String outcome(Run run, TrajectoryKey key) {
        return run.find(key).map(j -> Outcomes.word(j.outcome())).orElse("missing");
    }
}
