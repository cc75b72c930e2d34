package dtu.okta.apps;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.Test;

class AppFeaturesTest {
    private final Org okta = Org.inMemory();
    private final String app = app("SAML_2_0", "\"PUSH_NEW_USERS\"");
    private final String features = "/api/v1/apps/" + app + "/features";

    private String app(String mode, String switched) {
        return okta.post("/api/v1/apps", """
                {"label": "Cars", "signOnMode": "%s", "features": [%s],
                 "settings": {"app": {"url": "https://cars.test"}}}""".formatted(mode, switched)).is(200).at("id");
    }

    private static String refused(String subject, String cause) {
        return Org.error("E0000001", "Api validation failed: " + subject, cause);
    }

    @Test
    void an_app_that_pushes_accounts_has_both_features() {
        assertThat(okta.get(features).is(200).json().elements()).hasSize(2);
        okta.get(features + "/USER_PROVISIONING").is(200, """
                {"name": "USER_PROVISIONING", "status": "ENABLED",
                 "description": "User provisioning settings from Okta to a downstream application",
                 "capabilities": {"create": {"lifecycleCreate": {"status": "ENABLED"}},
                   "update": {"profile": {"status": "DISABLED"}, "lifecycleDeactivate": {"status": "DISABLED"},
                     "password": {"status": "DISABLED", "seed": "RANDOM", "change": "KEEP_EXISTING"}}},
                 "_links": {"self": {"href": "http://okta.test%s/USER_PROVISIONING",
                                     "hints": {"allow": ["GET", "PUT"]}}}}""".formatted(features));
        assertThat(okta.get(features + "/INBOUND_PROVISIONING").is(200).text())
                .contains("\"userNameFormat\":\"EMAIL\"", "\"exactMatchCriteria\":\"USERNAME\"");
    }

    @Test
    void what_is_switched_on_stands_in_the_app_too() {
        okta.put(features + "/USER_PROVISIONING", """
                {"create": {"lifecycleCreate": {"status": "DISABLED"}},
                 "update": {"lifecycleDeactivate": {"status": "ENABLED"}, "password": {"seed": "OKTA"}}}""").is(200);

        var capabilities = okta.get(features + "/USER_PROVISIONING").text();
        assertThat(capabilities).contains("\"lifecycleDeactivate\":{\"status\":\"ENABLED\"}", "\"seed\":\"OKTA\"");
        assertThat(capabilities).contains("\"change\":\"KEEP_EXISTING\"", "\"profile\":{\"status\":\"DISABLED\"}");
        assertThat(okta.get("/api/v1/apps/" + app).text()).contains("\"features\":[\"PUSH_USER_DEACTIVATION\"]");
        okta.put(features + "/USER_PROVISIONING", "{\"update\": {\"lifecycleDeactivate\": {\"status\": \"DISABLED\"}}}")
                .is(200);
        assertThat(okta.get("/api/v1/apps/" + app).text()).contains("\"features\":[]");
        okta.get(features).is(200);
    }

    @Test
    void the_format_of_imported_names_is_spelled_as_described_or_as_shown() {
        var body = """
                {"importSettings": {"username": %s, "schedule": {"status": "DISABLED"}},
                 "importRules": {"userCreateAndMatch": {}}}""";
        var path = features + "/INBOUND_PROVISIONING";
        okta.put(path, body.formatted("{\"usernameFormat\": \"CUSTOM\", \"userNameExpression\": \"source.email\"}"))
                .is(200);
        assertThatJson(okta.get(path).text())
                .inPath("capabilities.importSettings.username")
                .isEqualTo("""
                {"userNameFormat": "CUSTOM", "userNameExpression": "source.email"}""");
        okta.put(path, body.formatted("{\"userNameFormat\": \"EMAIL\"}")).is(200);
        assertThatJson(okta.get(path).text())
                .inPath("capabilities.importSettings.username.userNameFormat")
                .isEqualTo("EMAIL");

        okta.put(path, body.formatted("{\"usernameFormat\": \"CUSTOM\", \"userNameExpression\": \"source.\"}"))
                .is(400);
        okta.put(path, body.formatted("{\"usernameFormat\": \"LOGIN\"}"))
                .is(400, refused("usernameFormat", "usernameFormat: The field has an invalid value"));
    }

    @Test
    void an_app_that_does_not_is_refused() {
        okta.get("/api/v1/apps/" + app("BOOKMARK", "") + "/features")
                .is(400, refused("feature", "Provisioning is not supported."));
        okta.get("/api/v1/apps/" + app("SAML_2_0", "") + "/features/USER_PROVISIONING")
                .is(400, refused("feature", "Provisioning is not enabled for the app instance."));
        okta.get(features + "/INVALID_FEATURE_TYPE")
                .is(
                        404,
                        Org.error(
                                "E0000007",
                                "Not found: Resource not found: INVALID_FEATURE_TYPE (PublicAppFeatureSetName)"));
        okta.get("/api/v1/apps/none/features")
                .is(404, Org.error("E0000007", "Not found: Resource not found: none (AppInstance)"));
        okta.put(features + "/USER_PROVISIONING", "")
                .is(400, Org.error("E0000003", "The request body was not well-formed."));
        okta.put(features + "/USER_PROVISIONING", "{\"delete\": {}}")
                .is(400, refused("delete", "delete: The field is not known"));
        okta.put(features + "/USER_PROVISIONING", "{\"create\": {\"lifecycleCreate\": {\"status\": \"ON\"}}}")
                .is(400, refused("status", "status: The field has an invalid value"));
        okta.put(features + "/INBOUND_PROVISIONING", "{}")
                .is(400, refused("importRules", "importRules: The field cannot be left blank"));
    }

    @Test
    void an_app_is_given_another_policy() {
        var policy = okta.post("/api/v1/policies", """
                {"type": "ACCESS_POLICY", "name": "Strict", "description": "Strict"}""").is(200).at("id");

        okta.put("/api/v1/apps/" + app + "/policies/" + policy).is(204);

        assertThat(okta.get("/api/v1/policies/" + policy + "/app").json().elements())
                .hasSize(1);
        assertThat(okta.get("/api/v1/apps/" + app).text())
                .contains("\"accessPolicy\":{\"href\":\"http://okta.test/api/v1/policies/" + policy + "\"}");
        okta.put("/api/v1/apps/" + app + "/policies/rstnone")
                .is(404, Org.error("E0000007", "Not found: Resource not found: rstnone (Policy)"));
        okta.put("/api/v1/apps/0oanone/policies/" + policy)
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0oanone (AppInstance)"));
        okta.post("/api/v1/apps/" + app + "/lifecycle/deactivate").is(200);
        okta.delete("/api/v1/apps/" + app).is(204);
        okta.get("/api/v1/policies/" + policy + "/app").is(200, "[]");
    }
}
