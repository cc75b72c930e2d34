package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.json.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What passes between Okta and a security key: a challenge, and what the key signs.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-2/">Web Authentication</a>
 */
final class SecurityKey {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    private static final int CHALLENGE_LENGTH = 20;
    private static final int HASH = 32;
    private static final int COUNTER = HASH + 1;
    private static final int AAGUID = COUNTER + Integer.BYTES;
    private static final int ID_LENGTH = AAGUID + 16;
    private static final int ID = ID_LENGTH + Short.BYTES;
    private static final int PRESENT = 0x01;
    private static final int ATTESTED = 0x40;

    private SecurityKey() {}

    /** A key that is asked to introduce itself. */
    static Proof.Key asked(OktaCall call) {
        return new Proof.Key(challenge(call), "", 0);
    }

    /** The same key with a new question. */
    static Factor asked(OktaCall call, Factor factor) {
        return factor.proof() instanceof Proof.Key key
                ? factor.knowing(new Proof.Key(challenge(call), key.key(), key.count()))
                : factor;
    }

    /** What the key is to sign, as clients hand it to a browser. */
    static void challenge(JsonOut embedded, Factor factor) {
        var text = factor.proof() instanceof Proof.Key key ? key.challenge() : "";
        embedded.object(
                "challenge", challenge -> challenge.text("challenge", text).object("extensions", nothing -> {}));
    }

    private static String challenge(OktaCall call) {
        var chance = call.chance().in("challenge");
        var text = new StringBuilder(CHALLENGE_LENGTH);
        for (var i = 0; i < CHALLENGE_LENGTH; i++) {
            text.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return text.toString();
    }

    /** Judges an introduction while the factor is pending, and a signature afterwards. */
    static Verification answered(OktaCall call, Factor factor, Proof.Key key, Fields given) {
        return factor.isActive() ? signed(call, factor, key, given) : introduced(call, factor, key, given);
    }

    private static Verification introduced(OktaCall call, Factor factor, Proof.Key key, Fields given) {
        var attestation = bytes(given.requiredText("attestation"));
        var client = bytes(given.requiredText("clientData"));
        var website = asking(call, key, client, "webauthn.create");
        if (website.isEmpty()) {
            return Verification.WRONG_CODE;
        }
        return Cbor.read(attestation)
                .flatMap(map -> Cbor.bytes(map, "authData"))
                .filter(data -> data.length > ID && (data[HASH] & ATTESTED) != 0)
                .filter(data -> isTouchedFor(website.get(), data))
                .<Verification>map(data -> introduced(factor, data))
                .orElse(Verification.WRONG_CODE);
    }

    private static Verification introduced(Factor factor, byte[] data) {
        var length = ByteBuffer.wrap(data).getShort(ID_LENGTH);
        if (length <= 0 || data.length <= ID + length) {
            return Verification.WRONG_CODE;
        }
        var id = url(Arrays.copyOfRange(data, ID, ID + length));
        var encoded = Arrays.copyOfRange(data, ID + length, data.length);
        if (CoseKey.of(encoded).isEmpty()) {
            return Verification.WRONG_CODE;
        }
        var profile = Json.EMPTY_OBJECT.with("credentialId", id).with("authenticatorName", "Authenticator");
        var proof = new Proof.Key(
                "", url(encoded), Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt(COUNTER)));
        return new Verification.Right(new Factor(
                factor.id(),
                factor.user(),
                factor.kind(),
                factor.status(),
                profile,
                proof,
                factor.created(),
                factor.lastUpdated()));
    }

    private static Verification signed(OktaCall call, Factor factor, Proof.Key key, Fields given) {
        var client = bytes(given.requiredText("clientData"));
        var data = bytes(given.requiredText("authenticatorData"));
        var signature = bytes(given.requiredText("signatureData"));
        var website = asking(call, key, client, "webauthn.get");
        if (website.isEmpty() || data.length < AAGUID || !isTouchedFor(website.get(), data)) {
            return Verification.WRONG_CODE;
        }
        var count = Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt(COUNTER));
        var isClone = count != 0 && count <= key.count();
        var known = CoseKey.of(bytes(key.key()));
        return !isClone && known.isPresent() && isSignedBy(known.get(), data, client, signature)
                ? new Verification.Right(factor.knowing(new Proof.Key("", key.key(), count)))
                : Verification.WRONG_CODE;
    }

    /** The website that has put the question to the key; empty when it was another question, or no website of ours. */
    private static Optional<RelyingParty> asking(OktaCall call, Proof.Key key, byte[] client, String type) {
        try {
            var data = Json.parse(client);
            var challenge = url(bytes(data.textAt("challenge").orElse("")));
            var isOurs = !key.challenge().isEmpty()
                    && data.textAt("type").filter(type::equals).isPresent()
                    && challenge.equals(url(bytes(key.challenge())));
            return isOurs ? RelyingParty.of(call, data.textAt("origin").orElse("")) : Optional.empty();
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }

    /** Whether somebody was there to touch the key, and it took the website for the one that it was. */
    private static boolean isTouchedFor(RelyingParty website, byte[] data) {
        return (data[HASH] & PRESENT) != 0 && website.owns(data);
    }

    private static boolean isSignedBy(CoseKey key, byte[] data, byte[] client, byte[] signature) {
        try {
            var text = new ByteArrayOutputStream();
            text.writeBytes(data);
            text.writeBytes(MessageDigest.getInstance("SHA-256").digest(client));
            var check = Signature.getInstance(key.algorithm());
            check.initVerify(key.key());
            check.update(text.toByteArray());
            return check.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Both alphabets of base 64, with or without padding; nothing when it is neither. */
    private static byte[] bytes(String base64) {
        try {
            var text = base64.replace('+', '-').replace('/', '_').replace("=", "");
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
