package dtu.slack.users;

import dtu.twins.state.State;
import java.util.Locale;

/** The names behind at signs: made from an address, and unique. */
public final class Handles {
    private static final int MOST = 21;

    private Handles() {}

    /** A free handle that resembles the local part of an address or a name. */
    public static String free(State state, String wish) {
        var base = shaped(wish);
        var name = base;
        for (var number = 2; state.has(User.BY_NAME, name); number++) {
            name = base + number;
        }
        return name;
    }

    /** What a handle made from that text begins with. */
    public static String shaped(String wish) {
        var at = wish.indexOf('@');
        var letters =
                (at < 0 ? wish : wish.substring(0, at)).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "");
        return letters.isEmpty() ? "user" : letters.substring(0, Math.min(MOST, letters.length()));
    }
}
