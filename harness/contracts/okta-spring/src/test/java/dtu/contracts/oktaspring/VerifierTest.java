package dtu.contracts.oktaspring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.okta.jwt.AccessTokenVerifier;
import com.okta.jwt.IdTokenVerifier;
import com.okta.jwt.JwtVerificationException;
import com.okta.jwt.JwtVerifiers;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that takes the tokens of a person who signed in to an app of the org. */
class VerifierTest {
    private static final String LOGIN = "dade.murphy@acme.test";
    private static final String PASSWORD = "Tr0ubad0ur!";
    private static final String SERVER = "/oauth2/default";

    private final UniverseServer server =
            UniverseServer.start(ServerSpec.usual().at(ServerSpec.LOOPBACK, 0).in(ServerSpec.Time.REAL, 1, "empty"));
    /** The verifier takes no issuer without TLS; its own option for certificates does not work on newer JDKs. */
    private final SecureDoor door = new SecureDoor(variable("OKTA_CLIENT_ORGURL"));

    private final HttpClient http = HttpClient.newHttpClient();
    private String client = "";
    private String secret = "";

    @BeforeEach
    void an_app_that_somebody_uses() {
        var user = text(admin("POST", "/api/v1/users?activate=true", """
                {"profile": {"firstName": "Dade", "lastName": "Murphy", "email": "%1$s", "login": "%1$s"},
                 "credentials": {"password": {"value": "%2$s"}}}
                """.formatted(LOGIN, PASSWORD)), "id");
        var app = admin("POST", "/api/v1/apps", """
                {"name": "oidc_client", "label": "Shop", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "client_secret_basic"}},
                 "settings": {"oauthClient": {"application_type": "native", "grant_types": ["password"],
                   "response_types": [], "redirect_uris": []}}}
                """);
        admin("POST", "/api/v1/apps/" + text(app, "id") + "/users", "{\"id\": \"" + user + "\"}");
        var oauth =
                app.at("credentials").flatMap(each -> each.at("oauthClient")).orElseThrow();
        client = text(oauth, "client_id");
        secret = text(oauth, "client_secret");
    }

    @AfterEach
    void stop() {
        http.close();
        door.close();
        server.close();
    }

    private String org() {
        return door.url();
    }

    private String variable(String name) {
        return server.variables(Universes.DEFAULT).getOrDefault(name, "");
    }

    private static String text(Json json, String name) {
        return json.textAt(name).orElseThrow();
    }

    private Json admin(String method, String path, String body) {
        return answer(HttpRequest.newBuilder(URI.create(org() + path))
                .header("Authorization", "SSWS " + variable("OKTA_CLIENT_TOKEN"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Json answer(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return Json.of(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The tokens that the app gets with the person's password. */
    private Json tokens(String authorizationServer) {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return answer(HttpRequest.newBuilder(URI.create(org() + authorizationServer + "/v1/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&scope=openid%20profile&username=" + LOGIN
                        + "&password=" + PASSWORD.replace("!", "%21")))
                .build());
    }

    private AccessTokenVerifier.Builder access() {
        return JwtVerifiers.accessTokenVerifierBuilder()
                .setIssuer(org() + SERVER)
                .setAudience("api://default");
    }

    private IdTokenVerifier.Builder id(String issuer) {
        return JwtVerifiers.idTokenVerifierBuilder().setIssuer(issuer).setClientId(client);
    }

    @Test
    void an_access_token_is_good_for_its_audience() throws JwtVerificationException {
        var token = text(tokens(SERVER), "access_token");

        var jwt = access().build().decode(token);

        assertThat(jwt.getClaims()).containsEntry("sub", LOGIN).containsEntry("cid", client);
        assertThat(Duration.between(jwt.getIssuedAt(), jwt.getExpiresAt())).isEqualTo(Duration.ofHours(1));
        assertRefused(access().setAudience("api://other").build(), token);
    }

    @Test
    void an_access_token_is_over_after_an_hour_and_no_other_one_once_it_is_changed() {
        var token = text(tokens(SERVER), "access_token");
        var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));

        assertRefused(access().setClock(later).build(), token);
        var parts = token.split("\\.", -1);
        assertRefused(access().build(), parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
    }

    @Test
    void id_tokens_of_the_org_and_of_its_servers_are_for_the_app() throws JwtVerificationException {
        for (var issuer : new String[] {"", SERVER}) {
            var token = text(tokens(issuer.isEmpty() ? "/oauth2" : issuer), "id_token");

            var jwt = id(org() + issuer).build().decode(token, null);

            assertThat(jwt.getClaims()).containsEntry("aud", Set.of(client)).containsEntry("preferred_username", LOGIN);
            assertThatThrownBy(() -> id(org() + issuer).build().decode(token, "another nonce"))
                    .isInstanceOf(JwtVerificationException.class);
        }
    }

    @Test
    void tokens_of_before_and_after_the_keys_change_are_good() throws JwtVerificationException {
        var before = text(tokens(SERVER), "access_token");
        var verifier = access().build();
        verifier.decode(before);

        admin("POST", "/api/v1/authorizationServers/default/credentials/lifecycle/keyRotate", "{\"use\": \"sig\"}");
        var after = text(tokens(SERVER), "access_token");

        assertThat(after.split("\\.", -1)[0]).isNotEqualTo(before.split("\\.", -1)[0]);
        assertThat(verifier.decode(after).getClaims()).containsEntry("sub", LOGIN);
        assertThat(access().build().decode(before).getClaims()).containsEntry("sub", LOGIN);
    }

    private static void assertRefused(AccessTokenVerifier verifier, String token) {
        assertThatThrownBy(() -> verifier.decode(token)).isInstanceOf(JwtVerificationException.class);
    }
}
