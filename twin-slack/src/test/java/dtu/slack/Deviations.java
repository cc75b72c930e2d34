package dtu.slack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Where answers may differ from the recordings, and why; every line of the list must be needed. */
final class Deviations {
    private final List<Line> lines;

    private Deviations(List<Line> lines) {
        this.lines = lines;
    }

    static Deviations listed() {
        try (var in = Deviations.class.getResourceAsStream("deviations.tsv")) {
            return new Deviations(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::parsed)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean allows(Finding finding) {
        var allowed = false;
        for (var line : lines) {
            if (line.kind().covers(finding.kind()) && line.isAbout(finding.what(), finding.owner(), finding.name())) {
                line.used().add(finding.name());
                allowed = true;
            }
        }
        return allowed;
    }

    void present(String what, String owner, String name) {
        for (var line : lines) {
            if (line.isAbout(what, owner, name)) {
                line.present().add(name);
            }
        }
    }

    /** What the list says that is not so, after everything has been seen. */
    List<String> untrue() {
        var untrue = new ArrayList<String>();
        for (var line : lines) {
            for (var name : line.names()) {
                var seen = line.present().contains(name);
                if (!line.used().contains(name)) {
                    untrue.add(line + ": no answer differs in " + name);
                } else if (line.kind() == Kind.SOMETIMES && !seen) {
                    untrue.add(line + ": no answer has " + name);
                } else if (line.kind() == Kind.NEVER && seen) {
                    untrue.add(line + ": some answers have " + name);
                }
            }
        }
        return untrue;
    }

    /** In what way answers may differ. */
    private enum Kind {
        SOMETIMES,
        NEVER,
        EXTRA,
        TYPE;

        boolean covers(Finding.Kind found) {
            return switch (found) {
                case ABSENT -> this == SOMETIMES || this == NEVER;
                case EXTRA -> this == EXTRA;
                case TYPE -> this == TYPE;
            };
        }
    }

    /** One line: its members are those of the objects at a pointer, in which a star is any name and two any path. */
    private record Line(
            Kind kind,
            List<Pattern> what,
            List<Pattern> owners,
            List<String> names,
            String text,
            Set<String> used,
            Set<String> present) {
        static Line parsed(String text) {
            var cells = text.split("\t+", -1);
            if (cells.length != 5) {
                throw new IllegalArgumentException("five columns, please: " + text);
            }
            return new Line(
                    Kind.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                    Arrays.stream(cells[1].split(",", -1))
                            .map(each -> pattern(each, ".*"))
                            .toList(),
                    Arrays.stream(cells[2].split(",", -1))
                            .map(each -> pattern(each.equals("/") ? "" : each, "[^/]*"))
                            .toList(),
                    List.of(cells[3].split(",", -1)),
                    cells[0] + " " + cells[1] + " " + cells[2],
                    ConcurrentHashMap.newKeySet(),
                    ConcurrentHashMap.newKeySet());
        }

        private static Pattern pattern(String glob, String star) {
            return Pattern.compile(Arrays.stream(glob.split("\\*\\*", -1))
                    .map(part -> Arrays.stream(part.split("\\*", -1))
                            .map(Pattern::quote)
                            .reduce((one, other) -> one + star + other)
                            .orElse(""))
                    .reduce((one, other) -> one + ".*" + other)
                    .orElse(""));
        }

        boolean isAbout(String called, String pointer, String name) {
            return names.contains(name)
                    && owners.stream().anyMatch(each -> each.matcher(pointer).matches())
                    && what.stream().anyMatch(each -> each.matcher(called).matches());
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
