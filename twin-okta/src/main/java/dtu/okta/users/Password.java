package dtu.okta.users;

import dtu.twins.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** A person's password, as far as Okta knows it. */
sealed interface Password {
    /** Set in Okta itself. */
    record Own(Secret secret) implements Password {}

    /** Brought along from another store as a hash, kept as given. */
    record Imported(Json hash) implements Password {}

    /** Asked from a hook at the first sign-in. */
    record Hooked(Json hook) implements Password {}

    /** Algorithms whose hashes can be compared without a library; BCRYPT and PBKDF2 hashes match nothing. */
    Set<String> COMPARABLE = Set.of("SHA-512", "SHA-256", "SHA-1", "MD5");

    default boolean matches(String plain) {
        return switch (this) {
            case Own(var secret) -> secret.matches(plain);
            case Imported(var hash) -> matches(hash, plain);
            case Hooked hooked -> false;
        };
    }

    private static boolean matches(Json hash, String plain) {
        var algorithm = hash.textAt("algorithm").orElse("");
        if (!COMPARABLE.contains(algorithm)) {
            return false;
        }
        var salt = base64(hash.textAt("salt").orElse(""));
        var salted = new ByteArrayOutputStream();
        var saltFirst = hash.textAt("saltOrder").orElse("PREFIX").equals("PREFIX");
        if (saltFirst) {
            salted.writeBytes(salt);
        }
        salted.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
        if (!saltFirst) {
            salted.writeBytes(salt);
        }
        var digest = Base64.getEncoder().encodeToString(Secret.digest(algorithm, salted.toByteArray()));
        return digest.equals(hash.textAt("value").orElse(""));
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
