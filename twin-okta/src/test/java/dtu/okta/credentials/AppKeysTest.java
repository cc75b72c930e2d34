package dtu.okta.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.keys.TestKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppKeysTest {
    private static final String SUBJECT = """
            {"subject": {"countryName": "US", "stateOrProvinceName": "California", "localityName": "San Francisco",
               "organizationName": "Okta, Inc.", "organizationalUnitName": "Dev", "commonName": "SP Issuer"},
             "subjectAltNames": {"dnsNames": ["dev.okta.test"]}}""";

    private final Org okta = Org.inMemory();
    private final String app = app("Cars");
    private final String keys = "/api/v1/apps/" + app + "/credentials/keys";
    private final String requests = "/api/v1/apps/" + app + "/credentials/csrs";

    private String app(String label) {
        return okta.post("/api/v1/apps", "{\"label\": \"" + label + "\", \"signOnMode\": \"SAML_2_0\"}")
                .is(200)
                .at("id");
    }

    private static String refused(String subject, String cause) {
        return Org.error("E0000001", "Api validation failed: " + subject, cause);
    }

    private static X509Certificate certificate(Json key) {
        try {
            var text = key.at("x5c").orElseThrow().elements().getFirst().asText();
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void an_app_begins_with_a_key_and_a_certificate_that_signs_itself() throws GeneralSecurityException {
        var key = okta.get(keys).is(200).json().elements().getFirst();
        okta.get(keys + "/" + key.textAt("kid").orElseThrow()).is(200, """
                {"kty": "RSA", "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "expiresAt": "2036-01-05T08:00:00.000Z", "kid": "${json-unit.regex}[A-Za-z0-9_-]{43}", "use": "sig",
                 "x5c": ["${json-unit.any-string}"], "x5t#S256": "${json-unit.regex}[A-Za-z0-9_-]{43}", "e": "AQAB",
                 "n": "${json-unit.regex}[A-Za-z0-9_-]{342}"}""");

        var certificate = certificate(key);

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(Instant.parse("2026-01-05T08:00:00Z")));
        assertThat(certificate.getSubjectX500Principal().getName("RFC1779"))
                .contains("O=Okta", "OU=SSOProvider", "L=San Francisco");
        assertThat(okta.get("/api/v1/apps/" + app).text())
                .contains("\"signing\":{\"kid\":\"" + key.textAt("kid").orElseThrow() + "\"}");
    }

    @Test
    void keys_are_generated_and_named_by_the_app() {
        var kid = okta.post(keys + "/generate?validityYears=2").is(201).at("kid");
        assertThat(okta.get(keys + "/" + kid).at("expiresAt")).isEqualTo("2028-01-05T08:00:00.000Z");
        assertThat(okta.get(keys).json().elements()).hasSize(2);
        assertThat(okta.events()).last().isEqualTo("app.keys.generate");
        var body = "{\"label\": \"Cars\", \"signOnMode\": \"SAML_2_0\", "
                + "\"credentials\": {\"signing\": {\"kid\": \"%s\"}}}";
        assertThat(okta.put("/api/v1/apps/" + app, body.formatted(kid)).is(200).text())
                .contains("\"signing\":{\"kid\":\"" + kid + "\"}");
        okta.put("/api/v1/apps/" + app, body.formatted("none"))
                .is(400, refused("kid", "kid: The key 'none' does not exist"));
        var range = refused("generateKey", "Validity years out of range. It should be 2 - 10 years.");
        okta.post(keys + "/generate?validityYears=1").is(400, range);
        okta.post(keys + "/generate?validityYears=11").is(400, range);
        okta.post(keys + "/generate").is(400, range);
        okta.get(keys + "/none").is(404, Org.error("E0000007", "Not found: Resource not found: none (JsonWebKey)"));
        okta.get("/api/v1/apps/0oanone/credentials/keys")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0oanone (AppInstance)"));
    }

    @Test
    void a_key_is_cloned_with_its_certificate() {
        var other = app("Boats");
        var generated = okta.post(keys + "/generate?validityYears=2").json();
        var kid = generated.textAt("kid").orElseThrow();

        var cloned = okta.post(keys + "/" + kid + "/clone?targetAid=" + other)
                .is(201)
                .json();

        assertThat(cloned).isEqualTo(generated);
        assertThat(okta.get("/api/v1/apps/" + other + "/credentials/keys").text())
                .contains(kid);
        assertThat(okta.events()).last().isEqualTo("app.keys.clone");
        okta.post(keys + "/" + kid + "/clone?targetAid=" + other)
                .is(400, refused("cloneKey", "Key already exists in the list of key credentials for the target app."));
        okta.post(keys + "/" + kid + "/clone?targetAid=0oanone")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0oanone (AppInstance)"));
        okta.post(keys + "/" + kid + "/clone")
                .is(400, refused("targetAid", "targetAid: The field cannot be left blank"));
    }

    private byte[] answered(String csr, PublicKey key, Duration time) {
        var name = Certificates.name(Map.of("commonName", "Authority " + csr));
        var authority = TestKey.of(okta.solo().universe().tenant(), "authority");
        var now = Instant.parse("2026-01-05T08:00:00Z");
        return Certificates.issued(authority, key.getEncoded(), name, now, now.plus(time));
    }

    private PublicKey requested(String csr) {
        return TestKey.of(okta.solo().universe().tenant(), "okta.appkey." + csr).verifying();
    }

    private Org.Reply published(String csr, String type, String body) {
        return okta.send(Request.of(Method.POST, requests + "/" + csr + "/lifecycle/publish")
                .body(type, Blob.of(body)));
    }

    @Test
    void a_request_is_answered_by_an_authority_and_becomes_a_key() {
        var reply = okta.post(requests, SUBJECT).is(201, """
                {"id": "${json-unit.regex}[A-Za-z0-9_-]{43}", "created": "2026-01-05T08:00:00.000Z",
                 "csr": "${json-unit.regex}MII.*", "kty": "RSA",
                 "_links": {
                   "publish": {"href": "${json-unit.any-string}", "hints": {"allow": ["POST"]}},
                   "self": {"href": "${json-unit.any-string}", "hints": {"allow": ["GET", "DELETE"]}}}}""");
        var csr = reply.at("id");
        var der = Base64.getDecoder().decode(reply.at("csr"));
        assertThat(new String(der, StandardCharsets.ISO_8859_1)).contains("SP Issuer", "Okta, Inc.", "dev.okta.test");
        var key = requested(csr).getEncoded();
        assertThat(Base64.getEncoder().encodeToString(der).length()).isGreaterThan(key.length);
        assertThat(okta.get(requests).json().elements()).hasSize(1);
        assertThat(okta.send(Request.get(requests + "/" + csr).header("Accept", "application/pkcs10"))
                        .is(200)
                        .text())
                .isEqualTo(reply.at("csr"));
        var certificate = answered(csr, requested(csr), Duration.ofDays(365));

        var added = published(csr, "application/pkix-cert", Base64.getEncoder().encodeToString(certificate))
                .is(201)
                .json();

        assertThat(added.textAt("kid")).contains(csr);
        assertThat(added.textAt("expiresAt")).contains("2027-01-05T08:00:00.000Z");
        assertThat(Arrays.equals(encoded(certificate(added)), certificate)).isTrue();
        okta.get(requests + "/" + csr)
                .is(
                        404,
                        Org.error(
                                "E0000007", "Not found: Resource not found: " + csr + " (CertificateSigningRequest)"));
        assertThat(okta.get(keys).json().elements()).hasSize(2);
        assertThat(okta.events()).endsWith("app.app_instance.csr.generate", "app.app_instance.csr.publish");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void only_a_good_certificate_for_the_key_is_published() {
        var csr = okta.post(requests, SUBJECT).at("id");
        var own = requested(csr);
        var other = Stream.iterate(1, number -> number + 1)
                .map(number -> requested("other" + number))
                .filter(key -> !key.equals(own))
                .findFirst()
                .orElseThrow();
        var pem = "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n";
        var mismatch = Base64.getEncoder().encodeToString(answered(csr, other, Duration.ofDays(365)));
        published(csr, "application/x-pem-file", pem.formatted(mismatch))
                .is(400, refused("certificate", "The certificate doesn't match the CSR."));
        var brief = Base64.getEncoder().encodeToString(answered(csr, own, Duration.ofDays(90)));
        published(csr, "application/x-pem-file", pem.formatted(brief))
                .is(400, refused("certificate", "The certificate must be valid for more than 90 days."));
        published(csr, "application/x-x509-ca-cert", "nonsense")
                .is(400, refused("certificate", "The certificate is not valid."));
        published(csr, "application/x-x509-ca-cert", "MIInonsense!!!")
                .is(400, refused("certificate", "The certificate is not valid."));
        okta.post(requests, "{}").is(400, refused("subject", "subject: The field cannot be left blank"));
        okta.post(requests, "{\"subject\": {}}").is(400, refused("subject", "subject: The field has an invalid value"));

        okta.delete(requests + "/" + csr).is(204);
        assertThat(okta.events()).last().isEqualTo("app.app_instance.csr.revoke");

        published(csr, "application/pkix-cert", brief).is(404);
        okta.get(requests).is(200, "[]");
    }
}
