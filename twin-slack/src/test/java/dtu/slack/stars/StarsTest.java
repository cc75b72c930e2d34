package dtu.slack.stars;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;

class StarsTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");
    private final String ts = slack.post(channel, "hello");

    @Test
    void messages_and_channels_are_starred_by_one_person_alone() {
        star("add", "channel", channel, "timestamp", ts).is("{\"ok\": true}");
        star("add", "channel", channel).ok();

        var answer = star("list").ok();
        assertThat(answer.at("paging").toString())
                .isEqualTo("{\"per_page\":100,\"spill\":0,\"page\":1,\"total\":2,\"pages\":1}");
        assertThat(answer.at("items").elements().stream().map(StarsTest::type))
                .containsExactlyInAnyOrder("message", "channel");
        var dana = slack.tokenOf(slack.person("Dana", "Field"));
        assertThat(slack.as(dana, "stars.list").at("items").size()).isZero();
        star("remove", "channel", channel, "timestamp", ts).ok();
        assertThat(star("list").at("items").size()).isEqualTo(1);
    }

    @Test
    void a_star_goes_with_its_message() {
        star("add", "channel", channel, "timestamp", ts).ok();
        slack.call("chat.delete", "channel", channel, "ts", ts).ok();
        assertThat(star("list").at("items").size()).isZero();
    }

    @Test
    void pages_are_counted_or_walked_with_a_cursor() {
        for (var i = 0; i < 5; i++) {
            star("add", "channel", channel, "timestamp", slack.post(channel, "m" + i))
                    .ok();
        }
        assertThat(star("list", "count", "2", "page", "3").at("items").size()).isEqualTo(1);
        var first = star("list", "limit", "3");
        var cursor = first.text("response_metadata", "next_cursor");
        var second = star("list", "limit", "3", "cursor", cursor);
        assertThat(first.at("items").size() + second.at("items").size()).isEqualTo(5);
        assertThat(second.text("response_metadata", "next_cursor")).isEmpty();
        star("list", "cursor", "bad").fails("invalid_cursor");
    }

    @Test
    void what_is_not_there_is_refused() {
        star("add").fails("no_item_specified");
        star("add", "channel", "C0NONE").fails("channel_not_found");
        star("add", "channel", channel, "timestamp", "x").fails("bad_timestamp");
        star("add", "channel", channel, "timestamp", "0000000001.000000").fails("message_not_found");
        star("add", "file", "F0NONE").fails("file_not_found");
        star("add", "file_comment", "Fc1").fails("file_comment_not_found");
        star("remove", "channel", channel).fails("not_starred");
        star("add", "channel", channel).ok();
        star("add", "channel", channel).fails("already_starred");
        slack.call("stars.add", "channel", channel).fails("not_allowed_token_type");
    }

    @Test
    void the_one_who_stars_is_told() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events", "user_events": ["star_added"],
                    "bot_events": ["star_removed"]}}}""").ok();
        star("add", "channel", channel, "timestamp", ts).ok();
        star("remove", "channel", channel, "timestamp", ts).ok();

        assertThat(slack.events().stream().map(StarsTest::type)).containsExactly("star_added");
    }

    @Test
    void reactions_are_listed_by_the_one_who_reacted() {
        slack.call("reactions.add", "channel", channel, "timestamp", ts, "name", "eyes")
                .ok();

        var items = slack.call("reactions.list").ok();
        assertThat(items.at("items").elements().getFirst().at("message").flatMap(each -> each.at("reactions")))
                .map(Json::size)
                .contains(1);
        assertThat(slack.as(slack.admin(), "reactions.list").at("items").size()).isZero();
        slack.call("reactions.list", "user", "U0NONE").fails("user_not_found");
        slack.call("reactions.remove", "channel", channel, "timestamp", ts, "name", "eyes")
                .ok();
        assertThat(slack.call("reactions.list").at("items").size()).isZero();
    }

    private Slack.Reply star(String how, String... namesAndValues) {
        return slack.as(slack.admin(), "stars." + how, namesAndValues);
    }

    private static String type(Json thing) {
        return thing.textAt("type").orElse("");
    }
}
