package dtu.contracts.okta;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import com.okta.sdk.resource.api.UserApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final Sdk okta = new Sdk();

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void a_wrong_token_is_refused() {
        var users = new UserApi(okta.with("00wrong"));

        var refused =
                Sdk.refused(401, "E0000011", () -> users.listUsers(null, null, null, null, null, null, null, null));

        assertThatJson(refused.getResponseBody()).isEqualTo("""
                { "errorCode": "E0000011", "errorSummary": "Invalid token provided", "errorLink": "E0000011",
                  "errorId": "${json-unit.any-string}", "errorCauses": [] }""");
    }

    @Test
    void a_missing_user_is_named() {
        var refused = Sdk.refused(404, "E0000007", () -> new UserApi(okta.client()).getUser("00unobody", null, null));

        assertThatJson(refused.getResponseBody()).isEqualTo("""
                { "errorCode": "E0000007", "errorSummary": "Not found: Resource not found: 00unobody (User)",
                  "errorLink": "E0000007", "errorId": "${json-unit.any-string}", "errorCauses": [] }""");
    }
}
