package dtu.okta.sessions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody has shown who they are.
 *
 * @param password when they gave a password
 * @param factor when they gave a second factor; null when none was asked
 * @param references the methods, as sessions and tokens name them
 * @param assurance what an app has asked for and they are enough for; empty when none has asked
 */
public record Proven(Instant password, @Nullable Instant factor, List<String> references, String assurance) {
    private static final String SEVERAL = "mfa";

    public Proven {
        references = List.copyOf(references);
    }

    public static Proven byPassword(Instant at) {
        return new Proven(at, null, List.of("pwd"), "");
    }

    /** Nobody has proven anything but an app itself. */
    public static Proven byNobody(Instant at) {
        return new Proven(at, null, List.of(), "");
    }

    /** The same, which is enough for what an app has asked for. */
    public Proven assuring(String what) {
        return new Proven(password, factor, references, what);
    }

    /** And by a second factor. */
    public Proven and(String reference, Instant at) {
        var all = new ArrayList<>(references);
        all.remove(SEVERAL);
        if (!all.contains(reference)) {
            all.add(reference);
        }
        all.add(SEVERAL);
        return new Proven(password, at, all, assurance);
    }
}
