package dtu.okta.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FactorsTest {
    private static final String WRONG = Org.error(
            "E0000068", "Invalid Passcode/Answer", "Your passcode doesn't match our records. Please try again.");

    private final Org okta = Org.inMemory();
    private final String user = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
    private final String factors = "/api/v1/users/" + user + "/factors";

    private Reply enroll(String query, String type, String provider, String profile) {
        return okta.post(factors + query, """
                {"factorType": "%s", "provider": "%s", "profile": {%s}}""".formatted(type, provider, profile));
    }

    private Reply enrollSms(String query, String number) {
        return enroll(query, "sms", "OKTA", "\"phoneNumber\": \"" + number + "\"");
    }

    private Reply verify(String factor, String code) {
        return okta.post(factors + "/" + factor + "/verify", "{\"passCode\": \"" + code + "\"}");
    }

    private Reply activate(String factor, String code) {
        return okta.post(factors + "/" + factor + "/lifecycle/activate", "{\"passCode\": \"" + code + "\"}");
    }

    private String lastCode() {
        return okta.mail().getLast().code();
    }

    private String wrong(String code) {
        return code.charAt(0) == '0' ? "1" + code.substring(1) : "0" + code.substring(1);
    }

    private String now(String seed) {
        return Totp.code(seed, okta.solo().universe().now());
    }

    private String seed(Reply enrolled) {
        var embedded = enrolled.json().at("_embedded").orElseThrow();
        return embedded.at("activation").orElseThrow().textAt("sharedSecret").orElseThrow();
    }

    @Test
    void a_question_works_at_once() {
        enroll("", "question", "OKTA", "\"question\": \"disliked_food\", \"answer\": \"Meatball\"")
                .is(200, """
                {"id": "${json-unit.regex}ufs[0-9A-Za-z]{17}", "factorType": "question", "provider": "OKTA",
                 "vendorName": "OKTA", "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z", "profile": {"question": "disliked_food",
                   "questionText": "What is the food you least liked as a child?"},
                 "_links": {
                   "questions": {"href": "http://okta.test/api/v1/users/%1$s/factors/questions",
                     "hints": {"allow": ["GET"]}},
                   "self": {"href": "${json-unit.any-string}", "hints": {"allow": ["GET", "DELETE"]}},
                   "user": {"href": "http://okta.test/api/v1/users/%1$s",
                     "hints": {"allow": ["GET"]}}}}""".formatted(user));
        var id = okta.get(factors).json().elements().getFirst().textAt("id").orElseThrow();
        assertThat(okta.events()).last().isEqualTo("user.mfa.factor.activate");

        okta.post(factors + "/" + id + "/verify", "{\"answer\": \" meatBALL\"}").is(200, """
                {"factorResult": "SUCCESS"}""");
        assertThat(okta.events()).last().isEqualTo("user.authentication.auth_via_mfa");
        okta.post(factors + "/" + id + "/verify", "{\"answer\": \"spinach\"}")
                .is(
                        403,
                        Org.error(
                                "E0000068",
                                "Invalid Passcode/Answer",
                                "Your answer doesn't match our records. Please try again."));
        okta.post(factors + "/" + id + "/verify", "{}")
                .is(
                        400,
                        Org.error(
                                "E0000001", "Api validation failed: answer", "answer: The field cannot be left blank"));
    }

    @Test
    void a_question_must_be_known_and_its_answer_long_enough() {
        enroll("", "question", "OKTA", "\"question\": \"mood\", \"answer\": \"gloomy\"")
                .is(400, refused("Invalid security question."));
        enroll("", "question", "OKTA", "\"question\": \"disliked_food\", \"answer\": \"egg\"")
                .is(400, refused("The security question answer must be at least 4 characters in length"));
        enroll("", "question", "OKTA", "\"question\": \"custom\", \"questionText\": \"Who?\", \"answer\": \"Myself\"")
                .is(200);
        assertThat(okta.get(factors + "/questions").is(200).json().size()).isEqualTo(20);
    }

    private static String refused(String cause) {
        return Org.error("E0000001", "Api validation failed: factorEnrollRequest", cause);
    }

    @Test
    void a_phone_is_enrolled_by_the_code_that_was_sent_to_it() {
        var id = enrollSms("", "+1-555-415-1337").is(200, """
                {"id": "${json-unit.regex}mbl[0-9A-Za-z]{17}", "factorType": "sms", "provider": "OKTA",
                 "vendorName": "OKTA", "status": "PENDING_ACTIVATION", "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z", "profile": {"phoneNumber": "+15554151337"},
                 "_links": {
                   "activate": {"href": "${json-unit.regex}.*/lifecycle/activate", "hints": {"allow": ["POST"]}},
                   "resend": [{"name": "sms", "href": "${json-unit.regex}.*/resend", "hints": {"allow": ["POST"]}}],
                   "self": {"href": "${json-unit.any-string}", "hints": {"allow": ["GET"]}},
                   "user": {"href": "http://okta.test/api/v1/users/%s",
                     "hints": {"allow": ["GET"]}}}}""".formatted(user)).at("id");
        var mail = okta.mail().getLast();
        assertThat(mail.channel() + " " + mail.to()).isEqualTo("sms +15554151337");
        assertThat(mail.text()).isEqualTo("Your verification code is " + mail.code() + ".");

        verify(id, mail.code()).is(410, Org.error("E0000154", "Invalid factor id, it is not currently active."));
        activate(id, wrong(mail.code())).is(403, WRONG);
        assertThat(activate(id, mail.code()).is(200).at("status")).isEqualTo("ACTIVE");
        activate(id, mail.code())
                .is(
                        403,
                        Org.error("E0000107", "The entity is not in the expected state for the requested transition."));
        assertThat(okta.events()).last().isEqualTo("user.mfa.factor.activate");
    }

    @Test
    void a_code_is_asked_for_before_it_is_answered() {
        var id = enrollSms("?activate=true", "+15554151337").at("id");
        var self = "http://okta.test" + factors + "/" + id;
        okta.post(factors + "/" + id + "/verify").is(200, """
                {"factorResult": "CHALLENGE", "profile": {"phoneNumber": "+15554151337"}, "_links": {
                  "verify": {"href": "%1$s/verify", "hints": {"allow": ["POST"]}},
                  "factor": {"href": "%1$s", "hints": {"allow": ["GET", "DELETE"]}}}}""".formatted(self));
        assertThat(okta.events()).last().isEqualTo("system.sms.send_factor_verify_message");
        var code = lastCode();

        verify(id, wrong(code)).is(403, WRONG);
        verify(id, code).is(200, "{\"factorResult\": \"SUCCESS\"}");
        verify(id, code)
                .is(
                        403,
                        Org.error(
                                "E0000082",
                                "Each code can only be used once. Please wait for a new code and try again."));
    }

    @Test
    void a_message_is_sent_every_thirty_seconds_at_most_and_its_code_lasts_as_long_as_asked() {
        var id = enrollSms("?activate=true", "+15554151337").at("id");
        okta.post(factors + "/" + id + "/verify?tokenLifetimeSeconds=60").is(200);
        var code = lastCode();
        okta.post(factors + "/" + id + "/verify")
                .is(
                        429,
                        Org.error(
                                "E0000109",
                                "An SMS message was recently sent. Please wait 30 seconds before trying again."));

        okta.solo().pass(Duration.ofSeconds(60));
        verify(id, code).is(403, Org.error("E0000083", "PassCode is valid but exceeded time window."));
        okta.post(factors + "/" + id + "/verify?tokenLifetimeSeconds=0").is(400);
        okta.post(factors + "/" + id + "/verify").is(200);
        assertThat(lastCode()).isNotEqualTo(code);
    }

    @Test
    void an_enrollment_can_be_sent_again_but_not_as_something_else() {
        var id = enroll("", "call", "OKTA", "\"phoneNumber\": \"+15554151337\", \"phoneExtension\": \"12\"")
                .is(200)
                .at("id");
        var again = "{\"factorType\": \"call\", \"provider\": \"OKTA\"}";
        okta.post(factors + "/" + id + "/resend", again)
                .is(
                        429,
                        Org.error(
                                "E0000133",
                                "A phone call was recently made. Please wait 30 seconds before trying again."));
        okta.solo().pass(Duration.ofSeconds(30));
        var first = lastCode();
        okta.post(factors + "/" + id + "/resend", again.replace("call", "sms"))
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: factorResendRequest",
                                "Invalid factor type or provider."));
        okta.post(factors + "/" + id + "/resend", again).is(200);
        assertThat(okta.events()).last().isEqualTo("system.voice.send_phone_verification_call");

        activate(id, first).is(403, WRONG);
        activate(id, lastCode()).is(200);
    }

    @Test
    void numbers_and_addresses_are_checked() {
        enrollSms("", "911").is(400, Org.error("E0000098", "This phone number is invalid."));
        enroll("", "call", "OKTA", "\"phoneNumber\": \"5554151337\", \"phoneExtension\": \"x\"")
                .is(400, Org.error("E0000121", "Invalid phone extension. Please enter a valid phone extension."));
        enroll("", "email", "OKTA", "\"email\": \"somebody@else.test\"")
                .is(400, refused("email: The address must be the user's primary or secondary email address"));
        enroll("", "token", "RSA", "\"credentialId\": \"x\"")
                .is(400, refused("Factor type or provider is not enabled for this org."));
        okta.post(factors, "{\"provider\": \"OKTA\"}").is(400);
        assertThat(okta.get(factors).json().size()).isZero();
    }

    @Test
    void a_second_factor_of_the_same_kind_is_refused_once_the_first_works() {
        var first = enrollSms("", "+15554151337").at("id");
        okta.solo().pass(Duration.ofMinutes(1));
        var second = enrollSms("", "+15554151338").at("id");
        okta.get(factors + "/" + first)
                .is(404, Org.error("E0000007", "Not found: Resource not found: " + first + " (UserFactor)"));
        activate(second, lastCode()).is(200);

        enrollSms("?updatePhone=true", "+15554151339").is(400, refused("A factor of this type is already set up."));
    }

    @Test
    void a_number_outlives_its_factor_unless_it_is_to_go_too() {
        var id = enrollSms("?activate=true", "+15554151337").at("id");
        okta.delete(factors + "/" + id).is(204);
        assertThat(okta.events()).last().isEqualTo("user.mfa.factor.deactivate");

        enrollSms("", "+15554151338").is(400, refused("There is an existing verified phone number."));
        id = enrollSms("?updatePhone=true&activate=true", "+15554151338")
                .is(200)
                .at("id");
        okta.delete(factors + "/" + id + "?removeRecoveryEnrollment=true").is(204);
        enrollSms("?activate=true", "+15554151339").is(200);
        okta.delete(factors + "/" + id).is(404);
    }

    @Test
    void an_authenticator_app_shares_a_secret_once_and_its_codes_work_once() {
        var enrolled = enroll("", "token:software:totp", "GOOGLE", "").is(200);
        var id = enrolled.at("id");
        assertThat(enrolled.json()
                        .at("_embedded")
                        .orElseThrow()
                        .at("activation")
                        .orElseThrow()
                        .names())
                .containsExactly("timeStep", "sharedSecret", "encoding", "keyLength", "_links");
        var seed = seed(enrolled);
        activate(id, wrong(now(seed))).is(403, WRONG);
        var active = activate(id, now(seed)).is(200);
        assertThat(active.json().at("_embedded")).isEmpty();
        assertThat(active.json().at("profile").orElseThrow().textAt("credentialId"))
                .contains("isaac.brock@acme.test");

        verify(id, now(seed))
                .is(
                        403,
                        Org.error(
                                "E0000082",
                                "Each code can only be used once. Please wait for a new code and try again."));
        okta.solo().pass(Duration.ofSeconds(30));
        verify(id, now(seed)).is(200, "{\"factorResult\": \"SUCCESS\"}");
        var old = now(seed);
        okta.solo().pass(Duration.ofSeconds(90));
        verify(id, old).is(403);
        verify(id, Totp.code(seed, okta.solo().universe().now().minusSeconds(60)))
                .is(403, Org.error("E0000083", "PassCode is valid but exceeded time window."));
        verify(id, "x").is(403, WRONG);
    }

    @Test
    void five_wrong_answers_in_a_row_lock_the_account() {
        var id = enroll("", "question", "OKTA", "\"question\": \"disliked_food\", \"answer\": \"Meatball\"")
                .at("id");
        for (var i = 0; i < 5; i++) {
            assertThat(okta.get("/api/v1/users/" + user).at("status")).isEqualTo("ACTIVE");
            okta.post(factors + "/" + id + "/verify", "{\"answer\": \"spinach\"}")
                    .is(403);
        }
        assertThat(okta.get("/api/v1/users/" + user).at("status")).isEqualTo("LOCKED_OUT");
        assertThat(okta.events()).last().isEqualTo("user.account.lock");
        okta.post(factors + "/" + id + "/verify", "{\"answer\": \"meatball\"}")
                .is(403, Org.error("E0000069", "User Locked"));
    }

    @Test
    void the_catalogue_says_what_the_org_offers() {
        assertThat(okta.get(factors + "/catalog").is(200).json().elements())
                .extracting(kind -> kind.textAt("factorType").orElseThrow() + " "
                        + kind.textAt("provider").orElseThrow())
                .containsExactly(
                        "question OKTA",
                        "token:software:totp OKTA",
                        "token:software:totp GOOGLE",
                        "sms OKTA",
                        "call OKTA",
                        "email OKTA",
                        "push OKTA");
        okta.post("/api/v1/org/factors/okta_sms/lifecycle/deactivate").is(200);
        assertThat(okta.get(factors + "/catalog").text()).doesNotContain("\"sms\"");
        enrollSms("", "+15554151337").is(400, refused("Factor type or provider is not enabled for this org."));
    }

    @Test
    void resetting_takes_everything() {
        enroll("", "question", "OKTA", "\"question\": \"disliked_food\", \"answer\": \"Meatball\"")
                .is(200);
        enrollSms("?activate=true", "+15554151337").is(200);

        okta.post("/api/v1/users/" + user + "/lifecycle/reset_factors").is(200, "{}");
        okta.get(factors).is(200, "[]");
        assertThat(okta.events())
                .endsWith("user.mfa.factor.reset_all", "user.mfa.factor.deactivate", "user.mfa.factor.deactivate");
        enrollSms("?activate=true", "+15554151338").is(200);
        okta.post("/api/v1/users/00unone/lifecycle/reset_factors").is(404);
    }

    @Test
    void who_leaves_has_no_factors_any_more_and_gets_none() {
        enrollSms("?activate=true", "+15554151337").is(200);
        okta.post("/api/v1/users/" + user + "/lifecycle/deactivate").is(200);

        okta.get(factors).is(200, "[]");
        enrollSms("", "+15554151337")
                .is(403, Org.error("E0000038", "This operation is not allowed in the user's current status."));
    }

    @Test
    void nobody_reads_another_persons_factor_nor_without_permission() {
        var id = enrollSms("?activate=true", "+15554151337").at("id");
        var other = okta.user("?activate=true", "other@acme.test", "Tr0ubad0ur!");
        okta.get("/api/v1/users/" + other + "/factors/" + id).is(404);
        okta.get("/api/v1/users/00unone/factors").is(404);
        okta.sendBare(Request.get(factors)).is(403, Org.error("E0000005", "Invalid session"));
    }
}
