package dtu.contracts.okta;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.group.GroupBuilder;
import com.okta.sdk.resource.model.User;
import com.okta.sdk.resource.user.UserBuilder;
import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.twins.Settler;
import dtu.twins.universe.Universes;
import dtu.twins.universe.Visit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A server at free ports, and Okta's client for it. */
final class Sdk implements AutoCloseable {
    private final UniverseServer server =
            UniverseServer.start(ServerSpec.usual().at(ServerSpec.LOOPBACK, 0).in(ServerSpec.Time.REAL, 1, "empty"));
    private final ApiClient client = with(variable("OKTA_CLIENT_TOKEN"));

    /** The client as the environment's variables describe it. */
    ApiClient client() {
        return client;
    }

    /** The client with another token. */
    ApiClient with(String token) {
        return Clients.builder()
                .setOrgUrl(variable("OKTA_CLIENT_ORGURL"))
                .setClientCredentials(new TokenClientCredentials(token))
                .build();
    }

    private String variable(String name) {
        return server.variables(Universes.DEFAULT).getOrDefault(name, "");
    }

    /** Somebody who lived in the org before the client came. */
    void settle(String firstName) {
        var settler = new Settler(
                firstName,
                firstName,
                "Lee",
                email(firstName),
                "Engineer",
                "Engineering",
                "employee",
                "",
                List.of(),
                Map.of());
        Visit.settle(server.universe(Universes.DEFAULT), List.of(settler));
    }

    /** An active user. */
    User user(String firstName) {
        return UserBuilder.instance()
                .setEmail(email(firstName))
                .setFirstName(firstName)
                .setLastName("Lee")
                .setDepartment("Engineering")
                .setPassword("Abcd-1234-Wxyz".toCharArray())
                .setActive(true)
                .buildAndCreate(new UserApi(client));
    }

    /** A new group; its id. */
    String group(String name) {
        var group = GroupBuilder.instance().setName(name).buildAndCreate(new GroupApi(client));
        return Objects.requireNonNull(group.getId());
    }

    /** The next call of an operation fails, before anything is done. */
    void failOnce(String operation, int status) throws IOException, InterruptedException {
        var rule = "{\"on\": \"okta.%s\", \"atMost\": 1, \"give\": {\"status\": %d}}".formatted(operation, status);
        var faults = URI.create(server.controlUrl() + "/v1/universes/" + Universes.DEFAULT + "/faults");
        var request = HttpRequest.newBuilder(faults)
                .POST(HttpRequest.BodyPublishers.ofString(rule))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    static String email(String firstName) {
        return firstName + "@acme.test";
    }

    /** The call fails with Okta's status and error code. */
    static ApiException refused(int status, String code, ThrowingCallable call) {
        var refused = Assertions.catchThrowableOfType(ApiException.class, call);
        Assertions.assertThat(refused).as("the client's exception").isNotNull();
        Assertions.assertThat(refused.getCode()).isEqualTo(status);
        Assertions.assertThat(refused.getMessage()).contains(code);
        return refused;
    }

    @Override
    public void close() {
        server.close();
    }
}
