package dtu.okta.factors;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.okta.Outside;
import dtu.twins.Answer;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelephoneTest {
    private static final String TYPE = "com.okta.telephony.provider";
    private static final String PASSWORD = "Tr0ubad0ur!";

    private final Outside provider = new Outside();
    private final Org okta = Org.inMemory(provider);
    private final String hook = Outside.hook(okta, TYPE);
    private final String user = okta.user("?activate=true", "isaac@acme.test", PASSWORD);

    private static String status(String status) {
        return """
                {"commands": [{"type": "com.okta.telephony.action", "value": [{"status": "%s", "provider": "VONAGE",
                  "transactionId": "SM49", "transactionMetadata": "Duration=300ms"}]}]}""".formatted(status);
    }

    private Reply enroll(String type) {
        return okta.post("/api/v1/users/" + user + "/factors", """
                {"factorType": "%s", "provider": "OKTA", "profile": {"phoneNumber": "+15554151337"}}""".formatted(type))
                .is(200);
    }

    private Json heard() {
        return Json.of(provider.heard().getLast().body().text());
    }

    private String code() {
        return heard().at("data")
                .flatMap(data -> data.at("messageProfile"))
                .flatMap(message -> message.textAt("otpCode"))
                .orElseThrow();
    }

    private List<String> sent() {
        return okta.mail().stream()
                .map(mail -> mail.channel() + " " + mail.code())
                .toList();
    }

    @Test
    void the_hook_delivers_the_code_and_nobody_else_does() {
        provider.answers(200, status("SUCCESSFUL"));

        var factor = enroll("sms");

        assertThat(factor.at("status")).isEqualTo("PENDING_ACTIVATION");
        assertThatJson(heard().toString()).isEqualTo("""
                { "eventId": "${json-unit.any-string}", "eventTime": "2026-01-05T08:00:00.000Z",
                  "eventType": "com.okta.telephony.provider", "eventTypeVersion": "1.0",
                  "contentType": "application/json", "cloudEventVersion": "0.1",
                  "source": "http://okta.test/api/v1/inlineHooks/%1$s",
                  "requestType": "com.okta.user.telephony.pre-enrollment",
                  "data": {
                    "context": {"request": {"id": "${json-unit.any-string}", "method": "POST",
                      "url": {"value": "http://okta.test/api/v1/users/%2$s/factors"}, "ipAddress": "127.0.0.1"}},
                    "userProfile": {"firstName": "Isaac", "lastName": "Brock", "login": "isaac@acme.test",
                      "userId": "%2$s"},
                    "messageProfile": {"msgTemplate": "Your verification code is %3$s.",
                      "phoneNumber": "+15554151337", "otpExpires": "2026-01-05T08:05:00.000Z",
                      "deliveryChannel": "SMS", "otpCode": "%3$s", "locale": "EN-US"} } }
                """.formatted(hook, user, code()));
        assertThat(sent()).isEmpty();
        okta.post(
                        "/api/v1/users/" + user + "/factors/" + factor.at("id") + "/lifecycle/activate",
                        "{\"passCode\": \"" + code() + "\"}")
                .is(200);
        assertThat(okta.events())
                .containsSubsequence(
                        "system.sms.send_phone_verification_message",
                        "inline_hook.executed",
                        "inline_hook.response.processed",
                        "user.mfa.factor.activate");
    }

    @Test
    void a_call_has_no_template_and_a_pending_one_counts_as_delivered() {
        provider.answers(200, status("PENDING"));

        enroll("call");

        assertThatJson(heard().toString()).node("data.messageProfile").isEqualTo("""
                {"phoneNumber": "+15554151337", "otpExpires": "2026-01-05T08:05:00.000Z", "deliveryChannel": "CALL",
                 "otpCode": "%s", "locale": "EN-US"}""".formatted(code()));
        assertThat(sent()).isEmpty();
    }

    @Test
    void what_the_hook_does_not_deliver_okta_does() {
        var number = 0;
        for (var answer : List.of(
                status("FAILED"),
                status("LATER"),
                "{}",
                "not JSON",
                "{\"error\": {\"errorSummary\": \"Failed to deliver\"}}",
                "{\"error\": {}, \"commands\": []}",
                status("SUCCESSFUL").replace("telephony.action", "action.update"))) {
            provider.answers(200, answer);
            var factor = enroll("sms");
            assertThat(sent()).as(answer).hasSize(++number);
            assertThat(sent().getLast()).isEqualTo("sms " + code());
            okta.delete("/api/v1/users/" + user + "/factors/" + factor.at("id")).is(204);
        }
        assertThat(okta.get("/api/v1/logs?filter=eventType%20eq%20%22inline_hook.response.processed%22"
                                + "%20and%20outcome.result%20eq%20%22FAILURE%22")
                        .json()
                        .size())
                .isEqualTo(6);
    }

    @Test
    void a_hook_that_does_not_answer_is_asked_twice_and_then_okta_delivers() {
        provider.answers(new Answer.Failed(Answer.Failure.TIMEOUT)).answers(503, "");

        assertThat(enroll("sms").at("status")).isEqualTo("PENDING_ACTIVATION");

        assertThat(provider.heard()).hasSize(2);
        assertThat(sent()).containsExactly("sms " + code());
    }

    @Test
    void a_hook_that_is_switched_off_or_cannot_tell_who_asks_is_not_asked() {
        okta.post("/api/v1/inlineHooks/" + hook + "/lifecycle/deactivate").is(200);
        okta.post("/api/v1/inlineHooks", """
                {"name": "Open", "type": "%s", "version": "1.0.0", "channel": {"type": "HTTP", "version": "1.0.0",
                  "config": {"uri": "https://hook.test/open"}}}""".formatted(TYPE)).is(200);

        enroll("sms");

        assertThat(provider.heard()).isEmpty();
        assertThat(sent()).hasSize(1);
    }

    @Test
    void a_sign_in_and_a_recovery_say_what_the_code_is_for() {
        provider.answers(200, status("SUCCESSFUL"));
        var factor = okta.post("/api/v1/users/" + user + "/factors?activate=true", """
                {"factorType": "sms", "provider": "OKTA", "profile": {"phoneNumber": "+15554151337"}}""")
                .is(200)
                .at("id");
        okta.solo().pass(Duration.ofMinutes(1));
        provider.answers(200, status("SUCCESSFUL"));
        okta.post("/api/v1/users/" + user + "/factors/" + factor + "/verify", "{}")
                .is(200);
        assertThat(heard().textAt("requestType")).contains("com.okta.user.telephony.mfa-verification");

        var policy = okta.post("/api/v1/policies", """
                {"type": "PASSWORD", "name": "Test", "priority": 1, "settings": {"recovery": {"factors": {
                  "okta_sms": {"status": "ACTIVE"}}}}}""").at("id");
        okta.post("/api/v1/policies/" + policy + "/rules", """
                {"type": "PASSWORD", "name": "Rule", "actions": {"selfServiceUnlock": {"access": "ALLOW"}}}""").is(200);
        provider.answers(200, status("SUCCESSFUL"));
        var form = Parameters.of("step", "forgot", "factorType", "SMS", "username", "isaac@acme.test");
        okta.sendBare(Request.of(Method.POST, "/login/login.htm").form(form)).is(200);
        assertThat(heard().textAt("requestType")).contains("com.okta.user.telephony.password-reset");
        assertThat(sent()).isEmpty();
    }
}
