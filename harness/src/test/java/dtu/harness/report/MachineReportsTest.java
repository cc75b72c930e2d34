package dtu.harness.report;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.score.Gate;
import dtu.harness.store.Judged;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolder;
import dtu.harness.store.Samples;
import dtu.scenarios.verdict.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class MachineReportsTest {
    @TempDir
    Path folder;

    @Test
    void run_json_holds_the_figures_and_every_trajectory() throws IOException {
        var run = written(Samples.satisfied(Samples.EXPIRES, 0), Samples.unsatisfied(Samples.LEAVER, 4, "granted|503"));

        JsonReport.write(Summary.of(run, Gate.USUAL), folder.resolve("run.json"));

        assertThatJson(Files.readString(folder.resolve("run.json")))
                .withTolerance(1e-9)
                .isEqualTo("""
                { "sut": "builtin", "seed": 42, "faults": "", "shard": "1/1", "started": "2026-03-02T09:00:00Z",
                  "trajectoriesPerScenario": 100,
                  "headline": "satisfaction 0.333 (bounds 0.333–0.333, 95 %% 0.042–0.852) · 0 critical · \
                1 satisfied, 1 unsatisfied, 0 undecided, 0 vacuous, 0 invalid of 2",
                  "satisfaction": 0.3333333333333333, "bounds": [0.3333333333333333, 0.3333333333333333],
                  "interval95": "${json-unit.any-array}", "effectiveSize": 1.8,
                  "criticals": 0, "started": 2, "satisfied": 1, "unsatisfied": 1, "undecided": 0, "vacuous": 0,
                  "invalid": 0,
                  "gate": { "holds": false, "exitCode": 1, "minSatisfaction": 0.9, "maxInvalid": 0.01,
                            "reasons": ["satisfaction 0.333 is below 0.9"] },
                  "evidence": "${json-unit.ignore}", "scenarios": "${json-unit.ignore}",
                  "fingerprints": [ { "fingerprint": "granted|503", "count": 1, "example": "leaver#4",
                                      "expectation": "granted", "severity": "must", "why": "nothing for 2 min" } ],
                  "unreached": [ { "scenario": "access-expires", "sometimes": "delivery as d where d.duplicate",
                                   "trajectories": 1 } ],
                  "idleFaults": [ { "rule": "okta-down#1", "aim": "events okta.*",
                                    "scenarios": ["access-expires", "leaver"], "trajectories": 2 } ],
                  "trajectories": [
                    { "scenario": "access-expires", "index": 0, "seed": 0, "outcome": "satisfied", "hash": "%s" },
                    { "scenario": "leaver", "index": 4, "seed": 4000012, "outcome": "unsatisfied", "hash": "%s" } ] }
                """.formatted(Samples.hash(0), Samples.hash(4)));
    }

    @Test
    void the_junit_report_has_a_case_for_each_scenario_with_its_findings() throws Exception {
        var suite = junit(DemoRun.write(folder.resolve("run"), 42, 1), new Gate(0.9, null, 0.97, 0.01));

        assertThat(suite.getAttribute("tests")).isEqualTo("5");
        assertThat(suite.getAttribute("failures")).isEqualTo("5");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        var leaver = (Element) suite.getElementsByTagName("testcase").item(2);
        assertThat(leaver.getAttribute("name")).isEqualTo("leaver-during-outage");
        var failure = (Element) leaver.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .isEqualTo("satisfaction 0.860: 86 satisfied, 9 unsatisfied, 1 undecided, 1 vacuous, 3 invalid of 100");
        assertThat(failure.getTextContent()).startsWith("""
                        leaver-during-outage#15, unsatisfied
                          gone-on-time (critical) at 10:15:00: dana is still in billing 7 min after the end
                          dtu replay\s""").endsWith("never reached: delivery as d where d.duplicate");
    }

    @Test
    void a_scenario_that_lets_the_gate_hold_is_no_failure() throws Exception {
        var suite =
                junit(written(Samples.satisfied(Samples.EXPIRES, 0), Samples.satisfied(Samples.LEAVER, 0)), Gate.USUAL);

        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getElementsByTagName("failure").getLength()).isZero();
    }

    @Test
    void a_failed_environment_is_an_error_and_no_failure() throws Exception {
        var invalid = Samples.judged(Samples.LEAVER, 0, Outcome.INVALID, "", null);
        var suite = junit(written(Samples.satisfied(Samples.EXPIRES, 0), invalid), Gate.USUAL);

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("system-err").item(0).getTextContent())
                .startsWith("1 of 2 trajectories are invalid");
    }

    @Test
    void no_text_breaks_the_xml() throws Exception {
        var suite = junit(Hostile.write(folder.resolve("run")), Gate.USUAL);

        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .startsWith("</script><script>alert(1)</script>")
                .contains("\uFFFD");
    }

    @Test
    void no_text_starts_a_command_of_its_own_on_github() {
        var lines = printed(Hostile.write(folder.resolve("run")), Set.of(Reporter.GITHUB))
                .lines()
                .toList();

        assertThat(lines).allMatch(line -> line.matches("::(notice|warning|error) title=[^:]*::.*"));
        assertThat(lines).noneMatch(line -> line.startsWith("::error::"));
        assertThat(lines.get(0)).startsWith("::notice title=dtu::satisfaction 0.000 (bounds 0.000–0.000, 95 %25 ");
    }

    @Test
    void every_report_names_the_rules_that_found_nothing_to_hit() throws Exception {
        var run = written(Samples.satisfied(Samples.EXPIRES, 0), Samples.satisfied(Samples.LEAVER, 0));

        var idle = "okta-down#1 (events okta.*): in 2 trajectories of 2 scenarios";
        assertThat(printed(run, Set.of(Reporter.GITHUB)))
                .contains("::warning title=dtu faults::found nothing to hit: " + idle + "\n")
                .doesNotContain("okta-down#0");
        assertThat(printed(run, Set.of(Reporter.CONSOLE)))
                .contains("fault rules that found nothing to hit\n  " + idle + "\n");
        assertThat(junit(run, Gate.USUAL).getTextContent()).contains("found nothing to hit: " + idle);
        HtmlReport.write(Summary.of(run, Gate.USUAL), folder.resolve("report.html"));
        assertThat(Files.readString(folder.resolve("report.html"))).contains("<li>" + idle + "</li>");
    }

    @Test
    void github_sees_the_reasons_and_the_gravest_failure_of_each_scenario() {
        var run = DemoRun.write(folder.resolve("run"), 42, 1);

        assertThat(printed(run, Set.of(Reporter.GITHUB)))
                .contains("::error title=dtu gate::a critical expectation was violated in 7 trajectories\n")
                .contains("::error title=leaver-during-outage#15::unsatisfied%0A"
                        + "gone-on-time (critical) at 10:15:00: dana is still in billing 7 min after the end%0A"
                        + "dtu replay " + run.folder() + " leaver-during-outage#15\n");
    }

    @Test
    void everything_that_was_asked_for_is_in_the_folder() {
        var run = DemoRun.write(folder.resolve("run"), 42, 1);
        printed(run, EnumSet.allOf(Reporter.class));

        assertThat(run.folder()).isDirectoryContaining("glob:**/{run.json}");
        assertThat(run.folder().resolve("run.db")).exists();
        assertThat(run.folder().resolve("junit.xml")).exists();
        assertThat(run.folder().resolve("report.html")).exists();
    }

    @Test
    void reporters_go_by_their_names() {
        assertThat(Reporter.named("junit")).contains(Reporter.JUNIT);
        assertThat(Reporter.named("JUNIT")).isEmpty();
        assertThat(Reporter.named("pdf")).isEmpty();
    }

    private static Element junit(Run run, Gate gate) throws Exception {
        var file = run.folder().resolve("junit.xml");
        JUnitReport.write(Summary.of(run, gate), file);
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        return document.getDocumentElement();
    }

    private static String printed(Run run, Set<Reporter> reporters) {
        var bytes = new ByteArrayOutputStream();
        Reports.write(Summary.of(run, Gate.USUAL), reporters, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Run written(Judged... judged) {
        try (var run = RunFolder.create(folder.resolve("run"), Samples.spec())) {
            var recorder = run.recorder();
            for (Judged each : judged) {
                recorder.append(each);
            }
        }
        return Run.read(folder.resolve("run"));
    }
}
