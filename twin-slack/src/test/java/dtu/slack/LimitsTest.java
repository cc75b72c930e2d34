package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final String LIMITED = "{\"ok\": false, \"error\": \"ratelimited\"}";

    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");
    private final String other = slack.channel("other");

    @Test
    void nobody_counts_until_somebody_asks_for_it() {
        for (var number = 0; number < 200; number++) {
            slack.post(channel, "n");
        }
    }

    @Test
    void one_message_a_second_goes_into_a_channel() {
        slack.switchOn("slack.rateLimits");
        slack.post(channel, "one");
        var refused = slack.call("chat.postMessage", "channel", "#ops", "text", "two");
        assertThat(refused.status(429).header("Retry-After")).isEqualTo("1");
        assertThat(refused.body()).isEqualTo(LIMITED.replace(" ", ""));
        slack.post(other, "elsewhere");
        slack.solo().pass(Duration.ofSeconds(1));
        slack.post(channel, "three");
    }

    @Test
    void every_tier_has_its_own_number_of_calls_a_minute() {
        slack.switchOn("slack.rateLimits");
        for (var number = 0; number < 20; number++) {
            slack.call("users.list").ok();
        }
        slack.call("users.list").status(429);
        for (var number = 0; number < 50; number++) {
            slack.call("conversations.info", "channel", channel).ok();
        }
        assertThat(slack.call("conversations.info", "channel", channel)
                        .status(429)
                        .header("Retry-After"))
                .isEqualTo("60");
        for (var number = 0; number < 100; number++) {
            slack.call("users.info", "user", "USLACKBOT").ok();
        }
        slack.call("users.info", "user", "USLACKBOT").status(429);
        slack.solo().pass(Duration.ofMinutes(1));
        slack.call("users.list").ok();
    }

    @Test
    void calls_of_other_methods_and_without_a_token_are_not_counted_with_them() {
        slack.switchOn("slack.rateLimits");
        for (var number = 0; number < 20; number++) {
            slack.send(Request.of(Method.POST, "/api/users.list")).fails("not_authed");
        }
        slack.call("users.list").ok();
        slack.call("conversations.list").ok();
    }

    @Test
    void a_webhook_takes_one_message_a_second() {
        slack.switchOn("slack.rateLimits");
        var path = slack.token("SLACK_WEBHOOK_URL").replace("http://slack.test", "");
        slack.send(Request.of(Method.POST, path).json("{\"text\":\"a\"}")).status(200);
        slack.send(Request.of(Method.POST, path).json("{\"text\":\"a\"}")).status(429);
        slack.solo().pass(Duration.ofSeconds(1));
        slack.send(Request.of(Method.POST, path).json("{\"text\":\"a\"}")).status(200);
    }

    @Test
    void ten_changes_of_one_profile_a_minute() {
        slack.switchOn("slack.rateLimits");
        var dana = slack.person("Dana", "Field");
        for (var number = 0; number < 10; number++) {
            slack.as(slack.admin(), "users.profile.set", "name", "title", "value", "t" + number)
                    .ok();
        }
        slack.as(slack.admin(), "users.profile.set", "name", "title", "value", "x")
                .status(429);
        slack.as(slack.admin(), "users.profile.set", "user", dana, "name", "title", "value", "x")
                .ok();
        slack.solo().pass(Duration.ofMinutes(1));
        slack.as(slack.admin(), "users.profile.set", "name", "title", "value", "x")
                .ok();
    }
}
