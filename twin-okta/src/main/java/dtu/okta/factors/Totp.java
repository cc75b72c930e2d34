package dtu.okta.factors;

import dtu.twins.chance.Chance;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that an authenticator app and Okta both reckon from a shared secret and the time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
 */
public final class Totp {
    static final int STEP_SECONDS = 30;
    static final int SEED_LENGTH = 16;
    static final int DIGITS = 6;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /** A new secret, in base 32. */
    static String seed(Chance chance) {
        var seed = new StringBuilder(SEED_LENGTH);
        for (var i = 0; i < SEED_LENGTH; i++) {
            seed.append(BASE32.charAt(chance.below(BASE32.length(), i)));
        }
        return seed.toString();
    }

    /** What an app shows at that time. */
    public static String code(String seed, Instant time) {
        return code(seed, step(time));
    }

    /** The step at which a code is right, if it is within so many steps of that time. */
    static OptionalLong step(String seed, String code, Instant time, int tolerance) {
        for (var distance = 0; distance <= tolerance; distance++) {
            for (var step : new long[] {step(time) - distance, step(time) + distance}) {
                if (code(seed, step).equals(code.strip())) {
                    return OptionalLong.of(step);
                }
            }
        }
        return OptionalLong.empty();
    }

    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    private static String code(String seed, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decoded(seed), "RAW"));
            var hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            var offset = hash.get(hash.limit() - 1) & 0xf;
            var number = hash.getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static byte[] decoded(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * BITS / Byte.SIZE);
        var buffer = 0;
        var bits = 0;
        for (var i = 0; i < base32.length(); i++) {
            buffer = (buffer << BITS | BASE32.indexOf(base32.charAt(i))) & 0xffff;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (buffer >> bits));
            }
        }
        return bytes.array();
    }
}
