package dtu.okta.authn;

import static dtu.okta.authn.Door.LOGIN;
import static dtu.okta.authn.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthnTest {
    private static final String FAILED = Org.error("E0000004", "Authentication failed");
    private static final String WRONG_STATE = Org.error(
            "E0000079",
            "This operation is not allowed in the current authentication state.",
            "This operation is not allowed in the current authentication state.");
    private static final String NO_TOKEN = Org.error("E0000011", "Invalid token provided");
    private static final String LINK =
            "{\"href\": \"http://okta.test/api/v1/authn%s\", \"hints\": {\"allow\": [\"POST\"]}}";
    private static final String NEXT =
            "{\"name\": \"%s\", \"href\": \"http://okta.test/api/v1/authn%s\", \"hints\": {\"allow\": [\"POST\"]}}";

    private final Door door = new Door();
    private final Org okta = door.okta;

    private String userJson(String passwordChanged) {
        return """
                {"id": "%s", "passwordChanged": "%s", "profile": {"login": "%s", "firstName": "Dade",
                 "lastName": "Murphy", "locale": "en_US",
                 "timeZone": "America/Los_Angeles"}}""".formatted(door.user, passwordChanged, LOGIN);
    }

    private Reply expired() {
        okta.post("/api/v1/users/" + door.user + "/lifecycle/expire_password").is(200);
        return door.signIn(PASSWORD, ", \"relayState\": \"/home\"");
    }

    @Test
    void an_expired_password_is_changed_on_the_way_in() {
        var reply = expired().is(200, """
                {"stateToken": "${json-unit.regex}00.{40}", "expiresAt": "2026-01-05T08:05:00.000Z",
                 "status": "PASSWORD_EXPIRED", "relayState": "/home",
                 "_embedded": {"user": %s, "policy": {"complexity": {"minLength": 8, "minLowerCase": 1,
                   "minUpperCase": 1, "minNumber": 1, "minSymbol": 0}}},
                 "_links": {"next": %s, "cancel": %s}}""".formatted(
                        userJson("2026-01-05T08:00:00.000Z"),
                        NEXT.formatted("changePassword", "/credentials/change_password"),
                        LINK.formatted("/cancel")));

        okta.solo().pass(Duration.ofMinutes(1));
        door.step(
                        reply,
                        "/credentials/change_password",
                        ", \"oldPassword\": \"" + PASSWORD + "\", \"newPassword\": \"An0therW0rld\"")
                .is(200, """
                {"expiresAt": "2026-01-05T08:06:00.000Z", "status": "SUCCESS", "relayState": "/home",
                 "sessionToken": "${json-unit.regex}20111.{48}", "_embedded": {"user": %s},
                 "_links": {"cancel": %s}
                }""".formatted(userJson("2026-01-05T08:01:00.000Z"), LINK.formatted("/cancel")));
        assertThat(okta.events()).endsWith("user.account.update_password", "user.session.start");
        assertThat(okta.get("/api/v1/users/" + door.user).at("status")).isEqualTo("ACTIVE");
        door.step(reply, "/credentials/change_password", "").is(401, NO_TOKEN);
    }

    @Test
    void a_wrong_old_password_and_a_weak_new_one_are_refused_and_may_be_tried_again() {
        var reply = expired();
        door.step(reply, "/credentials/change_password", ", \"oldPassword\": \"x\", \"newPassword\": \"An0therW0rld\"")
                .is(
                        403,
                        Org.error(
                                "E0000014",
                                "Update of credentials failed",
                                "oldPassword: The credentials provided were incorrect."));
        door.step(
                        reply,
                        "/credentials/change_password",
                        ", \"oldPassword\": \"" + PASSWORD + "\", \"newPassword\": \"weak\"")
                .is(
                        403,
                        Org.error(
                                "E0000014",
                                "The password does meet the complexity requirements of the current password policy.",
                                "Passwords must have at least 8 characters, a lowercase letter, an uppercase letter, "
                                        + "a number, no parts of your username. Your password cannot be any of your "
                                        + "last 5 passwords"));
        door.step(reply, "/credentials/change_password", ", \"newPassword\": \"An0therW0rld\"")
                .is(400);
        door.step(
                        reply,
                        "/credentials/change_password",
                        ", \"oldPassword\": \"" + PASSWORD + "\", \"newPassword\": \"An0therW0rld\"")
                .is(200);
    }

    @Test
    void a_password_that_is_too_old_expires_at_sign_in() {
        door.passwords("\"age\": {\"maxAgeDays\": 30, \"expireWarnDays\": 5}", "", "");
        assertThat(door.signIn(PASSWORD).is(200).at("status")).isEqualTo("SUCCESS");
        okta.pass(Duration.ofDays(30));
        assertThat(okta.get("/api/v1/users/" + door.user).at("status")).isEqualTo("ACTIVE");

        assertThat(door.signIn(PASSWORD).is(200).at("status")).isEqualTo("PASSWORD_EXPIRED");
        assertThat(okta.get("/api/v1/users/" + door.user).at("status")).isEqualTo("PASSWORD_EXPIRED");
        assertThat(okta.events()).last().isEqualTo("user.account.expire_password");
    }

    @Test
    void who_wants_to_know_is_warned_before_a_password_expires() {
        door.passwords("\"age\": {\"maxAgeDays\": 30, \"expireWarnDays\": 5}", "", "");
        okta.solo().pass(Duration.ofDays(26));
        var wish = ", \"options\": {\"warnBeforePasswordExpired\": true}";
        assertThat(door.signIn(PASSWORD).at("status")).isEqualTo("SUCCESS");

        var warned = door.signIn(PASSWORD, wish).is(200, """
                {"stateToken": "${json-unit.any-string}", "expiresAt": "2026-01-31T08:05:00.000Z",
                 "status": "PASSWORD_WARN", "_embedded": {"user": %s, "policy": {
                   "expiration": {"passwordExpireDays": 4},
                   "complexity": {"minLength": 8, "minLowerCase": 1, "minUpperCase": 1, "minNumber": 1,
                     "minSymbol": 1}}},
                 "_links": {"next": %s, "skip": %s, "cancel": %s}}""".formatted(
                        userJson("2026-01-05T08:00:00.000Z"),
                        NEXT.formatted("changePassword", "/credentials/change_password"),
                        NEXT.formatted("skip", "/skip"),
                        LINK.formatted("/cancel")));
        door.step(warned, "/credentials/reset_password", ", \"newPassword\": \"An0therW0rld\"")
                .is(403, WRONG_STATE);
        assertThat(door.step(warned, "/skip", "").is(200).at("status")).isEqualTo("SUCCESS");
        door.step(warned, "/skip", "").is(401, NO_TOKEN);
    }

    @Test
    void a_transaction_lives_five_minutes_from_its_last_use() {
        var reply = expired();
        okta.solo().pass(Duration.ofMinutes(4));
        assertThat(door.step(reply, "", "").is(200).at("expiresAt")).isEqualTo("2026-01-05T08:09:00.000Z");
        okta.solo().pass(Duration.ofMinutes(4));
        assertThat(door.step(reply, "", "").is(200).at("status")).isEqualTo("PASSWORD_EXPIRED");
        okta.solo().pass(Duration.ofMinutes(5));

        door.step(reply, "", "").is(401, NO_TOKEN);
        door.post("/cancel", "{\"stateToken\": \"00nonsense\"}").is(401, NO_TOKEN);
        door.post("/cancel", "{}").is(401, NO_TOKEN);
    }

    @Test
    void what_a_state_does_not_offer_is_refused() {
        var reply = expired();
        for (var path :
                new String[] {"/skip", "/previous", "/factors", "/recovery/answer", "/recovery/factors/SMS/verify"}) {
            door.step(reply, path, ", \"factorType\": \"sms\", \"provider\": \"OKTA\", \"answer\": \"a\"")
                    .is(403, WRONG_STATE);
        }
        door.step(reply, "/cancel", "").is(200, "{\"relayState\": \"/home\"}");
        door.step(reply, "/cancel", "").is(401, NO_TOKEN);
    }

    @Test
    void a_locked_account_looks_like_a_wrong_password_unless_the_policy_shows_it() {
        door.passwords("\"lockout\": {\"maxAttempts\": 2, \"autoUnlockMinutes\": 10}", "", "");
        door.signIn("wrong").is(401, FAILED);
        door.signIn("wrong").is(401, FAILED);
        assertThat(okta.events()).endsWith("user.session.start", "user.account.lock");
        door.signIn(PASSWORD).is(401, FAILED);

        okta.solo().pass(Duration.ofMinutes(9));
        door.signIn(PASSWORD).is(401, FAILED);
        assertThat(okta.get("/api/v1/users/" + door.user).at("status")).isEqualTo("LOCKED_OUT");
        okta.solo().pass(Duration.ofMinutes(1));
        assertThat(door.signIn(PASSWORD).is(200).at("status")).isEqualTo("SUCCESS");
        assertThat(okta.events()).endsWith("user.account.unlock", "user.session.start");
    }

    @Test
    void a_policy_may_show_that_an_account_is_locked() {
        door.passwords("\"lockout\": {\"maxAttempts\": 1, \"showLockoutFailures\": true}", "", "");
        var shown = """
                {"status": "LOCKED_OUT",
                 "_links": {"next": %s}}""".formatted(NEXT.formatted("unlock", "/recovery/unlock"));
        door.signIn("wrong").is(200, shown);
        door.signIn(PASSWORD).is(200, shown);
        okta.get("/api/v1/users/" + door.user + "/blocks").is(200, """
                [{"type": "DEVICE_BASED", "appliesTo": "ANY_DEVICES"}]""");
    }

    @Test
    void the_token_of_an_activation_link_leads_to_a_first_password_once() {
        okta.user("?activate=true", "new@acme.test", "");
        var link = okta.mail().getLast().link();
        var token = "{\"token\": \"" + link.substring(link.lastIndexOf('/') + 1) + "\"}";
        var reply = door.post("", token).is(200);
        assertThat(reply.at("status") + " " + reply.at("recoveryType")).isEqualTo("PASSWORD_RESET ACCOUNT_ACTIVATION");
        assertThat(Door.next(reply)).isEqualTo("resetPassword");
        door.post("", token).is(401, FAILED);

        assertThat(door.step(reply, "/credentials/reset_password", ", \"newPassword\": \"F1rstPassw0rd\"")
                        .is(200)
                        .at("status"))
                .isEqualTo("SUCCESS");
        assertThat(okta.get("/api/v1/users/new@acme.test").at("status")).isEqualTo("ACTIVE");
        door.post("", "{\"token\": \"none\"}").is(401, FAILED);
    }

    @Test
    void an_activation_link_gets_too_old() {
        okta.user("?activate=true", "new@acme.test", "");
        var link = okta.mail().getLast().link();
        okta.solo().pass(Duration.ofDays(7));
        door.post("", "{\"token\": \"" + link.substring(link.lastIndexOf('/') + 1) + "\"}")
                .is(401, FAILED);
    }

    @Test
    void a_policy_may_keep_people_out() {
        door.policy("OKTA_SIGN_ON", "", "SIGN_ON", "\"signon\": {\"access\": \"DENY\"}");
        door.signIn(PASSWORD).is(401, FAILED);
        assertThat(okta.events()).last().isEqualTo("user.session.start");
    }

    @Test
    void an_app_that_a_person_does_not_have_is_no_audience() {
        door.signIn(PASSWORD, ", \"audience\": \"0oanone\"")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: authRequest",
                                "Sign in not allowed for app '0oanone'."));
    }

    @Test
    void an_api_token_that_is_no_good_is_refused_though_none_is_needed() {
        var request = Request.of(Method.POST, "/api/v1/authn")
                .header("Authorization", "SSWS 00none")
                .json("{\"username\": \"" + LOGIN + "\", \"password\": \"" + PASSWORD + "\"}");
        okta.sendBare(request).is(401, NO_TOKEN);
    }
}
