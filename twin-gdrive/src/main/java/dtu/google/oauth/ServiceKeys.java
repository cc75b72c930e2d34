package dtu.google.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dtu.twins.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** The keys of service accounts: a small pool of marked test keys, of which every tenant is given one. */
final class ServiceKeys {
    private static final int POOL = 4;
    private static final List<ServiceKey> KEYS =
            IntStream.rangeClosed(1, POOL).mapToObj(ServiceKeys::read).toList();

    private ServiceKeys() {}

    /**
     * One key.
     *
     * @param pem as it stands in the key file of a service account
     */
    record ServiceKey(String pem, RSAPublicKey verifying) {
        /** Whether this key has signed it, with the one algorithm that Google allows. */
        boolean signed(SignedJWT token) {
            try {
                return token.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                        && token.verify(new RSASSAVerifier(verifying));
            } catch (JOSEException unverifiable) {
                return false;
            }
        }
    }

    static ServiceKey of(Tenant tenant) {
        return tenant.secrets().in("google.key").pick(KEYS, 0);
    }

    /** Forty hexadecimal digits. */
    static String id(Tenant tenant) {
        return tenant.secret("google.keyId", "0123456789abcdef", 40);
    }

    private static ServiceKey read(int number) {
        var name = "test-key-" + number + ".pem";
        try (var stream = ServiceKeys.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name);
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            var pem = text.substring(text.indexOf("-----BEGIN"));
            return new ServiceKey(pem, verifying(pem));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static RSAPublicKey verifying(String pem) {
        var encoded = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            var factory = KeyFactory.getInstance("RSA");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
            var signing = (RSAPrivateCrtKey) factory.generatePrivate(spec);
            var publicSpec = new RSAPublicKeySpec(signing.getModulus(), signing.getPublicExponent());
            return (RSAPublicKey) factory.generatePublic(publicSpec);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
