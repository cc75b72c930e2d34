package dtu.okta.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushTest {
    private final Org okta = Org.inMemory();
    private final String user = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
    private final String factors = "/api/v1/users/" + user + "/factors";

    private Reply enroll() {
        return okta.post(factors, "{\"factorType\": \"push\", \"provider\": \"OKTA\"}");
    }

    @Test
    void a_push_waits_for_the_person_who_holds_the_phone() {
        var id = enroll().is(200).at("id");
        assertThat(okta.post(factors + "/" + id + "/lifecycle/activate/poll")
                        .is(200)
                        .at("status"))
                .isEqualTo("PENDING_ACTIVATION");
        phone("enroll", id, "").is(200);
        assertThat(okta.get(factors + "/" + id).at("status")).isEqualTo("ACTIVE");
        assertThat(okta.get("/api/v1/users/" + user + "/devices").is(200).json().elements())
                .extracting(device ->
                        device.at("device").orElseThrow().textAt("status").orElseThrow())
                .containsExactly("ACTIVE");

        var waiting = okta.post(factors + "/" + id + "/verify").is(201);
        assertThat(waiting.at("factorResult")).isEqualTo("WAITING");
        assertThat(okta.mail().getLast().channel()).isEqualTo("push");
        var poll = poll(waiting);
        assertThat(okta.get(poll).is(200).at("factorResult")).isEqualTo("WAITING");
        phone("approve", id, "").is(200);
        okta.get(poll).is(200, "{\"factorResult\": \"SUCCESS\"}");
        phone("approve", id, "").is(403);
    }

    @Test
    void a_push_is_denied_cancelled_or_forgotten() {
        var id = enroll().at("id");
        phone("enroll", id, "").is(200);
        var poll = poll(okta.post(factors + "/" + id + "/verify"));
        phone("deny", id, "").is(200);
        assertThat(okta.get(poll).at("factorResult")).isEqualTo("REJECTED");
        assertThat(okta.events()).last().isEqualTo("user.mfa.okta_verify.deny_push");

        poll = poll(okta.post(factors + "/" + id + "/verify"));
        okta.solo().pass(Duration.ofMinutes(5));
        assertThat(okta.get(poll).at("factorResult")).isEqualTo("TIMEOUT");

        poll = poll(okta.post(factors + "/" + id + "/verify"));
        okta.delete(poll).is(204);
        okta.get(poll).is(404);
    }

    @Test
    void who_taps_the_wrong_number_denies() {
        var id = enroll().at("id");
        phone("enroll", id, "").is(200);
        var asking = "{\"useNumberMatchingChallenge\": true}";
        var waiting = okta.post(factors + "/" + id + "/verify", asking).is(201);
        phone("approve", id, ", \"number\": 100").is(200, "{\"factorResult\": \"REJECTED\"}");
        assertThat(okta.get(poll(waiting)).at("factorResult")).isEqualTo("REJECTED");

        waiting = okta.post(factors + "/" + id + "/verify", asking);
        var challenge =
                waiting.json().at("_embedded").orElseThrow().at("challenge").orElseThrow();
        phone("approve", id, ", \"number\": " + challenge.at("correctAnswer").orElseThrow())
                .is(200);
        assertThat(okta.get(poll(waiting)).at("factorResult")).isEqualTo("SUCCESS");
    }

    private Reply phone(String type, String factor, String more) {
        return okta.control("/okta-verify", """
                {"type": "%s", "factor": "%s"%s}""".formatted(type, factor, more));
    }

    private static String poll(Reply waiting) {
        var href = waiting.json()
                .at("_links")
                .orElseThrow()
                .at("poll")
                .orElseThrow()
                .textAt("href")
                .orElseThrow();
        return href.substring("http://okta.test".length());
    }

    @Test
    void setting_a_phone_up_can_be_begun_by_a_link_and_gets_too_old() {
        var id = enroll().at("id");
        okta.post(factors + "/" + id + "/lifecycle/activate/email").is(200);
        var link = okta.mail().getLast().link().substring("http://okta.test".length());
        var page = okta.sendBare(Request.get(link)).is(200).text();
        var picture = page.substring(page.indexOf("src=\"http://okta.test") + 21, page.indexOf("\" alt"));
        okta.sendBare(Request.get(picture)).is(200);
        okta.sendBare(Request.get(link + "x")).is(404);
        assertThat(okta.mail().getLast().subject()).isEqualTo("Set up Okta Verify");
        okta.post(factors + "/" + id + "/lifecycle/activate/sms")
                .is(403, Org.error("E0000097", "There is no verified phone number on file."));
        okta.solo().pass(Duration.ofMinutes(10));
        phone("enroll", id, "").is(403);
        phone("dance", id, "").is(400);
        phone("enroll", "opfnone", "").is(404);
    }
}
