package dtu.slack.users;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnSettingsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");

    private Slack.Reply choose(String settings) {
        return slack.control(Method.PUT, "/people/dana.field@acme.test/settings", settings);
    }

    @Test
    void a_person_chooses_a_language_a_zone_and_a_second_factor() {
        choose("""
                {"locale": "de-DE", "tz": "Europe/Berlin", "two_factor": "app"}""").is("""
                {"ok": true, "tz": "Europe/Berlin", "locale": "de-DE", "two_factor": "app"}""");
        choose("{}").status(200);
        slack.control(Method.GET, "/people/" + dana + "/settings", "").is("""
                {"ok": true, "tz": "Europe/Berlin", "locale": "de-DE", "two_factor": "app"}""");

        var user = slack.as(slack.admin(), "users.info", "user", dana, "include_locale", "true")
                .ok()
                .at("user");
        assertThat(user.textAt("locale")).contains("de-DE");
        assertThat(user.textAt("tz")).contains("Europe/Berlin");
        assertThat(user.textAt("tz_label")).contains("Central European Standard Time");
        assertThat(user.at("tz_offset").orElseThrow().toString()).isEqualTo("3600");
        assertThat(user.at("has_2fa").orElseThrow().toString()).isEqualTo("true");
        assertThat(user.textAt("two_factor_type")).contains("app");
        assertThat(slack.call("users.info", "user", dana).body()).doesNotContain("2fa", "two_factor", "locale");
        assertThat(slack.as(slack.admin(), "users.list", "include_locale", "true")
                        .body())
                .contains("\"locale\":\"de-DE\"", "\"locale\":\"en-US\"");
    }

    private String language(String user) {
        return slack.call("users.info", "user", user, "include_locale", "true").text("user", "locale");
    }

    @Test
    void a_choice_is_told_as_a_change_of_the_user() {
        slack.configure("""
                { "display_information": {"name": "Broker"}, "oauth_config": {"scopes": {"bot": ["users:read"]}},
                  "settings": {"event_subscriptions": {"request_url": "http://app.test/events",
                                                       "bot_events": ["user_change", "user_profile_changed"]}} }
                """).status(200);

        choose("{\"two_factor\": \"sms\"}").status(200);
        choose("{\"two_factor\": \"sms\"}").status(200);

        assertThat(slack.events()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"locale\": \"german\"}|invalid_locale",
                "{\"tz\": \"Mars/North\"}|invalid_tz",
                "{\"tz\": \"+02:00\"}|invalid_tz",
                "{\"two_factor\": \"yes\"}|invalid_two_factor"
            })
    void what_cannot_be_chosen_is_refused(String settings, String error) {
        choose(settings).is(400, "{\"ok\": false, \"error\": \"" + error + "\"}");
    }

    @Test
    void only_people_who_are_there_choose() {
        slack.control(Method.GET, "/people/USLACKBOT/settings", "").status(404);
        slack.control(Method.GET, "/people/nobody/settings", "").is(404, """
                {"ok": false, "error": "user_not_found"}""");
    }

    @Test
    void whoever_comes_reads_the_language_of_the_workspace() {
        slack.control(Method.PUT, "/preferences", "{\"locale\": \"fr-FR\"}").status(200);
        slack.control(Method.PUT, "/preferences", "{\"locale\": \"French\"}").status(400);
        var eve = slack.person("Eve", "Stone");
        var channel = slack.channel("ops");

        assertThat(language(eve)).isEqualTo("fr-FR");
        assertThat(language(dana)).isEqualTo("en-US");
        assertThat(slack.call("conversations.info", "channel", channel, "include_locale", "true")
                        .text("channel", "locale"))
                .isEqualTo("fr-FR");
    }

    @Test
    void an_identity_provider_chooses_too() {
        slack.scim(Method.PATCH, "/v2/Users/" + dana, """
                {"Operations": [{"op": "add", "path": "locale", "value": "pt_BR"}]}""").status(200);

        assertThat(language(dana)).isEqualTo("pt-BR");
        assertThat(slack.scim("/v2/Users/" + dana).text("locale")).isEqualTo("pt_BR");
        choose("{\"locale\": \"es-ES\"}").status(200);
        assertThat(slack.scim("/v2/Users/" + dana).text("locale")).isEqualTo("es-ES");
    }
}
