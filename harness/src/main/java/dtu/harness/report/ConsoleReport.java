package dtu.harness.report;

import dtu.harness.score.ScenarioScore;
import dtu.harness.score.Unreached;
import dtu.harness.store.Judged;
import dtu.harness.store.ScenarioSpec;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the console says when a run has ended: headline, worst scenarios, one failing story, what was never reached. */
final class ConsoleReport {
    private static final int WORST_MAX = 10;
    private static final int WIDTH = 100;

    private final Summary summary;
    private final PrintStream out;

    private ConsoleReport(Summary summary, PrintStream out) {
        this.summary = summary;
        this.out = out;
    }

    static void write(Summary summary, PrintStream out) {
        var report = new ConsoleReport(summary, out);
        report.say(summary.headline());
        report.evidence();
        report.worst();
        summary.firstFailure().ifPresent(report::story);
        report.unreached();
        report.idle();
        report.ruling();
        out.flush();
    }

    private void say(String line) {
        out.println(Prose.printable(line));
    }

    private void evidence() {
        var gate = summary.gate();
        summary.trial()
                .ifPresent(trial -> say(
                        switch (trial.decision()) {
                            case ABOVE ->
                                "evidence: above %s, shown after %s"
                                        .formatted(gate.minSatisfaction(), blocks(trial.decidedAfter()));
                            case BELOW ->
                                "evidence: below %s, shown after %s"
                                        .formatted(gate.minSatisfaction(), blocks(trial.decidedAfter()));
                            case OPEN ->
                                "evidence: whether it is above %s is open after %s"
                                        .formatted(
                                                gate.minSatisfaction(),
                                                blocks(trial.last().blocks()));
                        }));
    }

    private static String blocks(long count) {
        return Figures.plural(count, "block", "blocks");
    }

    private void worst() {
        var worst = summary.worst();
        if (worst.isEmpty()) {
            return;
        }
        int width = worst.stream().mapToInt(s -> s.scenario().length()).max().orElse(8);
        out.println();
        say("worst scenarios");
        for (ScenarioScore scenario : worst.subList(0, Math.min(WORST_MAX, worst.size()))) {
            say(String.format(
                    Locale.ROOT,
                    "  %-" + width + "s  %s  95 %% %s  %d critical  %s",
                    scenario.scenario(),
                    Figures.fraction(scenario.tally().lower()),
                    Figures.range(scenario.interval()),
                    scenario.criticals(),
                    Figures.counts(scenario.tally())));
        }
        if (worst.size() > WORST_MAX) {
            say("  … and " + (worst.size() - WORST_MAX) + " more");
        }
    }

    private void story(Judged failure) {
        out.println();
        say("first failing story: " + failure.key() + ", " + Outcomes.word(failure.outcome())
                + (failure.critical() ? ", critical" : ""));
        int scenario = summary.run().spec().ordinal(failure.scenario());
        told(summary.run().spec().scenarios().get(scenario));
        summary.run()
                .story(failure.key())
                .ifPresent(story -> Prose.around(story, failure).forEach(line -> say("    " + line)));
        Prose.findings(failure).forEach(line -> say("  ✗ " + line));
        say("  " + summary.replay(failure.key()));
    }

    private void told(ScenarioSpec scenario) {
        for (String line : wrapped(Prose.oneLine(scenario.story()))) {
            say("  " + line);
        }
    }

    private void unreached() {
        var unreached = summary.unreached();
        if (!unreached.isEmpty()) {
            out.println();
            say("never reached");
        }
        for (Unreached never : unreached) {
            say("  %s: sometimes: %s (in %s)"
                    .formatted(
                            never.scenario(),
                            Prose.oneLine(never.sometimes()),
                            Figures.plural(never.trajectories(), "trajectory", "trajectories")));
        }
    }

    private void idle() {
        var idle = summary.idle();
        if (!idle.isEmpty()) {
            out.println();
            say("fault rules that found nothing to hit");
        }
        idle.forEach(rule -> say("  " + Prose.idle(rule)));
    }

    private void ruling() {
        out.println();
        say(summary.ruling().holds() ? "the gate holds" : "the gate does not hold");
        summary.ruling().reasons().forEach(reason -> say("  " + Prose.oneLine(reason)));
    }

    private static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
