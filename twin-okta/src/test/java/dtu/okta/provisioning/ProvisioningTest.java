package dtu.okta.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvisioningTest {
    private static final String FIND =
            "slack scim s3cret GET /scim/v2/Users?filter=email+eq+%22ann.lee%40acme.test%22 ";
    private static final String NAME = """
            "name":{"givenName":"Ann","familyName":"Lee"},\
            "emails":[{"value":"ann.lee@acme.test","primary":true}],"displayName":"%s","title":"%s\"""";
    private static final String PATCH = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],\
            "Operations":[{"op":"replace","value":{%s}}]}""";
    private static final String UPDATE = "slack scim s3cret PATCH /scim/v2/Users/U1 " + PATCH;
    private static final String CLOSE = UPDATE.formatted("\"active\":false");

    private final Chat chat = new Chat();
    private final Org okta = Org.inMemory(chat);
    private final String app = app("\"PUSH_NEW_USERS\", \"PUSH_PROFILE_UPDATES\", \"PUSH_USER_DEACTIVATION\"");
    private final String ann = okta.person("Ann", "Lee");

    private String app(String features) {
        var body = """
                {"name": "slack", "label": "Slack", "signOnMode": "SAML_2_0", "features": [%s]}""".formatted(features);
        var id = okta.post("/api/v1/apps", body).is(200).at("id");
        connect(id);
        return "/api/v1/apps/" + id;
    }

    private void connect(String id) {
        var token = "xoxp-1-" + okta.solo().universe().tenant().key() + "s3cret";
        okta.post("/api/v1/apps/" + id + "/connections/default?activate=true", """
                {"profile": {"authScheme": "TOKEN", "token": "%s"}}""".formatted(token))
                .is(200);
        pass();
    }

    private void pass() {
        okta.solo().pass(Duration.ZERO);
    }

    private void assign() {
        okta.post(app + "/users", "{\"id\": \"" + ann + "\"}").is(200);
        pass();
    }

    private static String create(String display, String title) {
        return "slack scim s3cret POST /scim/v2/Users {\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
                + "\"userName\":\"ann.lee@acme.test\"," + NAME.formatted(display, title) + ",\"active\":true}";
    }

    private List<String> provisioned() {
        return okta.events().stream()
                .filter(type -> type.startsWith("application.provision."))
                .toList();
    }

    private void appUserIs(String status, String sync, String externalId) {
        var user = okta.get(app + "/users/" + ann).is(200).json();
        assertThat(user.textAt("status")).contains(status);
        assertThat(user.textAt("syncState")).contains(sync);
        assertThat(user.textAt("externalId").orElse("")).isEqualTo(externalId);
    }

    @Test
    void whoever_is_assigned_gets_an_account() {
        okta.post(app + "/users", "{\"id\": \"" + ann + "\"}").is(200);
        appUserIs("STAGED", "SYNCING", "");

        pass();

        assertThat(chat.heard()).containsExactly(FIND, create("Ann Lee", "Engineer"));
        assertThat(provisioned()).containsExactly("application.provision.user.push");
        appUserIs("PROVISIONED", "SYNCHRONIZED", "U1");
    }

    @Test
    void a_member_of_an_assigned_group_gets_one_too_and_loses_it_with_the_membership() {
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Chatters\"}}")
                .is(200)
                .at("id");
        okta.put(app + "/groups/" + group).is(200);
        okta.put("/api/v1/groups/" + group + "/users/" + ann).is(204);
        pass();

        assertThat(chat.heard()).containsExactly(FIND, create("Ann Lee", "Engineer"));
        assertThat(okta.events()).containsSequence("group.user_membership.add", "application.user_membership.add");

        okta.delete("/api/v1/groups/" + group).is(204);
        pass();

        assertThat(chat.heard()).containsExactly(CLOSE);
        assertThat(provisioned())
                .containsExactly("application.provision.user.push", "application.provision.user.deactivate");
    }

    @Test
    void whoever_is_there_already_is_linked_and_brought_up_to_date() {
        chat.says(200, """
                {"Resources": [{"id": "U1", "userName": "ann", "active": true, "title": "Engineer",
                  "name": {"givenName": "Ann", "familyName": "Li"}, "displayName": "Ann Lee",
                  "emails": [{"value": "ann.lee@acme.test", "primary": true}]}]}""");

        assign();

        assertThat(chat.heard()).containsExactly(FIND, UPDATE.formatted(NAME.formatted("Ann Lee", "Engineer")));
        appUserIs("PROVISIONED", "SYNCHRONIZED", "U1");
        assertThat(provisioned())
                .containsExactly("application.provision.user.push", "application.provision.user.push_profile");
    }

    @Test
    void accounts_that_an_administrator_confirms_are_not_looked_for() {
        var off = app + "/connections/default/lifecycle/deactivate";
        okta.post(off, "").is(204);
        assign();

        confirms(ann, "U7").is(204);
        okta.post(off.replace("deactivate", "activate"), "").is(204);
        pass();

        assertThat(chat.heard()).isEmpty();
        appUserIs("PROVISIONED", "SYNCHRONIZED", "U7");
        assertThat(okta.events()).contains("application.account.decision.confirm");

        okta.post("/api/v1/users/" + ann, "{\"profile\": {\"title\": \"Head\"}}")
                .is(200);
        pass();
        var update = UPDATE.replace("U1", "U7").formatted(NAME.formatted("Ann Lee", "Head"));
        assertThat(chat.heard()).containsExactly(update);
    }

    @Test
    void only_accounts_of_people_who_have_the_application_can_be_confirmed_and_once() {
        confirms(ann, "U7").is(404);
        assign();
        assertThat(confirms(ann, "U7").is(403).at("errorCode")).isEqualTo("E0000107");
        confirms("nobody", "U7").is(404);
        okta.control(app.replace("/api/v1", "") + "/accounts", "{\"acounts\": []}")
                .is(400);
        assertThat(confirms(ann, " ").is(400).at("errorCode")).isEqualTo("E0000001");
        var bookmark = okta.post("/api/v1/apps", """
                {"name": "bookmark", "label": "Wiki", "signOnMode": "BOOKMARK",
                 "settings": {"app": {"url": "https://wiki.acme.test"}}}""").is(200).at("id");
        okta.control("/apps/" + bookmark + "/accounts", "{\"accounts\": []}").is(400);
    }

    private Org.Reply confirms(String user, String externalId) {
        return okta.control(app.replace("/api/v1", "") + "/accounts", """
                {"accounts": [{"user": "%s", "externalId": "%s"}]}""".formatted(user, externalId));
    }

    @Test
    void a_changed_profile_is_pushed_as_the_mapping_says() {
        assign();
        chat.heard();
        var mapping = okta.get("/api/v1/mappings?targetId=" + app.substring(app.lastIndexOf('/') + 1))
                .json()
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        okta.post("/api/v1/mappings/" + mapping, """
                {"properties": {"title": {"expression": "String.toUpperCase(user.title)", "pushStatus": "PUSH"},
                   "displayName": {"expression": "user.nickName", "pushStatus": "DONT_PUSH"}}}""").is(200);
        pass();
        assertThat(chat.heard()).containsExactly(UPDATE.formatted(NAME.formatted("Ann Lee", "ENGINEER")));

        okta.post("/api/v1/users/" + ann, "{\"profile\": {\"nickName\": \"Annie\"}}")
                .is(200);
        pass();
        assertThat(chat.heard()).as("what is not pushed stays").isEmpty();

        okta.post("/api/v1/users/" + ann, "{\"profile\": {\"title\": null}}").is(200);
        pass();
        assertThat(chat.heard()).containsExactly(UPDATE.formatted(NAME.formatted("Ann Lee", "")));
        okta.post("/api/v1/mappings/" + mapping, """
                {"properties": {"title": {"expression": "user.", "pushStatus": "PUSH"}}}""")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: updateMapping",
                                "Syntax error at line 1, column 5"));
    }

    @Test
    void whoever_leaves_loses_the_account_and_gets_it_back_with_the_job() {
        assign();
        chat.heard();

        okta.post("/api/v1/users/" + ann + "/lifecycle/deactivate").is(200);
        pass();
        assertThat(chat.heard()).containsExactly(CLOSE);
        okta.get(app + "/users/" + ann).is(404);

        okta.post("/api/v1/users/" + ann + "/lifecycle/activate?sendEmail=false")
                .is(200);
        assign();
        assertThat(chat.heard())
                .containsExactly(UPDATE.formatted(NAME.formatted("Ann Lee", "Engineer") + ",\"active\":true"));
        appUserIs("PROVISIONED", "SYNCHRONIZED", "U1");
        assertThat(provisioned()).last().isEqualTo("application.provision.user.reactivate");
    }

    @Test
    void a_service_that_is_down_is_asked_again_later() {
        chat.isDown();
        assign();

        appUserIs("STAGED", "ERROR", "");
        assertThat(okta.get("/api/v1/logs?filter=eventType+eq+%22application.provision.user.push%22")
                        .text())
                .contains(
                        "\"result\":\"FAILURE\"",
                        "Automatic provisioning of user Ann Lee to app Slack failed: no answer (timeout)");
        okta.solo().pass(Duration.ofMinutes(2));
        appUserIs("PROVISIONED", "SYNCHRONIZED", "U1");
        assertThat(provisioned()).hasSize(2);
    }

    @Test
    void a_refusal_stays_until_somebody_repairs_it() {
        chat.says(200, "{\"Resources\": []}");
        chat.says(409, "{\"Errors\": {\"description\": \"username_taken\", \"code\": 409}}");
        assign();
        chat.heard();

        okta.solo().pass(Duration.ofDays(1));
        assertThat(chat.heard()).isEmpty();
        appUserIs("STAGED", "ERROR", "");
        assertThat(okta.get("/api/v1/logs").text())
                .contains("Automatic provisioning of user Ann Lee to app Slack failed: username_taken");

        okta.post(app + "/users/" + ann, "{\"profile\": {\"displayName\": \"Ann L.\"}}")
                .is(200);
        pass();
        assertThat(chat.heard()).containsExactly(FIND, create("Ann L.", "Engineer"));
        appUserIs("PROVISIONED", "SYNCHRONIZED", "U1");
    }

    @Test
    void what_changes_while_a_step_is_underway_is_pushed_after_it() {
        okta.post(app + "/users", "{\"id\": \"" + ann + "\"}").is(200);
        okta.post("/api/v1/users/" + ann, "{\"profile\": {\"title\": \"Lead\"}}")
                .is(200);
        okta.delete(app + "/users/" + ann).is(204);

        pass();

        assertThat(chat.heard()).containsExactly(FIND, create("Ann Lee", "Engineer"), CLOSE);
    }

    @Test
    void only_what_is_switched_on_is_done() {
        okta.put(app + "/features/USER_PROVISIONING", """
                {"create": {"lifecycleCreate": {"status": "DISABLED"}},
                 "update": {"lifecycleDeactivate": {"status": "DISABLED"}}}""").is(200);
        assign();
        assertThat(chat.heard()).isEmpty();
        appUserIs("ACTIVE", "DISABLED", "");

        okta.put(app + "/features/USER_PROVISIONING", "{\"create\": {\"lifecycleCreate\": {\"status\": \"ENABLED\"}}}")
                .is(200);
        pass();
        assertThat(chat.heard()).as("who had it before stays as they are").isEmpty();
        okta.post(app + "/users/" + ann, "{}").is(200);
        pass();
        assertThat(chat.heard()).hasSize(2);
        okta.delete(app + "/users/" + ann).is(204);
        pass();
        assertThat(chat.heard()).isEmpty();
    }

    @Test
    void a_connection_tells_everything_but_its_token() {
        var connection = app + "/connections/default";
        okta.get(connection).is(200, """
                {"authScheme": "TOKEN", "status": "ENABLED", "profile": {"authScheme": "TOKEN"},
                 "_links": {"self": {"href": "http://okta.test%1$s", "hints": {"allow": ["POST", "GET"]}},
                   "deactivate": {"href": "http://okta.test%1$s/lifecycle/deactivate", "hints": {"allow": ["POST"]}}}}
                """.formatted(connection));
        okta.post(connection + "/lifecycle/deactivate").is(204);
        assign();
        assertThat(chat.heard()).isEmpty();
        assertThat(okta.get(connection).text()).contains("\"status\":\"DISABLED\"", "/lifecycle/activate");
        okta.post(connection + "/lifecycle/activate").is(204);
        okta.post(connection, "{\"profile\": {\"authScheme\": \"OAUTH2\"}}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: authScheme",
                                "authScheme: The field has an invalid value"));
        okta.post(connection, "{\"profile\": {\"authScheme\": \"TOKEN\"}}")
                .is(
                        400,
                        Org.error("E0000001", "Api validation failed: token", "token: The field cannot be left blank"));
        okta.get("/api/v1/apps/0oanone/connections/default")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0oanone (AppInstance)"));
        var bookmark = okta.post("/api/v1/apps", """
                {"name": "bookmark", "label": "Cars", "signOnMode": "BOOKMARK",
                 "settings": {"app": {"url": "https://cars.test/"}}}""").is(200).at("id");
        okta.get("/api/v1/apps/" + bookmark + "/connections/default")
                .is(200, "{\"status\": \"UNKNOWN\", \"profile\": {\"authScheme\": \"UNKNOWN\"}}");
        okta.post("/api/v1/apps/" + bookmark + "/connections/default/lifecycle/activate")
                .is(400, Org.error("E0000001", "Api validation failed: connection", "Provisioning is not supported."));
    }

    @Test
    void an_app_user_is_judged_by_the_schema_of_the_app() {
        okta.post(app + "/users", "{\"id\": \"" + ann + "\", \"profile\": {\"shoeSize\": 44}}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: profile",
                                "Property name 'shoeSize' is not defined in profile"));
        okta.post(app + "/users", "{\"id\": \"" + ann + "\", \"profile\": {\"email\": \"nobody\"}}")
                .is(
                        400,
                        Org.error(
                                "E0000001", "Api validation failed: email", "email: Does not match required pattern"));
        okta.post("/api/v1/meta/schemas/apps/" + app.substring(app.lastIndexOf('/') + 1) + "/default", """
                {"definitions": {"custom": {"properties": {"shoeSize": {"title": "Shoes", "type": "integer"}}}}}""")
                .is(200);
        okta.post(app + "/users", "{\"id\": \"" + ann + "\", \"profile\": {\"shoeSize\": \"big\"}}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: shoeSize",
                                "shoeSize: The field has an invalid value"));
        okta.post(app + "/users", "{\"id\": \"" + ann + "\", \"profile\": {\"shoeSize\": 44}}")
                .is(200);
    }

    @Test
    void names_are_made_by_the_template_of_the_app() {
        var cars = okta.post("/api/v1/apps", """
                {"name": "bookmark", "label": "Cars", "signOnMode": "BOOKMARK", "credentials": {"userNameTemplate":
                  {"template": "${fn:substringBefore(source.login, \\"@\\")}", "type": "BUILT_IN"}},
                 "settings": {"app": {"url": "https://cars.test/"}}}
                """).is(200).at("id");
        var user = okta.post("/api/v1/apps/" + cars + "/users", "{\"id\": \"" + ann + "\"}")
                .is(200)
                .json();
        assertThat(user.at("credentials").flatMap(each -> each.textAt("userName")))
                .contains("ann.lee");
    }
}
