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
 */
public record Proven(Instant password, @Nullable Instant factor, List<String> references) {
    private static final String SEVERAL = "mfa";

    public Proven {
        references = List.copyOf(references);
    }

    public static Proven byPassword(Instant at) {
        return new Proven(at, null, List.of("pwd"));
    }

    /** And by a second factor. */
    public Proven and(String reference, Instant at) {
        var all = new ArrayList<>(references);
        all.remove(SEVERAL);
        if (!all.contains(reference)) {
            all.add(reference);
        }
        all.add(SEVERAL);
        return new Proven(password, at, all);
    }
}
