package dtu.scenarios.language;

import org.jspecify.annotations.Nullable;

/**
 * Which facts are meant: {@code <fact type> [as name] [where CEL]}.
 *
 * @param name by which {@code where} and what follows call the matching fact
 */
public record Pattern(
        String type, @Nullable String name, @Nullable Expr where, Mark mark) {
    @Override
    public String toString() {
        return type + (name == null ? "" : " as " + name) + (where == null ? "" : " where " + where.source());
    }
}
