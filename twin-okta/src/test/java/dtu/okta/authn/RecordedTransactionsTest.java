package dtu.okta.authn;

import static dtu.okta.authn.Door.LOGIN;
import static dtu.okta.authn.Door.PASSWORD;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.okta.Recordings;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each step of a transaction has the members that Okta's reference shows for it. */
class RecordedTransactionsTest {
    private static final String PHONE = "\"phoneNumber\": \"+15554151337\"";
    private static final String RECOVERABLE = "\"okta_sms\": {\"status\": \"ACTIVE\"}, "
            + "\"okta_call\": {\"status\": \"ACTIVE\"}, \"okta_email\": {\"status\": \"ACTIVE\"}, "
            + "\"recovery_question\": {\"status\": \"ACTIVE\"}";
    private static final String UNLOCKABLE = "\"selfServiceUnlock\": {\"access\": \"ALLOW\"}, "
            + "\"selfServicePasswordReset\": {\"access\": \"ALLOW\"}, \"passwordChange\": {\"access\": \"ALLOW\"}";
    /** What a factor is called and when it was set up is its own. */
    private static final Set<String> ELSEWHERE = Set.of("_embedded.factors[].profile");

    private final Door door = new Door();
    private final Org okta = door.okta;
    private Json samples = Json.EMPTY_ARRAY;

    @BeforeEach
    void read() {
        samples = Json.of(Recordings.read("authn-transactions.json"));
    }

    private Json sample(String section) {
        return samples.elements().stream()
                .filter(one -> one.textAt("section").orElse("").startsWith(section))
                .map(one -> one.at("body").orElseThrow())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample " + section));
    }

    private void isLike(String section, Reply ours) {
        isLike(sample(section), ours);
    }

    private static void isLike(Json theirs, Reply ours) {
        var embedded = theirs.at("_embedded").orElse(Json.EMPTY_OBJECT);
        // The reference calls lists of factors "factor"; Okta answers "factors", which clients read.
        var listed = embedded.at("factor").filter(Json::isArray);
        var named = listed.isEmpty()
                ? theirs
                : theirs.with("_embedded", embedded.without("factor").with("factors", listed.get()));
        Recordings.isLike(named, ours.json(), ELSEWHERE);
    }

    private Reply enrolling(String type, String provider, String profile) {
        okta.post("/api/v1/users/" + door.user + "/lifecycle/reset_factors").is(200);
        return door.step(door.signIn(PASSWORD), "/factors", """
                , "factorType": "%s", "provider": "%s", "profile": {%s}""".formatted(type, provider, profile))
                .is(200);
    }

    private Reply asked(String type, String provider, String profile) {
        var id = door.enroll(type, provider, profile);
        return door.step(door.signIn(PASSWORD), "/factors/" + id + "/verify", "")
                .is(200);
    }

    @Test
    void a_name_and_a_password() {
        isLike(
                "Response example for primary authentication with a public application (success)",
                door.signIn(PASSWORD));
        isLike(
                "Response example for primary authentication with a public application (invalid credentials)",
                door.signIn("wrong"));
        isLike("Response example for trusted application", door.trusted("", """
                {"username": "%s", "password": "%s", "context": {"deviceToken": "d"}}""".formatted(LOGIN, PASSWORD)));
        door.passwords("\"age\": {\"maxAgeDays\": 30, \"expireWarnDays\": 5}", "", "");
        okta.solo().pass(Duration.ofDays(26));
        isLike(
                "Response example for password expiration warning",
                door.signIn(PASSWORD, ", \"options\": {\"warnBeforePasswordExpired\": true}"));
        okta.solo().pass(Duration.ofDays(4));
        isLike(bodyOf("PASSWORD_EXPIRED"), door.signIn(PASSWORD));
    }

