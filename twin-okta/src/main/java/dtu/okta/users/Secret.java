package dtu.okta.users;

import dtu.twins.chance.Chance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Something a person knows, kept as a salted hash. */
public record Secret(String salt, String hash) {
    private static final String DIGEST = "SHA-256";

    /** The salt comes from the call's own randomness, so that the same course of events makes the same row. */
    public static Secret of(String plain, Chance chance) {
        var salt = HexFormat.of().toHexDigits(chance.in("salt").draw(0));
        return new Secret(salt, digest(salt + plain));
    }

    public boolean matches(String plain) {
        return hash.equals(digest(salt + plain));
    }

    public static String digest(String text) {
        return HexFormat.of().formatHex(digest(DIGEST, text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException everyPlatformHasThese) {
            throw new IllegalStateException(everyPlatformHasThese);
        }
    }
}
