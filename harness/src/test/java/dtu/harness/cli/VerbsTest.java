package dtu.harness.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.harness.server.Listener;
import dtu.okta.OktaTwin;
import dtu.twins.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class VerbsTest {
    private final Map<String, String> environment = new HashMap<>();

    /** The verbs of this package under one roof. */
    @Command(
            name = "dtu",
            subcommands = {Up.class, Env.class, ListRoutes.class, Diff.class})
    static final class Roof {}

    /** What a verb said, and how it ended. */
    private record Said(int exitCode, String out, String err) {}

    @Test
    void every_operation_is_listed() {
        var said = say("routes", "--format", "tsv");

        assertThat(said.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(said.out().lines().findFirst()).hasValue("twin\toperation\tmethod\tpath\ttier\tstatus");
        assertThat(said.out().lines()).contains("okta\tokta.listGroups\tGET\t/api/v1/groups\t1\tlive");
        assertThat(said.out().lines().skip(1)).allMatch(line -> line.split("\t").length == 6);
    }

    @Test
    void routes_are_json_for_programs() {
        var listed = Json.of(say("routes", "--format=json").out());

        assertThat(listed.elements())
                .anySatisfy(route -> assertThatJson(route.toString()).isEqualTo("""
                        {"twin": "okta", "operation": "okta.listGroups", "method": "GET", "path": "/api/v1/groups",
                         "tier": 1, "status": "live"}"""));
    }

    @Test
    void an_operation_that_answers_in_several_places_is_one_row() {
        var rows = say("routes", "--format", "tsv").out().lines().toList();

        assertThat(rows)
                .filteredOn(row -> row.contains("\tjira.getCurrentUser\t"))
                .singleElement()
                .isEqualTo("jira\tjira.getCurrentUser\tGET\t/rest/api/3/myself\t1\tlive");
        assertThat(rows)
                .filteredOn(row -> row.contains("\tslack.chat.postMessage\t"))
                .singleElement()
                .isEqualTo("slack\tslack.chat.postMessage\tPOST\t/api/chat.postMessage\t1\tlive");
    }

    @Test
    void the_difference_of_two_states_is_shown() {
        try (var server = server()) {
            var url = server.controlUrl();
            server.universe("default").checkpoint("");

            assertThat(say("diff", "--control-url", url).out()).isEqualTo("0 rows differ" + System.lineSeparator());
            assertThat(say("diff", "v7", "--control-url", url).exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        }
    }

    @Test
    void the_format_can_come_from_the_environment() {
        environment.put("DTU_FORMAT", "tsv");

        assertThat(say("routes").out()).startsWith("twin\toperation\t");
    }

    @Test
    void a_flag_that_does_not_exist_is_answered_with_the_nearest() {
        assertThat(say("routes", "--fromat", "json"))
                .isEqualTo(new Said(
                        ExitCode.USAGE,
                        "",
                        "dtu routes: there is no flag --fromat; did you mean --format?" + System.lineSeparator()));
    }

    @Test
    void a_verb_that_does_not_exist_is_answered_with_the_nearest() {
        assertThat(say("rotues").err()).startsWith("dtu: there is no verb or argument rotues; did you mean routes?");
    }

    @Test
    void a_value_that_does_not_fit_is_one_line() {
        var said = say("up", "--port-base", "high");

        assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err().lines()).hasSize(1);
        assertThat(said.err()).contains("--port-base").contains("high");
    }

    @Test
    void variables_are_ready_for_eval() {
        try (var server = server()) {
            var said = say("env", "--control-url", server.controlUrl());

            assertThat(said.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(said.out().lines())
                    .containsExactly(
                            "export DTU_CONTROL_URL=" + server.controlUrl(),
                            "export DTU_UNIVERSE=default",
                            "export OKTA_CLIENT_ORGURL=" + server.urls().get("okta"),
                            "export OKTA_CLIENT_TOKEN="
                                    + server.variables("default").get("OKTA_CLIENT_TOKEN"));
        }
    }

    @Test
    void variables_are_written_in_every_form() {
        var variables = Map.of("NAME", "it's");

        assertThat(EnvFormat.sh.write(variables)).isEqualTo("export NAME='it'\\''s'" + System.lineSeparator());
        assertThat(EnvFormat.dotenv.write(variables)).isEqualTo("NAME='it'\\''s'" + System.lineSeparator());
        assertThat(EnvFormat.github.write(variables)).isEqualTo("NAME=it's" + System.lineSeparator());
        assertThatJson(EnvFormat.json.write(variables)).isEqualTo("{\"NAME\": \"it's\"}");
    }

    @Test
    void a_port_on_the_command_line_wins_over_a_url_in_the_environment() {
        environment.put("DTU_CONTROL_URL", "http://127.0.0.1:1");
        try (var server = server()) {
            var port = server.controlUrl().substring(server.controlUrl().lastIndexOf(':') + 1);

            assertThat(say("env", "--port-base", port).exitCode()).isEqualTo(ExitCode.OK);
            assertThat(say("env").err())
                    .isEqualTo("dtu env: no server answers at http://127.0.0.1:1; start one with: dtu up"
                            + System.lineSeparator());
        }
    }

    @Test
    void an_unknown_universe_is_named() {
        try (var server = server()) {
            var said = say("env", "--control-url", server.controlUrl(), "--universe", "nowhere");

            assertThat(said)
                    .isEqualTo(new Said(
                            ExitCode.ENVIRONMENT,
                            "",
                            "dtu env: There is no universe nowhere. GET /v1/universes lists them."
                                    + System.lineSeparator()));
        }
    }

    @Test
    void a_taken_port_is_one_line() {
        var taken = Listener.open("test", ServerSpec.LOOPBACK, 0);
        try {
            var said = say("up", "--port-base", Integer.toString(taken.port()));

            assertThat(said.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(said.err().lines()).hasSize(1);
            assertThat(said.err()).startsWith("dtu up: port " + taken.port() + " on 127.0.0.1 (control plane)");
        } finally {
            taken.close();
        }
    }

    @Test
    void a_twin_or_a_world_that_does_not_exist_is_one_line() {
        assertThat(say("up", "--twins", "octa"))
                .isEqualTo(new Said(
                        ExitCode.USAGE,
                        "",
                        "dtu up: there is no twin octa; there are okta, slack, jira, google" + System.lineSeparator()));
        assertThat(say("up", "--port-base", "0", "--world", "nowhere").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_broken_world_file_is_one_line_that_says_where(@TempDir Path folder) throws IOException {
        var world = Files.writeString(folder.resolve("odd.yaml"), """
                world: odd
                peple: 7
                """);
        var torn = Files.writeString(folder.resolve("torn.yaml"), "world: [");

        var odd = say("up", "--port-base", "0", "--world", world.toString());
        assertThat(odd.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(odd.err())
                .startsWith("dtu up: " + world + ":2:1: unknown key 'peple'")
                .hasLineCount(1);

        var half = say("up", "--port-base", "0", "--world", torn.toString());
        assertThat(half.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(half.err()).startsWith("dtu up: " + torn + ":").hasLineCount(1);

        var folderItself = say("up", "--port-base", "0", "--world", folder.toString());
        assertThat(folderItself.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(folderItself.err())
                .startsWith("dtu up: There is no world " + folder)
                .hasLineCount(1);
    }

    private static UniverseServer server() {
        return UniverseServer.start(ServerSpec.usual()
                .at(ServerSpec.LOOPBACK, 0)
                .with(List.of(new OktaTwin()))
                .in(ServerSpec.Time.REAL, 1, "empty"));
    }

    private Said say(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = commandLine(out, err).execute(arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }

    private CommandLine commandLine(StringWriter out, StringWriter err) {
        return CommandLines.of(new Roof(), List.of(), environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }
}
