package dtu.okta.authn;

import static dtu.okta.authn.Door.LOGIN;
import static dtu.okta.authn.Door.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecoveriesTest {
    private static final String UNLOCKABLE = "\"selfServiceUnlock\": {\"access\": \"ALLOW\"}, "
            + "\"selfServicePasswordReset\": {\"access\": \"ALLOW\"}, \"passwordChange\": {\"access\": \"ALLOW\"}";
    private static final String BY_PHONE = "\"okta_sms\": {\"status\": \"ACTIVE\"}, "
            + "\"okta_call\": {\"status\": \"ACTIVE\"}, \"okta_email\": {\"status\": \"ACTIVE\"}, "
            + "\"recovery_question\": {\"status\": \"ACTIVE\"}";
    private static final String NO_TOKEN = Org.error("E0000011", "Invalid token provided");

    private final Door door = new Door();
    private final Org okta = door.okta;

    private static String asking(String login, String more) {
        return "{\"username\": \"" + login + "\"" + more + "}";
    }

    private Reply redeemed(String token) {
        return door.post("/recovery/token", "{\"recoveryToken\": \"" + token + "\"}");
    }

    @Test
    void a_mail_leads_by_the_question_to_another_password() {
        var asked = """
                {"status": "RECOVERY_CHALLENGE", "factorResult": "WAITING", "relayState": "/home",
                 "factorType": "EMAIL", "recoveryType": "PASSWORD"}""";
        door.post("/recovery/password", asking(LOGIN, ", \"factorType\": \"EMAIL\", \"relayState\": \"/home\""))
                .is(200, asked);
        assertThat(okta.events()).last().isEqualTo("system.email.password_reset.sent_message");
        var mail = okta.mail().getLast();
        assertThat(mail.link()).endsWith("/signin/reset-password/" + mail.code());

        var recovery = redeemed(mail.code()).is(200);
        assertThat(recovery.at("status") + " " + Door.next(recovery)).isEqualTo("RECOVERY answer");
        assertThat(Door.at(recovery.json(), "_embedded", "user", "recovery_question")
                        .textAt("question"))
                .contains("Who's a major player in the cowboy scene?");
        redeemed(mail.code()).is(401, NO_TOKEN);

        door.step(recovery, "/recovery/answer", ", \"answer\": \"Nobody\"")
                .is(403, Org.error("E0000087", "The recovery question answer did not match our records."));
        var reset = door.step(recovery, "/recovery/answer", ", \"answer\": \"cowboy dan\"")
                .is(200, """
                {"stateToken": "${json-unit.any-string}", "expiresAt": "2026-01-05T08:05:00.000Z",
                 "status": "PASSWORD_RESET", "recoveryType": "PASSWORD",
                 "_embedded": {"user": "${json-unit.ignore}", "policy": {"expiration": {"passwordExpireDays": 0},
                   "complexity": {"minLength": 8, "minLowerCase": 1, "minUpperCase": 1, "minNumber": 1,
                     "minSymbol": 0, "excludeUsername": "true"}, "age": {"minAgeMinutes": 0, "historyCount": 5}}},
                 "_links": {
                   "next": {"name": "password", "href": "http://okta.test/api/v1/authn/credentials/reset_password",
                     "hints": {"allow": ["POST"]}},
                   "cancel": {"href": "http://okta.test/api/v1/authn/cancel", "hints": {"allow": ["POST"]}}}}""");
        door.step(reset, "/credentials/reset_password", ", \"newPassword\": \"" + PASSWORD + "\"")
                .is(403);
        assertThat(door.step(reset, "/credentials/reset_password", ", \"newPassword\": \"An0therW0rld\"")
                        .is(200)
                        .at("status"))
                .isEqualTo("SUCCESS");
        assertThat(door.signIn("An0therW0rld").at("status")).isEqualTo("SUCCESS");
    }

    @Test
    void whoever_asks_learns_nothing_about_unknown_people() {
        var asked = """
                {"status": "RECOVERY_CHALLENGE", "factorResult": "WAITING", "factorType": "EMAIL",
                 "recoveryType": "PASSWORD"}""";
        var before = okta.mail().size();
        door.post("/recovery/password", asking("nobody@acme.test", ", \"factorType\": \"EMAIL\""))
                .is(200, asked);
        door.passwords("", BY_PHONE, UNLOCKABLE);
        var texted = door.post("/recovery/password", asking("nobody@acme.test", ", \"factorType\": \"SMS\""))
                .is(200);
        door.step(texted, "/recovery/factors/sms/verify", ", \"passCode\": \"123456\"")
                .is(403);
        okta.solo().pass(Duration.ofSeconds(30));
        door.step(texted, "/recovery/factors/sms/resend", "").is(200);
        assertThat(okta.mail()).hasSize(before);
        door.post("/recovery/password", asking(LOGIN, ", \"factorType\": \"PIGEON\""))
                .is(400);
        door.post("/recovery/password", "{}").is(400);
    }

    @Test
    void a_trusted_client_is_given_the_token_and_told_the_truth() {
        door.trusted("/recovery/password", asking("nobody@acme.test", ""))
                .is(403, Org.error("E0000095", "Recovery not allowed for unknown user."));
        var recovery = door.trusted("/recovery/password", asking(LOGIN, "")).is(200, """
                {"expiresAt": "2026-01-05T08:05:00.000Z", "status": "RECOVERY",
                 "recoveryToken": "${json-unit.regex}[0-9A-Za-z_-]{30}", "recoveryType": "PASSWORD",
                 "_embedded": {"user": "${json-unit.ignore}"},
                 "_links": {"next": {"name": "recovery", "href": "http://okta.test/api/v1/authn/recovery/token",
                     "hints": {"allow": ["POST"]}},
                   "cancel": {"href": "http://okta.test/api/v1/authn/cancel", "hints": {"allow": ["POST"]}}}}""");
        assertThat(redeemed(recovery.at("recoveryToken")).is(200).at("status")).isEqualTo("RECOVERY");

        door.trusted("/recovery/unlock", asking(LOGIN, ""))
                .is(403, Org.error("E0000032", "Unlock is not allowed for this user."));
        door.passwords("", BY_PHONE, UNLOCKABLE);
        door.trusted("/recovery/password", asking(LOGIN, ", \"factorType\": \"SMS\""))
                .is(403, Org.error("E0000097", "There is no verified phone number on file."));
        okta.post("/api/v1/users/" + door.user + "/lifecycle/suspend").is(200);
        door.trusted("/recovery/password", asking(LOGIN, ""))
                .is(403, Org.error("E0000034", "Forgot password not allowed on specified user."));
    }

    @Test
    void a_code_by_phone_recovers_too() {
        door.passwords("", BY_PHONE, UNLOCKABLE);
        door.enroll("sms", "OKTA", "\"phoneNumber\": \"+15554151337\"");
        var challenge = door.post("/recovery/password", asking(LOGIN, ", \"factorType\": \"SMS\""))
                .is(200, """
                {"stateToken": "${json-unit.any-string}", "expiresAt": "2026-01-05T08:05:00.000Z",
                 "status": "RECOVERY_CHALLENGE", "factorType": "SMS", "recoveryType": "PASSWORD", "_links": {
                   "next": {"name": "verify", "href": "http://okta.test/api/v1/authn/recovery/factors/SMS/verify",
                     "hints": {"allow": ["POST"]}},
                   "resend": {"name": "sms", "href": "http://okta.test/api/v1/authn/recovery/factors/SMS/resend",
                     "hints": {"allow": ["POST"]}},
                   "cancel": {"href": "http://okta.test/api/v1/authn/cancel", "hints": {"allow": ["POST"]}}}}""");
        var first = door.lastCode();
        door.step(challenge, "/recovery/factors/SMS/resend", "").is(429);
        okta.solo().pass(Duration.ofSeconds(30));
        door.step(challenge, "/recovery/factors/SMS/resend", "").is(200);

        door.step(challenge, "/recovery/factors/SMS/verify", ", \"passCode\": \"" + first + "\"")
                .is(
                        403,
                        Org.error(
                                "E0000068",
                                "Invalid Passcode/Answer",
                                "Your token doesn't match our records. Please try again."));
        var recovery =
                door.step(challenge, "/recovery/factors/SMS/verify", ", \"passCode\": \"" + door.lastCode() + "\"");
        assertThat(recovery.is(200).at("status")).isEqualTo("RECOVERY");
    }

    @Test
    void a_locked_account_is_opened_by_its_owner() {
        door.passwords("\"lockout\": {\"maxAttempts\": 1}", BY_PHONE, UNLOCKABLE);
        door.signIn("wrong").is(401);
        door.post("/recovery/unlock", asking(LOGIN, ", \"factorType\": \"EMAIL\""))
                .is(200, """
                {"status": "RECOVERY_CHALLENGE", "factorResult": "WAITING", "factorType": "EMAIL",
                 "recoveryType": "UNLOCK"}""");
        var recovery = redeemed(door.lastCode()).is(200);
        assertThat(recovery.at("recoveryType")).isEqualTo("UNLOCK");

        var open = door.step(recovery, "/recovery/answer", ", \"answer\": \"cowboy dan\"")
                .is(200);
        assertThat(open.at("status") + " " + open.at("recoveryType")).isEqualTo("SUCCESS UNLOCK");
        assertThat(open.json().at("sessionToken")).isEmpty();
        assertThat(okta.events()).last().isEqualTo("user.account.unlock");
        assertThat(door.signIn(PASSWORD).at("status")).isEqualTo("SUCCESS");
    }

    @Test
    void links_get_old_and_are_replaced_by_newer_ones() {
        door.post("/recovery/password", asking(LOGIN, ""));
        var first = door.lastCode();
        door.post("/recovery/password", asking(LOGIN, ""));
        redeemed(first).is(401, NO_TOKEN);
        okta.solo().pass(Duration.ofHours(1));
        redeemed(door.lastCode()).is(401, NO_TOKEN);
        door.post("/recovery/token", "{}").is(400);
    }

    @Test
    void the_link_of_an_administrators_reset_leads_to_a_password_too() {
        var reset = okta.post("/api/v1/users/" + door.user + "/lifecycle/reset_password?sendEmail=false")
                .at("resetPasswordUrl");
        door.signIn(PASSWORD).is(401);
        var recovery = redeemed(reset.substring(reset.lastIndexOf('/') + 1)).is(200);
        var answered = door.step(recovery, "/recovery/answer", ", \"answer\": \"cowboy dan\"");
        door.step(answered, "/credentials/reset_password", ", \"newPassword\": \"An0therW0rld\"")
                .is(200);
        assertThat(okta.get("/api/v1/users/" + door.user).at("status")).isEqualTo("ACTIVE");
    }
}
