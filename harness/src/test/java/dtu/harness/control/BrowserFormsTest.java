package dtu.harness.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.json.Json;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Okta's pages in a browser that reaches one of several universes by the path of its own. */
class BrowserFormsTest {
    private static final Pattern BASE = Pattern.compile("<base href=\"([^\"]*)\">");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">");
    private static final String LOGIN = "ann@acme.test";
    private static final String PASSWORD = "Tr0ubad0ur!";

    private final Running running = Running.start();
    private final String org = org();

    @AfterEach
    void stop() {
        running.close();
    }

    private String org() {
        running.post("/v1/universes", "{\"id\": \"a\"}");
        running.post("/v1/universes", "{\"id\": \"b\"}");
        Running.json(running.okta("a").body("""
                {"profile": {"firstName": "Ann", "lastName": "Lee", "email": "%1$s", "login": "%1$s"},
                 "credentials": {"password": {"value": "%2$s"}}}
                """.formatted(LOGIN, PASSWORD)).post("/api/v1/users"), 200);
        return running.variables("a").getOrDefault("OKTA_CLIENT_ORGURL", "");
    }

    /** Where a browser sends the first form of a page. */
    private static String action(String url, Response page) {
        var base = BASE.matcher(page.asString());
        var action = ACTION.matcher(page.asString());
        assertThat(action.find()).as(page.asString()).isTrue();
        return URI.create(base.find() ? base.group(1) : url)
                .resolve(action.group(1))
                .toString();
    }

    private static Response typed(String url, Map<String, String> fields) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParams(fields)
                .post(url);
    }

    @Test
    void a_person_signs_in_on_the_pages_of_one_universe_and_stays_there() {
        var url = org + "/login/login.htm";
        var page = given().get(url);

        var signedIn = typed(
                action(url, page),
                Map.of("step", "signin", "username", LOGIN, "password", PASSWORD, "fromURI", "/app/UserHome"));

        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.header("Location")).isEqualTo(org + "/app/UserHome");
        assertThat(signedIn.header("Set-Cookie")).startsWith("sid=").contains("; Path=/u/a;");
        var home = given().cookie("sid", signedIn.cookie("sid")).get(signedIn.header("Location"));
        assertThat(home.asString()).contains("You are signed in as Ann Lee.");
    }

    @Test
    void the_same_person_is_nobody_in_another_universe() {
        var other = running.variables("b").getOrDefault("OKTA_CLIENT_ORGURL", "");
        var url = other + "/login/login.htm";

        var refused = typed(
                action(url, given().get(url)),
                Map.of("step", "signin", "username", LOGIN, "password", PASSWORD, "fromURI", "/app/UserHome"));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(action(url, refused)).isEqualTo(other + "/login/login.htm");
    }

    @Test
    void a_person_activates_a_device_of_one_universe() {
        var app = Running.json(running.okta("a").body("""
                {"name": "oidc_client", "label": "TV", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "none"}},
                 "settings": {"oauthClient": {"application_type": "native", "redirect_uris": ["https://app.test/back"],
                   "response_types": ["code"], "grant_types":
                     ["authorization_code", "urn:ietf:params:oauth:grant-type:device_code"]}}}
                """).post("/api/v1/apps"), 200);
        var user = Running.json(running.okta("a").get("/api/v1/users/" + LOGIN), 200);
        var id = app.textAt("id").orElseThrow();
        Running.json(
                running.okta("a")
                        .body("{\"id\": \"" + user.textAt("id").orElseThrow() + "\"}")
                        .post("/api/v1/apps/" + id + "/users"),
                200);
        var device = Json.of(typed(org + "/oauth2/v1/device/authorize", Map.of("client_id", id, "scope", "openid"))
                .asString());
        var url = device.textAt("verification_uri_complete").orElseThrow();
        assertThat(url).startsWith(org + "/activate?user_code=");
        var action = action(url, given().get(url));
        assertThat(action).isEqualTo(org + "/activate");

        var wrong = typed(action, Map.of("user_code", "ZZZZZZZZ", "username", LOGIN, "password", PASSWORD));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(action(action, wrong)).isEqualTo(action);

        var done = typed(
                action,
                Map.of("user_code", device.textAt("user_code").orElseThrow(), "username", LOGIN, "password", PASSWORD));
        assertThat(done.asString()).contains("Device activated");
    }
}
