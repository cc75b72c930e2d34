package dtu.okta.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientSecretsTest {
    private final Org okta = Org.inMemory();
    private final Reply app = app("client_secret_post", "");
    private final String secrets = "/api/v1/apps/" + app.at("id") + "/credentials/secrets";

    private Reply app(String method, String more) {
        return okta.post("/api/v1/apps", """
                {"label": "Api", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "%s"%s}},
                 "settings": {"oauthClient": {"application_type": "service", "response_types": ["token"],
                   "grant_types": ["client_credentials"]}}}""".formatted(method, more)).is(200);
    }

    private static String refused(String subject, String cause) {
        return Org.error("E0000001", "Api validation failed: " + subject, cause);
    }

    /** Whether a secret proves that the app is itself. */
    private boolean proves(String secret) {
        var form = Parameters.of("client_id", app.at("id"), "client_secret", secret, "token", "x");
        var reply = okta.sendBare(
                Request.of(Method.POST, "/oauth2/default/v1/introspect").form(form));
        return reply.response().status() == 200;
    }

    @Test
    void a_client_begins_with_one_secret() {
        var secret = okta.get(secrets).is(200).json().elements().getFirst();
        var id = secret.textAt("id").orElseThrow();
        okta.get(secrets + "/" + id).is(200, """
                {"id": "${json-unit.regex}ocs.{17}", "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z", "status": "ACTIVE",
                 "client_secret": "${json-unit.regex}.{64}", "secret_hash": "${json-unit.regex}.{22}",
                 "_links": {"deactivate": {"href": "http://okta.test%s/lifecycle/deactivate",
                                           "hints": {"allow": ["POST"]}}}}""".formatted(secrets + "/" + id));
        assertThat(okta.get("/api/v1/apps/" + app.at("id")).text())
                .contains(secret.textAt("client_secret").orElseThrow());
        assertThat(proves(secret.textAt("client_secret").orElseThrow())).isTrue();
    }

    @Test
    void secrets_are_replaced_one_after_the_other() {
        var old = okta.get(secrets).json().elements().getFirst();
        var oldText = old.textAt("client_secret").orElseThrow();
        var added = okta.post(secrets).is(201);
        var newText = added.at("client_secret");
        assertThat(proves(oldText)).isTrue();
        assertThat(proves(newText)).isTrue();
        okta.solo().pass(Duration.ofSeconds(2));

        var oldOne = secrets + "/" + old.textAt("id").orElseThrow();
        okta.post(oldOne + "/lifecycle/deactivate")
                .is(200, """
                {"id": "%s", "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:02.000Z",
                 "status": "INACTIVE", "client_secret": "%s", "secret_hash": "${json-unit.any-string}",
                 "_links": {
                   "activate": {"href": "http://okta.test%s/lifecycle/activate", "hints": {"allow": ["POST"]}},
                   "delete": {"href": "http://okta.test%s", "hints": {"allow": ["DELETE"]}}}}
                """.formatted(old.textAt("id").orElseThrow(), oldText, oldOne, oldOne));
        assertThat(proves(oldText)).isFalse();
        okta.post(oldOne + "/lifecycle/activate").is(200);
        assertThat(proves(oldText)).isTrue();
        okta.post(oldOne + "/lifecycle/deactivate").is(200);
        okta.delete(oldOne).is(204);

        okta.get(oldOne).is(404, notFound(old.textAt("id").orElseThrow()));
        assertThat(proves(newText)).isTrue();
        var event = "app.oauth2.credentials.lifecycle.";
        assertThat(okta.events())
                .endsWith(
                        event + "create",
                        event + "deactivate",
                        event + "activate",
                        event + "deactivate",
                        event + "delete");
    }

    @Test
    void there_are_two_at_most_and_one_at_least() {
        var subject = "OAuth2ClientSecretMediated";
        var id = okta.get(secrets).json().elements().getFirst().textAt("id").orElseThrow();
        okta.delete(secrets + "/" + id)
                .is(
                        400,
                        refused(
                                subject,
                                "You can't delete an active client secret. Deactivate the secret before deleting "
                                        + "it."));
        okta.post(secrets + "/" + id + "/lifecycle/deactivate")
                .is(400, refused(subject, "You can't deactivate the only active client secret."));
        okta.post(secrets, "{\"status\": \"INACTIVE\"}").is(201);
        okta.post(secrets + "/" + id + "/lifecycle/deactivate")
                .is(400, refused(subject, "You can't deactivate the only active client secret."));
        okta.post(secrets).is(400, refused(subject, "You've reached the maximum number of client secrets per client."));
    }

    @Test
    void a_secret_that_somebody_brings_must_be_worth_it() {
        okta.post(secrets, "{\"client_secret\": \"short\"}")
                .is(
                        400,
                        refused(
                                "client_secret",
                                "client_secret: 'client_secret' must be at least '14' characters long."));
        okta.post(secrets, "{\"client_secret\": \"" + "x".repeat(101) + "\"}")
                .is(
                        400,
                        refused(
                                "client_secret",
                                "client_secret: 'client_secret' can't be more than '100' characters long."));
        okta.post(secrets, "{\"client_secret\": \"пароль-пароль-пароль\"}")
                .is(
                        400,
                        refused(
                                "client_secret",
                                "client_secret: ''client_secret'' must only contain printable ASCII: [x20-x7E]+"));
        okta.post(secrets, "{\"status\": \"LATER\"}")
                .is(400, refused("status", "status: The field has an invalid value"));
        okta.post(secrets, "{\"client_secret\": \"a-secret-of-mine\"}").is(201);
        assertThat(proves("a-secret-of-mine")).isTrue();
    }

    @Test
    void a_secret_of_ones_own_must_fit_how_the_client_proves_itself() {
        var jwt = "/api/v1/apps/" + app("client_secret_jwt", "").at("id") + "/credentials/secrets";
        okta.post(jwt, "{\"client_secret\": \"a-secret-of-mine\"}")
                .is(
                        400,
                        refused(
                                "client_secret",
                                "client_secret: 'client_secret' must be at least '32' characters long when "
                                        + "'token_endpoint_auth_method' is 'client_secret_jwt'."));
        var signing = app("private_key_jwt", "").at("id");
        okta.post("/api/v1/apps/" + signing + "/credentials/secrets", "{\"client_secret\": \"a-secret-of-mine\"}")
                .is(
                        400,
                        refused(
                                "client_secret",
                                "'client_secret' can't be used when 'token_endpoint_auth_method' is "
                                        + "'private_key_jwt'."));
    }

    @Test
    void a_secret_that_came_with_the_app_is_one_of_its_secrets() {
        var own = app("client_secret_basic", ", \"client_secret\": \"a-secret-of-mine\"");
        assertThat(own.text()).contains("\"client_secret\":\"a-secret-of-mine\"");
        var list = okta.get("/api/v1/apps/" + own.at("id") + "/credentials/secrets");
        assertThat(list.json().elements()).hasSize(1);
        assertThat(list.text()).contains("a-secret-of-mine");
        okta.get("/api/v1/apps/0oanone/credentials/secrets")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0oanone (AppInstance)"));
    }

    private static String notFound(String id) {
        return Org.error("E0000007", "Not found: Resource not found: " + id + " (OAuth2ClientSecret)");
    }
}
