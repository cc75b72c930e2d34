package dtu.slack.pins;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import org.junit.jupiter.api.Test;

class PinsTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");
    private final String ts = slack.post(channel, "hello");

    @Test
    void a_message_is_pinned_listed_and_taken_off() {
        pin("add", ts).is("{\"ok\": true}");

        var items = slack.call("pins.list", "channel", channel).ok().at("items").elements();
        assertThat(items).hasSize(1);
        assertThatJson(items.getFirst().toString()).isEqualTo("""
                { "type": "message", "created": 1767600000, "created_by": "${json-unit.any-string}",
                  "channel": "%1$s", "message": { "type": "message", "user": "${json-unit.any-string}",
                    "bot_id": "${json-unit.any-string}", "app_id": "${json-unit.any-string}",
                    "bot_profile": "${json-unit.ignore}", "team": "${json-unit.any-string}", "text": "hello",
                    "blocks": "${json-unit.ignore}", "pinned_to": ["%1$s"], "ts": "%2$s",
                    "permalink": "${json-unit.any-string}" } }""".formatted(channel, ts));
        assertThat(slack.call("conversations.history", "channel", channel).text("pin_count"))
                .isEqualTo("1");
        pin("remove", ts).is("{\"ok\": true}");
        slack.call("pins.list", "channel", channel).is("{\"ok\": true, \"items\": []}");
    }

    @Test
    void a_pin_goes_with_its_message() {
        pin("add", ts).ok();
        slack.call("chat.delete", "channel", channel, "ts", ts).ok();
        slack.call("pins.list", "channel", channel).is("{\"ok\": true, \"items\": []}");
    }

    @Test
    void what_cannot_be_pinned_is_refused() {
        pin("add", ts).ok();
        pin("add", ts).fails("already_pinned");
        var other = slack.post(channel, "other");
        pin("remove", other).fails("no_pin");
        pin("add", "yesterday").fails("bad_timestamp");
        pin("add", "0000000001.000000").fails("message_not_found");
        slack.call("pins.add", "channel", channel).fails("no_item_specified");
        slack.call("pins.add", "timestamp", ts).fails("channel_not_found");
        slack.call("pins.list").fails("channel_not_found");
        var joined = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getLast();
        pin("add", joined.textAt("ts").orElseThrow()).fails("not_pinnable");
        slack.as(slack.admin(), "pins.add", "channel", channel, "timestamp", other)
                .fails("not_in_channel");
    }

    @Test
    void a_hundred_pins_are_enough() {
        for (var i = 0; i < 100; i++) {
            pin("add", slack.post(channel, "m" + i)).ok();
        }
        pin("add", ts).fails("too_many_pins");
    }

    @Test
    void apps_hear_of_pins() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events", "bot_events": ["pin_added", "pin_removed"]}}}""").ok();
        pin("add", ts).ok();
        pin("remove", ts).ok();

        var events = slack.events();
        assertThat(events).hasSize(2);
        assertThatJson(events.getLast().toString()).isEqualTo("""
                { "type": "pin_removed", "user": "${json-unit.any-string}", "channel_id": "%1$s",
                  "item": "${json-unit.ignore}", "item_user": "${json-unit.any-string}", "pin_count": 0,
                  "pinned_info": {"channel": "%1$s", "pinned_by": "${json-unit.any-string}",
                    "pinned_ts": 1767600000},
                  "has_pins": false, "event_ts": "1767600000.000000" }""".formatted(channel));
    }

    private Slack.Reply pin(String how, String timestamp) {
        return slack.call("pins." + how, "channel", channel, "timestamp", timestamp);
    }
}
