package dtu.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Everything that integrations use and much of what they may (tiers 1 and 2) is there, or it is said why not. */
class TiersTest {
    private static final Path SPECS = Path.of("..", "..", "shared", "specs");
    private static final Set<String> WANTED = Set.of("T1", "T2");

    /** Operations of one vendor: id to tier, as the vendor's list ranks them. */
    private static Map<String, String> ranked(String vendor) throws IOException {
        var file = SPECS.resolve(vendor).resolve("tiers.tsv");
        Assumptions.assumeTrue(Files.exists(file), "no list of tiers beside the repository");
        var lines = Files.readAllLines(file);
        var columns = lines.getFirst().split("\t", -1);
        var ranked = new LinkedHashMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split("\t", -1);
            ranked.put(cells[at(columns, "id")], cells[at(columns, "tier")]);
        }
        return ranked;
    }

    private static int at(String[] columns, String name) {
        for (var column = 0; column < columns.length; column++) {
            if (columns[column].equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** What {@code dtu routes} calls live. */
    private static Set<String> live(String vendor) {
        var out = new StringWriter();
        var exit =
                new CommandLine(new ListRoutes()).setOut(new PrintWriter(out)).execute("--format", "tsv");
        assertThat(exit).isZero();
        var live = new TreeSet<String>();
        for (var line : out.toString().lines().toList()) {
            var cells = line.split("\t", -1);
            if (cells[5].equals("live")) {
                live.add(cells[1]);
            }
        }
        live.removeIf(operation -> !operation.startsWith(vendor + "."));
        return live;
    }

    /** The operations that are listed as not live, each with a reason. */
    private static Set<String> excused(String vendor) throws IOException {
        var excused = new TreeSet<String>();
        try (var list = Objects.requireNonNull(TiersTest.class.getResourceAsStream("not-live.tsv"))) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(vendor + "."))
                    .map(line -> line.split("\t", -1))
                    .peek(cells -> assertThat(cells).as(cells[0]).hasSize(2))
                    .forEach(cells -> excused.add(cells[0]));
        }
        return excused;
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta", "slack"})
    void what_is_ranked_high_is_live_or_excused(String vendor) throws IOException {
        var missing = new TreeSet<String>();
        var live = live(vendor);
        ranked(vendor).forEach((operation, tier) -> {
            var name = vendor + "." + operation;
            if (WANTED.contains(tier) && !live.contains(name)) {
                missing.add(name);
            }
        });

        assertThat(excused(vendor))
                .as("not live, and why: nothing else, nothing more")
                .isEqualTo(missing);
    }
}
