package dtu.harness.report;

import dtu.harness.store.Judged;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolder;
import dtu.harness.store.RunSpec;
import dtu.harness.store.ScenarioSpec;
import dtu.harness.store.Shard;
import dtu.harness.store.StepRecord;
import dtu.harness.store.Story;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;
import dtu.scenarios.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A run in which every text tries to break out of whatever it is printed in. */
final class Hostile {
    static final String TEXT = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
            + "\"'&amp;]]>\u0000\u001b[31m\u2028\n::error::x%";

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private Hostile() {}

    static Run write(Path folder) {
        var scenario = new ScenarioSpec(
                TEXT,
                TEXT,
                TEXT,
                1,
                TEXT,
                TEXT,
                TEXT,
                List.of(new ScenarioSpec.Expectation(TEXT, Severity.MUST, TEXT)),
                List.of(TEXT),
                List.of(new ScenarioSpec.Fault(TEXT, TEXT)));
        var spec = new RunSpec(1, TEXT, 1, TEXT, Map.of(), Shard.WHOLE, AT, List.of(), List.of(scenario));
        var finding = new Finding(TEXT, Severity.CRITICAL, false, AT, TEXT);
        var story = new Story(List.of(
                new StepRecord(0, AT, TEXT, TEXT, TEXT, TEXT, 500, TEXT, -1, TEXT, TEXT),
                new StepRecord(1, AT, "intent", TEXT, "", TEXT, 0, "", -1, TEXT, "")));
        var verdict = new Verdict(Outcome.UNSATISFIED, List.of(finding), TEXT, TEXT, 1, 1);
        try (var run = RunFolder.create(folder, spec)) {
            run.recorder().append(new Judged(TEXT, TEXT, 0, 1, verdict, story));
        }
        return Run.read(folder);
    }
}
