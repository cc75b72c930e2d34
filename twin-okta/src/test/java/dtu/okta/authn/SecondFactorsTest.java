package dtu.okta.authn;

import static dtu.okta.authn.Door.LOGIN;
import static dtu.okta.authn.Door.PASSWORD;
import static dtu.okta.authn.Door.at;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.okta.factors.Totp;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecondFactorsTest {
    private static final String WRONG = Org.error(
            "E0000068", "Invalid Passcode/Answer", "Your passcode doesn't match our records. Please try again.");
    private static final String GONE = Org.error("E0000011", "Invalid token provided");
    private static final String QUESTION = "\"question\": \"disliked_food\", \"answer\": \"Meatball\"";
    private static final String PHONE = "\"phoneNumber\": \"+1-555-415-1337\"";

    private final Door door = new Door();
    private final Org okta = door.okta;

    private Reply phone(String type, String factor) {
        return okta.control("/okta-verify", """
                {"type": "%s", "factor": "%s"}""".formatted(type, factor));
    }

    private String link(String relation, String name, String path) {
        return "\"%s\": {%s\"href\": \"http://okta.test/api/v1/authn%s\", \"hints\": {\"allow\": [\"POST\"]}}"
                .formatted(relation, name.isEmpty() ? "" : "\"name\": \"" + name + "\", ", path);
    }

    private String userJson() {
        return """
                {"id": "%s", "passwordChanged": "2026-01-05T08:00:00.000Z", "profile": {"login": "%s",
                 "firstName": "Dade", "lastName": "Murphy", "locale": "en_US",
                 "timeZone": "America/Los_Angeles"}}""".formatted(door.user, LOGIN);
    }

    private static String policy(String more) {
        return """
                {"allowRememberDevice": false, "rememberDeviceLifetimeInMinutes": 0, "rememberDeviceByDefault": false,
                 "factorsPolicyInfo": {%s}}""".formatted(more);
    }

    @Test
    void nobody_is_asked_for_a_factor_unless_the_policy_wants_one() {
        door.enroll("question", "OKTA", QUESTION);
        assertThat(door.signIn(PASSWORD).at("status")).isEqualTo("SUCCESS");
    }

    @Test
    void who_needs_a_factor_is_shown_what_there_is() {
        door.requireFactor("ALWAYS");
        var id = door.enroll("sms", "OKTA", PHONE);
        door.signIn(PASSWORD).is(200, """
                {"stateToken": "${json-unit.any-string}", "expiresAt": "2026-01-05T08:05:00.000Z",
                 "status": "MFA_REQUIRED", "_embedded": {"user": %s, "factors": [{"id": "%s", "factorType": "sms",
                   "provider": "OKTA", "vendorName": "OKTA",
                   "profile": {"phoneNumber": "${json-unit.regex}[+]1 X{3}-X{3}-1337"},
                   "_links": {%s}}], "policy": %s},
                 "_links": {%s}}""".formatted(
                        userJson(),
                        id,
                        link("verify", "", "/factors/" + id + "/verify"),
                        policy(""),
                        link("cancel", "", "/cancel")));
    }

    @Test
    void a_challenge_says_where_the_code_went() {
        door.requireFactor("ALWAYS");
        var id = door.enroll("sms", "OKTA", PHONE);
        door.step(door.signIn(PASSWORD), "/factors/" + id + "/verify", "").is(200, """
                {"stateToken": "${json-unit.any-string}", "expiresAt": "2026-01-05T08:05:00.000Z",
                 "status": "MFA_CHALLENGE", "_embedded": {"user": %s, "factor": {"id": "%s", "factorType": "sms",
                   "provider": "OKTA", "vendorName": "OKTA",
                   "profile": {"phoneNumber": "${json-unit.regex}[+]1 X{3}-X{3}-1337"}},
                   "policy": %s},
                 "_links": {%s, %s, "resend": [{"name": "sms",
                   "href": "http://okta.test/api/v1/authn/factors/%s/verify/resend", "hints": {"allow": ["POST"]}}],
                   %s}}""".formatted(
                        userJson(),
                        id,
                        policy(""),
                        link("next", "verify", "/factors/" + id + "/verify"),
                        link("prev", "", "/previous"),
                        id,
                        link("cancel", "", "/cancel")));
    }

    @Test
    void a_code_that_was_sent_is_given_back() {
        door.requireFactor("ALWAYS");
        var id = door.enroll("sms", "OKTA", PHONE);
        var challenge = door.step(door.signIn(PASSWORD), "/factors/" + id + "/verify", "");
        var code = door.lastCode();

        door.step(challenge, "/factors/" + id + "/verify", ", \"passCode\": \"wrong\"")
                .is(403, WRONG);
        door.step(challenge, "/factors/" + id + "/verify/resend", "").is(429);
        var done = door.step(challenge, "/factors/" + id + "/verify", ", \"passCode\": \"" + code + "\"")
                .is(200);
        assertThat(done.at("status")).isEqualTo("SUCCESS");
        assertThat(okta.events()).endsWith("user.authentication.auth_via_mfa", "user.session.start");

        var session = okta.post("/api/v1/sessions", "{\"sessionToken\": \"" + done.at("sessionToken") + "\"}");
        assertThat(session.json().at("amr").orElseThrow().toString()).isEqualTo("[\"pwd\",\"sms\",\"mfa\"]");
        assertThat(session.at("lastFactorVerification")).isEqualTo("2026-01-05T08:00:00.000Z");
    }

    @Test
    void one_goes_back_to_choose_another_factor() {
        door.requireFactor("ALWAYS");
        var sms = door.enroll("sms", "OKTA", PHONE);
        var question = door.enroll("question", "OKTA", QUESTION);
        var challenge = door.step(door.signIn(PASSWORD), "/factors/" + sms + "/verify", "");
        door.step(challenge, "/factors/" + question + "/verify", ", \"answer\": \"meatball\"")
                .is(403);
        var required = door.step(challenge, "/previous", "").is(200);
        assertThat(required.at("status")).isEqualTo("MFA_REQUIRED");

        door.step(required, "/factors/ufsnone/verify", ", \"answer\": \"meatball\"")
                .is(404);
        door.step(required, "/factors/" + question + "/verify", ", \"answer\": \"spinach\"")
                .is(403);
        assertThat(door.step(required, "/factors/question/verify", ", \"answer\": \"meatball\"")
                        .is(200)
                        .at("status"))
                .isEqualTo("SUCCESS");
    }

    @Test
    void wrong_codes_lock_the_account_in_the_middle_of_a_sign_in() {
        door.requireFactor("ALWAYS");
        var question = door.enroll("question", "OKTA", QUESTION);
        var required = door.signIn(PASSWORD);
        for (var i = 0; i < 5; i++) {
            door.step(required, "/factors/" + question + "/verify", ", \"answer\": \"spinach\"")
                    .is(403);
        }
        door.step(required, "/factors/" + question + "/verify", ", \"answer\": \"meatball\"")
                .is(403, Org.error("E0000069", "User Locked"));
        assertThat(okta.get("/api/v1/users/" + door.user).at("status")).isEqualTo("LOCKED_OUT");
    }

    @Test
    void a_push_is_polled_until_the_person_has_answered() {
        door.requireFactor("ALWAYS");
        var id = okta.post("/api/v1/users/" + door.user + "/factors", """
                {"factorType": "push", "provider": "OKTA"}""").at("id");
        phone("enroll", id).is(200);
        var verify = "/factors/" + id + "/verify";
        var waiting = door.step(door.signIn(PASSWORD), verify, "").is(200);
        assertThat(waiting.at("factorResult") + " " + Door.next(waiting)).isEqualTo("WAITING poll");
        assertThat(door.step(waiting, verify, "").at("factorResult")).isEqualTo("WAITING");

        phone("deny", id).is(200);
        var rejected = door.step(waiting, verify, "").is(200);
        assertThat(rejected.at("factorResult") + " " + Door.next(rejected)).isEqualTo("REJECTED verify");
        assertThat(door.step(rejected, verify, "").at("factorResult")).isEqualTo("WAITING");
        okta.solo().pass(Duration.ofMinutes(3));
        door.step(rejected, "", "").is(200);
        okta.solo().pass(Duration.ofMinutes(3));
        assertThat(door.step(rejected, verify, "").at("factorResult")).isEqualTo("TIMEOUT");

        door.step(rejected, verify + "/resend", "").is(200);
        phone("approve", id).is(200);
        assertThat(door.step(rejected, verify, "").is(200).at("status")).isEqualTo("SUCCESS");
    }

    @Test
    void who_has_no_factor_enrolls_one_on_the_way_in() {
        door.requireFactor("ALWAYS");
        var enroll = door.signIn(PASSWORD).is(200);
        assertThat(enroll.at("status")).isEqualTo("MFA_ENROLL");
        assertThat(at(enroll.json(), "_embedded", "factors").elements())
                .extracting(factor -> factor.textAt("factorType").orElseThrow() + " "
                        + factor.textAt("status").orElseThrow())
                .contains("question NOT_SETUP", "sms NOT_SETUP", "push NOT_SETUP");
        door.step(enroll, "/skip", "").is(403);
        door.step(enroll, "/factors", ", \"factorType\": \"webauthn\", \"provider\": \"FIDO\"")
                .is(403, Org.error("E0000006", "You do not have permission to perform the requested action"));

        var activate = door.step(
                        enroll, "/factors", ", \"factorType\": \"token:software:totp\", \"provider\": \"GOOGLE\"")
                .is(200);
        assertThat(activate.at("status") + " " + Door.next(activate)).isEqualTo("MFA_ENROLL_ACTIVATE activate");
        var factor = at(activate.json(), "_embedded", "factor");
        var seed = at(factor, "_embedded", "activation").textAt("sharedSecret").orElseThrow();
        var path = "/factors/" + factor.textAt("id").orElseThrow() + "/lifecycle/activate";
        door.step(activate, path, ", \"passCode\": \"x\"").is(403, WRONG);
        door.step(activate, "/factors/ostnone/lifecycle/activate", ", \"passCode\": \"x\"")
                .is(404);
        var code = Totp.code(seed, okta.solo().universe().now());
        assertThat(door.step(activate, path, ", \"passCode\": \"" + code + "\"")
                        .is(200)
                        .at("status"))
                .isEqualTo("SUCCESS");
        assertThat(door.signIn(PASSWORD).at("status")).isEqualTo("MFA_REQUIRED");
    }

    @Test
    void an_enrollment_is_sent_again_left_and_begun_anew() {
        door.requireFactor("ALWAYS");
        var enroll = door.signIn(PASSWORD);
        var activate = door.step(enroll, "/factors", """
                , "factorType": "sms", "provider": "OKTA", "profile": {%s}""".formatted(PHONE)).is(200);
        var id = at(activate.json(), "_embedded", "factor").textAt("id").orElseThrow();
        door.step(activate, "/factors/" + id + "/lifecycle/resend", "").is(429);
        okta.solo().pass(Duration.ofSeconds(30));
        door.step(activate, "/factors/" + id + "/lifecycle/resend", "").is(200);

        assertThat(door.step(activate, "/previous", "").is(200).at("status")).isEqualTo("MFA_ENROLL");
        okta.get("/api/v1/users/" + door.user + "/factors").is(200, "[]");
        var done = door.step(enroll, "/factors", """
                , "factorType": "question", "provider": "OKTA", "profile": {%s}""".formatted(QUESTION)).is(200);
        assertThat(done.at("status")).isEqualTo("SUCCESS");
    }

    @Test
    void further_factors_are_offered_to_those_who_want_them() {
        door.requireFactor("ALWAYS");
        var enroll = door.signIn(PASSWORD, ", \"options\": {\"multiOptionalFactorEnroll\": true}");
        var next = door.step(enroll, "/factors", """
                , "factorType": "question", "provider": "OKTA", "profile": {%s}""".formatted(QUESTION)).is(200);
        assertThat(next.at("status")).isEqualTo("MFA_ENROLL");
        assertThat(at(next.json(), "_links").names()).containsExactly("skip", "cancel");
        assertThat(door.step(next, "/skip", "").is(200).at("status")).isEqualTo("SUCCESS");
    }

    @Test
    void a_phone_is_set_up_on_the_way_in() {
        door.requireFactor("ALWAYS");
        var waiting = door.step(door.signIn(PASSWORD), "/factors", ", \"factorType\": \"push\", \"provider\": \"OKTA\"")
                .is(200);
        assertThat(waiting.at("factorResult") + " " + Door.next(waiting)).isEqualTo("WAITING poll");
        var id = at(waiting.json(), "_embedded", "factor").textAt("id").orElseThrow();
        var poll = "/factors/" + id + "/lifecycle/activate/poll";
        assertThat(door.step(waiting, poll, "").at("factorResult")).isEqualTo("WAITING");
        phone("enroll", id).is(200);
        assertThat(door.step(waiting, poll, "").is(200).at("status")).isEqualTo("SUCCESS");
    }

    @Test
    void a_device_is_remembered_where_the_policy_allows_it() {
        door.requireFactor("DEVICE");
        var id = door.enroll("question", "OKTA", QUESTION);
        var credentials = """
                {"username": "%s", "password": "%s", "context": {"deviceToken": "%s"}}""";
        var mine = credentials.formatted(LOGIN, PASSWORD, "mine");
        var required = door.trusted("", mine).is(200);
        assertThat(at(required.json(), "_embedded", "policy", "allowRememberDevice")
                        .asTruth())
                .isTrue();
        door.step(required, "/factors/" + id + "/verify?rememberDevice=true", ", \"answer\": \"meatball\"")
                .is(200);

        assertThat(door.trusted("", mine).at("status")).isEqualTo("SUCCESS");
        assertThat(door.trusted("", credentials.formatted(LOGIN, PASSWORD, "other"))
                        .at("status"))
                .isEqualTo("MFA_REQUIRED");
        assertThat(door.post("", mine).at("status")).isEqualTo("MFA_REQUIRED");
        okta.delete("/api/v1/users/" + door.user + "/sessions").is(204);
        assertThat(door.trusted("", mine).at("status")).isEqualTo("MFA_REQUIRED");
        door.trusted("", credentials.formatted(LOGIN, PASSWORD, "x".repeat(33))).is(400);
    }

    @Test
    void a_browser_is_remembered_by_its_cookie() {
        door.requireFactor("DEVICE");
        var id = door.enroll("question", "OKTA", QUESTION);
        var done = door.step(
                door.signIn(PASSWORD), "/factors/" + id + "/verify?rememberDevice=true", ", \"answer\": \"meatball\"");
        var cookie = done.response().headers().first("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("DT=DI0");
        var again = Request.of(Method.POST, "/api/v1/authn")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .json("{\"username\": \"" + LOGIN + "\", \"password\": \"" + PASSWORD + "\"}");
        assertThat(okta.sendBare(again).is(200).at("status")).isEqualTo("SUCCESS");
    }

    @Test
    void whoever_is_shut_out_on_the_way_gets_no_further() {
        door.requireFactor("ALWAYS");
        door.enroll("question", "OKTA", QUESTION);
        var begun = door.signIn(PASSWORD);
        okta.post("/api/v1/users/" + door.user + "/lifecycle/suspend").is(200);
        door.step(begun, "", "").is(401, GONE);

        okta.post("/api/v1/users/" + door.user + "/lifecycle/unsuspend").is(200);
        door.step(begun, "", "").is(200);
        okta.delete("/api/v1/users/" + door.user).is(204);
        door.step(begun, "/factors/question/verify", ", \"answer\": \"Meatball\"")
                .is(401, GONE);
        okta.delete("/api/v1/users/" + door.user).is(204);
        door.step(begun, "", "").is(401, GONE);
    }

    @Test
    void a_challenge_ends_with_its_factor() {
        door.requireFactor("ALWAYS");
        var id = door.enroll("sms", "OKTA", PHONE);
        var asked = door.step(door.signIn(PASSWORD), "/factors/" + id + "/verify", "");
        okta.delete("/api/v1/users/" + door.user + "/factors/" + id).is(204);

        door.step(asked, "", "").is(401, GONE);
        door.step(asked, "/previous", "").is(401, GONE);
    }
}