    /** The first sample in that state, for sections that begin alike. */
    private Json bodyOf(String status) {
        return bodies().filter(body -> body.textAt("status").orElse("").equals(status))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Json> bodies() {
        return samples.elements().stream().map(one -> one.at("body").orElseThrow());
    }

    @Test
    void accounts_that_are_locked() {
        door.passwords("\"lockout\": {\"maxAttempts\": 1, \"showLockoutFailures\": true}", RECOVERABLE, UNLOCKABLE);
        door.enroll("sms", "OKTA", PHONE);
        isLike(bodyOf("LOCKED_OUT"), door.signIn("wrong"));
        isLike("Response example for Email Factor", unlock(", \"factorType\": \"EMAIL\""));
        isLike("Response example for unlock account with SMS Factor", unlock(", \"factorType\": \"SMS\""));
        isLike(
                "Response example for unlock account with SMS Factor (trusted",
                door.trusted("/recovery/unlock", "{\"username\": \"" + LOGIN + "\"}")
                        .is(200));
        isLike(
                "Response parameter trusted application for unlock account",
                door.trusted("/recovery/unlock", "{\"username\": \"nobody@acme.test\"}"));
    }

    private Reply unlock(String more) {
        return door.post("/recovery/unlock", "{\"username\": \"" + LOGIN + "\"" + more + "}")
                .is(200);
    }

    @Test
    void factors_that_are_enrolled() {
        door.requireFactor("ALWAYS");
        isLike(bodyOf("MFA_ENROLL"), door.signIn(PASSWORD));
        isLike("Response example for previous transaction state", door.signIn(PASSWORD));
        isLike("Response example for enroll Okta SMS Factor", enrolling("sms", "OKTA", PHONE));
        isLike("Response example for enroll Okta Call Factor", enrolling("call", "OKTA", PHONE));
        isLike("Response example for enroll Okta Email Factor", enrolling("email", "OKTA", ""));
        isLike("Response example for enroll Okta Verify TOTP Factor", enrolling("token:software:totp", "OKTA", ""));
        isLike("Response example for enroll Okta Verify Push Factor", enrolling("push", "OKTA", ""));
        isLike(
                "Response example for enroll Google Authenticator factor",
                enrolling("token:software:totp", "GOOGLE", ""));
        isLike(
                "Response example for enroll Okta Security Question Factor",
                enrolling("question", "OKTA", "\"question\": \"disliked_food\", \"answer\": \"mayonnaise\""));
    }

    @Test
    void factors_that_are_asked_for() {
        door.requireFactor("ALWAYS");
        isLike("Response example for send SMS challenge (OTP)", asked("sms", "OKTA", PHONE));
        isLike("Response example for get transaction state", door.step(asked("call", "OKTA", PHONE), "", ""));
        isLike(
                "Response parameters for verify SMS Factor",
                door.post(
                        "/factors/sms/verify",
                        "{\"stateToken\": \"" + door.signIn(PASSWORD).at("stateToken") + "\", \"passCode\": \"1\"}"));
        okta.post("/api/v1/users/" + door.user + "/lifecycle/reset_factors").is(200);
        door.enroll("question", "OKTA", "\"question\": \"disliked_food\", \"answer\": \"mayonnaise\"");
        isLike(bodyOf("MFA_REQUIRED"), door.signIn(PASSWORD));
        isLike(
                "Response example for verify Security Question Factor",
                door.step(door.signIn(PASSWORD), "/factors/question/verify", ", \"answer\": \"mayonnaise\""));
    }

    @Test
    void questions_on_a_phone() {
        door.requireFactor("ALWAYS");
        var id = okta.post(
                        "/api/v1/users/" + door.user + "/factors", "{\"factorType\": \"push\", \"provider\": \"OKTA\"}")
                .at("id");
        phone("enroll", id);
        var waiting = door.step(door.signIn(PASSWORD), "/factors/" + id + "/verify", "");
        isLike("Response example (waiting)", waiting);
        phone("deny", id);
        isLike("Response example (rejected)", door.step(waiting, "/factors/" + id + "/verify", ""));
        var late = door.step(door.signIn(PASSWORD), "/factors/" + id + "/verify", "");
        phone("approve", id);
        isLike("Response example (approved)", door.step(late, "/factors/" + id + "/verify", ""));
    }

    private void phone(String type, String factor) {
        okta.control("/okta-verify", """
                {"type": "%s", "factor": "%s"}""".formatted(type, factor)).is(200);
    }

    @Test
    void passwords_that_are_forgotten() {
        door.passwords("", RECOVERABLE, UNLOCKABLE);
        door.enroll("sms", "OKTA", PHONE);
        door.enroll("call", "OKTA", PHONE);
        isLike("Response example for forgot password with Email Factor", forgot("EMAIL"));
        isLike("Response example for forgot password with Call Factor", forgot("CALL"));
        var texted = forgot("SMS");
        isLike("Response example for forgot password with SMS Factor", texted);
        isLike(
                "Response parameters for verify SMS recovery Factor",
                door.step(texted, "/recovery/factors/sms/verify", ", \"passCode\": \"1\""));
        isLike(
                "Response example for verify SMS recovery Factor",
                door.step(texted, "/recovery/factors/sms/verify", ", \"passCode\": \"" + door.lastCode() + "\""));
        var trusted = door.trusted("/recovery/password", "{\"username\": \"" + LOGIN + "\"}");
        isLike("Response example for forgot password with trusted application", trusted);
        var recovery = door.post("/recovery/token", "{\"recoveryToken\": \"" + trusted.at("recoveryToken") + "\"}");
        isLike("Response example for verify recovery token", recovery);
        isLike(
                "Response parameters for answer recovery question",
                door.step(recovery, "/recovery/answer", ", \"answer\": \"Nobody\""));
        var reset = door.step(recovery, "/recovery/answer", ", \"answer\": \"Cowboy Dan\"");
        isLike("Response example for answer recovery question", reset);
        isLike(
                "Response example for reset password",
                door.step(reset, "/credentials/reset_password", ", \"newPassword\": \"N3wTr0ubad0ur!\""));
        isLike(
                "Response parameters for verify recovery token",
                door.post("/recovery/token", "{\"recoveryToken\": \"none\"}"));
    }

    private Reply forgot(String type) {
        return door.post("/recovery/password", "{\"username\": \"" + LOGIN + "\", \"factorType\": \"" + type + "\"}")
                .is(200);
    }
}
