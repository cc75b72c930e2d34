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
    private final Org okta = Org.inMemory();
    private final String user = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
    private final String factors = "/api/v1/users/" + user + "/factors";
    private final KeyPair key = pair();
    /** What the browser says it has shown. */
    private String origin = "http://okta.test";
    /** What the key takes it for. */
    private String website = "okta.test";

    private byte flags = 0x41;

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

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\"}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int count) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256").digest(website.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(37).put(hash).put(flags).putInt(count).array();
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

    @Test
    void a_key_introduces_itself_to_the_website_that_asked_only() throws GeneralSecurityException {
        var enrolled = enrolling();
        var id = enrolled.at("id");
        var challenge = challenge(enrolled, "activation");
        origin = "https://evil.test";
        activate(id, client("webauthn.create", challenge), attestation()).is(403);
        website = "evil.test";
        activate(id, client("webauthn.create", challenge), attestation()).is(403);
        origin = "http://okta.test";
        activate(id, client("webauthn.create", challenge), attestation()).is(403);
        website = "test";
        activate(id, client("webauthn.create", challenge), attestation()).is(403);
        website = "okta.test";
        activate(id, client("webauthn.create", challenge), attestation()).is(200);
    }

    @Test
    void a_key_that_nobody_touches_or_another_website_asks_proves_nothing() throws GeneralSecurityException {
        var enrolled = enrolling();
        var id = enrolled.at("id");
        var challenge = challenge(enrolled, "activation");
        flags = 0x40;
        activate(id, client("webauthn.create", challenge), attestation()).is(403);
        flags = 0x41;
        activate(id, client("webauthn.create", challenge), attestation()).is(200);

        var asked = challenge(okta.post(factors + "/" + id + "/verify"), "challenge");
        origin = "https://evil.test";
        answer(id, asked, 1, new byte[0]).is(403);
        origin = "http://okta.test";
        flags = 0;
        answer(id, asked, 1, new byte[0]).is(403);
        flags = 1;
        answer(id, asked, 1, new byte[0]).is(200);
    }

    @Test
    void a_trusted_website_may_ask_by_its_own_name_or_the_one_above() throws GeneralSecurityException {
        okta.post("/api/v1/trustedOrigins", """
                {"name": "App", "origin": "https://app.acme.test", "scopes": [{"type": "CORS"}]}""").is(200);
        var enrolled = enrolling();
        origin = "https://app.acme.test";
        website = "acme.test";

        activate(enrolled.at("id"), client("webauthn.create", challenge(enrolled, "activation")), attestation())
                .is(200);
    }

    @Test
    void a_domain_that_the_org_has_proved_is_the_only_one() throws GeneralSecurityException {
        var key = "";
        for (var authenticator : okta.get("/api/v1/authenticators").json().elements()) {
            if (authenticator.textAt("key").orElse("").equals("webauthn")) {
                key = authenticator.textAt("id").orElseThrow();
            }
        }
        var method = "/api/v1/authenticators/" + key + "/methods/webauthn";
        okta.put(method, """
                {"type": "webauthn",
                 "settings": {"rpId": {"enabled": true, "domain": {"name": "keys.test"}}}}""").is(200);
        okta.post(method + "/verify-rp-id-domain").is(204);
        var enrolled = enrolling();
        assertThat(enrolled.text()).contains("\"rp\":{\"id\":\"keys.test\"");
        var challenge = challenge(enrolled, "activation");

        activate(enrolled.at("id"), client("webauthn.create", challenge), attestation())
                .is(403);
        origin = "https://login.keys.test";
        website = "login.keys.test";
        activate(enrolled.at("id"), client("webauthn.create", challenge), attestation())
                .is(403);
        website = "keys.test";
        activate(enrolled.at("id"), client("webauthn.create", challenge), attestation())
                .is(200);
    }
}
