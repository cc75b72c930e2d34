package dtu.harness.report;

import dtu.harness.score.Gate;
import dtu.harness.store.Judged;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolder;
import dtu.harness.store.RunSpec;
import dtu.harness.store.ScenarioSpec;
import dtu.harness.store.ScenarioSpec.Expectation;
import dtu.harness.store.Shard;
import dtu.harness.store.StepRecord;
import dtu.harness.store.Story;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;
import dtu.scenarios.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A run as it might come out of a week's work: most is well, one scenario has a critical hole. */
final class DemoRun {
    private static final Instant NINE = Instant.parse("2026-03-02T09:05:00Z");

    // spotless:off - a table reads best as a table
    private static final String STEPS = """
               0 | intent   | dana |       | ask                         |   0 |                  | {"app":"billing","for":"PT1H"} |
               1 | call     | dana | slack | slack.chat.command          | 200 |                  | /access request billing 1h | {"ok":true}
               2 | delivery | sut  | slack | slack.slash_commands        | 200 |                  | command=%2Faccess&text=request |
               3 | call     | sut  | jira  | jira.createIssue            | 201 |                  | {"project":"ACC"} | {"key":"ACC-4471"}
               4 | call     | sut  | slack | slack.chat.postMessage      | 429 | slow-slack       | {"channel":"D02OMAR"} | {"ok":false}
              34 | call     | sut  | slack | slack.chat.postMessage      | 200 |                  | {"channel":"D02OMAR"} | {"ok":true}
             540 | intent   | omar |       | approve                     |   0 |                  | {"request":"ACC-4471"} |
             541 | call     | omar | slack | slack.click                 | 200 |                  | {"action":"approve"} |
             542 | delivery | sut  | slack | slack.block_actions         | 200 |                  | payload=… |
             543 | call     | sut  | okta  | okta.assignUserToGroup      | 204 |                  | |
             543 | commit   | sut  | okta  | okta.member.added           |   0 |                  | {"user":"dana","group":"billing"} |
             544 | delivery | sut  | slack | slack.block_actions         | 200 | duplicate-events | payload=… |
             600 | fault    |      | okta  | outage.start                |   0 | okta-down        | |
            4140 | timer    | sut  |       | expire ACC-4471             |   0 |                  | |
            4141 | call     | sut  | okta  | okta.unassignUserFromGroup  | 503 | okta-down        | | {"errorCode":"E0000009"}
            4260 | call     | sut  | slack | slack.chat.postMessage      | 200 |                  | {"text":"It has ended"} | {"ok":true}
            """;
    // spotless:on

    private DemoRun() {}

    static RunSpec spec(long seed) {
        return new RunSpec(
                seed,
                "builtin",
                100,
                "storm",
                Map.of(),
                Shard.WHOLE,
                Instant.parse("2026-11-20T08:00:00Z"),
                List.of(),
                List.of(
                        scenario(
                                "access-expires",
                                "A contractor gets billing for as long as asked, and not a minute longer"),
                        scenario("onboarding-cohort", "Monday's new hires introduce themselves and can work by lunch"),
                        scenario(
                                "leaver-during-outage",
                                "Someone leaves while Okta is down, and still owns the quarter's numbers"),
                        scenario("break-glass", "An incident needs production at three in the morning"),
                        scenario("two-replicas", "Approve and deny arrive at the same instant")));
    }

    private static ScenarioSpec scenario(String name, String title) {
        return new ScenarioSpec(
                name,
                "hash-of-" + name,
                "acme",
                1,
                title,
                """
                Dana, a contractor, needs the billing console to fix an invoice before noon. She asks in Slack.
                Her manager Omar is between meetings and clicks Approve twice. Dana fixes the invoice and goes home.
                """,
                "An auditor will ask why a contractor still had billing access at night.",
                List.of(
                        new Expectation("granted", Severity.MUST, "each: intent.approve as a · within: 2m"),
                        new Expectation(
                                "gone-on-time", Severity.CRITICAL, "each: okta.member.added as g where g.by == 'sut'"),
                        new Expectation("told-when-it-ends", Severity.SHOULD, "judge: Was Dana told what she has?")),
                List.of("intent.approve as a where a.repeat", "delivery as d where d.duplicate"),
                List.of());
    }

    /** Writes the run of that seed; {@code bad} is how much worse than usual the app is. */
    static Run write(Path folder, long seed, double bad) {
        var spec = spec(seed);
        try (var run = RunFolder.create(folder, spec)) {
            var recorder = run.recorder();
            var random = new SplittableRandom(seed);
            for (ScenarioSpec scenario : spec.scenarios()) {
                double rate = scenario.name().equals("leaver-during-outage") ? 0.14 * bad : 0.012 * bad;
                for (int index = 0; index < spec.trajectories(); index++) {
                    recorder.append(judged(scenario, index, random.nextDouble(), rate));
                }
            }
        }
        return Run.read(folder);
    }

    private static Judged judged(ScenarioSpec scenario, int index, double draw, double rate) {
        var reached = Set.of(scenario.sometimes().get(0));
        if (draw < rate) {
            var critical = draw < rate / 3;
            var finding = new Finding(
                    critical ? "gone-on-time" : "granted",
                    critical ? Severity.CRITICAL : Severity.MUST,
                    false,
                    NINE.plusSeconds(4_200),
                    critical ? "dana is still in billing 7 min after the end" : "no okta.member.added within 2 min");
            return judged(scenario, index, Outcome.UNSATISFIED, List.of(finding), reached);
        }
        if (draw > 0.992) {
            return judged(scenario, index, Outcome.INVALID, List.of(), reached);
        }
        if (draw > 0.97) {
            return judged(scenario, index, draw > 0.98 ? Outcome.VACUOUS : Outcome.UNDECIDED, List.of(), reached);
        }
        return judged(scenario, index, Outcome.SATISFIED, List.of(), reached);
    }

    private static Judged judged(
            ScenarioSpec scenario, int index, Outcome outcome, List<Finding> findings, Set<String> reached) {
        String fingerprint =
                findings.isEmpty() ? "" : findings.get(0).expectation() + "|okta.member.added sut|outage.start|503";
        String hash = String.format("%064x", (scenario.name().hashCode() * 31L + index) & Long.MAX_VALUE);
        var verdict = new Verdict(outcome, findings, fingerprint, hash, 43_200_000, 61);
        return new Judged(scenario.name(), scenario.hash(), index, index * 77L, verdict, reached, Set.of(), story());
    }

    static Story story() {
        var steps = new ArrayList<StepRecord>();
        for (String line : STEPS.split("\n", -1)) {
            var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() == 9) {
                int seq = steps.size();
                var at = NINE.plusSeconds(Long.parseLong(cells.get(0)));
                int status = Integer.parseInt(cells.get(5));
                steps.add(new StepRecord(
                        seq,
                        at,
                        cells.get(1),
                        cells.get(2),
                        cells.get(3),
                        cells.get(4),
                        status,
                        cells.get(6),
                        seq - 1,
                        cells.get(7),
                        cells.get(8)));
            }
        }
        return new Story(steps);
    }

    /** Writes a folder with all reports, to look at. */
    public static void main(String[] arguments) {
        var run = write(Path.of(arguments[0]), 42, Double.parseDouble(arguments[1]));
        Reports.write(Summary.of(run, Gate.USUAL), EnumSet.allOf(Reporter.class), System.out);
    }
}
