package dtu.okta.idps;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.Test;

class IdentityProvidersTest {
    private static final String CERTIFICATE =
            "MIIDnjCCAoagAwIBAgIGAVG3MN+PMA0GCSqGSIb3DQEBBQUAMIGPMQswCQYDVQQGEwJVUzETMBEGA1UECAwKQ2FsaW"
                    + "Zvcm5pYTEWMBQGA1UEBwwNU2FuIEZyYW5jaXNjbzENMAsGA1UECgwET2t0YTEUMBIGA1UECwwLU1NPUHJvdmlkZXIx"
                    + "EDAOBgNVBAMMB2V4YW1wbGUxHDAaBgkqhkiG9w0BCQEWDWluZm9Ab2t0YS5jb20wHhcNMTUxMjE4MjIyMjMyWhcNMj"
                    + "UxMjE4MjIyMzMyWjCBjzELMAkGA1UEBhMCVVMxEzARBgNVBAgMCkNhbGlmb3JuaWExFjAUBgNVBAcMDVNhbiBGcmFu"
                    + "Y2lzY28xDTALBgNVBAoMBE9rdGExFDASBgNVBAsMC1NTT1Byb3ZpZGVyMRAwDgYDVQQDDAdleGFtcGxlMRwwGgYJKo"
                    + "ZIhvcNAQkBFg1pbmZvQG9rdGEuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtcnyvuVCrsFEKCwH"
                    + "DenS3Ocjed8eWDv3zLtD2K/iZfE8BMj2wpTfn6Ry8zCYey3mWlKdxIybnV9amrujGRnE0ab6Q16v9D6RlFQLOG6dwq"
                    + "oRKuZy33Uyg8PGdEudZjGbWuKCqqXEp+UKALJHV+k4wWeVH8g5d1n3KyR2TVajVJpCrPhLFmq1Il4G/IUnPe4MvjXq"
                    + "B6CpKkog1+ThWsItPRJPAM+RweFHXq7KfChXsYE7Mmfuly8sDQlvBmQyxZnFHVuiPfCvGHJjpvHy11YlHdOjfgqHRv"
                    + "Zbmo30+y0X/oY/yV4YEJ00LL6eJWU4wi7ViY3HP6/VCdRjHoRdr5L/DwIDAQABMA0GCSqGSIb3DQEBBQUAA4IBAQCz"
                    + "zhOFkvyYLNFj2WDcq1YqD4sBy1iCia9QpRH3rjQvMKDwQDYWbi6EdOX0TQ/IYR7UWGj+2pXd6v0t33lYtoKocp/4lU"
                    + "vT3tfBnWZ5KnObi+J2uY2teUqoYkASN7F+GRPVOuMVoVgm05ss8tuMb2dLc9vsx93sDt+XlMTv/2qi5VPwaDtqduKk"
                    + "zwW9lUfn4xIMkTiVvCpe0X2HneD2Bpuao3/U8Rk0uiPfq6TooWaoW3kjsmErhEAs9bA7xuqo1KKY9CdHcFhkSsMhoe"
                    + "aZylZHtzbnoipUlQKSLMdJQiiYZQ0bYL83/Ta9fulr1EERICMFt3GUmtYaZZKHpWSfdJp9";
    private static final String GOOGLE = """
            {"type": "GOOGLE", "name": "Google", "protocol": {"type": "OIDC", "scopes": ["openid", "email"],
             "algorithms": {"request": {}}, "credentials": {"client": {"client_id": "abc", "client_secret": "s",
             "pkce_required": null}}}}""";

    private final Org okta = Org.inMemory();

    private String key() {
        return okta.post("/api/v1/idps/credentials/keys", "{\"x5c\": [\"" + CERTIFICATE + "\"]}")
                .is(200)
                .at("kid");
    }

    private static String saml(String kid) {
        return """
                {"type": "SAML2", "name": "Saml", "protocol": {"type": "SAML2",
                 "endpoints": {"sso": {"url": "https://idp.test", "binding": "HTTP-POST"},
                   "acs": {"binding": "HTTP-POST", "type": "INSTANCE"}},
                 "settings": {"honorPersistentNameId": true},
                 "credentials": {"trust": {"issuer": "https://idp.test", "kid": "%s"}}}}""".formatted(kid);
    }

