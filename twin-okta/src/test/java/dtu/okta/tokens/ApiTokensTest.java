package dtu.okta.tokens;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiTokensTest {
    private static final String GONE = error("E0000011", "Invalid token provided");

    private final Org okta = Org.inMemory();

    private String expiry() {
        return okta.get("/api/v1/api-tokens")
                .is(200)
                .json()
                .elements()
                .getFirst()
                .textAt("expiresAt")
                .orElseThrow();
    }

    @Test
    void a_token_that_nobody_uses_for_thirty_days_is_lost() {
        okta.solo().pass(Duration.ofDays(30));

        okta.get("/api/v1/users/me").is(401, GONE);
    }

    @Test
    void every_use_lets_a_token_live_on_reading_too() {
        for (var time = 0; time < 3; time++) {
            okta.solo().pass(Duration.ofDays(29));
            okta.get("/api/v1/users/me").is(200);
        }

        assertThat(expiry()).isEqualTo("2026-05-02T08:00:00.000Z");
        okta.solo().pass(Duration.ofDays(31));
        okta.get("/api/v1/users/me").is(401, GONE);
    }

    @Test
    void uses_within_an_hour_change_nothing() {
        var before = okta.state();
        okta.solo().pass(Duration.ofMinutes(59));

        assertThat(expiry()).isEqualTo("2026-02-04T08:00:00.000Z");
        assertThat(okta.state()).isSameAs(before);

        okta.solo().pass(Duration.ofMinutes(1));
        okta.get("/api/v1/users/me").is(200);
        assertThat(expiry()).isEqualTo("2026-02-04T09:00:00.000Z");
    }

    @Test
    void a_use_that_is_refused_lets_nothing_live_on() {
        okta.solo().pass(Duration.ofDays(29));
        okta.get("/api/v1/users/00unone").is(404);
        okta.solo().pass(Duration.ofDays(2));

        okta.get("/api/v1/users/me").is(401, GONE);
    }

    @Test
    void an_org_without_any_token_still_says_where_it_is() {
        okta.delete("/api/v1/api-tokens/current").is(204);

        assertThat(okta.solo().environment())
                .containsEntry("OKTA_CLIENT_ORGURL", "http://okta.test")
                .doesNotContainKey("OKTA_CLIENT_TOKEN");
        okta.get("/api/v1/users/me").is(401, GONE);
    }
}
