package dtu.jira;

import dtu.twins.Ids;
import java.util.function.Function;

/** Jira's ids: decimal text from 10000 on, one growing sequence for each kind. */
public final class JiraIds {
    private static final long FIRST = 10_000;

    private JiraIds() {}

    public static <I> Ids<I> of(String kind, Function<String, I> make) {
        return new Ids<>("jira." + kind, Ids.decimal(FIRST), make);
    }
}
