package dtu.okta.factors;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import java.util.Optional;

/**
 * The public key of a security key, of the two kinds that Okta asks for.
 *
 * @param algorithm by which it signs, as Java names it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9053">RFC 9053</a>
 */
record CoseKey(PublicKey key, String algorithm) {
    private static final long TYPE = 1;
    private static final long ALGORITHM = 3;
    private static final long ELLIPTIC = 2;
    private static final long RSA = 3;
    private static final long ES256 = -7;
    private static final long RS256 = -257;

    static Optional<CoseKey> of(byte[] encoded) {
        return Cbor.read(encoded).flatMap(CoseKey::of);
    }

    private static Optional<CoseKey> of(Map<Object, Object> map) {
        try {
            var type = Cbor.number(map, TYPE);
            var algorithm = Cbor.number(map, ALGORITHM);
            if (type == ELLIPTIC && algorithm == ES256) {
                return elliptic(number(map, -2), number(map, -3));
            }
            return type == RSA && algorithm == RS256 ? rsa(number(map, -1), number(map, -2)) : Optional.empty();
        } catch (GeneralSecurityException noKey) {
            return Optional.empty();
        }
    }

    private static Optional<CoseKey> elliptic(BigInteger x, BigInteger y) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var curve = parameters.getParameterSpec(ECParameterSpec.class);
        var key = KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
        return Optional.of(new CoseKey(key, "SHA256withECDSA"));
    }

    private static Optional<CoseKey> rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        return Optional.of(new CoseKey(key, "SHA256withRSA"));
    }

    private static BigInteger number(Map<Object, Object> map, long label) {
        return new BigInteger(1, Cbor.bytes(map, label).orElse(new byte[0]));
    }
}
