package dtu.slack.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import org.junit.jupiter.api.Test;

class EmojisTest {
    private final Slack slack = Slack.inMemory();

    @Test
    void administrators_add_what_everybody_lists() {
        admin("add", "name", ":party_parrot:", "url", "https://x.test/party_parrot.gif")
                .is("{\"ok\": true}");

        var list = slack.call("emoji.list", "include_categories", "true").ok();
        assertThat(list.text("emoji", "party_parrot")).isEqualTo("https://x.test/party_parrot.gif");
        assertThat(list.text("emoji", "shipit")).isEqualTo("alias:squirrel");
        assertThat(list.at("cache_ts").isText()).isTrue();
        assertThat(list.at("categories").size()).isEqualTo(8);
        admin("list").is("""
                {"ok": true, "emoji": {"party_parrot": {"url": "https://x.test/party_parrot.gif",
                   "date_created": 1767600000, "uploaded_by": "${json-unit.any-string}"}},
                 "response_metadata": {"next_cursor": ""}}""");
        admin("remove", "name", "party_parrot").is("{\"ok\": true}");
        assertThat(slack.call("emoji.list").at("emoji").names()).doesNotContain("party_parrot");
    }

    @Test
    void names_and_images_are_checked() {
        admin("add").fails("error_missing_name");
        admin("add", "name", "Parrot").fails("error_lower_case_names_only");
        admin("add", "name", "a b").fails("error_bad_name_i18n");
        admin("add", "name", "tada", "url", "https://x.test/a.png").fails("error_name_taken");
        admin("add", "name", "slack", "url", "https://x.test/a.png").fails("error_name_taken");
        admin("add", "name", "party_parrot").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: url"]} }""");
        admin("add", "name", "party_parrot", "url", "party_parrot").fails("error_bad_upload");
        admin("remove", "name", "slack").fails("failure_removing_emoji");
        admin("remove", "name", "party_parrot").fails("emoji_not_found");
        var dana = slack.tokenOf(slack.person("Dana", "Field"));
        slack.as(dana, "admin.emoji.list").fails("not_an_admin");
        slack.call("admin.emoji.list").fails("not_allowed_token_type");
    }

    @Test
    void apps_hear_of_new_emoji() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events", "bot_events": ["emoji_changed"]}}}""").ok();
        admin("add", "name", "party_parrot", "url", "https://x.test/a.png").ok();
        net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson(
                        slack.events().getFirst().toString())
                .isEqualTo("""
                {"type": "emoji_changed", "subtype": "add", "name": "party_parrot", "value": "https://x.test/a.png",
                 "event_ts": "1767600000.000000"}""");
    }

    private Slack.Reply admin(String how, String... namesAndValues) {
        return slack.as(slack.admin(), "admin.emoji." + how, namesAndValues);
    }
}
