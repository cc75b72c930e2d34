package dtu.okta.authenticators;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthenticatorsTest {
    private static final String ALL = "/api/v1/authenticators";
    private static final String CERTIFICATE =
            "MIIBRjCB7qADAgECAgkAvi4X2J3o0lEwCgYIKoZIzj0EAwIwFzEVMBMGA1UEAxMMUm9vdCBvZiBLZXlzMCAXDTI2MD"
                    + "EwMTAwMDAwMFoYDzIxMjUxMjA4MDAwMDAwWjAXMRUwEwYDVQQDEwxSb290IG9mIEtleXMwWTATBgcqhkjOPQIBBggq"
                    + "hkjOPQMBBwNCAAR4MbdTmbedBhlEFiZF6UoeyNMFZeAV0ufWHdAZpAMbmKc6T+TIn8PPp+LekG9uyJJ1TQ1SBxEnkS"
                    + "ifn/EC9o/CoyEwHzAdBgNVHQ4EFgQUUonrDA0HNhRL3L9ackTDjqfT0r4wCgYIKoZIzj0EAwIDRwAwRAIgNMag5XWr"
                    + "Js37Y50rdKAz1zL+INJlX/Mv4QV3zjMlHBICIChsMdikrr7Oe3BjKvmS0BroDy04P9J91rYadkWW4bo7";
    private static final String AAGUID = "cb69481e-8ff7-4039-93ec-0a2729111111";

    private final Org okta = Org.inMemory();

    private String id(String key) {
        return okta.get(ALL).is(200).json().elements().stream()
                .filter(each -> each.textAt("key").orElseThrow().equals(key))
                .findFirst()
                .flatMap(each -> each.textAt("id"))
                .orElseThrow();
    }

    private String at(String key) {
        return ALL + "/" + id(key);
    }

    /** No policy lets people enroll anything, so that everything can be switched off. */
    private void freed() {
        var policy =
                okta.get("/api/v1/policies?type=MFA_ENROLL").json().elements().getFirst();
        var settings = """
                {"type": "AUTHENTICATORS", "authenticators": [
                  {"key": "okta_password", "enroll": {"self": "REQUIRED"}}]}""";
        okta.put(
                        "/api/v1/policies/" + policy.textAt("id").orElseThrow(),
                        policy.with("settings", Json.of(settings)).toString())
                .is(200);
    }

    @Test
    void an_org_begins_with_these() {
        assertThat(okta.get(ALL).json().elements())
                .extracting(each -> each.textAt("key").orElseThrow() + " "
                        + each.textAt("status").orElseThrow())
                .containsExactly(
                        "okta_email ACTIVE",
                        "okta_password ACTIVE",
                        "phone_number ACTIVE",
                        "security_question ACTIVE",
                        "okta_verify ACTIVE",
                        "google_otp ACTIVE",
                        "webauthn INACTIVE");
        var self = "http://okta.test" + at("okta_email");
        okta.get(at("okta_email")).is(200, """
                {"type": "email", "id": "${json-unit.regex}aut[0-9A-Za-z]{17}", "key": "okta_email",
                 "status": "ACTIVE", "name": "Email", "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "settings": {"allowedFor": "any", "tokenLifetimeInMinutes": 5}, "_links": {
                   "self": {"href": "%1$s", "hints": {"allow": ["GET", "PUT"]}},
                   "deactivate": {"href": "%1$s/lifecycle/deactivate", "hints": {"allow": ["POST"]}},
                   "methods": {"href": "%1$s/methods", "hints": {"allow": ["GET"]}}}}""".formatted(self));
        okta.get(ALL + "/autnone")
                .is(404, Org.error("E0000007", "Not found: Resource not found: autnone (Authenticator)"));
    }

    @Test
    void nothing_is_switched_off_that_a_policy_still_offers() {
        okta.post(at("google_otp") + "/lifecycle/deactivate")
                .is(
                        403,
                        Org.error(
                                "E0000148",
                                "Cannot modify/disable this authenticator because it is enabled in one or more "
                                        + "policies. To continue, disable the authenticator in these policies.",
                                "Authenticator Enrollment Policies: Default Policy"));
        freed();
        assertThat(okta.post(at("google_otp") + "/lifecycle/deactivate").is(200).at("status"))
                .isEqualTo("INACTIVE");
        assertThat(okta.events()).last().isEqualTo("security.authenticator.lifecycle.deactivate");
        assertThat(okta.post(at("google_otp") + "/lifecycle/activate").is(200).at("status"))
                .isEqualTo("ACTIVE");
        okta.post(at("okta_password") + "/lifecycle/deactivate")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: api.authenticator.error.unsupported.active.deactivate"));
    }

    @Test
    void what_is_bought_elsewhere_is_added_and_its_secrets_stay_in() {
        var duo = okta.post(ALL, """
                {"key": "duo", "name": "Duo Security", "provider": {"type": "DUO", "configuration": {
                 "userNameTemplate": {"template": "oktaId"}, "integrationKey": "i", "secretKey": "s",
                 "host": "https://api-1.duosecurity.com"}}}""").is(200);
        assertThat(duo.json().at("provider").orElseThrow().toString()).doesNotContain("secretKey", "integrationKey");
        okta.post(ALL, "{\"key\": \"duo\", \"provider\": {\"type\": \"DUO\"}}")
                .is(409, Org.error("E0000157", "Another authenticator with key: duo is already active."));
        okta.post(ALL, "{\"key\": \"symantec_vip\"}").is(400);
        okta.post(ALL, "{\"key\": \"okta_email\"}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: com.okta.services.factors.iface.dto.AuthenticatorCatalog",
                                "The field has an invalid value"));
        assertThat(okta.post(ALL + "?activate=false", "{\"key\": \"custom_otp\"}")
                        .is(200)
                        .at("status"))
                .isEqualTo("INACTIVE");
        okta.post(ALL, "{\"key\": \"tac\", \"provider\": {\"configuration\": {\"minTtl\": 60, \"maxTtl\": 20}}}")
                .is(400);
    }

    @Test
    void settings_take_effect() {
        var user = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
        okta.put(at("phone_number"), "{\"name\": \"Phone\", \"settings\": {\"allowedFor\": \"recovery\"}}")
                .is(200);
        okta.post("/api/v1/users/" + user + "/factors", """
                {"factorType": "sms", "provider": "OKTA", "profile": {"phoneNumber": "+15554151337"}}""").is(400);
        okta.put(at("phone_number"), "{\"name\": \"Phone\", \"settings\": {\"allowedFor\": \"fun\"}}")
                .is(400);
        okta.put(at("phone_number"), "{\"key\": \"duo\", \"name\": \"Phone\"}").is(400);
        okta.put(at("phone_number"), "{}").is(400);
        okta.put(at("okta_email"), "{\"name\": \"Mail\", \"settings\": {\"tokenLifetimeInMinutes\": 0}}")
                .is(400);

        okta.put(at("okta_email"), "{\"name\": \"Mail\", \"settings\": {\"tokenLifetimeInMinutes\": 1}}")
                .is(200);
        var factor = okta.post(
                        "/api/v1/users/" + user + "/factors", "{\"factorType\": \"email\", \"provider\": \"OKTA\"}")
                .at("id");
        okta.solo().pass(Duration.ofMinutes(1));
        okta.post("/api/v1/users/" + user + "/factors/" + factor + "/lifecycle/activate", """
                {"passCode": "%s"}""".formatted(
                                okta.mail().getLast().code()))
                .is(403, Org.error("E0000083", "PassCode is valid but exceeded time window."));
    }

    @Test
    void methods_are_switched_one_by_one_but_not_the_last() {
        var methods = at("phone_number") + "/methods";
        okta.get(methods + "/sms").is(200, """
                {"type": "sms", "status": "ACTIVE", "_links": {
                  "self": {"href": "http://okta.test%1$s/sms", "hints": {"allow": ["GET", "PUT"]}},
                  "deactivate": {"href": "http://okta.test%1$s/sms/lifecycle/deactivate",
                    "hints": {"allow": ["POST"]}}}}""".formatted(methods));
        okta.post(methods + "/sms/lifecycle/deactivate").is(200);
        okta.post(methods + "/voice/lifecycle/deactivate").is(400);
        assertThat(okta.get(methods).json().elements())
                .extracting(method -> method.textAt("status").orElseThrow())
                .containsExactly("INACTIVE", "ACTIVE");
        assertThat(okta.get("/api/v1/org/factors").json().elements())
                .filteredOn(factor -> factor.textAt("id").orElseThrow().equals("okta_sms"))
                .extracting(factor -> factor.textAt("status").orElseThrow())
                .containsExactly("INACTIVE");
        okta.post(methods + "/sms/lifecycle/activate").is(200);
        okta.get(methods + "/smoke").is(404);
        okta.post(at("okta_email") + "/methods/email/lifecycle/deactivate").is(400);
        okta.put(methods + "/sms", "{\"type\": \"voice\"}").is(400);
        okta.put(methods + "/sms", "{\"status\": \"ASLEEP\"}").is(400);
    }

    @Test
    void a_domain_for_security_keys_is_proved() {
        var method = at("webauthn") + "/methods/webauthn";
        okta.post(method + "/verify-rp-id-domain").is(400);
        var given = okta.put(method, """
                {"type": "webauthn", "status": "ACTIVE", "settings": {"userVerification": "REQUIRED",
                 "rpId": {"enabled": true, "domain": {"name": "keys.test"}}}}""").is(200);
        var domain = given.json()
                .at("settings")
                .orElseThrow()
                .at("rpId")
                .orElseThrow()
                .at("domain")
                .orElseThrow();
        assertThat(domain.textAt("validationStatus")).contains("NOT_STARTED");
        assertThat(domain.at("dnsRecord").orElseThrow().textAt("fqdn")).contains("_oktaverification.keys.test");
        var boast = """
                {"type": "webauthn", "settings": {"rpId": {"enabled": true, "domain": {"name": "%s",
                  "validationStatus": "VERIFIED", "dnsRecord": {"recordType": "TXT"}}}}}""";
        assertThat(okta.put(method, boast.formatted("keys.test")).is(200).text())
                .contains("NOT_STARTED");
        okta.post(method + "/verify-rp-id-domain").is(204);
        assertThat(okta.get(method).text()).contains("\"validationStatus\":\"VERIFIED\"");
        assertThat(okta.put(method, boast.formatted("other.test")).is(200).text())
                .contains("NOT_STARTED");
    }

    @Test
    void models_of_security_keys_are_described() {
        var all = at("webauthn") + "/aaguids";
        var body = """
                {"aaguid": "%s", "name": "My Security Key", "authenticatorCharacteristics": {"platformAttached": false},
                 "attestationRootCertificates": [{"x5c": "%s"}]}""".formatted(AAGUID, CERTIFICATE);
        okta.post(all, body).is(200, """
                {"aaguid": "%1$s", "name": "My Security Key",
                 "authenticatorCharacteristics": {"platformAttached": false},
                 "attestationRootCertificates": [{"x5c": "%2$s", "x5t#S256": "${json-unit.regex}[0-9A-Za-z_-]{43}",
                   "iss": "CN=Root of Keys", "exp": "${json-unit.any-string}"}],
                 "_links": {"self": {"href": "http://okta.test%3$s/%1$s",
                   "hints": {"allow": ["GET", "PUT", "PATCH", "DELETE"]}}}}""".formatted(AAGUID, CERTIFICATE, all));
        okta.post(all, body).is(400);
        okta.post(all, "{\"aaguid\": \"7\"}").is(400);
        okta.post(all, body.replace(AAGUID, AAGUID.replace('c', 'd')).replace(CERTIFICATE, "X5C"))
                .is(400);
        okta.get(at("okta_email") + "/aaguids").is(400);
        okta.get(all + "/none").is(404);

        var changed = okta.send(Request.of(Method.PATCH, all + "/" + AAGUID).json("{\"name\": \"Other\"}"))
                .is(200);
        assertThat(changed.at("name")
                        + changed.json()
                                .at("attestationRootCertificates")
                                .orElseThrow()
                                .size())
                .isEqualTo("Other1");
        assertThat(okta.put(all + "/" + AAGUID, "{\"name\": \"Bare\"}").is(200).text())
                .doesNotContain("x5c");
        assertThat(okta.get(all).json().size()).isEqualTo(1);
        okta.delete(all + "/" + AAGUID).is(204);
        okta.get(all).is(200, "[]");
    }

    @Test
    void an_app_of_ones_own_reads_its_configuration() {
        var app = okta.post("/api/v1/apps", """
                {"label": "Own", "signOnMode": "OPENID_CONNECT", "settings": {"oauthClient": {
                  "application_type": "native", "redirect_uris": ["own://cb"],
                  "grant_types": ["authorization_code"], "response_types": ["code"]}}}""").is(200).at("id");
        var body = """
                {"key": "custom_app", "name": "Own", "agreeToTerms": %s, "settings": {"appInstanceId": "%s"},
                 "provider": {"type": "PUSH", "configuration": {"fcm": {"id": "ppc1"}}}}""";
        okta.post(ALL, body.formatted(false, app)).is(400);
        okta.post(ALL, body.formatted(true, "0oanone")).is(400);
        okta.post(ALL, body.formatted(true, app)).is(200);
        var path = "/.well-known/app-authenticator-configuration";
        var found = okta.sendBare(Request.get(path + "?oauthClientId=" + app)).is(200);
        assertThat(found.json().elements().getFirst().names())
                .containsExactly(
                        "authenticatorId",
                        "orgId",
                        "type",
                        "key",
                        "name",
                        "createdDate",
                        "lastUpdated",
                        "settings",
                        "supportedMethods",
                        "appAuthenticatorEnrollEndpoint");
        okta.sendBare(Request.get(path + "?oauthClientId=other")).is(200, "[]");
        okta.sendBare(Request.get(path)).is(400, Org.error("E0000028", "The request is missing a required parameter."));
    }

    @Test
    void classic_switches_are_the_same_switches() {
        var one = "/api/v1/org/factors/okta_question";
        okta.post(one + "/lifecycle/deactivate").is(200, """
                {"id": "okta_question", "provider": "OKTA", "factorType": "question", "status": "INACTIVE", "_links": {
                  "self": {"href": "http://okta.test%1$s", "hints": {"allow": ["GET"]}},
                  "activate": {"href": "http://okta.test%1$s/lifecycle/activate", "hints": {"allow": ["POST"]}}
                }}""".formatted(one));
        assertThat(okta.events()).last().isEqualTo("system.mfa.factor.deactivate");
        assertThat(okta.get(at("security_question")).at("status")).isEqualTo("INACTIVE");
        okta.post(one + "/lifecycle/activate").is(200);
        assertThat(okta.get(at("security_question")).at("status")).isEqualTo("ACTIVE");
        okta.post("/api/v1/org/factors/okta_smoke/lifecycle/activate").is(404);
        assertThat(okta.get(one).is(200).at("status")).isEqualTo("ACTIVE");
        okta.sendBare(Request.get(ALL)).is(403, Org.error("E0000005", "Invalid session"));
    }

    private Reply enrollments(String user, String query) {
        return okta.get("/api/v1/users/" + user + "/authenticator-enrollments" + query);
    }

    @Test
    void a_person_has_enrollments_and_gets_more() {
        var user = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
        var all = "/api/v1/users/" + user + "/authenticator-enrollments";
        var phone = okta.post(all + "/phone", """
                {"authenticatorId": "%s", "profile": {"phoneNumber": "+14086673418"}}""".formatted(id("phone_number")))
                .is(200, """
                {"type": "phone", "id": "${json-unit.any-string}", "key": "phone_number", "status": "ACTIVE",
                 "name": "Phone", "profile": {"phoneNumber": "${json-unit.regex}[+]1 X{3}-X{3}-3418"}, "nickname": null,
                 "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "_links": {"self": {"href": "${json-unit.any-string}", "hints": {"allow": ["GET", "DELETE"]}},
                   "user": {"href": "http://okta.test/api/v1/users/%s", "hints": {"allow": ["GET"]}},
                   "authenticator": {"href": "http://okta.test%s",
                     "hints": {"allow": ["GET"]}}}}""".formatted(user, at("phone_number")))
                .at("id");
        okta.post(all + "/phone", """
                {"authenticatorId": "%s",
                 "profile": {"phoneNumber": "+14086673418"}}""".formatted(id("okta_email"))).is(400);
        assertThat(enrollments(user, "?discloseIdentifiers=phone").text()).contains("+14086673418");
        assertThat(enrollments(user, "").json().elements())
                .extracting(each -> each.textAt("type").orElseThrow())
                .containsExactly("password", "phone");
        okta.delete(all + "/" + phone).is(204);
        okta.get(all + "/" + phone).is(404);
        var password =
                enrollments(user, "").json().elements().getFirst().textAt("id").orElseThrow();
        okta.delete(all + "/" + password).is(403);
    }

    @Test
    void a_temporary_code_is_shown_once_and_lasts_as_long_as_the_authenticator_allows() {
        var user = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
        var all = "/api/v1/users/" + user + "/authenticator-enrollments";
        var tac = okta.post(ALL, """
                {"key": "tac", "name": "Temporary", "provider": {"type": "tac", "configuration": {"minTtl": 10,
                 "maxTtl": 60, "defaultTtl": 20, "length": 8, "complexity": {"numbers": true},
                 "multiUseAllowed": false}}}""").is(200).at("id");
        var body = "{\"authenticatorId\": \"" + tac + "\", \"profile\": {%s}}";
        var made = okta.post(all + "/tac", body.formatted("\"ttl\": 11")).is(200);
        var profile = made.json().at("profile").orElseThrow();
        assertThat(profile.textAt("tac").orElseThrow()).hasSize(8);
        assertThat(profile.textAt("expiresAt")).contains("2026-01-05T08:11:00.000Z");
        assertThat(okta.get(all + "/" + made.at("id")).is(200).text())
                .doesNotContain("\"tac\":\"" + profile.textAt("tac").orElseThrow());
        okta.post(all + "/tac", body.formatted("\"ttl\": 61")).is(400);
        okta.post(all + "/tac", body.formatted("\"multiUse\": true")).is(400);
        okta.solo().pass(Duration.ofMinutes(11));
        okta.get(all + "/" + made.at("id")).is(404);
    }
}
