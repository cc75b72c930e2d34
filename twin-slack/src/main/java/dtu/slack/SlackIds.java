package dtu.slack;

import dtu.twins.Ids;
import java.util.function.Function;

/** Slack's ids: letters for the kind, then upper-case letters and digits; later ones sort behind earlier ones. */
public final class SlackIds {
    /** In ascending order. */
    static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final int COUNTED = 5;
    private static final int RANDOM = 4;

    private SlackIds() {}

    public static <I> Ids<I> of(String prefix, Function<String, I> make) {
        return new Ids<>("slack." + prefix, Ids.shaped(prefix + "0", LETTERS, COUNTED, RANDOM), make);
    }
}
