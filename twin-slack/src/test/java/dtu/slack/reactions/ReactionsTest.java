package dtu.slack.reactions;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import dtu.slack.Slack;
import org.junit.jupiter.api.Test;

class ReactionsTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");
    private final String ts = slack.post(channel, "a");

    @Test
    void an_emoji_is_put_on_counted_and_taken_off() {
        react("add", ":eyes:").is("{\"ok\": true}");
        react("add", "eyes").fails("already_reacted");
        slack.as(slack.admin(), "reactions.add", "channel", channel, "timestamp", ts, "name", "eyes")
                .ok();

        var message =
                slack.call("reactions.get", "channel", channel, "timestamp", ts).ok();
        assertThatJson(message.at("message", "reactions").toString())
                .isEqualTo("[{\"name\": \"eyes\", \"users\": \"${json-unit.ignore}\", \"count\": 2}]");
        react("remove", "eyes").ok();
        react("remove", "eyes").fails("no_reaction");
    }

    @Test
    void what_cannot_be_reacted_to_is_refused() {
        react("add", "no emoji").fails("invalid_name");
        slack.call("reactions.add", "name", "eyes").fails("no_item_specified");
        slack.call("reactions.add", "channel", channel, "timestamp", "yesterday", "name", "eyes")
                .fails("bad_timestamp");
        slack.call("reactions.add", "channel", channel, "timestamp", "1.000000", "name", "eyes")
                .fails("bad_timestamp");
        slack.call("reactions.add", "channel", channel, "timestamp", "0000000001.000000", "name", "eyes")
                .fails("message_not_found");
        slack.call("reactions.add", "channel", "C0NONE", "timestamp", ts, "name", "eyes")
                .fails("channel_not_found");
    }

    private Slack.Reply react(String how, String name) {
        return slack.call("reactions." + how, "channel", channel, "timestamp", ts, "name", name);
    }
}
