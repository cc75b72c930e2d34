package dtu.scenarios.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file gave.
 *
 * @param value null when the file could not be understood at all; otherwise as much of it as could be
 */
public record Parsed<T>(@Nullable T value, List<Problem> problems) {
    /** The value, when nothing at all is wrong. */
    public T orThrow() {
        if (value == null || !problems.isEmpty()) {
            throw new InvalidFile(problems);
        }
        return value;
    }
}
