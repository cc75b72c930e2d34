package dtu.okta.users;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final String NOT_ALLOWED = "This operation is not allowed in the user's current status.";
    private final Org okta = Org.inMemory();
    private String isaac = "";

    @BeforeEach
    void isaac_has_a_password_and_a_recovery_question() {
        isaac = "/api/v1/users/" + okta.post("/api/v1/users", """
                {"profile": {"firstName": "Isaac", "lastName": "Brock", "email": "ike@acme.test",
                  "login": "ike@acme.test"},
                 "credentials": {"password": {"value": "Abcd1234"},
                   "recovery_question": {"question": "Who?", "answer": "Me Myself"}}}""").is(200).at("id");
    }

    private String status() {
        return okta.get(isaac).at("status");
    }

    private Org.Reply change(String from, String to) {
        return okta.post(isaac + "/credentials/change_password", """
                {"oldPassword": {"value": "%s"}, "newPassword": {"value": "%s"}}""".formatted(from, to));
    }

    @Test
    void a_changed_password_is_the_one_that_counts() {
        change("Abcd1234", "Efgh5678").is(200, """
                { "password": {}, "recovery_question": {"question": "Who?"},
                  "provider": {"type": "OKTA", "name": "OKTA"} }""");
        change("Abcd1234", "Ijkl9012")
                .is(403, error("E0000014", "Update of credentials failed", "Old Password is not correct"));
        change("Efgh5678", "weak").is(403, error("E0000014", "Update of credentials failed", Org.PASSWORD_RULES));
        change("Efgh5678", "Ijkl9012").is(200);
    }

    @Test
    void an_expired_password_is_changed_and_all_is_well() {
        assertThat(okta.post(isaac + "/lifecycle/expire_password").is(200).at("status"))
                .isEqualTo("PASSWORD_EXPIRED");
        okta.post(isaac + "/lifecycle/expire_password").is(403, error("E0000038", NOT_ALLOWED));

        change("Abcd1234", "Efgh5678").is(200);

        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void a_temporary_password_is_told_once_and_has_to_be_changed() {
        var temporary = okta.post(isaac + "/lifecycle/expire_password_with_temp_password")
                .is(200)
                .at("tempPassword");

        assertThat(status()).isEqualTo("PASSWORD_EXPIRED");
        change("Abcd1234", "Efgh5678").is(403);
        change(temporary, "Efgh5678").is(200);
    }

    @Test
    void a_reset_locks_out_until_a_password_is_chosen() {
        okta.post(isaac + "/lifecycle/reset_password?sendEmail=false").is(200, """
                {"resetPasswordUrl": "${json-unit.regex}http://okta.test/reset_password/[-_0-9A-Za-z]{30}"}""");

        assertThat(status()).isEqualTo("RECOVERY");
        assertThat(okta.mail()).isEmpty();
    }

    @Test
    void sessions_end_with_the_password_only_when_asked_for() {
        var session = session("Abcd1234");
        change(temporary(""), "Mnop3456").is(200);
        okta.get("/api/v1/sessions/" + session).is(200);
        change(temporary("?revokeSessions=true"), "Efgh5678").is(200);
        okta.get("/api/v1/sessions/" + session).is(404);

        session = session("Efgh5678");
        okta.post(isaac + "/credentials/change_password", """
                {"oldPassword": {"value": "Efgh5678"}, "newPassword": {"value": "Ijkl9012"},
                 "revokeSessions": true}""").is(200);
        okta.get("/api/v1/sessions/" + session).is(404);

        session = session("Ijkl9012");
        okta.post(isaac + "/lifecycle/reset_password?sendEmail=false&revokeSessions=true")
                .is(200);
        okta.get("/api/v1/sessions/" + session).is(404);
        assertThat(okta.events()).filteredOn("user.session.clear"::equals).hasSize(3);
    }

    private String temporary(String query) {
        return okta.post(isaac + "/lifecycle/expire_password_with_temp_password" + query)
                .is(200)
                .at("tempPassword");
    }

    private String session(String password) {
        var login = okta.get(isaac)
                .json()
                .at("profile")
                .orElseThrow()
                .textAt("login")
                .orElseThrow();
        var token = okta.post("/api/v1/authn", "{\"username\": \"" + login + "\", \"password\": \"" + password + "\"}")
                .is(200)
                .at("sessionToken");
        return okta.post("/api/v1/sessions", "{\"sessionToken\": \"" + token + "\"}")
                .is(200)
                .at("id");
    }

    @Test
    void a_reset_is_mailed_unless_told_otherwise() {
        okta.post(isaac + "/lifecycle/reset_password").is(200, "{}");

        assertThat(okta.mail())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains(mail.link()));
    }

    @Test
    void nobody_who_is_staged_suspended_or_gone_has_a_password_to_reset() {
        var staged = okta.user("?activate=false", "ann@acme.test", "");
        okta.post("/api/v1/users/" + staged + "/lifecycle/reset_password").is(403, error("E0000038", NOT_ALLOWED));
        okta.post(isaac + "/lifecycle/suspend").is(200);
        okta.post(isaac + "/lifecycle/reset_password").is(403, error("E0000038", NOT_ALLOWED));
        okta.post(isaac + "/lifecycle/deactivate").is(200);
        okta.post(isaac + "/lifecycle/reset_password").is(403, error("E0000038", NOT_ALLOWED));
    }

    @Test
    void whoever_signs_in_elsewhere_is_active_at_once_and_has_no_password_to_expire() {
        var id = okta.post("/api/v1/users?provider=true", """
                {"profile": {"firstName": "F", "lastName": "D", "email": "fed@acme.test", "login": "fed@acme.test"},
                 "credentials": {"provider": {"type": "FEDERATION", "name": "FEDERATION"}}}""").is(200);

        assertThat(id.at("status")).isEqualTo("ACTIVE");
        okta.post("/api/v1/users/" + id.at("id") + "/lifecycle/expire_password")
                .is(403, error("E0000038", NOT_ALLOWED));
    }

    @Test
    void a_reset_hands_a_person_to_another_provider_and_back() {
        okta.post(isaac + "/lifecycle/reset_password?provider=FEDERATION&sendEmail=true")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: sendEmail",
                                "sendEmail: must be false when the provider changes"));
        okta.post(isaac + "/lifecycle/reset_password?provider=FEDERATION&sendEmail=false")
                .is(200, "{}");
        assertThat(status()).isEqualTo("ACTIVE");
        assertThatJson(okta.get(isaac).text()).node("credentials").isEqualTo("""
                {"recovery_question": {"question": "Who?"},
                 "provider": {"type": "FEDERATION", "name": "FEDERATION"}}""");
        change("Abcd1234", "Efgh5678").is(403);

        okta.post(isaac + "/lifecycle/reset_password?sendEmail=false").is(200, """
                {"resetPasswordUrl": "${json-unit.any-string}"}""");
        assertThat(status()).isEqualTo("RECOVERY");
        assertThatJson(okta.get(isaac).text())
                .node("credentials.provider")
                .isEqualTo("{\"type\": \"OKTA\", \"name\": \"OKTA\"}");
    }

    @Test
    void a_forgotten_password_leaves_the_status_alone_and_needs_a_recovery_question() {
        okta.post(isaac + "/credentials/forgot_password?sendEmail=false").is(200, """
                {"resetPasswordUrl":
                  "${json-unit.regex}http://okta.test/signin/reset-password/[-_0-9A-Za-z]{30}"}""");
        assertThat(status()).isEqualTo("ACTIVE");

        var ann = okta.user("", "ann@acme.test", "Abcd1234");
        okta.post("/api/v1/users/" + ann + "/credentials/forgot_password")
                .is(403, error("E0000034", "Forgot password not allowed on specified user."));
    }

    @Test
    void the_answer_to_the_recovery_question_counts_without_case() {
        var body = """
                {"password": {"value": "Efgh5678"}, "recovery_question": {"answer": "%s"}}""";

        okta.post(isaac + "/credentials/forgot_password_recovery_question", body.formatted("nobody"))
                .is(403, error("E0000087", "The recovery question answer did not match our records."));
        okta.post(isaac + "/credentials/forgot_password_recovery_question", body.formatted("ME MYSELF"))
                .is(200);
        change("Efgh5678", "Ijkl9012").is(200);
    }

    @Test
    void another_recovery_question_needs_the_password() {
        var body = """
                {"password": {"value": "%s"}, "recovery_question": {"question": "What?", "answer": "That"}}""";

        okta.post(isaac + "/credentials/change_recovery_question", body.formatted("wrong"))
                .is(403, error("E0000014", "Update of credentials failed", "The password is not correct"));
        okta.post(isaac + "/credentials/change_recovery_question", body.formatted("Abcd1234"))
                .is(200, """
                { "password": {}, "recovery_question": {"question": "What?"},
                  "provider": {"type": "OKTA", "name": "OKTA"} }""");
    }

    @Test
    void a_digest_from_another_store_is_checked_like_any_password() {
        var id = okta.post("/api/v1/users", """
                {"profile": {"firstName": "I", "lastName": "M", "email": "imp@acme.test", "login": "imp@acme.test"},
                 "credentials": {"password": {"hash": {"algorithm": "SHA-256", "salt": "c2FsdA==",
                   "saltOrder": "PREFIX", "value": "%s"}}}}""".formatted(java.util.Base64.getEncoder()
                        .encodeToString(Secret.digest(
                                "SHA-256", "saltOld1Pass".getBytes(java.nio.charset.StandardCharsets.UTF_8)))))
                .is(200)
                .at("id");
        isaac = "/api/v1/users/" + id;

        change("Wrong1Pass", "Efgh5678").is(403);
        change("Old1Pass", "Efgh5678").is(200);
    }
}
