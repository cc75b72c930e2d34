package dtu.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures of one benchmark, which print as a table in Markdown. */
final class Figures {
    private final String title;
    private final List<String> lines = new ArrayList<>();

    Figures(String title, String... columns) {
        this.title = title;
        lines.add(line(List.of(columns)));
        lines.add(line(Arrays.stream(columns).map(column -> "---").toList()));
    }

    void row(String... cells) {
        lines.add(line(List.of(cells)));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    static String whole(double figure) {
        return String.format(Locale.ROOT, "%,d", Math.round(figure));
    }

    static String fine(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }

    /** Whether a figure that should be high is high enough. */
    static String atLeast(double goal, double figure) {
        return figure >= goal ? "met" : "missed";
    }

    /** Whether a figure that should be low is low enough. */
    static String atMost(double goal, double figure) {
        return figure <= goal ? "met" : "missed";
    }

    /** The middle one, which a disturbed round does not move. */
    static double median(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return "### " + title + "\n\n" + String.join("\n", lines) + "\n";
    }
}
