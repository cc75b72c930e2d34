package dtu.contracts.slack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import dtu.twins.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Bolt app may rely on, however Slack reaches it. */
interface BoltContract {

    Workspace workspace();

    Broker broker();

    /** The app's configuration; everything it listens to, and nowhere to send it. */
    static Json manifest(String url, boolean isSocketMode) {
        return Json.of("""
                { "display_information": {"name": "Broker"},
                  "features": { "bot_user": {"display_name": "broker"},
                    "slash_commands": [{"command": "/access", "url": "%1$s", "description": "Ask"},
                                       {"command": "/announce", "url": "%1$s", "description": "Tell"},
                                       {"command": "/silence", "url": "%1$s", "description": "Nobody listens"}],
                    "shortcuts": [{"name": "Start", "type": "global", "callback_id": "start", "description": "d"}] },
                  "settings": { "event_subscriptions": {"request_url": "%1$s", "bot_events":
                      ["app_mention", "message.channels", "reaction_added", "app_home_opened"]},
                    "interactivity": {"is_enabled": true, "request_url": "%1$s"},
                    "socket_mode_enabled": %2$s } }""".formatted(url, isSocketMode));
    }

    @Test
    default void a_command_is_answered_to_the_one_who_typed_it() throws IOException, SlackApiException {
        channel();
        var answer = workspace().dana("slash_command", Json.of("""
                {"channel": "access", "command": "/access", "text": "billing"}"""));

        assertThatJson(answer.toString()).isEqualTo("""
                { "ok": true, "answer": {"status": 200, "body": {"text": "You asked for billing"}},
                  "message_ts": "${json-unit.any-string}" }""");
        assertThat(texts()).doesNotContain("You asked for billing");
    }

    @Test
    default void a_command_is_answered_to_all() throws IOException, SlackApiException {
        channel();
        workspace().dana("slash_command", Json.of("""
                {"channel": "access", "command": "/announce", "text": "billing"}"""));

        assertThat(texts().getFirst()).isEqualTo("Announced: billing");
    }

    @Test
    default void a_command_that_the_app_does_not_know_shows_an_error() throws IOException, SlackApiException {
        channel();
        var answer = workspace().dana("slash_command", Json.of("""
                {"channel": "access", "command": "/silence"}"""));

        assertThat(answer.at("ok").orElseThrow().asTruth()).isFalse();
    }

    @Test
    default void a_click_replaces_the_message_through_its_response_url() throws Exception {
        var clicked = click("approve");

        assertThat(clicked.at("ok").orElseThrow().asTruth())
                .as(clicked.toString())
                .isTrue();
        assertThat(broker().heard()).isEqualTo("approved 200");
        assertThat(texts().getFirst()).isEqualTo("Approved 42");
    }

    @Test
    default void a_click_opens_a_modal_whose_submission_is_checked() throws Exception {
        click("ask");
        var view = broker().heard();

        var refused = submit(view, "so");
        assertThatJson(refused.toString()).inPath("answer.body").isEqualTo("""
                {"response_action": "errors", "errors": {"why": "Please say more"}}""");
        var accepted = submit(view, "the quarter ends");
        assertThat(accepted.at("ok").orElseThrow().asTruth())
                .as(accepted.toString())
                .isTrue();
        assertThat(texts().getFirst()).isEqualTo("Because: the quarter ends");
    }

    @Test
    default void a_modal_that_is_closed_says_so() throws Exception {
        click("ask");
        var view = broker().heard();

        workspace().dana("view_closed", Json.EMPTY_OBJECT.with("view_id", view));

        assertThat(broker().heard()).isEqualTo("closed " + view);
    }

    @Test
    default void a_shortcut_starts_the_app() throws InterruptedException {
        workspace().dana("shortcut", Json.of("{\"callback_id\": \"start\"}"));

        assertThat(broker().heard()).isEqualTo("shortcut of " + workspace().person("dana"));
    }

    @Test
    default void a_mention_is_heard_and_answered() throws Exception {
        channel();
        var me = workspace().bot().authTest(request -> request).getUserId();

        write("<@" + me + "> help");

        assertThat(List.of(broker().heard(), broker().heard()))
                .containsExactlyInAnyOrder("mention true", "message <@" + me + "> help");
        assertThat(texts().getFirst()).isEqualTo("Hello <@" + workspace().person("dana") + ">");
    }

    @Test
    default void messages_and_reactions_are_heard() throws Exception {
        channel();

        var ts = write("Good morning");
        assertThat(broker().heard()).isEqualTo("message Good morning");
        var channel = workspace().bot().usersConversations(request -> request).getChannels();
        workspace()
                .owner()
                .conversationsJoin(request -> request.channel(channel.getFirst().getId()));
        workspace()
                .owner()
                .reactionsAdd(request -> request.channel(channel.getFirst().getId())
                        .timestamp(ts)
                        .name("wave"));

        assertThat(broker().heard()).isEqualTo("reaction wave");
    }

    @Test
    default void opening_the_apps_home_is_heard() throws InterruptedException {
        workspace().dana("app_home_opened", Json.of("{\"tab\": \"home\"}"));

        assertThat(broker().heard()).isEqualTo("home of " + workspace().person("dana"));
    }

    /** A channel with the app and Dana in it; its id. */
    private String channel() throws IOException, SlackApiException {
        var channel = workspace()
                .bot()
                .conversationsCreate(request -> request.name("access"))
                .getChannel()
                .getId();
        workspace()
                .bot()
                .conversationsInvite(request ->
                        request.channel(channel).users(List.of(workspace().person("dana"))));
        return channel;
    }

    private Json click(String action) throws IOException, SlackApiException {
        var channel = channel();
        var posted = workspace()
                .bot()
                .chatPostMessage(
                        request -> request.channel(channel).text("A request").blocks(Broker.BUTTONS));
        return workspace()
                .dana(
                        "block_actions",
                        Json.EMPTY_OBJECT
                                .with("channel", channel)
                                .with("message_ts", posted.getTs())
                                .with("action_id", action));
    }

    private Json submit(String view, String reason) {
        var reasonGiven = Json.EMPTY_OBJECT.with("type", "plain_text_input").with("value", reason);
        var values = Json.EMPTY_OBJECT.with("why", Json.EMPTY_OBJECT.with("reason", reasonGiven));
        return workspace()
                .dana("view_submission", Json.EMPTY_OBJECT.with("view_id", view).with("values", values));
    }

    private String write(String text) {
        return workspace()
                .dana("message", Json.EMPTY_OBJECT.with("channel", "access").with("text", text))
                .textAt("ts")
                .orElseThrow();
    }

    /** What can be read in the channel, newest first. */
    private List<String> texts() throws IOException, SlackApiException {
        var bot = workspace().bot();
        var channels = bot.usersConversations(request -> request).getChannels();
        return bot
                .conversationsHistory(
                        request -> request.channel(channels.getFirst().getId()))
                .getMessages()
                .stream()
                .map(Message::getText)
                .toList();
    }
}
