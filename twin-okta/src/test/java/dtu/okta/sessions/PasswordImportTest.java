package dtu.okta.sessions;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Outside;
import dtu.twins.Answer;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import org.junit.jupiter.api.Test;

class PasswordImportTest {
    private static final String TYPE = "com.okta.user.credential.password.import";
    private static final String VERIFIED = """
            {"commands": [{"type": "com.okta.action.update", "value": {"credential": "VERIFIED"}}]}""";
    private static final String FAILED = error("E0000004", "Authentication failed");

    private final Outside store = new Outside();
    private final Org okta = Org.inMemory(store);
    private final String hook = Outside.hook(okta, TYPE);

    PasswordImportTest() {
        okta.post("/api/v1/users?activate=true", """
                {"profile": {"firstName": "Isaac", "lastName": "Brock", "email": "i@acme.test", "login": "i@acme.test"},
                 "credentials": {"password": {"hook": {"type": "default"}}}}""").is(200);
    }

    private Org.Reply signIn(String password) {
        return okta.sendBare(Request.of(Method.POST, "/api/v1/authn").json("""
                {"username": "i@acme.test", "password": "%s"}""".formatted(password)));
    }

    @Test
    void the_first_sign_in_asks_the_other_store_and_later_ones_do_not() {
        store.answers(200, VERIFIED);

        assertThat(signIn("weak").is(200).at("status")).isEqualTo("SUCCESS");
        assertThat(signIn("weak").is(200).at("status")).isEqualTo("SUCCESS");
        signIn("other").is(401, FAILED);

        assertThat(store.heard()).singleElement().satisfies(request -> {
            assertThat(request.url()).isEqualTo("https://hook.test/here");
            assertThat(request.headers().first("Authorization")).contains("secret");
            assertThat(request.headers().first("X-Extra")).contains("more");
            assertThatJson(request.body().text()).isEqualTo("""
                    { "eventId": "${json-unit.any-string}", "eventTime": "2026-01-05T08:00:00.000Z",
                      "eventType": "com.okta.user.credential.password.import", "eventTypeVersion": "1.0",
                      "contentType": "application/json", "cloudEventVersion": "0.1",
                      "source": "http://okta.test/api/v1/inlineHooks/%s",
                      "data": {
                        "context": {
                          "request": {"id": "${json-unit.any-string}", "method": "POST",
                            "url": {"value": "http://okta.test/api/v1/authn"}, "ipAddress": "127.0.0.1"},
                          "credential": {"username": "i@acme.test", "password": "weak"} },
                        "action": {"credential": "UNVERIFIED"} } }""".formatted(hook));
        });
        assertThat(okta.events())
                .containsSubsequence("inline_hook.executed", "user.import.password", "user.session.start");
    }

    @Test
    void an_empty_answer_and_an_unverified_one_are_wrong_passwords_and_the_store_is_asked_again() {
        signIn("a").is(401, FAILED);
        store.answers(200, VERIFIED.replace("VERIFIED", "UNVERIFIED"));
        signIn("b").is(401, FAILED);
        store.answers(200, VERIFIED.replace("com.okta.action.update", "com.okta.user.profile.update"));
        signIn("c").is(401, FAILED);
        store.answers(200, "not JSON");
        signIn("d").is(401, FAILED);

        assertThat(store.heard()).hasSize(4);
        assertThat(okta.events()).endsWith("inline_hook.executed", "user.import.password", "user.session.start");
    }

    @Test
    void a_store_that_does_not_answer_is_asked_twice_and_one_that_refuses_once() {
        store.answers(new Answer.Failed(Answer.Failure.TIMEOUT)).answers(500, "");
        signIn("a").is(401, FAILED);
        assertThat(store.heard()).hasSize(2);

        store.answers(400, "");
        signIn("a").is(401, FAILED);
        assertThat(store.heard()).hasSize(3);

        store.answers(503, "").answers(200, VERIFIED);
        signIn("a").is(200);
    }

    @Test
    void too_many_passwords_that_the_store_does_not_know_lock_the_account() {
        for (var attempt = 0; attempt < 10; attempt++) {
            signIn("wrong" + attempt).is(401, FAILED);
        }
        signIn("once more").is(401, FAILED);

        assertThat(store.heard()).hasSize(10);
        assertThat(okta.get("/api/v1/users/i@acme.test").at("status")).isEqualTo("LOCKED_OUT");
    }

    @Test
    void without_an_active_hook_nobody_is_asked_and_nobody_gets_in() {
        okta.post("/api/v1/inlineHooks/" + hook + "/lifecycle/deactivate").is(200);
        store.answers(200, VERIFIED);

        signIn("a").is(401, FAILED);

        assertThat(store.heard()).isEmpty();
    }

    @Test
    void the_sign_in_page_asks_too() {
        store.answers(200, VERIFIED);

        okta.sendBare(Request.of(Method.POST, "/login/login.htm")
                        .form(Parameters.of("step", "signin", "username", "i@acme.test", "password", "weak")))
                .is(302);

        assertThat(store.heard()).hasSize(1);
    }
}
