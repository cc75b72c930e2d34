package dtu.slack.reactions;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void files_have_no_reactions_any_more() {
        slack.call("reactions.get", "file", "F0NONE").fails("file_not_found");
        slack.call("reactions.get", "file_comment", "Fc1").fails("file_comment_not_found");
        slack.call("reactions.remove", "name", "eyes", "file", "F0NONE").fails("file_not_found");
        slack.call("reactions.add", "name", "eyes", "file", "F0NONE").fails("not_reactable");
        var remote = slack.call("files.remote.add", "external_id", "x", "external_url", "https://a.test", "title", "a");
        var file = remote.text("file", "id");
        assertThat(slack.call("reactions.get", "file", file).ok().text("file", "id"))
                .isEqualTo(file);
        slack.call("reactions.remove", "name", "eyes", "file", file).fails("no_reaction");
    }

    private Slack.Reply react(String how, String name) {
        return slack.call("reactions." + how, "channel", channel, "timestamp", ts, "name", name);
    }

    @Test
    void only_emoji_that_the_workspace_knows_are_put_on_messages() {
        var channel = slack.channel("emoji");
        var ts = slack.post(channel, "x");

        react(channel, ts, "nonsense").fails("invalid_name");
        react(channel, ts, "rocket::skin-tone-3").fails("invalid_name");
        react(channel, ts, "wave::skin-tone-7").fails("invalid_name");
        react(channel, ts, "party_parrot").fails("invalid_name");
        slack.as(slack.admin(), "admin.emoji.add", "name", "party_parrot", "url", "https://a.test/p.png")
                .ok();
        react(channel, ts, "party_parrot").ok();
        react(channel, ts, "squirrel").ok();
        react(channel, ts, "wave::skin-tone-3").ok();
        react(channel, ts, "thumbsup::skin-tone-2").ok();
        react(channel, ts, "+1::skin-tone-2").fails("already_reacted");
        slack.as(slack.admin(), "admin.emoji.remove", "name", "party_parrot").ok();
        slack.call("reactions.remove", "channel", channel, "timestamp", ts, "name", "party_parrot")
                .ok();

        var names = slack.call("reactions.get", "channel", channel, "timestamp", ts)
                .at("message", "reactions")
                .elements();
        assertThat(names)
                .extracting(reaction -> reaction.textAt("name").orElseThrow())
                .containsExactly("squirrel", "wave::skin-tone-3", "+1::skin-tone-2");
    }

    private Slack.Reply react(String channel, String ts, String name) {
        return slack.call("reactions.add", "channel", channel, "timestamp", ts, "name", name);
    }
}