    @Test
    void a_social_provider_comes_back_without_what_it_has_no_use_for() {
        var google = okta.post("/api/v1/idps", GOOGLE);

        google.is(200, """
                { "id": "${json-unit.regex}0oa[0-9A-Za-z]{17}", "issuerMode": "ORG_URL", "name": "Google",
                  "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "protocol": {"type": "OIDC", "endpoints": {
                    "authorization": {"url": "https://accounts.google.com/o/oauth2/auth", "binding": "HTTP-REDIRECT"},
                    "token": {"url": "https://www.googleapis.com/oauth2/v3/token", "binding": "HTTP-POST"}},
                    "scopes": ["openid", "email"],
                    "credentials": {"client": {"client_id": "abc", "client_secret": "s"}}},
                  "policy": {"provisioning": {"action": "AUTO", "profileMaster": false, "groups": {"action": "NONE"},
                      "conditions": {"deprovisioned": {"action": "NONE"}, "suspended": {"action": "NONE"}}},
                    "accountLink": {"filter": null, "action": "AUTO"},
                    "subject": {"userNameTemplate": {"template": "idpuser.email"}, "filter": null,
                      "matchType": "USERNAME", "matchAttribute": null},
                    "maxClockSkew": 0, "transformedUsernameMatchingEnabled": false},
                  "type": "GOOGLE", "_links": "${json-unit.ignore}" }""");
        okta.get("/api/v1/idps/" + google.at("id")).is(200, google.text());
        assertThat(okta.events()).endsWith("system.idp.lifecycle.create");
        okta.post("/api/v1/idps", GOOGLE)
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: An object with this field already exists in the current organization"));
        okta.post("/api/v1/idps", GOOGLE.replace("\"GOOGLE\"", "\"NONE\"")).is(400);
        okta.post("/api/v1/idps", GOOGLE.replace("\"OIDC\"", "\"SAML2\"")).is(400);
        okta.get("/api/v1/idps/0oanone")
                .is(404, error("E0000007", "Not found: Resource not found: 0oanone (IdpTrust)"));
    }

