package dtu.okta.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecurityKeyTest {
    private static final String ORIGIN = "http://okta.test";

    private final Org okta = Org.inMemory();
    private final String user = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
    private final String factors = "/api/v1/users/" + user + "/factors";
    private final KeyPair key = pair();

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Reply enrolling() {
        okta.post("/api/v1/org/factors/fido_webauthn/lifecycle/activate").is(200);
        return okta.post(factors, "{\"factorType\": \"webauthn\", \"provider\": \"FIDO\"}")
                .is(200);
    }

    private static String challenge(Reply reply, String part) {
        var embedded = reply.json().at("_embedded").orElseThrow();
        return embedded.at(part).orElseThrow().textAt("challenge").orElseThrow();
    }

    private static byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\"}"
                .formatted(type, challenge, ORIGIN)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] data(int count) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256").digest("okta.test".getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(37).put(hash).put((byte) 0x41).putInt(count).array();
    }

    private static byte[] coordinate(BigInteger number) {
        return HexFormat.of().parseHex("0".repeat(64 - number.toString(16).length()) + number.toString(16));
    }

    private byte[] attestation() throws GeneralSecurityException {
        var point = ((ECPublicKey) key.getPublic()).getW();
        var data = new ByteArrayOutputStream();
        data.writeBytes(data(0));
        data.writeBytes(new byte[16]);
        data.writeBytes(new byte[] {0, 4, 1, 2, 3, 4});
        data.writeBytes(HexFormat.of().parseHex("a5010203262001215820"));
        data.writeBytes(coordinate(point.getAffineX()));
        data.writeBytes(HexFormat.of().parseHex("225820"));
        data.writeBytes(coordinate(point.getAffineY()));
        var map = new ByteArrayOutputStream();
        map.writeBytes(HexFormat.of().parseHex("a2"));
        map.writeBytes(new byte[] {0x63});
        map.writeBytes("fmt".getBytes(StandardCharsets.UTF_8));
        map.writeBytes(new byte[] {0x64});
        map.writeBytes("none".getBytes(StandardCharsets.UTF_8));
        map.writeBytes(new byte[] {0x68});
        map.writeBytes("authData".getBytes(StandardCharsets.UTF_8));
        map.writeBytes(new byte[] {0x58, (byte) data.size()});
        map.writeBytes(data.toByteArray());
        return map.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Reply activate(String id, byte[] client, byte[] attestation) {
        return okta.post(factors + "/" + id + "/lifecycle/activate", """
                {"attestation": "%s", "clientData": "%s"}""".formatted(text(attestation), text(client)));
    }

    private Reply answer(String id, String challenge, int count, byte[] signed) throws GeneralSecurityException {
        var client = client("webauthn.get", challenge);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(data(count));
        signature.update(MessageDigest.getInstance("SHA-256").digest(signed.length == 0 ? client : signed));
        return okta.post(
                factors + "/" + id + "/verify", """
                {"clientData": "%s", "authenticatorData": "%s",
                  "signatureData": "%s"}""".formatted(text(client), text(data(count)), text(signature.sign())));
    }

    @Test
    void a_key_introduces_itself_and_signs_from_then_on() throws GeneralSecurityException {
        var enrolled = enrolling();
        var id = enrolled.at("id");
        assertThat(enrolled.json()
                        .at("_embedded")
                        .orElseThrow()
                        .at("activation")
                        .orElseThrow()
                        .names())
                .contains(
                        "attestation",
                        "authenticatorSelection",
                        "challenge",
                        "excludeCredentials",
                        "pubKeyCredParams",
                        "rp",
                        "user");
        activate(id, client("webauthn.create", challenge(enrolled, "activation")), attestation())
                .is(200);

        var asked = okta.post(factors + "/" + id + "/verify").is(200);
        assertThat(asked.at("factorResult")).isEqualTo("CHALLENGE");
        answer(id, challenge(asked, "challenge"), 1, new byte[0]).is(200, """
                {"factorResult": "SUCCESS",
                 "profile": {"credentialId": "AQIDBA", "authenticatorName": "Authenticator"}}""");
        answer(id, challenge(asked, "challenge"), 2, new byte[0]).is(403);
    }

    @Test
    void a_foreign_challenge_a_wrong_signature_and_a_copied_key_are_refused() throws GeneralSecurityException {
        var enrolled = enrolling();
        var id = enrolled.at("id");
        var challenge = challenge(enrolled, "activation");
        activate(id, client("webauthn.create", "another"), attestation()).is(403);
        activate(id, client("webauthn.get", challenge), attestation()).is(403);
        activate(id, client("webauthn.create", challenge), new byte[] {(byte) 0xa1, 0x01})
                .is(403);
        activate(id, client("webauthn.create", challenge), attestation()).is(200);

        var asked = okta.post(factors + "/" + id + "/verify");
        answer(id, challenge(asked, "challenge"), 5, new byte[] {1}).is(403);
        answer(id, challenge(asked, "challenge"), 5, new byte[0]).is(200);
        asked = okta.post(factors + "/" + id + "/verify");
        answer(id, challenge(asked, "challenge"), 5, new byte[0]).is(403);
    }
}
