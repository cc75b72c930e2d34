package dtu.okta;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OktaHeadersTest {
    private final Org okta = Org.inMemory();

    @Test
    void every_answer_carries_a_request_id_and_what_is_left_of_the_limit() {
        for (var reply :
                new Org.Reply[] {okta.get("/api/v1/users"), okta.get("/api/v1/users/none"), okta.get("/nope")}) {
            var headers = reply.response().headers();
            assertThat(headers.first("X-Okta-Request-Id"))
                    .hasValueSatisfying(id -> assertThat(id).hasSize(28));
            assertThat(headers.every("X-Rate-Limit-Reset")).hasSize(1);
            assertThat(headers.first("Date")).contains("Mon, 05 Jan 2026 08:00:00 GMT");
            assertThat(headers.first("Cache-Control")).contains("no-cache, no-store");
        }
    }

    @Test
    void the_link_header_is_spelt_in_small_letters_as_oktas_java_client_wants_it() {
        assertThat(okta.get("/api/v1/groups").response().headers().all())
                .extracting(Headers.Header::name)
                .contains("link")
                .doesNotContain("Link");
    }

    @Test
    void paths_and_methods_that_lead_nowhere_are_told_apart() {
        okta.get("/api/v1/nonsense").is(404, error("E0000008", "The requested path was not found"));
        okta.send(Request.of(Method.PATCH, "/api/v1/users"))
                .is(405, error("E0000022", "The endpoint does not support the provided HTTP method"));
        okta.get("/api/v1//users").is(200);
    }

    @Test
    void when_calls_are_counted_an_empty_bucket_says_when_it_is_full_again() {
        okta.switchOn("okta.rateLimits");
        for (var call = 0; call < 60; call++) {
            assertThat(okta.get("/api/v1/logs?limit=1")
                            .is(200)
                            .response()
                            .headers()
                            .first("X-Rate-Limit-Remaining"))
                    .contains(Integer.toString(59 - call));
        }

        var refused = okta.get("/api/v1/logs")
                .is(429, error("E0000047", "API call exceeded rate limit due to too many requests."));
        assertThat(refused.response().headers().every("X-Rate-Limit-Remaining")).containsExactly("0");
        assertThat(refused.response().headers().every("X-Rate-Limit-Reset")).containsExactly("1767600060");
        okta.get("/api/v1/users").is(200);
        okta.solo().pass(Duration.ofMinutes(1));
        okta.get("/api/v1/logs").is(200);
    }
}
