package dtu.scenarios.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word a writer meant, by edit distance. */
final class Nearest {
    private Nearest() {}

    /** {@code "; did you mean X?"}, or nothing when no known word is near. */
    static String hint(String written, Collection<String> known) {
        return to(written, known).map(word -> "; did you mean '" + word + "'?").orElse("");
    }

    static Optional<String> to(String written, Collection<String> known) {
        var tolerance = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(word -> !word.equals(written))
                .filter(word -> distance(written, word) <= tolerance)
                .min(Comparator.<String>comparingInt(word -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Damerau–Levenshtein with adjacent transpositions, letter case ignored. */
    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var costs = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, costs, i, j);
            }
        }
        return costs[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] costs, int i, int j) {
        var substituted = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        var cost = Math.min(substituted, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}
