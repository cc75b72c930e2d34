package dtu.harness.cli;

import dtu.harness.server.Ports;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import dtu.twins.universe.Universes;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dtu diff}: what distinguishes two states of a universe of a running server. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Shows the state difference between two checkpoints of a universe of a running server.")
public final class Diff implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @picocli.CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "FROM", description = "Default: v0")
    private String from = "v0";

    @picocli.CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "TO", description = "Default: head")
    private String to = "head";

    @Option(names = "--universe", paramLabel = "ID", description = "The universe (default: default)")
    private String universe = Universes.DEFAULT;

    @Option(names = "--port-base", paramLabel = "PORT", description = "The server's control port (default: 4700)")
    private @Nullable Integer portBase;

    @Option(names = "--control-url", paramLabel = "URL", description = "The server's control plane, instead of a port")
    private @Nullable String controlUrl;

    @Option(names = "--control-token", paramLabel = "TOKEN", description = "What a control plane asks for")
    private String controlToken = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text)")
    private Format format = Format.text;

    /** How the difference is written. */
    enum Format {
        text,
        json
    }

    @Override
    public Integer call() {
        var url = controlUrl != null && portBase == null
                ? controlUrl
                : "http://127.0.0.1:" + (portBase == null ? Ports.USUAL_BASE : portBase);
        var rows = new ControlClient(url, controlToken)
                .get("/v1/universes/" + Parameters.encoded(universe) + "/diff?from=" + Parameters.encoded(from) + "&to="
                        + Parameters.encoded(to));
        var out = spec.commandLine().getOut();
        switch (format) {
            case json -> out.println(rows);
            case text -> {
                rows.elements().forEach(row -> out.println(line(row)));
                out.println(rows.elements().size() + " rows differ");
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String line(Json row) {
        var change = row.textAt("change").orElse("");
        var sign = change.equals("added") ? "+" : change.equals("removed") ? "-" : "~";
        var name = sign + " " + row.textAt("twin").orElse("") + " "
                + row.textAt("type").orElse("") + " " + row.at("id").orElse(Json.NULL);
        return switch (change) {
            case "added" -> name + "  " + row.at("after").orElse(Json.NULL);
            case "removed" -> name + "  " + row.at("before").orElse(Json.NULL);
            default ->
                name
                        + changes(
                                row.at("before").orElse(Json.NULL),
                                row.at("after").orElse(Json.NULL));
        };
    }

    /** Only the members that differ. */
    private static String changes(Json before, Json after) {
        var text = new StringBuilder();
        after.members((name, value) -> {
            var old = before.at(name).orElse(Json.NULL);
            if (!old.equals(value)) {
                text.append(System.lineSeparator())
                        .append("    ")
                        .append(name)
                        .append(": ")
                        .append(old)
                        .append(" → ")
                        .append(value);
            }
        });
        return text.toString();
    }
}
