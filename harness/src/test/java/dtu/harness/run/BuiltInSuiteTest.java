package dtu.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.store.Judged;
import dtu.harness.store.RunFolder;
import dtu.harness.store.RunSpec;
import dtu.harness.store.Shard;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.language.Words;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.twins.universe.Cast;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in suite tells the correct broker from every seeded bug, and from an app that does nothing. */
class BuiltInSuiteTest {
    private static final Cast CAST = Twins.all();
    private static final Suite SUITE = Suite.load(List.of(), new Words(Twins.vocabularies(CAST)));
    private static final int ENOUGH = 12;

    private static Runner runner(String app) {
        return new Runner(SUITE, App.of(app), CAST, 1);
    }

    @Test
    void the_correct_broker_satisfies_everybody() {
        var runner = runner("builtin");
        for (var script : SUITE.scripts()) {
            for (var index = 0; index < 3; index++) {
                var judged = runner.judged(new TrajectoryKey(script.scenario().id(), index));

                assertThat(judged.outcome()).as(told(judged)).isEqualTo(Outcome.SATISFIED);
            }
        }
    }

    @Test
    void an_app_that_does_nothing_satisfies_nobody() {
        var runner = runner("none");
        for (var script : SUITE.scripts()) {
            var judged = runner.judged(new TrajectoryKey(script.scenario().id(), 0));

            assertThat(judged.outcome()).as(told(judged)).isEqualTo(Outcome.UNSATISFIED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "double-click,   access-expires,    told-once",
        "double-click,   drive-access,      told-once",
        "slack-retry,    asked-by-mention,  one-ticket",
        "hook-replay,    welcome,           welcomed-once",
        "no-signature,   forged-approval,   nothing-granted",
        "old-signature,  replayed-request,  nothing-from-a-copy",
        "self-approval,  self-approval,     not-by-oneself",
        "stale-approver, approver-has-left, not-by-a-leaver",
        "name-match,     namesakes,         asked-the-right-manager",
        "case-match,     mixed-case,        asked-the-manager",
        "email-key,      renamed-in-flight, gone-on-time"
    })
    void a_seeded_bug_is_noticed_for_the_right_reason(String bug, String scenario, String expectation) {
        var runner = runner("builtin:" + bug);

        var violated = IntStream.range(0, ENOUGH)
                .mapToObj(index -> runner.judged(new TrajectoryKey(scenario, index)))
                .filter(judged -> judged.outcome() == Outcome.UNSATISFIED)
                .flatMap(judged -> judged.verdict().findings().stream())
                .map(Finding::expectation)
                .collect(Collectors.toSet());

        assertThat(violated).contains(expectation);
    }

    @Test
    void the_number_of_workers_changes_nothing(@TempDir Path folder) {
        assertThat(hashes(folder.resolve("one"), 1)).isEqualTo(hashes(folder.resolve("three"), 3));
    }

    @Test
    void a_trajectory_that_is_run_again_is_the_same_to_the_byte() {
        var key = new TrajectoryKey("access-expires", 7);

        assertThat(runner("builtin").judged(key).verdict().hash())
                .isEqualTo(runner("builtin").judged(key).verdict().hash());
    }

    @Test
    void a_run_that_is_resumed_judges_only_what_is_missing(@TempDir Path folder) {
        var runner = runner("builtin");
        var half = spec(runner, 2);
        try (var open = RunFolder.create(folder.resolve("run"), half)) {
            var recorder = open.recorder();
            recorder.append(runner.judged(new TrajectoryKey("welcome", 0)));
        }
        var finished = new int[1];

        try (var open = RunFolder.resume(folder.resolve("run"), half)) {
            runner.run(open, 1, outcome -> finished[0]++);

            assertThat(open.judged()).hasSize(2 * SUITE.scripts().size());
        }
        assertThat(finished[0]).isEqualTo(2 * SUITE.scripts().size() - 1);
    }

    private static Map<TrajectoryKey, String> hashes(Path folder, int workers) {
        var runner = runner("builtin");
        try (var open = RunFolder.create(folder, spec(runner, 2))) {
            runner.run(open, workers, outcome -> {});
            var hashes = new TreeMap<TrajectoryKey, String>();
            open.judged()
                    .forEach((key, judged) -> hashes.put(key, judged.verdict().hash()));
            return hashes;
        }
    }

    private static RunSpec spec(Runner runner, int trajectories) {
        return new RunSpec(
                1,
                "builtin",
                trajectories,
                "",
                runner.contents(),
                Shard.WHOLE,
                Instant.EPOCH,
                List.of(),
                runner.specs());
    }

    private static String told(Judged judged) {
        return judged.key() + ": " + Set.copyOf(judged.verdict().findings());
    }
}
