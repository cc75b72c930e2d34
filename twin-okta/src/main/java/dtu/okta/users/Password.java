package dtu.okta.users;

import dtu.twins.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A person's password, as far as Okta knows it. */
sealed interface Password {
    /** Set in Okta itself. */
    record Own(Secret secret) implements Password {}

    /** Brought along from another store as a hash, kept as given. */
    record Imported(Json hash) implements Password {}

    /** Asked from a hook at the first sign-in. */
    record Hooked(Json hook) implements Password {}

    /** Algorithms that digest once; of the others BCRYPT needs a library, and its hashes match nothing. */
    Set<String> DIGESTS = Set.of("SHA-512", "SHA-256", "SHA-1", "MD5");

    /** Beyond this a client would make us work for longer than anybody waits. */
    int ROUNDS_MAX = 1_000_000;

    default boolean matches(String plain) {
        return switch (this) {
            case Own(var secret) -> secret.matches(plain);
            case Imported(var hash) -> matches(hash, plain);
            case Hooked hooked -> false;
        };
    }

    private static boolean matches(Json hash, String plain) {
        var algorithm = hash.textAt("algorithm").orElse("");
        if (algorithm.equals("PBKDF2")) {
            return stretched(hash, plain).equals(hash.textAt("value").orElse(""));
        }
        if (!DIGESTS.contains(algorithm)) {
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

    /** The text's PBKDF2 hash; empty when the terms are none that this algorithm has. */
    private static String stretched(Json hash, String plain) {
        var digest = hash.textAt("digestAlgorithm").orElse("SHA256_HMAC").replace("_HMAC", "");
        var rounds =
                (int) hash.at("iterationCount").map(Json::asLong).orElse(0L).longValue();
        var bits = (int) hash.at("keySize").map(Json::asLong).orElse(0L).longValue() * Byte.SIZE;
        try {
            var terms = new PBEKeySpec(
                    plain.toCharArray(),
                    base64(hash.textAt("salt").orElse("")),
                    Math.clamp(rounds, 0, ROUNDS_MAX),
                    bits);
            var key = SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest).generateSecret(terms);
            return Base64.getEncoder().encodeToString(key.getEncoded());
        } catch (GeneralSecurityException | IllegalArgumentException noSuchTerms) {
            return "";
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
