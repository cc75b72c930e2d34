package dtu.okta.authn;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.okta.Outside;
import dtu.twins.Answer;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignUpTest {
    private static final String PAGE = "/signin/register";
    private static final String HOOK = "com.okta.user.pre-registration";
    private static final String PASSWORD = "Tr0ubad0ur!";
    private static final String NAMES = """
            {"name": "email", "label": "Email", "required": true},
            {"name": "firstName", "label": "First name", "required": true},
            {"name": "lastName", "label": "Last name", "required": true}""";

    private final Outside outside = new Outside();
    private final Org okta = Org.inMemory(outside);

    private String rules() {
        var policy = okta.get("/api/v1/policies?type=PROFILE_ENROLLMENT")
                .json()
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        return "/api/v1/policies/" + policy + "/rules";
    }

    private Reply rule(String action) {
        var rules = rules();
        var rule = okta.get(rules).json().elements().getFirst().textAt("id").orElseThrow();
        return okta.put(rules + "/" + rule, """
                {"name": "Catch-all Rule", "type": "PROFILE_ENROLLMENT", "actions": {"profileEnrollment": {%s}}}
                """.formatted(action));
    }

    /** Opens the door: with a password on the first page, and in at once. */
    private void open(String more) {
        open(more, NAMES);
    }

    private void open(String more, String attributes) {
        rule("""
                "access": "ALLOW", "unknownUserAction": "REGISTER", "enrollAuthenticatorTypes": ["password"],
                "activationRequirements": {"emailVerification": false}, "profileAttributes": [%s]%s
                """.formatted(attributes, more)).is(200);
    }

    private String hooked() {
        var hook = Outside.hook(okta, HOOK);
        open(", \"preRegistrationInlineHooks\": [{\"inlineHookId\": \"" + hook + "\"}]");
        return hook;
    }

    private Reply post(Parameters form) {
        return okta.sendBare(Request.of(Method.POST, PAGE).form(form));
    }

    private static Parameters isaac() {
        return Parameters.of(
                "profile.email", "isaac@acme.test",
                "profile.firstName", "Isaac",
                "profile.lastName", "Brock",
                "password", PASSWORD);
    }

    private static List<String> alerts(Reply reply) {
        return Pattern.compile("<p role=\"alert\">(.*?)</p>")
                .matcher(reply.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void nobody() {
        okta.get("/api/v1/users/isaac@acme.test").is(404);
    }

    @Test
    void nobody_signs_up_where_the_policy_does_not_let_them() {
        assertThat(okta.sendBare(Request.get("/login/login.htm")).text()).doesNotContain("Sign up");
        assertThat(alerts(okta.sendBare(Request.get(PAGE)).is(403)))
                .containsExactly("You do not have permission to sign up here.");
        post(isaac()).is(403);
        nobody();
    }

    @Test
    void the_page_asks_for_what_the_policy_says_and_leads_home() {
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Newcomers\"}}")
                .at("id");
        open(", \"targetGroupIds\": [\"" + group + "\"]");
        assertThat(okta.sendBare(Request.get("/login/login.htm")).text())
                .contains("<a href=\"signin/register?fromURI=http%3A%2F%2Fokta.test%2Fapp%2FUserHome\">Sign up</a>");
        assertThat(okta.sendBare(Request.get(PAGE)).is(200).text())
                .contains("First name <input type=\"text\" name=\"profile.firstName\" required", "name=\"password\"");

        var done = post(isaac()).is(302);

        assertThat(done.response().headers().first("Location")).contains("http://okta.test/app/UserHome");
        assertThat(done.response().headers().first("Set-Cookie").orElseThrow()).startsWith("sid=");
        var user = okta.get("/api/v1/users/isaac@acme.test").is(200);
        assertThat(user.at("status")).isEqualTo("ACTIVE");
        assertThatJson(user.text()).inPath("profile").isEqualTo("""
                {"firstName": "Isaac", "lastName": "Brock", "mobilePhone": null, "secondEmail": null,
                 "login": "isaac@acme.test", "email": "isaac@acme.test"}""");
        assertThat(okta.get("/api/v1/groups/" + group + "/users").text()).contains(user.at("id"));
        assertThat(okta.events())
                .containsSubsequence(
                        "user.lifecycle.create",
                        "group.user_membership.add",
                        "user.lifecycle.activate",
                        "user.session.start");
        var log = okta.get("/api/v1/logs?filter=eventType%20eq%20%22user.lifecycle.create%22");
        assertThatJson(log.text()).inPath("[0].actor.id").isEqualTo(user.at("id"));
    }

    @Test
    void what_is_wrong_with_the_form_is_said_and_what_was_typed_stays() {
        open("");
        var blank = post(Parameters.of("profile.email", "<i>@acme.test")).is(400);
        assertThat(alerts(blank))
                .containsExactly(
                        "First name: The field cannot be left blank",
                        "Last name: The field cannot be left blank",
                        "password: The field cannot be left blank");
        assertThat(blank.text()).contains("value=\"&lt;i&gt;@acme.test\"").doesNotContain("<i>");
        assertThat(alerts(post(isaac().with("password", "short")).is(400)).getFirst())
                .startsWith("password: Password requirements were not met.");
        assertThat(alerts(post(isaac().with("profile.email", "nowhere")).is(400)))
                .contains("login: Username must be in the form of an email address");
        assertThat(alerts(
                        post(isaac().with("profile.firstName", "x".repeat(51))).is(400)))
                .containsExactly("First name: The field is too long");
        nobody();
        post(isaac()).is(302);
        assertThat(alerts(post(isaac()).is(400)))
                .containsExactly("login: An object with this field already exists in the current organization");
    }

    @Test
    void values_have_the_type_that_the_schema_says() {
        okta.post("/api/v1/meta/schemas/user/default", """
                {"definitions": {"custom": {"id": "#custom", "type": "object", "properties": {
                  "shoeSize": {"title": "Shoe size", "type": "integer", "maximum": 60}}}}}""").is(200);
        open("", NAMES + ", {\"name\": \"shoeSize\", \"label\": \"Shoe size\"}");

        assertThat(alerts(post(isaac().with("profile.shoeSize", "large")).is(400)))
                .containsExactly("Shoe size: The field has an invalid value");
        post(isaac().with("profile.shoeSize", "61")).is(400);
        post(isaac().with("profile.shoeSize", "44").with("profile.department", "Not asked for"))
                .is(302);

        assertThatJson(okta.get("/api/v1/users/isaac@acme.test").text())
                .inPath("profile")
                .isEqualTo("""
                        {"firstName": "Isaac", "lastName": "Brock", "mobilePhone": null, "secondEmail": null,
                         "login": "isaac@acme.test", "email": "isaac@acme.test", "shoeSize": 44}""");
    }

    @Test
    void an_address_has_to_be_verified_first_when_the_policy_says_so() {
        open(", \"activationRequirements\": {\"emailVerification\": true}");

        assertThat(post(isaac()).is(200).text()).contains("An email is on its way to isaac@acme.test.");

        assertThat(okta.get("/api/v1/users/isaac@acme.test").at("status")).isEqualTo("STAGED");
        var signIn = Parameters.of("step", "signin", "username", "isaac@acme.test", "password", PASSWORD);
        okta.sendBare(Request.of(Method.POST, "/login/login.htm").form(signIn)).is(401);
        var token = okta.mail().getLast().link().substring("http://okta.test/welcome/".length());
        var step = Parameters.of("step", "activation", "token", token);
        okta.sendBare(Request.of(Method.POST, "/login/login.htm").form(step)).is(302);
        assertThat(okta.get("/api/v1/users/isaac@acme.test").at("status")).isEqualTo("ACTIVE");
        okta.sendBare(Request.of(Method.POST, "/login/login.htm").form(signIn)).is(302);
        okta.sendBare(Request.of(Method.POST, "/login/login.htm").form(step)).is(401);
    }

    @Test
    void without_a_password_on_the_first_page_it_is_chosen_on_the_next() {
        open(", \"enrollAuthenticatorTypes\": []");

        var next = post(isaac()).is(200);

        assertThat(next.text()).contains("Choose a new password");
        assertThat(okta.get("/api/v1/users/isaac@acme.test").at("status")).isEqualTo("STAGED");
    }

    @Test
    void an_app_may_let_in_whom_the_org_does_not() {
        var app = okta.post("/api/v1/apps", """
                {"name": "oidc_client", "label": "Shop", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "client_secret_basic"}},
                 "settings": {"oauthClient": {"redirect_uris": ["https://shop.test/back"],
                   "response_types": ["code"], "grant_types": ["authorization_code"], "application_type": "web"}}}
                """).at("id");
        var policy = okta.post("/api/v1/policies", """
                {"type": "PROFILE_ENROLLMENT", "name": "Shop"}""").at("id");
        okta.post("/api/v1/policies/" + policy + "/mappings", """
                {"resourceType": "APP", "resourceId": "%s"}""".formatted(app))
                .is(200);
        var rules = "/api/v1/policies/" + policy + "/rules";
        var rule = okta.get(rules).json().elements().getFirst().textAt("id").orElseThrow();
        okta.put(rules + "/" + rule, """
                {"name": "Catch-all Rule", "actions": {"profileEnrollment": {"access": "ALLOW",
                  "unknownUserAction": "REGISTER", "profileAttributes": [%s]}}}""".formatted(NAMES)).is(200);
        var way = Parameters.encoded("http://okta.test/oauth2/v1/authorize?client_id=" + app + "&state=s");

        assertThat(okta.sendBare(Request.get("/login/login.htm?fromURI=" + way)).text())
                .contains("Sign up");
        okta.sendBare(Request.get(PAGE + "?fromURI=" + way)).is(200);
        okta.sendBare(Request.get(PAGE)).is(403);
    }

    @Test
    void the_hook_is_told_what_was_typed_but_for_the_password_and_may_change_it() {
        var hook = hooked();
        outside.answers(200, """
                {"commands": [
                  {"type": "com.okta.user.profile.update", "value": {"middleName": "Danger", "lastName": "B."}},
                  {"type": "com.okta.action.update", "value": {"registration": "ALLOW"}}]}""");

        post(isaac()).is(302);

        assertThat(outside.heard())
                .singleElement()
                .satisfies(request -> assertThatJson(request.body().text()).isEqualTo("""
                        { "eventId": "${json-unit.any-string}", "eventTime": "2026-01-05T08:00:00.000Z",
                          "eventType": "com.okta.user.pre-registration", "eventTypeVersion": "1.0",
                          "contentType": "application/json", "cloudEventVersion": "0.1", "source": "%s",
                          "requestType": "self.service.registration",
                          "data": {
                            "context": {"request": {"id": "${json-unit.any-string}", "method": "POST",
                              "url": {"value": "http://okta.test/signin/register"}, "ipAddress": "127.0.0.1"}},
                            "userProfile": {"email": "isaac@acme.test", "firstName": "Isaac", "lastName": "Brock",
                              "login": "isaac@acme.test"},
                            "action": "ALLOW" } }""".formatted(hook)));
        var profile = okta.get("/api/v1/users/isaac@acme.test").text();
        assertThatJson(profile).inPath("profile.middleName").isEqualTo("Danger");
        assertThatJson(profile).inPath("profile.lastName").isEqualTo("B.");
        assertThat(okta.events())
                .containsSubsequence("inline_hook.executed", "inline_hook.response.processed", "user.lifecycle.create");
    }

    @Test
    void a_hook_that_denies_or_objects_keeps_people_out_and_may_say_why() {
        hooked();
        outside.answers(200, """
                {"commands": [{"type": "com.okta.action.update", "value": {"registration": "DENY"}}]}""");
        assertThat(alerts(post(isaac()).is(400))).containsExactly("Registration denied.");
        outside.answers(200, """
                {"error": {"errorSummary": "No.", "errorCauses": [
                  {"errorSummary": "Only example.com emails can register.", "location": "data.userProfile.email"},
                  {"errorSummary": "Go away."}]}}""");
        assertThat(alerts(post(isaac()).is(400)))
                .containsExactly("Email: Only example.com emails can register.", "Go away.");
        outside.answers(200, "{\"error\": {}}");
        assertThat(alerts(post(isaac()).is(400))).containsExactly("Registration cannot be completed at this time.");
        nobody();
        assertThat(okta.events()).endsWith("inline_hook.executed", "inline_hook.response.processed");
    }

    @Test
    void a_hook_that_does_not_answer_or_says_nonsense_keeps_people_out() {
        hooked();
        outside.answers(new Answer.Failed(Answer.Failure.TIMEOUT)).answers(500, "");
        assertThat(alerts(post(isaac()).is(400)))
                .containsExactly("There was an error creating your account. Please try registering again");
        assertThat(outside.heard()).hasSize(2);
        outside.answers(200, "not JSON");
        post(isaac()).is(400);
        outside.answers(200, """
                {"commands": [{"type": "com.okta.user.profile.update", "value": {"unheardOf": 1}}]}""");
        assertThat(alerts(post(isaac()).is(400))).containsExactly("Registration cannot be completed at this time.");
        outside.answers(200, """
                {"commands": [{"type": "com.okta.user.profile.update", "value": {"login": "admin@dtu.test"}}]}""");
        assertThat(alerts(post(isaac()).is(400)))
                .containsExactly("login: An object with this field already exists in the current organization");
        nobody();
    }

    @Test
    void the_hook_is_not_asked_about_somebody_who_cannot_be_registered_anyway() {
        hooked();
        post(isaac().with("password", "weak")).is(400);
        post(isaac().with("profile.email", "admin@dtu.test")).is(400);
        post(isaac().without("profile.firstName")).is(400);

        assertThat(outside.heard()).isEmpty();
    }

    @Test
    void a_rule_that_means_nothing_is_refused() {
        var rules = rules();
        var other = Outside.hook(okta, "com.okta.oauth2.tokens.transform");
        assertThat(rules).isNotEmpty();
        rule("\"preRegistrationInlineHooks\": [{\"inlineHookId\": \"" + other + "\"}]")
                .is(400, invalid("preRegistrationInlineHooks"));
        rule("\"targetGroupIds\": [\"00gnone\"]").is(400, invalid("targetGroupIds"));
        rule("\"targetGroupIds\": [\"a\", \"b\"]")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: targetGroupIds",
                                "targetGroupIds: The field has more than 1 entries"));
        rule("\"enrollAuthenticatorTypes\": [\"webauthn\"]").is(400, invalid("enrollAuthenticatorTypes"));
        rule("\"profileAttributes\": [{\"label\": \"Nameless\"}]").is(400);
    }

    private static String invalid(String name) {
        return error("E0000001", "Api validation failed: " + name, name + ": The field has an invalid value");
    }
}
