package dtu.scenarios.worlds;

import dtu.twins.chance.Chance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** First and last names from all over, to draw from. */
public record Names(List<String> firsts, List<String> lasts) {

    public static Names shipped() {
        return new Names(read("first-names.txt"), read("last-names.txt"));
    }

    public String first(Chance chance) {
        return chance.in("first").pick(firsts, 0);
    }

    public String last(Chance chance) {
        return chance.in("last").pick(lasts, 0);
    }

    private static List<String> read(String resource) {
        var stream = Names.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("no " + resource);
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
