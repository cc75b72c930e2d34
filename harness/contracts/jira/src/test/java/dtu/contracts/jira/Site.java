package dtu.contracts.jira;

import com.chavaillaz.client.jira.JiraClient;
import com.chavaillaz.client.jira.domain.Issue;
import com.chavaillaz.client.jira.domain.ProjectChange;
import com.chavaillaz.client.jira.domain.User;
import com.chavaillaz.client.jira.java.JavaHttpJiraClient;
import com.fasterxml.jackson.annotation.JsonProperty;
import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.jira.JiraTwin;
import dtu.twins.Settler;
import dtu.twins.universe.Own;
import dtu.twins.universe.Universes;
import dtu.twins.universe.Visit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server at free ports with two people on its site, and clients of it. */
final class Site implements AutoCloseable {
    private final UniverseServer server = UniverseServer.start(ServerSpec.usual()
            .with(List.of(new JiraTwin()))
            .in(ServerSpec.Time.REAL, 1, "empty")
            .at(ServerSpec.LOOPBACK, 0));
    private final Map<String, String> variables = server.variables(Universes.DEFAULT);

    /** A person as Cloud names them, which the client's own type does not know. */
    static final class Person extends User {
        private final String accountId;

        Person(String accountId) {
            this.accountId = accountId;
        }

        @JsonProperty("accountId")
        String accountId() {
            return accountId;
        }
    }

    /** A project led by whom Cloud names by account id. */
    static final class LedProject extends ProjectChange {
        private final String leader;

        LedProject(String key, String name, String leader) {
            this.leader = leader;
            setKey(key);
            setName(name);
            setProjectTypeKey("software");
        }

        @JsonProperty("leadAccountId")
        String leader() {
            return leader;
        }
    }

    Site() {
        Visit.settle(server.universe(Universes.DEFAULT), List.of(settler("Dana", "Field"), settler("Eve", "Stone")));
    }

    private static Settler settler(String firstName, String lastName) {
        var key = firstName.toLowerCase(Locale.ROOT);
        return new Settler(
                key, firstName, lastName, key + "@acme.test", "Engineer", "R&D", "employee", "", List.of(), Map.of());
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    String url() {
        return variable("JIRA_BASE_URL");
    }

    /** The administrator's client. */
    JavaHttpJiraClient<Issue> admin() {
        return as(variable("JIRA_EMAIL"), variable("JIRA_API_TOKEN"));
    }

    JavaHttpJiraClient<Issue> as(String email, String token) {
        var client = JiraClient.javaClient(url());
        client.withUserAuthentication(email, token);
        return client;
    }

    JavaHttpJiraClient<Issue> anonymous() {
        var client = JiraClient.javaClient(url());
        client.withAnonymousAuthentication();
        return client;
    }

    /** Dana's client. */
    JavaHttpJiraClient<Issue> dana() {
        var universe = server.universe(Universes.DEFAULT);
        var twin = universe.world().cast().twin("jira");
        var issued = Visit.issue(universe, twin, accountId("dana@acme.test"), List.of());
        return as(issued.textAt("email").orElseThrow(), issued.textAt("token").orElseThrow());
    }

    /** The account id of whoever has that address. */
    String accountId(String email) {
        var universe = server.universe(Universes.DEFAULT);
        return universe.world().own().scan(Own.RESIDENTS).stream()
                .filter(resident -> resident.settler().email().equals(email))
                .map(resident -> resident.ids().getOrDefault("jira", ""))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
