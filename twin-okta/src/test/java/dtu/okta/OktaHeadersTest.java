package dtu.okta;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Answer;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class OktaHeadersTest {
    private static final String SLOW_HOOK = """
            {"name": "slow", "events": {"type": "EVENT_TYPE", "items": ["group.lifecycle.create"]},
             "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "https://app.test/okta"}}}""";

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
        okta.get("/api/v1/logs").is(429);
        assertThat(okta.events())
                .containsOnlyOnce("system.org.rate_limit.warning", "system.org.rate_limit.violation")
                .endsWith("system.org.rate_limit.violation");
        okta.solo().pass(Duration.ofMinutes(1));
        okta.get("/api/v1/logs").is(200);
    }

    @Test
    void whoever_brings_no_cookie_is_told_to_keep_none_and_a_browser_keeps_its_own() {
        for (var reply : new Org.Reply[] {okta.get("/api/v1/users"), okta.get("/api/v1/users/none")}) {
            assertThat(reply.response().headers().every("Set-Cookie"))
                    .containsExactly(
                            "sid=\"\";Version=1;Path=/;Max-Age=0",
                            "xids=\"\";Version=1;Path=/;Max-Age=0",
                            "JSESSIONID=\"\";Version=1;Path=/;Max-Age=0");
        }
        for (var browser : new Request[] {
            Request.get("/api/v1/users/me").header("Cookie", "sid=102mine"),
            Request.get("/api/v1/users/me").header("Origin", "https://app.test"),
            Request.get("/login/login.htm")
        }) {
            assertThat(okta.sendBare(browser).response().headers().every("Set-Cookie"))
                    .isEmpty();
        }
    }

    @Test
    void four_attempts_a_second_to_sign_in_are_enough_for_one_person() {
        okta.switchOn("okta.rateLimits");
        okta.user("?activate=true", "ann@acme.test", "Abcd1234!");
        for (var attempt = 0; attempt < 4; attempt++) {
            signIn("ann@acme.test").is(401);
        }

        var refused = signIn("ANN@acme.test")
                .is(429, error("E0000047", "API call exceeded rate limit due to too many requests."))
                .response()
                .headers();
        assertThat(refused.every("X-Rate-Limit-Limit")).containsExactly("4");
        assertThat(refused.every("X-Rate-Limit-Remaining")).containsExactly("0");
        assertThat(refused.every("X-Rate-Limit-Reset")).containsExactly("1767600001");
        assertThat(signIn("nobody@acme.test").is(401).response().headers().every("X-Rate-Limit-Limit"))
                .containsExactly("600");
        okta.solo().pass(Duration.ofSeconds(1));
        signIn("ann@acme.test").is(401);
    }

    @Test
    void steps_of_a_sign_in_count_for_its_person_and_nothing_counts_while_limits_are_off() {
        okta.user("?activate=true", "ann@acme.test", "Abcd1234!");
        for (var attempt = 0; attempt < 5; attempt++) {
            signIn("ann@acme.test").is(401);
        }
        okta.switchOn("okta.rateLimits");
        for (var attempt = 0; attempt < 5; attempt++) {
            okta.sendBare(Request.of(Method.POST, "/api/v1/authn").json("{\"stateToken\": \"00none\"}"))
                    .is(401);
        }
        okta.sendBare(Request.of(Method.POST, "/api/v1/authn").json("{")).is(400);
    }

    @Test
    void keys_and_descriptions_of_authorization_servers_are_not_counted() {
        okta.switchOn("okta.rateLimits");

        for (var path : new String[] {"/oauth2/v1/keys", "/.well-known/openid-configuration"}) {
            assertThat(okta.sendBare(Request.get(path))
                            .is(200)
                            .response()
                            .headers()
                            .first("X-Rate-Limit-Remaining"))
                    .contains("599");
        }
    }

    private Org.Reply signIn(String login) {
        return okta.sendBare(Request.of(Method.POST, "/api/v1/authn")
                .json("{\"username\": \"" + login + "\", \"password\": \"wrong\"}"));
    }

    @Test
    void each_kind_of_call_has_a_bucket_of_its_own() {
        okta.switchOn("okta.rateLimits");
        var me = okta.get("/api/v1/users/me").at("id");

        assertThat(left("/api/v1/users")).isEqualTo("300 299");
        assertThat(left("/api/v1/users/" + me)).isEqualTo("1000 998");
        assertThat(left("/api/v1/users/" + me + "/groups")).isEqualTo("600 599");
        assertThat(left("/api/v1/groups")).isEqualTo("250 249");
        assertThat(left("/api/v1/groups/none")).isEqualTo("500 499");
        assertThat(left("/api/v1/groups/none/users")).isEqualTo("250 248");
        assertThat(left("/api/v1/apps")).isEqualTo("50 49");
        assertThat(left("/api/v1/eventHooks")).isEqualTo("600 598");
        // Neither metadata nor keys are counted; what the headers say then is what they say without limits.
        assertThat(left("/oauth2/v1/keys")).isEqualTo("600 599");
    }

    private String left(String path) {
        var headers = okta.get(path).response().headers();
        return headers.first("X-Rate-Limit-Limit").orElseThrow() + " "
                + headers.first("X-Rate-Limit-Remaining").orElseThrow();
    }

    @Test
    void another_token_has_a_share_of_its_own_and_the_org_has_one_for_all() {
        okta.switchOn("okta.rateLimits");
        var ann = okta.person("Ann", "Brown");
        okta.post("/api/v1/users/" + ann + "/roles", "{\"type\": \"SUPER_ADMIN\"}")
                .is(201);
        var hers = okta.solo().issue(ann, List.of()).textAt("authorization").orElseThrow();
        for (var call = 0; call < 60; call++) {
            okta.get("/api/v1/logs?limit=1").is(200);
            okta.send(Request.get("/api/v1/logs?limit=1").header("Authorization", hers))
                    .is(200);
        }

        okta.send(Request.get("/api/v1/logs").header("Authorization", hers)).is(429);
        okta.get("/api/v1/logs").is(429);
    }

    @Test
    void too_many_calls_at_once_are_told_from_too_many_a_minute() {
        var twin = new OktaTwin();
        var call = okta.solo().universe().look(twin);

        var refused = new Org.Reply(twin.finished(call, twin.fault(call, 429)))
                .is(429, error("E0000047", "API call exceeded rate limit due to too many requests."));
        assertThat(refused.response().headers().every("X-Rate-Limit-Limit")).containsExactly("0");
        assertThat(refused.response().headers().every("X-Rate-Limit-Remaining")).containsExactly("0");
        assertThat(refused.response().headers().every("X-Rate-Limit-Reset")).containsExactly("1767600060");
    }

    @Test
    void an_org_has_no_more_requests_under_way_than_okta_takes_at_a_time() throws Exception {
        var arrived = new CountDownLatch(OktaLimits.TOGETHER);
        var released = new CountDownLatch(1);
        var busy = Org.inMemory((universe, message) -> {
            arrived.countDown();
            try {
                released.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            return new Answer.Responded(Response.empty(404));
        });
        var hook = busy.post("/api/v1/eventHooks", SLOW_HOOK).is(200).at("id");
        busy.switchOn("okta.rateLimits");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < OktaLimits.TOGETHER; i++) {
                people.execute(() -> busy.post("/api/v1/eventHooks/" + hook + "/lifecycle/verify"));
            }
            arrived.await();

            var refused = busy.get("/api/v1/groups")
                    .is(429, error("E0000047", "API call exceeded rate limit due to too many requests."))
                    .response()
                    .headers();
            assertThat(refused.every("X-Rate-Limit-Limit")).containsExactly("0");
            assertThat(refused.every("X-Rate-Limit-Remaining")).containsExactly("0");
            released.countDown();
        }
        busy.get("/api/v1/groups").is(200);
    }
}
