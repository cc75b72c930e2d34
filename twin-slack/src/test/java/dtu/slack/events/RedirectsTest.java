package dtu.slack.events;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"},
              "features": {"slash_commands": [{"command": "/ask", "url": "http://app.test/commands"}]},
              "oauth_config": {"scopes": {"bot": ["channels:manage", "chat:write", "channels:read",
                                                  "channels:history", "commands"]}},
              "settings": {"event_subscriptions": {"request_url": "http://app.test/a/events",
                                                   "bot_events": ["message.channels"]}} }""";

    private final Slack slack = Slack.inMemory();

    /** The app answers by URL; what is not named here is not there. */
    private void serves(Map<String, Response> answers) {
        slack.app()
                .answers(message -> new Answer.Responded(
                        answers.getOrDefault(request(message).url(), Response.empty(404))));
    }

    private static Response to(int status, String location) {
        return Response.empty(status).with("Location", location);
    }

    private static Request request(Outgoing message) {
        return ((Outgoing.Http) message).request();
    }

    private void announce() {
        var channel = slack.channel("ops");
        slack.configure(MANIFEST).status(200);
        slack.sent().clear();
        slack.post(channel, "hello");
        slack.solo().pass(Duration.ZERO);
    }

    private List<String> asked() {
        return slack.sent().stream()
                .map(RedirectsTest::request)
                .map(request -> request.method() + " " + request.url())
                .toList();
    }

    private String reason() {
        return request(slack.sent().getLast())
                .headers()
                .first("X-Slack-Retry-Reason")
                .orElse("");
    }

    @Test
    void two_redirects_are_followed_with_the_event_and_its_signature() {
        serves(Map.of(
                "http://app.test/a/events", to(307, "../b?x=1#top"),
                "http://app.test/b?x=1", to(308, "https://other.test/c"),
                "https://other.test/c", Response.empty(200)));
        announce();

        assertThat(asked())
                .containsExactly(
                        "POST http://app.test/a/events", "POST http://app.test/b?x=1", "POST https://other.test/c");
        var first = request(slack.sent().getFirst());
        var last = request(slack.sent().getLast());
        assertThat(last.body()).isEqualTo(first.body());
        assertThat(last.headers()).isEqualTo(first.headers());
        slack.solo().pass(Duration.ofHours(1));
        assertThat(slack.sent()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void older_redirects_are_followed_with_a_get_and_without_the_event(int status) {
        serves(Map.of(
                "http://app.test/a/events", to(status, "/moved"),
                "http://app.test/moved", Response.empty(200)));
        announce();

        assertThat(asked()).containsExactly("POST http://app.test/a/events", "GET http://app.test/moved");
        var last = request(slack.sent().getLast());
        assertThat(last.body().isEmpty()).isTrue();
        assertThat(last.headers().has("Content-Type")).isFalse();
    }

    @Test
    void a_third_redirect_is_one_too_many_and_the_event_is_sent_again() {
        serves(Map.of("http://app.test/a/events", to(307, "/a/events")));
        announce();

        assertThat(asked()).hasSize(6).containsOnly("POST http://app.test/a/events");
        assertThat(reason()).isEqualTo("too_many_redirects");
        slack.solo().pass(Duration.ofMinutes(6));
        assertThat(slack.sent()).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"307,ftp://app.test/x", "302,mailto:a@b", "308,http:///x", "301,http://[", "304,/x", "300,/x"})
    void a_redirect_that_leads_nowhere_is_a_failure_like_any_other(int status, String location) {
        serves(Map.of("http://app.test/a/events", to(status, location)));
        announce();

        assertThat(asked()).hasSize(2).containsOnly("POST http://app.test/a/events");
        assertThat(reason()).isEqualTo("http_error");
    }

    @Test
    void a_redirect_without_a_location_is_a_failure_like_any_other() {
        serves(Map.of("http://app.test/a/events", Response.empty(302)));
        announce();

        assertThat(reason()).isEqualTo("http_error");
    }

    @Test
    void what_fails_behind_a_redirect_is_told_as_it_failed() {
        slack.app()
                .answers(message -> request(message).path().equals("/slow")
                        ? new Answer.Failed(Answer.Failure.TIMEOUT)
                        : new Answer.Responded(to(307, "/slow")));
        announce();

        assertThat(reason()).isEqualTo("http_timeout");
    }

    @Test
    void the_challenge_is_followed_too() {
        slack.app().staysSilent();
        slack.app()
                .answers(message -> request(message).path().equals("/there")
                        ? Slack.ok(request(message).body().text())
                        : new Answer.Responded(to(308, "/there")));

        assertThat(slack.configure(MANIFEST).body()).contains("\"request_url_verified\":true");
    }

    @Test
    void a_command_is_not_followed() {
        serves(Map.of("http://app.test/commands", to(307, "/there"), "http://app.test/there", Response.empty(200)));
        var dana = slack.person("Dana", "Field");
        slack.call("conversations.invite", "channel", slack.channel("ops"), "users", dana)
                .ok();
        slack.configure(MANIFEST).status(200);
        slack.sent().clear();

        slack.interact("""
                {"type": "slash_command", "user": "%s", "channel": "ops", "command": "/ask"}""".formatted(dana)).is("""
                {"ok": false, "error": "dispatch_failed", "answer": {"status": 307, "body": ""}}""");
        assertThat(asked()).containsExactly("POST http://app.test/commands");
    }
}
