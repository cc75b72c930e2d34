package dtu.okta.factors;

import dtu.okta.OktaIds;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A YubiKey that an administrator has uploaded: it types codes that only the two of them can make and read.
 *
 * @param seed what both know
 * @param count of the last code that was used
 * @param owner whose it is; null while it is nobody's
 * @param factor by which the owner uses it
 */
record YubiKey(
        Id id, String serial, Seed seed, long count, User.@Nullable Id owner, Factor.@Nullable Id factor, Times times) {
    static final Table<Id, YubiKey> TOKENS = Table.of("YubiKey", YubiKey::id);
    static final Index<String, YubiKey> BY_PUBLIC_ID =
            TOKENS.index("publicId", token -> token.seed().publicId());
    static final Index<String, YubiKey> BY_SERIAL = TOKENS.index("serial", YubiKey::serial);
    static final Ids<Id> IDS = OktaIds.of("ykk", Id::new);

    private static final String MODHEX = "cbdefghijklnrtuv";
    private static final int PUBLIC_LENGTH = 12;
    private static final int CODE_LENGTH = 44;
    private static final int PRIVATE_BYTES = 6;
    private static final int SESSION = 11;
    private static final int RESIDUE = 0xf0b8;
    private static final int POLYNOMIAL = 0x8408;

    /** Twenty characters that begin with {@code ykk}. */
    record Id(String value) implements EntityId {}

    /** The beginning of every code, and in hexadecimal what is hidden in the rest. */
    record Seed(String publicId, String privateId, String aesKey) {}

    /** When what happened; null for never. */
    record Times(
            Instant created,
            Instant lastUpdated,
            @Nullable Instant activated,
            @Nullable Instant lastVerified) {}

    static YubiKey uploaded(Id id, String serial, Seed seed, Instant now) {
        return new YubiKey(id, serial, seed, -1, null, null, new Times(now, now, null, now));
    }

    /** The key that types codes beginning like this one. */
    static Optional<YubiKey> of(State state, String code) {
        return code.length() == CODE_LENGTH
                ? state.find(BY_PUBLIC_ID, code.substring(0, PUBLIC_LENGTH))
                : Optional.empty();
    }

    YubiKey assigned(User.Id user, Factor.Id newFactor, Instant now) {
        return new YubiKey(
                id, serial, seed, count, user, newFactor, new Times(times.created(), now, now, times.lastVerified()));
    }

    /** A key that was taken from its owner stays out of use. */
    YubiKey revoked(Instant now) {
        return new YubiKey(
                id,
                serial,
                seed,
                count,
                null,
                null,
                new Times(times.created(), now, times.activated(), times.lastVerified()));
    }

    String status() {
        if (owner != null) {
            return "ACTIVE";
        }
        return times.activated() == null ? "UNASSIGNED" : "REVOKED";
    }

    /** The key after that code; empty when it is not the key's own, or not newer than the last one. */
    Optional<YubiKey> used(String code, Instant now) {
        if (code.length() != CODE_LENGTH || !code.startsWith(seed.publicId())) {
            return Optional.empty();
        }
        var plain = decrypted(code.substring(PUBLIC_LENGTH));
        if (plain.length == 0 || residue(plain) != RESIDUE) {
            return Optional.empty();
        }
        var isOwn =
                HexFormat.of().formatHex(Arrays.copyOf(plain, PRIVATE_BYTES)).equals(seed.privateId());
        var uses = (plain[PRIVATE_BYTES] & 0xff) | (plain[PRIVATE_BYTES + 1] & 0xff) << Byte.SIZE;
        var number = ((long) uses << Byte.SIZE) | (plain[SESSION] & 0xff);
        return isOwn && number > count
                ? Optional.of(new YubiKey(
                        id,
                        serial,
                        seed,
                        number,
                        owner,
                        factor,
                        new Times(times.created(), times.lastUpdated(), times.activated(), now)))
                : Optional.empty();
    }

    private byte[] decrypted(String modhex) {
        var bytes = new byte[modhex.length() / 2];
        for (var i = 0; i < bytes.length; i++) {
            var high = MODHEX.indexOf(modhex.charAt(2 * i));
            var low = MODHEX.indexOf(modhex.charAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return new byte[0];
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        try {
            // One block that never repeats: this is how the keys themselves do it.
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(HexFormat.of().parseHex(seed.aesKey()), "AES"));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static int residue(byte[] bytes) {
        var crc = 0xffff;
        for (var octet : bytes) {
            crc ^= octet & 0xff;
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
            }
        }
        return crc;
    }
}
