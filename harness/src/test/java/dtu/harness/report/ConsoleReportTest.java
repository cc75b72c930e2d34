package dtu.harness.report;

import static dtu.scenarios.verdict.Outcome.SATISFIED;
import static dtu.scenarios.verdict.Outcome.UNSATISFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.score.Gate;
import dtu.harness.store.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleReportTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void the_console_tells_the_headline_the_worst_and_one_story_with_its_replay() {
        assertThat(printed(DemoRun.write(folder.resolve("run"), 42, 1)).lines())
                .startsWith(
                        "satisfaction 0.950 (bounds 0.950–0.976, 95 % 0.927–0.966) · 7 critical · 475 "
                                + "satisfied, 12 unsatisfied, 5 undecided, 4 vacuous, 4 invalid of 500",
                        "evidence: above 0.9, shown after 9 blocks",
                        "",
                        "worst scenarios",
                        "  leaver-during-outage  0.860  95 % 0.779–0.915  6 critical  86 "
                                + "satisfied, 9 unsatisfied, 1 undecided, 1 vacuous, 3 invalid of 100")
                .contains(
                        "first failing story: onboarding-cohort#71, unsatisfied, critical",
                        "    09:05:04  sut calls slack.chat.postMessage: 429 (fault slow-slack)",
                        "    09:14:00  omar wants: approve {\"request\":\"ACC-4471\"}",
                        "  ✗ gone-on-time (critical) at 10:15:00: dana is still in billing 7 min after the end",
                        "  dtu replay " + folder.resolve("run") + " onboarding-cohort#71",
                        "never reached",
                        "  access-expires: sometimes: delivery as d where d.duplicate (in 100 trajectories)",
                        "the gate does not hold");
    }

    @Test
    void no_text_sends_control_characters_to_the_terminal() {
        assertThat(printed(Hostile.write(folder.resolve("run"))))
                .doesNotContain("\u001b")
                .doesNotContain("\u0000");
    }

    @Test
    void a_path_with_spaces_is_quoted_for_the_shell() {
        assertThat(printed(DemoRun.write(folder.resolve("my runs"), 42, 1)))
                .contains("  dtu replay '" + folder.resolve("my runs") + "' onboarding-cohort#71");
    }

    @ParameterizedTest
    @CsvSource({"1, 1.000", "0.99999, 0.999", "0.9994, 0.999", "0.00001, 0.001", "0, 0.000", "0.9746, 0.975"})
    void what_is_not_quite_one_or_zero_never_reads_so(double value, String shown) {
        assertThat(Figures.fraction(value)).isEqualTo(shown);
    }

    @Test
    void without_a_terminal_progress_is_a_line_every_five_seconds() {
        var nanos = new AtomicLong();
        try (var progress = new ProgressLines(out, 900, nanos::get)) {
            for (int i = 0; i < 12; i++) {
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                progress.finished(i % 4 == 0 ? UNSATISFIED : SATISFIED);
            }
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "5 of 900 trajectories: 3 satisfied, 2 unsatisfied, 0 invalid",
                        "10 of 900 trajectories: 7 satisfied, 3 unsatisfied, 0 invalid");
    }

    @Test
    void on_a_terminal_progress_is_a_bar() {
        try (var progress = new ProgressLine(out, 2)) {
            progress.finished(SATISFIED);
            progress.finished(UNSATISFIED);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("trajectories", "100%", "1 unsatisfied, 0 invalid");
    }

    private String printed(Run run) {
        ConsoleReport.write(Summary.of(run, Gate.USUAL), out);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
