package dtu.harness.report;

import dtu.harness.score.Idle;
import dtu.harness.score.ScenarioScore;
import dtu.harness.store.Judged;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** GitHub's workflow commands: what is wrong appears as annotations on the run. */
final class GithubReport {
    private GithubReport() {}

    static void write(Summary summary, PrintStream out) {
        out.println("::notice title=dtu::" + message(summary.headline()));
        for (String reason : summary.ruling().reasons()) {
            out.println("::error title=dtu gate::" + message(reason));
        }
        for (Idle rule : summary.idle()) {
            out.println("::warning title=dtu faults::" + message("found nothing to hit: " + Prose.idle(rule)));
        }
        for (ScenarioScore scenario : summary.score().scenarios()) {
            if (summary.fails(scenario)) {
                summary.failures(scenario.scenario()).stream()
                        .findFirst()
                        .ifPresent(first -> out.println("::error title=%s::%s"
                                .formatted(property(first.key().toString()), message(told(summary, first)))));
            }
        }
        out.flush();
    }

    private static String told(Summary summary, Judged failure) {
        var lines = new ArrayList<String>();
        lines.add(Outcomes.word(failure.outcome()));
        lines.addAll(Prose.findings(failure));
        lines.add(summary.replay(failure.key()));
        return String.join("\n", lines);
    }

    private static String message(String text) {
        return text.lines()
                .map(line -> Prose.printable(line).replace("%", "%25"))
                .collect(Collectors.joining("%0A"));
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
