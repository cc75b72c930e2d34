package dtu.okta;

import dtu.twins.Ids;
import java.util.function.Function;

/** Okta's ids: three characters for the kind, seventeen more; opaque, case-sensitive, never reused. */
public final class OktaIds {
    /** In ascending order, so that later ids sort behind earlier ones. */
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int COUNTED = 6;
    private static final int RANDOM = 11;

    private OktaIds() {}

    public static <I> Ids<I> of(String prefix, Function<String, I> make) {
        return new Ids<>("okta." + prefix, Ids.shaped(prefix, LETTERS, COUNTED, RANDOM), make);
    }
}
