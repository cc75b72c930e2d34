package dtu.contracts.oktaauthn;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.authn.sdk.AuthenticationStateHandler;
import com.okta.authn.sdk.AuthenticationStateHandlerAdapter;
import com.okta.authn.sdk.client.AuthenticationClient;
import com.okta.authn.sdk.client.AuthenticationClients;
import com.okta.authn.sdk.resource.AuthenticationResponse;
import com.okta.authn.sdk.resource.AuthenticationStatus;
import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.twins.json.Json;
import dtu.twins.universe.Universes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A server at free ports, one person in its org, and the client that wants to let them in. */
final class Door implements AutoCloseable {
    static final String LOGIN = "dade.murphy@acme.test";
    static final String PASSWORD = "Tr0ubad0ur!";

    /** The client wants to be told what happens; these tests look at the answers instead. */
    static final AuthenticationStateHandler WATCHING = new AuthenticationStateHandlerAdapter() {
        @Override
        public void handleUnknown(AuthenticationResponse response) {
            assertThat(response.getStatus()).isNotEqualTo(AuthenticationStatus.UNKNOWN);
        }
    };

    private final UniverseServer server =
            UniverseServer.start(ServerSpec.usual().at(ServerSpec.LOOPBACK, 0).in(ServerSpec.Time.REAL, 1, "empty"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final AuthenticationClient client = AuthenticationClients.builder()
            .setOrgUrl(variable("OKTA_CLIENT_ORGURL"))
            .build();

    Door() {
        admin("/api/v1/users?activate=true", """
                {"profile": {"firstName": "Dade", "lastName": "Murphy", "email": "%1$s", "login": "%1$s"},
                 "credentials": {"password": {"value": "%2$s"},
                   "recovery_question": {"question": "Who?", "answer": "Cowboy Dan"}}}""".formatted(LOGIN, PASSWORD));
    }

    AuthenticationClient client() {
        return client;
    }

    private String variable(String name) {
        return server.variables(Universes.DEFAULT).getOrDefault(name, "");
    }

    /** What an administrator sends. */
    Json admin(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(variable("OKTA_CLIENT_ORGURL") + path))
                .header("Authorization", "SSWS " + variable("OKTA_CLIENT_TOKEN"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Json.of(sent(request));
    }

    /** A policy of everybody, with one rule. */
    void policy(String type, String settings, String ruleType, String actions) {
        var id = admin("/api/v1/policies", "{\"type\": \"" + type + "\", \"name\": \"Test\"" + settings + "}")
                .textAt("id")
                .orElseThrow();
        admin("/api/v1/policies/" + id + "/rules", """
                {"type": "%s", "name": "Rule", "actions": {%s}}""".formatted(ruleType, actions));
    }

    /** The code in the message that was sent last. */
    String lastCode() {
        var url = variable("DTU_CONTROL_URL") + "/v1/universes/" + Universes.DEFAULT + "/mail";
        var mail = Json.of(sent(HttpRequest.newBuilder(URI.create(url)).build()));
        var all =
                mail.isArray() ? mail.elements() : mail.at("mail").orElseThrow().elements();
        return all.getLast().textAt("code").orElseThrow();
    }

    private String sent(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
