package dtu.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class RunTest {
    private static final String STORY = """
            scenario: asks
            title: A wish reaches the manager
            story: Dana asks for an application; her manager hears of it.
            motivation: A wish that nobody hears of is asked again by telephone.
            world: acme
            draw: { app: "=pick(world.apps.filter(a, a.sensitive))" }
            actors:
              dana: { is: "=pick(world.people.filter(p, p.kind == 'contractor'))" }
              omar: { is: "=okta.managerOf(dana.okta)" }
            timeline:
              - { at: "09:05", dana: ask, with: { app: "=app.name", for: 2h, reason: an invoice }, as: req }
            horizon: 2h
            expect:
              - { id: heard, each: "intent.ask as q", within: 5m,
                  then: "slack.message as m where m.by == 'sut' && m.to == omar.slack" }
            touches:
              - jira.issue as c where c.project == 'ACC'
              - slack.message as c where true
              - slack.member as c where true
            """;

    /** The verbs of a run under one roof. */
    @Command(
            name = "dtu",
            subcommands = {Run.class, Check.class, Replay.class, TraceRun.class})
    static final class Roof {}

    @Test
    void a_trajectory_of_somebodys_own_scenario_is_replayed_by_its_name_alone(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("asks.yaml"), STORY);
        var out = folder.resolve("run").toString();
        assertThat(complaint("run", file.toString(), "--trajectories", "1", "--out", out, "--reporter", "json"))
                .isEmpty();

        assertThat(complaint("replay", out, "asks#0", "--quiet")).isEmpty();
    }

    @Test
    void the_steps_of_a_run_are_searched(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("asks.yaml"), STORY);
        var out = folder.resolve("run").toString();
        complaint("run", file.toString(), "--trajectories", "1", "--out", out, "--reporter", "json", "--sut", "none");

        assertThat(said("trace", out, "--where", "actor == 'dana' && op == 'intent.ask'"))
                .contains("asks#0  2026-01-05T09:05:00Z  fact  dana  intent.ask")
                .endsWith("1 steps found in 1 stored trajectories");
        assertThat(said("trace", out, "--fact", "okta.member.added")).startsWith("0 steps found");
        assertThat(complaint("trace", out, "--where", "operation == 'x'")).contains("undeclared reference");
    }

    @Test
    void an_expression_asks_what_only_the_wire_shows(@TempDir Path folder) throws IOException {
        var asked = STORY.replace("expect:", """
                expect:
                  - { id: of-the-channel, finally: "api('slack', 'conversations.list', {'limit': 5}).ok == true" }
                  - { id: of-the-directory, finally: "api('okta', 'listUsers', {'limit': 3}).size() == 3" }
                """.strip());
        var file = Files.writeString(folder.resolve("asks.yaml"), asked);
        var out = folder.resolve("run").toString();
        assertThat(complaint("run", file.toString(), "--trajectories", "1", "--out", out, "--reporter", "json"))
                .isEmpty();

        assertThat(Files.readString(folder.resolve("run/run.json"))).contains("\"satisfied\" : 1");
    }

    @Test
    void a_fault_profile_that_does_not_exist_is_one_line() {
        assertThat(complaint("run", "--faults", "okta-donw"))
                .isEqualTo("dtu run: --faults okta-donw: --faults:1:1: there is no fault profile 'okta-donw'; "
                        + "did you mean 'okta-down'?; looked for profiles/okta-donw.yaml");
    }

    @Test
    void an_intent_that_the_app_cannot_be_asked_for_is_told_before_anything_runs(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(
                folder.resolve("asks.yaml"),
                STORY.replace("dana: ask", "dana: say").replace("intent.ask", "intent.say"));
        var out = folder.resolve("run");
        var wrong = file + ":11:5: the binding of builtin has no intent 'say'; known are ask, ";

        var complaint = complaint("run", file.toString(), "--trajectories", "1", "--out", out.toString());

        assertThat(complaint).startsWith("dtu run: " + wrong);
        assertThat(out).doesNotExist();
        assertThat(said("check", file.toString())).contains(wrong);
    }

    @Test
    void files_are_checked_for_the_app_that_is_named(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("asks.yaml"), STORY);
        Files.createDirectory(folder.resolve("bindings"));
        Files.writeString(folder.resolve("bindings/desk.yaml"), "wish: { slack.command: /wish }");

        assertThat(said("check", file.toString())).isEqualTo("All is well.");
        assertThat(said("check", file.toString(), "--bindings", "desk"))
                .isEqualTo(file + ":11:5: the binding of desk has no intent 'ask'; known are wish");
        assertThat(complaint("check", file.toString(), "--bindings", "dsek"))
                .isEqualTo("dtu check: no file bindings/dsek.yaml beside the scenarios");
    }

    @Test
    void a_run_goes_on_only_while_every_file_that_decides_says_the_same(@TempDir Path folder) throws IOException {
        var acme = read("/dtu/scenarios/worlds/acme.yaml").replace("people: 400", "people: 30");
        var faults = "faults: slow\nrules:\n  - { on: okta.*, chance: 0.01, latency: 1s }\n";
        var file = Files.writeString(folder.resolve("asks.yaml"), STORY);
        Files.writeString(folder.resolve("acme.yaml"), acme);
        var slow = Files.writeString(folder.resolve("slow.yaml"), faults);
        String[] again = {
            "run",
            file.toString(),
            "--trajectories",
            "1",
            "--reporter",
            "json",
            "--faults",
            slow.toString(),
            "--resume",
            "--out",
            folder.resolve("run").toString()
        };
        assertThat(complaint(again)).isEmpty();

        Files.writeString(folder.resolve("acme.yaml"), "# other words\n\n" + acme);
        Files.writeString(slow, "# other words\n" + faults);
        assertThat(complaint(again)).isEmpty();
        Files.writeString(slow, faults.replace("1s", "2s"));
        assertThat(complaint(again)).contains(" holds another run than the one to resume: content of faults slow: ");
        Files.writeString(slow, faults);
        Files.writeString(folder.resolve("acme.yaml"), acme.replace("namesakes: 6", "namesakes: 5"));
        assertThat(complaint(again)).contains(" holds another run than the one to resume: content of world acme: ");
    }

    @Test
    void a_gate_is_a_share() {
        assertThat(complaint("run", "--min-satisfaction", "2"))
                .isEqualTo("dtu run: --min-satisfaction is a share from 0 to 1, not 2.0");
        assertThat(complaint("run", "--min-each", "-0.1"))
                .isEqualTo("dtu run: --min-each is a share from 0 to 1, not -0.1");
        assertThat(complaint("run", "--confidence", "NaN"))
                .isEqualTo("dtu run: --confidence is a share from 0 to 1, not NaN");
    }

    private static String read(String resource) throws IOException {
        try (var in = Objects.requireNonNull(RunTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String said(String... arguments) {
        var out = new StringWriter();
        CommandLines.of(new Roof(), List.of(), Map.of())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        return out.toString().strip();
    }

    private static String complaint(String... arguments) {
        var err = new StringWriter();
        CommandLines.of(new Roof(), List.of(), Map.of())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return err.toString().strip();
    }
}
