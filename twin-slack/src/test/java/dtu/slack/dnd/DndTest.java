package dtu.slack.dnd;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DndTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String token = slack.tokenOf(dana);

    @Test
    void a_snooze_is_told_to_oneself_alone_and_ends_by_itself() {
        own("setSnooze", "num_minutes", "60").is("""
                {"ok": true, "snooze_enabled": true, "snooze_endtime": 1767603600, "snooze_remaining": 3600,
                 "snooze_is_indefinite": false}""");
        assertThat(own("info").text("snooze_remaining")).isEqualTo("3600");
        slack.call("dnd.info", "user", dana).is("""
                {"ok": true, "dnd_enabled": true, "next_dnd_start_ts": 1767592800, "next_dnd_end_ts": 1767628800}""");
        slack.solo().pass(Duration.ofMinutes(61));
        assertThat(own("info").text("snooze_enabled")).isEqualTo("false");
        own("endSnooze").ok();
    }

    @Test
    void a_night_can_be_ended_once() {
        own("endDnd").is("{\"ok\": true}");
        assertThat(own("info").text("next_dnd_start_ts")).isEqualTo("1767679200");
        own("endDnd").fails("not_in_dnd");
    }

    @Test
    void what_is_wrong_is_named() {
        own("setSnooze").fails("missing_duration");
        own("setSnooze", "num_minutes", "soon").fails("snooze_failed");
        own("setSnooze", "num_minutes", "999999999").fails("too_long");
        own("teamInfo").fails("no_users_provided");
        own("info", "user", "U0NONE").fails("user_not_found");
        slack.call("dnd.setSnooze", "num_minutes", "5").fails("not_allowed_token_type");
        assertThat(own("teamInfo", "users", dana + ",U0NONE").at("users").names())
                .containsExactly(dana);
    }

    @Test
    void everybody_hears_that_it_changed_and_oneself_how() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events", "bot_events": ["dnd_updated_user", "dnd_updated"],
                    "user_events": ["dnd_updated"]}}}""").ok();
        own("setSnooze", "num_minutes", "60").ok();
        var events = slack.events();
        assertThat(events.stream().map(event -> event.textAt("type").orElse("")))
                .containsExactly("dnd_updated", "dnd_updated_user");
        assertThat(events.getLast().at("dnd_status").orElseThrow().names()).doesNotContain("snooze_enabled");
    }

    private Slack.Reply own(String how, String... namesAndValues) {
        return slack.as(token, "dnd." + how, namesAndValues);
    }
}
