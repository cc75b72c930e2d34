package dtu.okta.imports;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.okta.Outside;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Universe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportTest {
    private static final String ANN = account("U1", "ann", "Ann", "Lee", true);
    private static final String NOTHING = "{\"commands\": []}";

    private final Everybody outside = new Everybody();
    private final Org okta = Org.inMemory(outside);
    private final String app = connected();

    /** The service that is asked for its accounts, and the hook. */
    private static final class Everybody implements Courier {
        private final Outside hook = new Outside();
        private final List<String> asked = new ArrayList<>();
        private final List<String> accounts = new ArrayList<>();
        private int status = 200;

        @Override
        public Answer send(Universe universe, Outgoing message) {
            if (!(message instanceof Outgoing.Across across)) {
                return hook.send(universe, message);
            }
            asked.add(across.request().method() + " " + across.request().pathAndQuery());
            var window = across.request().query();
            var start = Integer.parseInt(window.first("startIndex").orElse("1")) - 1;
            var end = Math.min(accounts.size(), start + 100);
            var page = window.has("count") ? accounts.subList(start, end) : List.of();
            var text = page.toString();
            return new Answer.Responded(Response.text(status, "application/json", "{\"Resources\": " + text + "}"));
        }
    }

    private static String account(String id, String name, String first, String last, boolean active) {
        return """
                {"id": "%s", "userName": "%s", "active": %s, "name": {"givenName": "%s", "familyName": "%s"},
                 "emails": [{"value": "%s@acme.test", "primary": true}], "title": "Engineer"}
                """.formatted(id, name, active, first, last, name);
    }

    private String connected() {
        var id = okta.post("/api/v1/apps", """
                {"name": "slack", "label": "Chat", "signOnMode": "SAML_2_0"}""").is(200).at("id");
        okta.post("/api/v1/apps/" + id + "/connections/default?activate=true", """
                {"profile": {"authScheme": "TOKEN", "token": "xoxp-1-%s"}}""".formatted(
                                okta.solo().universe().tenant().key() + "s3cret"))
                .is(200);
        return id;
    }

    private Response press(String id) {
        return okta.solo()
                .control(Request.of(Method.POST, "/apps/" + id + "/import").json("{}"));
    }

    private void imports(String... accounts) {
        outside.accounts.addAll(List.of(accounts));
        assertThat(press(app).status()).isEqualTo(200);
        okta.solo().pass(Duration.ZERO);
    }

    private Json question() {
        return Json.of(outside.hook.heard().getLast().body().text());
    }

    private Reply ann() {
        return okta.get("/api/v1/users/ann@acme.test");
    }

    private void rules(String rules) {
        okta.put("/api/v1/apps/" + app + "/features/INBOUND_PROVISIONING", """
                {"importSettings": {"username": {"userNameFormat": "EMAIL"}, "schedule": {"status": "DISABLED"}},
                 "importRules": {"userCreateAndMatch": {%s}}}""".formatted(rules))
                .is(200);
    }

    @Test
    void whoever_has_an_account_elsewhere_comes_into_the_org() {
        imports(ANN, account("U2", "gone", "Long", "Gone", false));

        var user = ann().is(200);
        assertThat(user.at("status")).isEqualTo("STAGED");
        assertThatJson(user.text()).inPath("credentials").isEqualTo("""
                {"provider": {"type": "IMPORT", "name": "IMPORT"}}""");
        assertThatJson(user.text()).inPath("profile").isEqualTo("""
                {"firstName": "Ann", "lastName": "Lee", "mobilePhone": null, "secondEmail": null,
                 "login": "ann@acme.test", "email": "ann@acme.test", "title": "Engineer"}""");
        okta.get("/api/v1/users/gone@acme.test").is(404);
        okta.get("/api/v1/apps/" + app + "/users/" + user.at("id")).is(200);
        assertThat(okta.events())
                .containsSubsequence(
                        "system.import.start",
                        "user.lifecycle.create",
                        "system.import.user.create",
                        "application.user_membership.add",
                        "system.import.complete");
    }

    @Test
    void a_second_import_finds_nobody_new_and_the_rules_may_activate_people() {
        rules("\"exactMatchCriteria\": \"EMAIL\", \"autoActivateNewUsers\": true");
        imports(ANN);
        assertThat(ann().at("status")).isEqualTo("PROVISIONED");
        assertThat(okta.mail()).hasSize(1);

        imports();

        assertThat(okta.events().stream().filter("system.import.user.create"::equals))
                .hasSize(1);
        assertThat(okta.events()).last().isEqualTo("system.import.complete");
    }

    @Test
    void logins_may_be_made_by_an_expression() {
        okta.put("/api/v1/apps/" + app + "/features/INBOUND_PROVISIONING", """
                {"importSettings": {"username": {"usernameFormat": "CUSTOM",
                   "userNameExpression": "source.userName + \\"@staff.test\\""}, "schedule": {"status": "DISABLED"}},
                 "importRules": {"userCreateAndMatch": {}}}""").is(200);

        imports(ANN);

        assertThat(okta.get("/api/v1/users/ann@staff.test").is(200).at("status"))
                .isEqualTo("STAGED");
        ann().is(404);
    }

    @Test
    void a_hook_that_changes_an_account_changes_the_login_made_of_it() {
        Outside.hook(okta, "com.okta.import.transform");
        outside.hook.answers(200, """
                {"commands": [
                  {"type": "com.okta.appUser.profile.update", "value": {"email": "anne@acme.test"}}]}""");

        imports(ANN);

        okta.get("/api/v1/users/anne@acme.test").is(200);
        ann().is(404);
    }

    @Test
    void accounts_come_in_pages() {
        for (var number = 0; number < 101; number++) {
            outside.accounts.add(account("U" + number, "p" + number, "P", "Q", true));
        }
        imports();

        assertThat(outside.asked)
                .startsWith("GET /scim/v2/Users?startIndex=1&count=100", "GET /scim/v2/Users?startIndex=101&count=100");
        okta.get("/api/v1/users/p100@acme.test").is(200);
    }

    @Test
    void the_hook_is_told_of_everybody_and_changes_profiles() {
        var hook = Outside.hook(okta, "com.okta.import.transform");
        outside.hook.answers(200, """
                {"commands": [
                  {"type": "com.okta.appUser.profile.update", "value": {"givenName": "Anne", "title": "Boss"}},
                  {"type": "com.okta.user.profile.update", "value": {"lastName": "Lee-Smith"}}]}""");

        imports(ANN);

        assertThatJson(question().toString()).isEqualTo("""
                { "eventId": "${json-unit.any-string}", "eventTime": "${json-unit.any-string}",
                  "eventType": "com.okta.import.transform", "eventTypeVersion": "1.0",
                  "contentType": "application/json", "cloudEventVersion": "0.1", "source": "%s",
                  "data": {
                    "context": {"request": "${json-unit.ignore}", "conflicts": [], "matches": [],
                      "application": {"name": "slack", "id": "%s", "label": "Chat", "status": "ACTIVE"},
                      "job": {"id": "${json-unit.regex}ij1[0-9A-Za-z]{17}", "type": "import:users"},
                      "policy": ["USERNAME"]},
                    "action": {"result": "CREATE_USER"},
                    "appUser": {"profile": {"userName": "ann", "email": "ann@acme.test", "givenName": "Ann",
                      "familyName": "Lee", "displayName": null, "title": "Engineer", "timezone": null,
                      "externalId": "U1"}},
                    "user": {"profile": {"email": "ann@acme.test", "firstName": "Ann", "lastName": "Lee",
                      "title": "Engineer", "login": "ann@acme.test"}} } }""".formatted(hook, app));
        assertThatJson(ann().text()).inPath("profile").isEqualTo("""
                {"firstName": "Anne", "lastName": "Lee-Smith", "mobilePhone": null, "secondEmail": null,
                 "login": "ann@acme.test", "email": "ann@acme.test", "title": "Boss"}""");
        assertThat(okta.events())
                .containsSubsequence(
                        "inline_hook.executed",
                        "inline_hook.response.processed",
                        "system.import.user.create",
                        "system.import.complete");
    }

    @Test
    void somebody_who_is_there_is_linked_and_the_hook_may_say_that_it_is_somebody_else() {
        var ann = okta.user("?activate=true", "ann@acme.test", "Tr0ubad0ur!");
        var other = okta.user("?activate=true", "other@acme.test", "Tr0ubad0ur!");
        Outside.hook(okta, "com.okta.import.transform");
        outside.hook.answers(200, """
                {"commands": [{"type": "com.okta.action.update", "value": {"result": "LINK_USER"}},
                  {"type": "com.okta.user.update", "value": {"id": "%s"}}]}
                """.formatted(other));

        imports(ANN);

        assertThatJson(question().toString()).inPath("data.action.result").isEqualTo("LINK_USER");
        assertThatJson(question().toString()).inPath("data.user.id").isEqualTo(ann);
        okta.get("/api/v1/apps/" + app + "/users/" + other).is(200);
        okta.get("/api/v1/apps/" + app + "/users/" + ann).is(404);
        assertThat(okta.events()).contains("system.import.user_match.confirm");
    }

    @Test
    void a_new_user_whose_login_is_taken_is_logged_and_does_not_stop_the_others() {
        okta.user("?activate=true", "ann@acme.test", "Tr0ubad0ur!");
        Outside.hook(okta, "com.okta.import.transform");
        outside.hook.answers(200, """
                        {"commands": [{"type": "com.okta.action.update", "value": {"result": "CREATE_USER"}}]}
                        """).answers(200, NOTHING);

        imports(ANN, account("U2", "bob", "Bob", "Ross", true));

        okta.get("/api/v1/users/bob@acme.test").is(200);
        var failed = okta.get("/api/v1/logs?filter=eventType%20eq%20%22system.import.user.create%22");
        assertThatJson(failed.text()).inPath("[0].outcome").isEqualTo("""
                {"result": "FAILURE",
                 "reason": "login: An object with this field already exists in the current organization"}""");
    }

    @Test
    void a_hook_that_fails_objects_or_talks_nonsense_does_not_stop_the_import() {
        Outside.hook(okta, "com.okta.import.transform");
        outside.hook
                .answers(new Answer.Failed(Answer.Failure.TIMEOUT))
                .answers(500, "")
                .answers(200, "{\"error\": {\"errorSummary\": \"Not today\"}}")
                .answers(200, "not JSON")
                .answers(200, """
                        {"commands": [{"type": "com.okta.user.update", "value": {"id": "00unone"}}]}""");

        imports(
                ANN,
                account("U2", "b", "B", "B", true),
                account("U3", "c", "C", "C", true),
                account("U4", "d", "D", "D", true));

        for (var name : List.of("ann", "b", "c", "d")) {
            okta.get("/api/v1/users/" + name + "@acme.test").is(200);
        }
        assertThat(outside.hook.heard()).hasSize(5);
        assertThat(okta.events()).last().isEqualTo("system.import.complete");
    }

    @Test
    void an_import_from_a_service_that_does_not_answer_ends() {
        outside.status = 503;

        imports(ANN);

        ann().is(404);
        var ended = okta.get("/api/v1/logs?filter=eventType%20eq%20%22system.import.complete%22");
        assertThatJson(ended.text()).inPath("[0].outcome").isEqualTo("""
                {"result": "FAILURE", "reason": "HTTP 503"}""");
    }

    @Test
    void only_an_application_that_keeps_accounts_elsewhere_is_imported_from() {
        var other = okta.post("/api/v1/apps", """
                {"label": "Mark", "signOnMode": "BOOKMARK",
                 "settings": {"app": {"url": "https://a.test"}}}""").at("id");

        assertThat(press(other).status()).isEqualTo(400);
        assertThat(press("0oanone").status()).isEqualTo(404);
        okta.post("/api/v1/apps/" + app + "/connections/default/lifecycle/deactivate")
                .is(204);
        assertThat(press(app).status()).isEqualTo(400);
    }
}
