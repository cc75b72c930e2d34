package dtu.contracts.oktaspring;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.contracts.browser.Browser;
import dtu.contracts.browser.SecureDoor;
import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.twins.json.Json;
import dtu.twins.universe.Universes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A person comes to an application, is sent to Okta, proves who they are twice, and comes back known. */
class SpringSignInTest {
    private static final String LOGIN = "dade.murphy@acme.test";
    private static final String PASSWORD = "Tr0ubad0ur!";

    private final UniverseServer server =
            UniverseServer.start(ServerSpec.usual().at(ServerSpec.LOOPBACK, 0).in(ServerSpec.Time.REAL, 1, "empty"));
    private final String plain = server.variables(Universes.DEFAULT).getOrDefault("OKTA_CLIENT_ORGURL", "");
    private final SecureDoor door = new SecureDoor(plain);
    private final String org = door.url();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String person = id(admin("POST", "/api/v1/users?activate=true", """
            {"profile": {"firstName": "Dade", "lastName": "Murphy", "email": "%1$s", "login": "%1$s"},
             "credentials": {"password": {"value": "%2$s"}}}""".formatted(LOGIN, PASSWORD)));
    private final Json client = admin("POST", "/api/v1/apps", registration("http://localhost/"));

    @AfterEach
    void close() {
        door.close();
        server.close();
    }

    @Test
    void a_person_signs_in_with_name_password_and_code_and_the_application_knows_them() {
        try (var browser = Browser.open();
                var site = started()) {
            var home = home(site);
            assigned(home);
            secondFactor();

            browser.visit(home);
            assertThat(browser.url()).startsWith(org);
            browser.type("username", LOGIN);
            browser.type("password", PASSWORD);
            browser.press("Sign In");
            browser.press("Send");
            browser.reads("Code");
            browser.type("passCode", lastCode());
            browser.press("Verify");

            var shown = Json.of(browser.reads("\"preferred_username\""));
            assertThat(browser.url()).startsWith(home);
            assertThat(shown.textAt("sub")).contains(person);
            assertThat(shown.textAt("preferred_username")).contains(LOGIN);
            assertThat(shown.textAt("email")).contains(LOGIN);
            assertThat(shown.textAt("name")).contains("Dade Murphy");
            assertThat(shown.textAt("iss")).contains(org + "/oauth2/default");
            assertThat(shown.textAt("amr").orElse("")).contains("pwd", "mfa", "sms");
        }
    }

    @Test
    void a_person_with_a_wrong_password_or_without_the_application_does_not_get_in() {
        try (var browser = Browser.open();
                var site = started()) {
            var home = home(site);
            admin("PUT", "/api/v1/apps/" + id(client), registration(home));

            browser.visit(home);
            browser.type("username", LOGIN);
            browser.type("password", "guessed");
            browser.press("Sign In");
            browser.reads("Unable to sign in");
            browser.type("username", LOGIN);
            browser.type("password", PASSWORD);
            browser.press("Sign In");

            assertThat(browser.reads("Invalid credentials")).doesNotContain(person);
            assertThat(browser.url()).isEqualTo(home + "login?error");
        }
    }

    private ConfigurableApplicationContext started() {
        var credentials =
                client.at("credentials").flatMap(all -> all.at("oauthClient")).orElseThrow();
        var application = new SpringApplication(Site.class);
        application.setDefaultProperties(Map.of(
                "server.port",
                "0",
                "spring.main.banner-mode",
                "off",
                "okta.oauth2.issuer",
                org + "/oauth2/default",
                "okta.oauth2.client-id",
                credentials.textAt("client_id").orElseThrow(),
                "okta.oauth2.client-secret",
                credentials.textAt("client_secret").orElseThrow()));
        return application.run();
    }

    /** Another host than the org's, whose cookies it would share otherwise: cookies know no ports. */
    private static String home(ConfigurableApplicationContext site) {
        return "http://localhost:"
                + ((WebServerApplicationContext) site).getWebServer().getPort() + "/";
    }

    private static String registration(String home) {
        return """
                {"label": "Site", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "client_secret_basic"}},
                 "settings": {"oauthClient": {"application_type": "web", "grant_types": ["authorization_code"],
                   "response_types": ["code"], "redirect_uris": ["%slogin/oauth2/code/okta"]}}}""".formatted(home);
    }

    private void assigned(String home) {
        admin("PUT", "/api/v1/apps/" + id(client), registration(home));
        admin("POST", "/api/v1/apps/" + id(client) + "/users", "{\"id\": \"" + person + "\"}");
    }

    /** Everybody has to prove themselves twice, and the person has a telephone. */
    private void secondFactor() {
        var policy = id(admin("POST", "/api/v1/policies", "{\"type\": \"OKTA_SIGN_ON\", \"name\": \"Twice\"}"));
        admin("POST", "/api/v1/policies/" + policy + "/rules", """
                {"type": "SIGN_ON", "name": "Rule", "actions": {"signon": {"access": "ALLOW", "requireFactor": true,
                  "factorPromptMode": "ALWAYS"}}}""");
        admin("POST", "/api/v1/users/" + person + "/factors?activate=true", """
                {"factorType": "sms", "provider": "OKTA", "profile": {"phoneNumber": "+15554151337"}}""");
    }

    private String lastCode() {
        var control = server.variables(Universes.DEFAULT).getOrDefault("DTU_CONTROL_URL", "");
        var mail = sent(HttpRequest.newBuilder(URI.create(control + "/v1/universes/" + Universes.DEFAULT + "/mail"))
                .build());
        var all =
                mail.isArray() ? mail.elements() : mail.at("mail").orElseThrow().elements();
        return all.getLast().textAt("code").orElseThrow();
    }

    private static String id(Json answer) {
        return answer.textAt("id").orElseThrow();
    }

    private Json admin(String method, String path, String body) {
        var token = server.variables(Universes.DEFAULT).getOrDefault("OKTA_CLIENT_TOKEN", "");
        return sent(HttpRequest.newBuilder(URI.create(plain + path))
                .header("Authorization", "SSWS " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Json sent(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return Json.of(response.body());
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
