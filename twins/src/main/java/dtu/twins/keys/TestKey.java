package dtu.twins.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import dtu.twins.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** An RSA key of the pool; it signs with RS256 and nothing else. */
public final class TestKey {
    private static final int POOL = 4;

    private final String pem;
    private final RSAPrivateCrtKey signing;
    private final RSAPublicKey verifying;

    private TestKey(String pem) {
        this.pem = pem;
        var encoded = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            var factory = KeyFactory.getInstance("RSA");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
            signing = (RSAPrivateCrtKey) factory.generatePrivate(spec);
            verifying = (RSAPublicKey)
                    factory.generatePublic(new RSAPublicKeySpec(signing.getModulus(), signing.getPublicExponent()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Read when the first tenant signs something. */
    private static final class Pool {
        static final List<TestKey> KEYS =
                IntStream.rangeClosed(1, POOL).mapToObj(TestKey::read).toList();
    }

    /** The key that a tenant has for a purpose. */
    public static TestKey of(Tenant tenant, String purpose) {
        return tenant.secrets().in(purpose).pick(Pool.KEYS, 0);
    }

    /** The private key as key files hold it. */
    public String pem() {
        return pem;
    }

    public RSAPublicKey verifying() {
        return verifying;
    }

    /** The modulus as a JSON Web Key states it. */
    public String modulus() {
        return Base64URL.encode(verifying.getModulus()).toString();
    }

    /** The public exponent as a JSON Web Key states it. */
    public String exponent() {
        return Base64URL.encode(verifying.getPublicExponent()).toString();
    }

    /** A JSON Web Signature over a payload, in its compact form. */
    public String signed(JWSHeader header, byte[] payload) {
        var signature = new JWSObject(header, new Payload(payload));
        try {
            signature.sign(new RSASSASigner(signing));
        } catch (JOSEException onlyForOtherAlgorithms) {
            throw new IllegalStateException(onlyForOtherAlgorithms);
        }
        return signature.serialize();
    }

    /** The signature over anything at all that other formats than JSON Web Signatures carry. */
    public byte[] signature(byte[] content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signing);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Whether this key has signed it, with the one algorithm it uses. */
    public boolean hasSigned(JWSObject token) {
        try {
            return JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(new RSASSAVerifier(verifying));
        } catch (JOSEException unverifiable) {
            return false;
        }
    }

    private static TestKey read(int number) {
        var name = "test-key-" + number + ".pem";
        try (var stream = TestKey.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name);
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            return new TestKey(text.substring(text.indexOf("-----BEGIN")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
