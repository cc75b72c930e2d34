package dtu.harness.cli;

import dtu.harness.server.Ports;
import dtu.twins.http.Parameters;
import dtu.twins.universe.Universes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dtu env}: how to connect to a running server. */
@Command(
        name = "env",
        mixinStandardHelpOptions = true,
        description = "Prints the connection variables of a running server: eval \"$$(./dtu env)\"")
public final class Env implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port-base", paramLabel = "PORT", description = "The server's control port (default: 4700)")
    private @Nullable Integer portBase;

    @Option(names = "--control-url", paramLabel = "URL", description = "The server's control plane, instead of a port")
    private @Nullable String controlUrl;

    @Option(
            names = "--control-token",
            paramLabel = "TOKEN",
            description = "What a control plane beyond loopback asks for")
    private String controlToken = "";

    @Option(names = "--universe", paramLabel = "ID", description = "The universe (default: default)")
    private String universe = Universes.DEFAULT;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: sh)")
    private EnvFormat format = EnvFormat.sh;

    @Override
    public Integer call() {
        var client = new ControlClient(url(), controlToken);
        var answer = client.get("/v1/universes/" + Parameters.encoded(universe));
        var variables = new LinkedHashMap<String, String>();
        answer.at("env").ifPresent(env -> env.members((name, value) -> variables.put(name, value.asText())));
        if (!controlToken.isEmpty()) {
            variables.put("DTU_CONTROL_TOKEN", controlToken);
        }
        print(variables);
        return ExitCode.OK;
    }

    /** A port on the command line wins over a URL in the environment. */
    private String url() {
        var given = spec.commandLine().getParseResult();
        if (controlUrl != null && (given.hasMatchedOption("--control-url") || !given.hasMatchedOption("--port-base"))) {
            return controlUrl;
        }
        return "http://127.0.0.1:" + (portBase == null ? Ports.USUAL_BASE : portBase);
    }

    private void print(Map<String, String> variables) {
        var out = spec.commandLine().getOut();
        out.print(format.write(variables));
        out.flush();
    }
}
