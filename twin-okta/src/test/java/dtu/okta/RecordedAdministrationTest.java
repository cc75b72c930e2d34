package dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators set up looks as Okta was recorded showing it: roles, factors, zones, origins, sessions, keys. */
class RecordedAdministrationTest {
    /** The catalog of Okta's integration network, which is not in the universe. */
    private static final Set<String> ELSEWHERE = Set.of("_links.logo", "[]._links.logo", "profile.keys");

    private final Org okta = Org.inMemory();
    private final String user = okta.user("?activate=true", "ann@acme.test", "Abcd1234!");
    private List<Json> recorded = List.of();

    @BeforeEach
    void read() {
        recorded = Recordings.read("recorded-exchanges.jsonl")
                .lines()
                .map(Json::of)
                .toList();
    }

    /** Like at least one of the recorded answers. */
    private void isLike(String operation, Org.Reply ours) {
        var answers = recorded.stream()
                .filter(exchange -> exchange.textAt("op").orElse("").equals(operation))
                .flatMap(exchange -> exchange.at("response").stream())
                .filter(answer -> answer.textAt("errorCode").isEmpty())
                .toList();
        assertThat(answers).as(operation).isNotEmpty();
        assertThat(answers).as(operation).anySatisfy(answer -> Recordings.isLike(answer, ours.json(), ELSEWHERE));
    }

    private String group() {
        return okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Sales\", \"description\": \"x\"}}")
                .is(200)
                .at("id");
    }

    @Test
    void roles_and_what_they_are_narrowed_to() {
        var group = group();
        var roles = "/api/v1/users/" + user + "/roles";
        isLike(
                "assignRoleToUser",
                okta.post(roles, "{\"type\": \"HELP_DESK_ADMIN\"}").is(201));
        isLike("listAssignedRolesForUser", okta.get(roles).is(200));
        okta.put(roles + "/JBCUYUC7IRCVGS27IFCE2SKO/targets/groups/" + group).is(204);
        isLike(
                "listGroupTargetsForRole",
                okta.get(roles + "/JBCUYUC7IRCVGS27IFCE2SKO/targets/groups").is(200));
        isLike(
                "assignRoleToGroup",
                okta.post("/api/v1/groups/" + group + "/roles", "{\"type\": \"APP_ADMIN\"}")
                        .is(201));
        isLike(
                "listUsersWithRoleAssignments",
                okta.get("/api/v1/iam/assignees/users").is(200));
    }

    @Test
    void roles_of_the_orgs_own() {
        var role = okta.post("/api/v1/iam/roles", """
                {"label": "Reader", "description": "x", "permissions": ["okta.users.read"]}""").is(200);
        isLike("createRole", role);
        isLike("listRoles", okta.get("/api/v1/iam/roles").is(200));
        var permissions = "/api/v1/iam/roles/" + role.at("id") + "/permissions";
        isLike("listRolePermissions", okta.get(permissions).is(200));
        isLike("getRolePermission", okta.get(permissions + "/okta.users.read").is(200));
        var set = okta.post("/api/v1/iam/resource-sets", """
                {"label": "People", "description": "x",
                 "resources": ["http://okta.test/api/v1/groups/%s"]}""".formatted(group())).is(200);
        isLike("createResourceSet", set);
        isLike("listResourceSets", okta.get("/api/v1/iam/resource-sets").is(200));
        var path = "/api/v1/iam/resource-sets/" + set.at("id");
        isLike("listResourceSetResources", okta.get(path + "/resources").is(200));
        isLike("listBindings", okta.get(path + "/bindings").is(200));
    }

    @Test
    void factors_and_authenticators() {
        var factors = "/api/v1/users/" + user + "/factors";
        var question = okta.post(factors, """
                {"factorType": "question", "provider": "OKTA",
                 "profile": {"question": "disliked_food", "answer": "meatball"}}""").is(200);
        isLike("enrollFactor", question);
        isLike("getFactor", okta.get(factors + "/" + question.at("id")).is(200));
        var phone = okta.post(factors, """
                {"factorType": "sms", "provider": "OKTA", "profile": {"phoneNumber": "+12345678901"}}""").is(200);
        isLike("enrollFactor", phone);
        isLike("getFactor", okta.get(factors + "/" + phone.at("id")).is(200));
        okta.post("/api/v1/org/factors/okta_question/lifecycle/deactivate").is(200);
        isLike(
                "activateOrgFactor",
                okta.post("/api/v1/org/factors/okta_question/lifecycle/activate")
                        .is(200));
        isLike("listAuthenticators", okta.get("/api/v1/authenticators").is(200));
        for (var authenticator : okta.get("/api/v1/authenticators").json().elements()) {
            var path = "/api/v1/authenticators/" + authenticator.textAt("id").orElseThrow();
            // The recorded ones are all on, and none is the password, which cannot be switched off.
            var isOn = authenticator.textAt("status").orElse("").equals("ACTIVE");
            if (isOn && !authenticator.textAt("key").orElse("").equals("okta_password")) {
                isLike("getAuthenticator", okta.get(path).is(200));
            }
            isLike("listAuthenticatorMethods", okta.get(path + "/methods").is(200));
        }
    }

    @Test
    void zones_and_origins() {
        isLike("createNetworkZone", okta.post("/api/v1/zones", """
                {"locations": [{"country": "US"}, {"country": "AF", "region": "AF-BGL"}], "name": "Far",
                 "proxyType": "", "status": "ACTIVE", "type": "DYNAMIC", "usage": "POLICY"}""").is(200));
        isLike("createTrustedOrigin", okta.post("/api/v1/trustedOrigins", """
                {"name": "App", "origin": "https://app.test", "scopes": [{"type": "CORS"}],
                 "status": "ACTIVE"}""").is(200));
        isLike("listTrustedOrigins", okta.get("/api/v1/trustedOrigins").is(200));
    }

    @Test
    void sessions() {
        var token = okta.sendBare(Request.of(Method.POST, "/api/v1/authn").json("""
                {"username": "ann@acme.test", "password": "Abcd1234!"}"""))
                .at("sessionToken");
        var session = okta.post("/api/v1/sessions", "{\"sessionToken\": \"" + token + "\"}")
                .is(200);
        isLike("createSession", session);
        isLike("getSession", okta.get("/api/v1/sessions/" + session.at("id")).is(200));
        isLike(
                "refreshSession",
                okta.post("/api/v1/sessions/" + session.at("id") + "/lifecycle/refresh")
                        .is(200));
    }

    @Test
    void secrets_and_keys_of_apps() {
        var app = okta.post("/api/v1/apps", """
                {"label": "Web", "signOnMode": "OPENID_CONNECT", "settings": {"oauthClient":
                  {"application_type": "web", "redirect_uris": ["https://a.test"],
                   "grant_types": ["authorization_code"]}}}""").is(200).at("id");
        var credentials = "/api/v1/apps/" + app + "/credentials";
        isLike(
                "createOAuth2ClientSecret",
                okta.post(credentials + "/secrets", "{}").is(201));
        isLike("listOAuth2ClientSecrets", okta.get(credentials + "/secrets").is(200));
        isLike(
                "generateApplicationKey",
                okta.post(credentials + "/keys/generate?validityYears=2").is(201));
        isLike(
                "assignRoleToClient",
                okta.post("/oauth2/v1/clients/" + app + "/roles", "{\"type\": \"HELP_DESK_ADMIN\"}")
                        .is(201));
    }
}
