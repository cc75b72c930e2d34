package dtu.okta.users;

import dtu.twins.json.Json;

/** A person's password, as far as Okta knows it. */
sealed interface Password {
    /** Set in Okta itself. */
    record Own(Secret secret) implements Password {}

    /** Brought along from another store as a hash, kept as given. */
    record Imported(ImportedHash hash) implements Password {}

    /** Asked from a hook at the first sign-in. */
    record Hooked(Json hook) implements Password {}

    default boolean matches(String plain) {
        return switch (this) {
            case Own(var secret) -> secret.matches(plain);
            case Imported(var hash) -> hash.matches(plain);
            case Hooked hooked -> false;
        };
    }
}
