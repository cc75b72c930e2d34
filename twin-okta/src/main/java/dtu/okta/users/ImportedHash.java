package dtu.okta.users;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password brought along from another store as a hash, as the client described it.
 *
 * @param json {@code algorithm}, {@code value} and what else the algorithm needs
 */
record ImportedHash(Json json) {
    private static final String BCRYPT = "BCRYPT";
    private static final String PBKDF2 = "PBKDF2";
    private static final String PREFIX = "PREFIX";

    /** Algorithms that digest once, and how many bytes come out. */
    private static final Map<String, Integer> DIGESTS = Map.of("SHA-512", 64, "SHA-256", 32, "SHA-1", 20, "MD5", 16);

    private static final Set<String> ORDERS = Set.of(PREFIX, "POSTFIX");
    private static final Set<String> MACS = Set.of("SHA256_HMAC", "SHA512_HMAC");
    private static final Pattern BCRYPT_SALT = Pattern.compile("[./A-Za-z0-9]{22}");
    private static final Pattern BCRYPT_VALUE = Pattern.compile("[./A-Za-z0-9]{31}");
    private static final long COST_MAX = 20;
    private static final int COST_LEAST = 4;
    private static final long ROUNDS_LEAST = 4_096;
    private static final long ROUNDS_MAX = 1_000_000;
    private static final long KEY_MAX = 512;

    /** What a client describes; refused when it is none that could ever match a password. */
    static ImportedHash given(Fields hash) {
        var algorithm = hash.requiredText("algorithm");
        var value = hash.requiredText("value");
        if (algorithm.equals(BCRYPT)) {
            bcrypt(hash, value);
        } else if (algorithm.equals(PBKDF2)) {
            stretched(hash, value);
        } else if (DIGESTS.containsKey(algorithm)) {
            digested(hash, value, DIGESTS.get(algorithm));
        } else {
            throw invalid("algorithm");
        }
        return new ImportedHash(hash.json());
    }

    private static void bcrypt(Fields hash, String value) {
        within(hash, "workFactor", 1, COST_MAX);
        if (!BCRYPT_SALT.matcher(hash.requiredText("salt")).matches()) {
            throw invalid("salt");
        }
        if (!BCRYPT_VALUE.matcher(value).matches()) {
            throw invalid("value");
        }
    }

    private static void stretched(Fields hash, String value) {
        within(hash, "iterationCount", ROUNDS_LEAST, ROUNDS_MAX);
        var size = within(hash, "keySize", 1, KEY_MAX);
        if (!MACS.contains(hash.requiredText("digestAlgorithm"))) {
            throw invalid("digestAlgorithm");
        }
        if (base64(hash.requiredText("salt"), "salt").length == 0) {
            throw invalid("salt");
        }
        if (base64(value, "value").length != size) {
            throw invalid("value");
        }
    }

    private static void digested(Fields hash, String value, int size) {
        var salt = hash.text("salt").or("");
        base64(salt, "salt");
        if (!salt.isEmpty() && !ORDERS.contains(hash.requiredText("saltOrder"))) {
            throw invalid("saltOrder");
        }
        if (base64(value, "value").length != size) {
            throw invalid("value");
        }
    }

    private static long within(Fields hash, String name, long least, long most) {
        if (!hash.whole(name).isValue()) {
            throw VALIDATION_FAILED.because(name + ": The field cannot be left blank", name);
        }
        var number = hash.whole(name).or(0L);
        if (number < least || number > most) {
            throw invalid(name);
        }
        return number;
    }

    private static byte[] base64(String text, String name) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw invalid(name);
        }
    }

    private static RuntimeException invalid(String name) {
        return VALIDATION_FAILED.because(name + ": The field has an invalid value", name);
    }

    boolean matches(String plain) {
        return switch (text("algorithm")) {
            case BCRYPT -> isBcryptOf(plain);
            case PBKDF2 -> MessageDigest.isEqual(stretched(plain), decoded("value"));
            default -> MessageDigest.isEqual(digested(plain), decoded("value"));
        };
    }

    /** The algorithm itself begins at four, whatever Okta takes. */
    private boolean isBcryptOf(String plain) {
        var cost = number("workFactor");
        var bytes = plain.getBytes(StandardCharsets.UTF_8);
        if (cost < COST_LEAST || bytes.length == 0) {
            return false;
        }
        var hash = "$2a$%02d$%s%s".formatted(cost, text("salt"), text("value"));
        return BCrypt.verifyer().verify(bytes, hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }

    private byte[] digested(String plain) {
        var salted = new ByteArrayOutputStream();
        var salt = decoded("salt");
        var isPrefix = json.textAt("saltOrder").orElse(PREFIX).equals(PREFIX);
        salted.writeBytes(isPrefix ? salt : new byte[0]);
        salted.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
        salted.writeBytes(isPrefix ? new byte[0] : salt);
        return Secret.digest(text("algorithm"), salted.toByteArray());
    }

    private byte[] stretched(String plain) {
        var mac = "PBKDF2WithHmac" + text("digestAlgorithm").replace("_HMAC", "");
        var rounds = (int) number("iterationCount");
        var bits = (int) number("keySize") * Byte.SIZE;
        try {
            var terms = new PBEKeySpec(plain.toCharArray(), decoded("salt"), rounds, bits);
            return SecretKeyFactory.getInstance(mac).generateSecret(terms).getEncoded();
        } catch (GeneralSecurityException everyPlatformHasThese) {
            throw new IllegalStateException(everyPlatformHasThese);
        }
    }

    private String text(String name) {
        return json.textAt(name).orElse("");
    }

    private long number(String name) {
        return json.at(name).map(Json::asLong).orElse(0L);
    }

    private byte[] decoded(String name) {
        return Base64.getDecoder().decode(text(name));
    }
}