    @Test
    void apple_is_proved_to_with_a_key_that_is_never_shown() {
        var apple = """
                {"type": "APPLE", "name": "Apple", "protocol": {"type": "OIDC", "scopes": ["openid"], "credentials": {
                 "client": {"client_id": "abc"}, "signing": {"kid": "k", "teamId": "t"%s}}}}""";
        okta.post("/api/v1/idps", apple.formatted(""))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: privateKey",
                                "privateKey: The field cannot be left blank"));

        var made = okta.post("/api/v1/idps", apple.formatted(", \"privateKey\": \"MIGTAgEAMBM\""))
                .is(200);

        var credentials = """
                {"client": {"client_id": "abc"}, "signing": {"kid": "k", "teamId": "t"}}""";
        assertThatJson(made.text()).inPath("$.protocol.credentials").isEqualTo(credentials);
        var replaced =
                okta.put("/api/v1/idps/" + made.at("id"), apple.formatted("")).is(200);
        assertThatJson(replaced.text()).inPath("$.protocol.credentials").isEqualTo(credentials);
    }

    @Test
    void a_provider_of_ones_own_keeps_what_it_is_told() {
        var made = okta.post("/api/v1/idps", """
                {"type": "OIDC", "name": "Own", "properties": {"inquiryTemplateId": "itmpl_1"},
                 "protocol": {"type": "OIDC", "algorithms": {"request": {"signature": {"algorithm": "HS256"}}},
                 "settings": {"nameFormat": "x"}, "issuer": {"url": "https://idp.test"},
                 "endpoints": {"authorization": {"url": "https://idp.test/a", "binding": "HTTP-REDIRECT"},
                   "token": {"url": "https://idp.test/t", "binding": "HTTP-POST"},
                   "jwks": {"url": "https://idp.test/k", "binding": "HTTP-REDIRECT"}}, "scopes": ["openid"],
                 "credentials": {"client": {"client_id": "abc", "token_endpoint_auth_method": "private_key_jwt"}}}}
                """).is(200).text();

        assertThatJson(made).inPath("$.properties").isEqualTo("{\"inquiryTemplateId\": \"itmpl_1\"}");
        assertThatJson(made).inPath("$.protocol.settings").isEqualTo("{\"nameFormat\": \"x\"}");
        assertThatJson(made).inPath("$.protocol.algorithms").isEqualTo("""
                {"request": {"signature": {"algorithm": "HS256"}}}""");
        assertThatJson(made).inPath("$.protocol.credentials.client").isEqualTo("""
                {"client_id": "abc", "token_endpoint_auth_method": "private_key_jwt"}""");
        okta.post("/api/v1/idps", "{\"type\": \"OIDC\", \"name\": \"Bare\", \"protocol\": {\"type\": \"OIDC\"}}")
                .is(400);
    }

    @Test
    void a_saml_provider_trusts_a_certificate_of_the_store_and_is_switched_off_and_on() {
        okta.post("/api/v1/idps", saml("none"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: kid",
                                "protocol.credentials.trust.kid: No key with that kid"));
        var kid = key();
        var provider = okta.post("/api/v1/idps", saml(kid)).is(200);
        var path = "/api/v1/idps/" + provider.at("id");

        assertThatJson(provider.text()).inPath("$.protocol.credentials").isEqualTo("""
                {"trust": {"issuer": "https://idp.test", "kid": "%s", "revocation": null,
                   "revocationCacheLifetime": 0,
                   "audience": "${json-unit.regex}https://www.okta.com/saml2/service-provider/sp[a-z]{18}"},
                 "signing": {"kid": "${json-unit.regex}[-_0-9A-Za-z]{43}"}}""".formatted(kid));
        okta.delete("/api/v1/idps/credentials/keys/" + kid).is(400);
        assertThat(okta.post(path + "/lifecycle/deactivate").is(200).at("status"))
                .isEqualTo("INACTIVE");
        assertThat(okta.post(path + "/lifecycle/activate").is(200).at("status")).isEqualTo("ACTIVE");
        var replaced =
                okta.put(path, saml(kid).replace("\"Saml\"", "\"Other\"")).is(200);
        assertThatJson(replaced.text())
                .inPath("$.protocol.credentials.signing")
                .isEqualTo(provider.json()
                        .at("protocol")
                        .flatMap(protocol -> protocol.at("credentials"))
                        .flatMap(credentials -> credentials.at("signing"))
                        .orElseThrow()
                        .toString());
        okta.delete(path).is(204);
        okta.delete(path).is(404);
        okta.delete("/api/v1/idps/credentials/keys/" + kid).is(204);
    }

    @Test
    void a_certificate_is_in_the_store_once() {
        var key = okta.post("/api/v1/idps/credentials/keys", "{\"x5c\": [\"" + CERTIFICATE + "\"]}");

        key.is(200, """
                { "kty": "RSA", "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "expiresAt": "2025-12-18T22:23:32.000Z", "alg": "RSA", "kid": "${json-unit.regex}[-0-9a-f]{36}",
                  "use": "sig", "x5c": "${json-unit.ignore}",
                  "x5t#S256": "wzPVobIrveR1x-PCbjsFGNV-6zn7Rm9KuOWOG4Rk6jE", "e": "AQAB",
                  "n": "${json-unit.regex}tcnyvuVCrsFEKCwHDenS3Ocjed8eWDv3zLtD2K.*" }""");
        okta.post("/api/v1/idps/credentials/keys", "{\"x5c\": [\"" + CERTIFICATE + "\"]}")
                .is(
                        409,
                        error(
                                "E0000096",
                                "This certificate has already been uploaded with kid=" + key.at("kid") + "."));
        okta.post("/api/v1/idps/credentials/keys", "{\"x5c\": [\"abc\"]}").is(400);
        okta.post("/api/v1/idps/credentials/keys", "{}").is(400);
        okta.put("/api/v1/idps/credentials/keys/" + key.at("kid"), "{\"x5c\": [\"" + CERTIFICATE + "\"]}")
                .is(200);
        assertThat(okta.get("/api/v1/idps/credentials/keys").is(200).link("self"))
                .isPresent();
        okta.get("/api/v1/idps/credentials/keys/none").is(404);
    }

    @Test
    void people_are_linked_and_listed_with_their_providers() {
        var ann = okta.person("Ann", "Lee");
        var id = okta.post("/api/v1/idps", GOOGLE).at("id");
        var path = "/api/v1/idps/" + id + "/users/" + ann;
        okta.get(path).is(404);

        okta.post(path, "{\"externalId\": \"x-1\"}").is(200, """
                { "id": "%s", "externalId": "x-1", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "profile": {"firstName": "Ann", "lastName": "Lee", "email": "ann.lee@acme.test",
                    "displayName": "Ann Lee"},
                  "_links": {"self": {"href": "http://okta.test%s", "hints": {"allow": ["GET", "DELETE"]}},
                    "idp": {"href": "http://okta.test/api/v1/idps/%s"},
                    "user": {"href": "http://okta.test/api/v1/users/%s"}} }""".formatted(ann, path, id, ann));
        okta.post(path, "{\"externalId\": \"x-1\"}").is(400);
        assertThat(okta.get("/api/v1/idps/" + id + "/users").json().size()).isEqualTo(1);
        assertThat(okta.get("/api/v1/users/" + ann + "/idps").json().size()).isEqualTo(1);
        okta.get(path + "/credentials/tokens").is(200, "[]");
        okta.delete(path).is(204);
        okta.delete(path).is(404);
        okta.post("/api/v1/idps/" + id + "/users/00unone", "{\"externalId\": \"x\"}")
                .is(404);
    }
}
