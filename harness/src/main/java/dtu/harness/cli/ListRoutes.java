package dtu.harness.cli;

import dtu.harness.server.Vendors;
import dtu.twins.Route;
import dtu.twins.Twin;
import dtu.twins.json.JsonOut;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dtu routes}: every operation of every twin. */
@Command(
        name = "routes",
        mixinStandardHelpOptions = true,
        description = "Lists every operation of every twin, and whether it is live or a stub.")
public final class ListRoutes implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("twin", "operation", "method", "path", "tier", "status");

    /** Jira answers the same operation under each of these, and Slack under GET and POST: one row tells of all. */
    private static final Pattern VERSION = Pattern.compile("^/rest/api/(2|latest)/");

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    private Format format = Format.table;

    /** How the list is written. */
    enum Format {
        table,
        json,
        tsv
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var folded = new LinkedHashMap<String, List<String>>();
        for (var twin : Vendors.all()) {
            for (var route : twin.routes().all()) {
                var row = row(twin, route);
                folded.putIfAbsent(
                        row.get(1) + " " + VERSION.matcher(row.get(3)).replaceFirst("/rest/api/3/"), row);
            }
        }
        var rows = List.copyOf(folded.values());
        switch (format) {
            case table -> table(out, rows);
            case json -> out.println(json(rows));
            case tsv -> {
                out.println(String.join("\t", COLUMNS));
                rows.forEach(row -> out.println(String.join("\t", row)));
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static List<String> row(Twin twin, Route route) {
        return List.of(
                twin.name(),
                twin.operation(route),
                route.method().name(),
                route.path().text(),
                Integer.toString(route.tier()),
                route.live() ? "live" : "stub");
    }

    private static String json(List<List<String>> rows) {
        var bytes = JsonOut.array(
                rows.stream(),
                (out, row) -> out.value(object -> {
                    for (var column = 0; column < COLUMNS.size(); column++) {
                        if (COLUMNS.get(column).equals("tier")) {
                            object.number("tier", Long.parseLong(row.get(column)));
                        } else {
                            object.text(COLUMNS.get(column), row.get(column));
                        }
                    }
                }));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void table(PrintWriter out, List<List<String>> rows) {
        var widths = new int[COLUMNS.size()];
        for (var column = 0; column < widths.length; column++) {
            var at = column;
            widths[column] = Math.max(
                    COLUMNS.get(column).length(),
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        out.println(line(COLUMNS, widths));
        rows.forEach(row -> out.println(line(row, widths)));
        var live = rows.stream().filter(row -> row.getLast().equals("live")).count();
        out.println();
        out.println(live + " live, " + (rows.size() - live) + " stubs");
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
