package dtu.okta;

import dtu.twins.Ids;
import dtu.twins.chance.Chance;
import java.util.Locale;
import java.util.function.Function;

/** Okta's ids: three characters for the kind, seventeen more; opaque, case-sensitive, never reused. */
public final class OktaIds {
    /** In ascending order, so that later ids sort behind earlier ones. */
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int COUNTED = 6;
    private static final int RANDOM = 11;

    private OktaIds() {}

    /** A UUID, for the few things that Okta names like that. */
    public static String uuid(Chance chance) {
        var high = chance.draw(0);
        var low = chance.draw(1);
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-%04x-%012x",
                high >>> 32,
                (high >>> 16) & 0xffff,
                high & 0xfff,
                ((low >>> 48) & 0x3fff) | 0x8000,
                low & 0xffffffffffffL);
    }

    public static <I> Ids<I> of(String prefix, Function<String, I> make) {
        return new Ids<>("okta." + prefix, Ids.shaped(prefix, LETTERS, COUNTED, RANDOM), make);
    }
}
