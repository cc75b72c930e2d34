package dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our answers have the members of Okta's own, as it was recorded giving them. */
class RecordedAnswersTest {
    private static final Path SAMPLES =
            Path.of("..", "..", "shared", "specs", "okta", "samples", "recorded-exchanges.jsonl");

    /** Members that only some orgs have: realms, policies, certificates. */
    private static final Set<String> ELSEWHERE = Set.of(
            "realmId",
            "transitioningToStatus",
            "credentials.emails",
            "emails",
            "_links.accessPolicy",
            "_links.profileEnrollment",
            "credentials.signing.kid",
            "_links.owners",
            "_links.policies",
            "_links.help",
            "_links.metadata");

    private final Org okta = Org.inMemory();
    private final List<Json> recorded = new ArrayList<>();

    @BeforeEach
    void recordings() throws IOException {
        Assumptions.assumeTrue(Files.exists(SAMPLES), "no recordings beside the repository");
        try (var lines = Files.lines(SAMPLES)) {
            lines.forEach(line -> recorded.add(Json.of(line)));
        }
    }

    private void hasMembersOf(String operation, Json ours) {
        var answers = recorded.stream()
                .filter(exchange -> exchange.textAt("op").orElse("").equals(operation))
                .flatMap(exchange -> exchange.at("response").stream())
                .filter(answer -> answer.textAt("errorCode").isEmpty())
                .toList();
        assertThat(answers).as(operation).isNotEmpty();
        var own = paths(ours);
        assertThat(answers).as(operation).anySatisfy(answer -> {
            var theirs = paths(
                    answer.isArray() && !answer.elements().isEmpty()
                            ? answer.elements().getFirst()
                            : answer);
            theirs.removeAll(ELSEWHERE);
            assertThat(own).as(answer.toString()).containsAll(theirs);
        });
    }

    /** Two levels: what lies deeper belongs to whoever sent it. */
    private static Set<String> paths(Json object) {
        var paths = new TreeSet<String>();
        object.members((name, value) -> {
            paths.add(name);
            if (!name.equals("profile") && !name.equals("settings") && !name.equals("visibility")) {
                value.members((inner, deeper) -> paths.add(name + "." + inner));
            }
        });
        return paths;
    }

    @Test
    void people() {
        okta.post("/api/v1/users", """
                {"profile": {"firstName": "Isaac", "lastName": "Brock", "email": "i@acme.test", "login": "i@acme.test"},
                 "credentials": {"password": {"value": "Abcd1234"},
                   "recovery_question": {"question": "Who?", "answer": "Me Myself"}}}""").is(200);
        var user = okta.get("/api/v1/users/i@acme.test").json();
        hasMembersOf("createUser", user);
        hasMembersOf("updateUser", user);
        hasMembersOf(
                "expirePassword",
                okta.post("/api/v1/users/i@acme.test/lifecycle/expire_password").json());
        hasMembersOf("listUsers", okta.get("/api/v1/users").json().elements().getFirst());
        hasMembersOf(
                "assignRoleToUser",
                okta.post("/api/v1/users/i@acme.test/roles", "{\"type\": \"ORG_ADMIN\"}")
                        .json());
        hasMembersOf(
                "listUserGroups",
                okta.get("/api/v1/users/i@acme.test/groups").json().elements().getFirst());
        okta.post("/api/v1/users/i@acme.test/lifecycle/deactivate").is(200);
        hasMembersOf("getUser", okta.get("/api/v1/users/i@acme.test").json());
    }

    @Test
    void groups_and_rules() {
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Sales\"}}");
        hasMembersOf("addGroup", group.json());
        hasMembersOf(
                "createGroupRule",
                okta.post("/api/v1/groups/rules", """
                {"type": "group_rule", "name": "r", "conditions": {"expression":
                  {"type": "urn:okta:expression:1.0", "value": "user.title==\\"x\\""}},
                 "actions": {"assignUserToGroups": {"groupIds": ["%s"]}}}""".formatted(group.at("id")))
                        .is(200)
                        .json());
    }

    @Test
    void applications() {
        var app = okta.post("/api/v1/apps", """
                {"label": "Web", "signOnMode": "OPENID_CONNECT", "settings": {"oauthClient":
                  {"application_type": "web", "redirect_uris": ["https://a.test"],
                   "grant_types": ["authorization_code"]}}}""").is(200);
        hasMembersOf("createApplication", app.json());
        hasMembersOf("getApplication", app.json());
        var ann = okta.person("Ann", "Lee");
        var given = okta.post("/api/v1/apps/" + app.at("id") + "/users", "{\"id\": \"" + ann + "\"}")
                .is(200);
        hasMembersOf("assignUserToApplication", given.json());
        assertThat(given.json().at("profile").orElseThrow().names()).contains("given_name", "zoneinfo", "picture");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Sales\"}}")
                .at("id");
        hasMembersOf(
                "assignGroupToApplication",
                okta.put("/api/v1/apps/" + app.at("id") + "/groups/" + group, "{\"priority\": 1}")
                        .json());
    }

    @Test
    void hooks() {
        hasMembersOf(
                "createEventHook", okta.post("/api/v1/eventHooks", """
                {"name": "h", "events": {"type": "EVENT_TYPE", "items": ["user.lifecycle.create"]},
                 "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "https://a.test",
                   "authScheme": {"type": "HEADER", "key": "Authorization", "value": "v"}}}}""").is(200).json());
    }
}
