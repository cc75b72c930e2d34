package dtu.scenarios.language;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be run, with everything that is wrong with it. */
public final class InvalidFile extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    InvalidFile(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems;
    }

    public List<Problem> problems() {
        return problems;
    }
}
