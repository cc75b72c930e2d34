package dtu.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
            subcommands = {Run.class, Replay.class})
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
    void a_gate_is_a_share() {
        assertThat(complaint("run", "--min-satisfaction", "2"))
                .isEqualTo("dtu run: --min-satisfaction is a share from 0 to 1, not 2.0");
        assertThat(complaint("run", "--min-each", "-0.1"))
                .isEqualTo("dtu run: --min-each is a share from 0 to 1, not -0.1");
        assertThat(complaint("run", "--confidence", "NaN"))
                .isEqualTo("dtu run: --confidence is a share from 0 to 1, not NaN");
    }

    private static String complaint(String... arguments) {
        var err = new StringWriter();
        CommandLines.of(new Roof(), Map.of()).setErr(new PrintWriter(err, true)).execute(arguments);
        return err.toString().strip();
    }
}
