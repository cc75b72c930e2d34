package dtu.harness.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Okta, Slack, Jira and Google as their clients see them, while Okta provisions people into the other three. */
class ProvisioningTest {
    private static final String FEATURES = "\"PUSH_NEW_USERS\",\"PUSH_PROFILE_UPDATES\",\"PUSH_USER_DEACTIVATION\"";

    private final Running running = Running.start(ServerSpec.usual().in(ServerSpec.Time.VIRTUAL, 1, "empty"));
    private String universe = "default";

    @AfterEach
    void stop() {
        running.close();
    }

    private Json okta(String path, String body) {
        return Running.json(running.okta(universe).body(body).post("/api/v1" + path), 200);
    }

    private Json slack(String method) {
        var variables = running.variables(universe);
        return Running.json(
                given().header("Authorization", "Bearer " + variables.get("SLACK_USER_TOKEN"))
                        .get(variables.get("SLACK_API_URL") + method),
                200);
    }

    private void pass(String time) {
        running.post("/v1/universes/" + universe + "/clock/advance", "{\"by\": \"" + time + "\"}");
    }

    private String app(String name, String token) {
        var body = """
                {"name": "%1$s", "label": "%1$s", "signOnMode": "SAML_2_0", "features": [%2$s]}
                """.formatted(name, FEATURES);
        var app = okta("/apps", body).textAt("id").orElseThrow();
        okta("/apps/" + app + "/connections/default?activate=true", """
                {"profile": {"authScheme": "TOKEN", "token": "%s"}}""".formatted(
                        running.variables(universe).get(token)));
        return app;
    }

    private String ann() {
        return okta("/users", """
                {"profile": {"firstName": "Ann", "lastName": "Lee", "email": "ann@acme.test", "login": "ann@acme.test"},
                 "credentials": {"password": {"value": "Abcd1234"}}}""").textAt("id").orElseThrow();
    }

    private void assign(String app, String user) {
        okta("/apps/" + app + "/users", "{\"id\": \"" + user + "\"}");
        pass("PT1S");
    }

    private List<Json> peopleInSlack() {
        return slack("users.list").at("members").orElseThrow().elements().stream()
                .filter(member -> member.at("profile")
                        .flatMap(profile -> profile.textAt("email"))
                        .filter("ann@acme.test"::equals)
                        .isPresent())
                .toList();
    }

    private String log(String type) {
        return running.okta(universe)
                .queryParam("filter", "eventType eq \"" + type + "\"")
                .get("/api/v1/logs")
                .asString();
    }

    @Test
    void whoever_is_assigned_in_okta_is_in_slack_until_okta_closes_the_account() {
        var slack = app("slack", "SLACK_USER_TOKEN");
        var ann = ann();

        assign(slack, ann);

        assertThat(peopleInSlack()).hasSize(1);
        var member = peopleInSlack().getFirst();
        assertThat(member.textAt("real_name")).hasValue("Ann Lee");
        assertThat(member.at("deleted").orElseThrow().asTruth()).isFalse();
        var user = Running.json(running.okta(universe).get("/api/v1/apps/" + slack + "/users/" + ann), 200);
        assertThat(user.textAt("externalId")).isEqualTo(member.textAt("id"));
        assertThat(user.textAt("status")).hasValue("PROVISIONED");

        okta("/users/" + ann + "/lifecycle/deactivate", "");
        pass("PT1S");

        assertThat(peopleInSlack().getFirst().at("deleted").orElseThrow().asTruth())
                .isTrue();
        assertThat(running.get("/v1/universes/" + universe + "/trace?operation=slack.scim.v2.users.patch")
                        .toString())
                .contains("\"by\":\"scim\"");
    }

    @Test
    void slack_failing_stands_in_the_log_and_is_made_good() {
        var slack = app("slack", "SLACK_USER_TOKEN");
        running.post("/v1/universes/default/faults", """
                {"on": "slack.scim.*", "give": {"status": 503}}""");

        assign(slack, ann());

        assertThat(peopleInSlack()).isEmpty();
        assertThat(log("application.provision.user.push"))
                .contains("\"FAILURE\"", "Automatic provisioning of user Ann Lee to app slack failed: ");
        running.control().delete("/v1/universes/default/faults");
        pass("PT2M");
        assertThat(peopleInSlack()).hasSize(1);
    }

    @Test
    void a_fork_provisions_into_its_own_slack() {
        var slack = app("slack", "SLACK_USER_TOKEN");
        var ann = ann();
        running.post("/v1/universes/default/fork", "{\"id\": \"copy\"}");

        universe = "copy";
        assign(slack, ann);

        assertThat(peopleInSlack()).hasSize(1);
        universe = "default";
        assertThat(peopleInSlack()).isEmpty();
    }

    @Test
    void jira_and_google_get_their_people_too() {
        var jira = app("jira", "JIRA_API_TOKEN");
        var google = app("google", "GOOGLE_ACCESS_TOKEN");
        var ann = ann();

        assign(jira, ann);
        assign(google, ann);

        assertThat(inJira()).contains("\"displayName\":\"Ann Lee\"");
        assertThat(inGoogle()).contains("\"primaryEmail\":\"ann@acme.test\"", "\"suspended\":false");
        okta("/users/" + ann, "{\"profile\": {\"lastName\": \"Lim\"}}");
        pass("PT1S");
        assertThat(inGoogle()).contains("\"fullName\":\"Ann Lim\"");
        okta("/users/" + ann + "/lifecycle/deactivate", "");
        pass("PT1S");
        assertThat(inJira()).isEqualTo("[]");
        assertThat(inGoogle()).contains("\"suspended\":true");
        assertThat(log("application.provision.user.deactivate")).doesNotContain("FAILURE");
    }

    private String inJira() {
        var variables = running.variables(universe);
        return given().auth()
                .preemptive()
                .basic(variables.get("JIRA_EMAIL"), variables.get("JIRA_API_TOKEN"))
                .get(variables.get("JIRA_BASE_URL") + "/rest/api/3/user/search?query=ann@acme.test")
                .asString();
    }

    private String inGoogle() {
        var variables = running.variables(universe);
        return given().header("Authorization", "Bearer " + variables.get("GOOGLE_ACCESS_TOKEN"))
                .get(variables.get("GOOGLE_API_ROOT") + "admin/directory/v1/users/ann@acme.test?prettyPrint=false")
                .asString();
    }
}
