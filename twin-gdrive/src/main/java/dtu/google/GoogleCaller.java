package dtu.google;

import dtu.google.people.Person;
import java.util.Set;

/** Who calls. */
public sealed interface GoogleCaller {
    /** No credential at all. */
    record Nobody() implements GoogleCaller {}

    /**
     * Somebody with an access token.
     *
     * @param client the OAuth client through which the person acts; {@code drive.file} is bound to it
     */
    record Bearer(Person person, Set<String> scopes, String client) implements GoogleCaller {
        public Bearer {
            scopes = Set.copyOf(scopes);
        }
    }
}
