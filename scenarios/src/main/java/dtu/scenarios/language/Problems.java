package dtu.scenarios.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that one reading tells everything. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Mark mark, String message) {
        found.add(Problem.at(mark, message));
    }

    /** Each problem once, in the order of the files' lines. */
    List<Problem> list() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }
}
