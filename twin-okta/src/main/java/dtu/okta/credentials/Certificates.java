package dtu.okta.credentials;

import dtu.twins.keys.TestKey;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Certificates (X.509) and requests for them (PKCS #10), in their distinguished encoding. */
final class Certificates {
    private static final byte[] RSA_SHA256 = Der.sequence(Der.object("1.2.840.113549.1.1.11"), Der.NULL);
    private static final String EMAIL = "1.2.840.113549.1.9.1";
    private static final String EXTENSIONS = "1.2.840.113549.1.9.14";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final int DNS_NAME = 2;

    /** The parts of a name, in the order in which they stand, by how requests call them. */
    static final List<String> NAME_PARTS = List.of(
            "countryName",
            "stateOrProvinceName",
            "localityName",
            "organizationName",
            "organizationalUnitName",
            "commonName");

    private static final Map<String, String> OBJECTS = Map.of(
            "countryName", "2.5.4.6",
            "stateOrProvinceName", "2.5.4.8",
            "localityName", "2.5.4.7",
            "organizationName", "2.5.4.10",
            "organizationalUnitName", "2.5.4.11",
            "commonName", "2.5.4.3");

    /** Certificates hold a little before they are made: clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private Certificates() {}

    /** A certificate that an org has signed for itself. */
    static byte[] selfSigned(TestKey key, String org, Instant from, Instant until) {
        var name = new ArrayList<byte[]>();
        var parts = Map.of(
                "countryName", "US",
                "stateOrProvinceName", "California",
                "localityName", "San Francisco",
                "organizationName", "Okta",
                "organizationalUnitName", "SSOProvider",
                "commonName", org);
        NAME_PARTS.forEach(part -> name.add(part(part, parts.getOrDefault(part, ""))));
        name.add(Der.set(Der.sequence(Der.object(EMAIL), Der.ia5("info@okta.com"))));
        return issued(key, key.verifying().getEncoded(), sequence(name), from, until);
    }

    /** A certificate for a public key, signed by whoever has the other key, under one name for both. */
    static byte[] issued(TestKey signer, byte[] publicKey, byte[] name, Instant from, Instant until) {
        var content = Der.sequence(
                Der.context(0, Der.integer(BigInteger.TWO)),
                Der.integer(BigInteger.valueOf(from.toEpochMilli())),
                RSA_SHA256,
                name,
                Der.sequence(Der.time(from.minus(AHEAD)), Der.time(until)),
                name,
                publicKey);
        return signed(signer, content);
    }

    /** A request that somebody certifies a key. */
    static byte[] request(TestKey key, byte[] name, List<String> dnsNames) {
        var names = dnsNames.stream().map(dns -> Der.contextText(DNS_NAME, dns)).toList();
        var extensions = Der.sequence(Der.sequence(Der.object(ALTERNATIVE_NAMES), Der.octets(sequence(names))));
        var attributes = dnsNames.isEmpty()
                ? Der.context(0)
                : Der.context(0, Der.sequence(Der.object(EXTENSIONS), Der.set(extensions)));
        return signed(
                key,
                Der.sequence(Der.integer(BigInteger.ZERO), name, key.verifying().getEncoded(), attributes));
    }

    private static byte[] signed(TestKey key, byte[] content) {
        return Der.sequence(content, RSA_SHA256, Der.bits(key.signature(content)));
    }

    /** A name of those parts that are there. */
    static byte[] name(Map<String, String> parts) {
        return sequence(NAME_PARTS.stream()
                .filter(parts::containsKey)
                .map(part -> part(part, parts.getOrDefault(part, "")))
                .toList());
    }

    private static byte[] part(String part, String text) {
        var object = Der.object(OBJECTS.getOrDefault(part, ""));
        var value = part.equals("countryName") ? Der.printable(text) : Der.utf8(text);
        return Der.set(Der.sequence(object, value));
    }

    private static byte[] sequence(List<byte[]> parts) {
        return Der.sequence(parts.toArray(byte[][]::new));
    }

    /** Whether two encodings are the same. */
    static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }
}
