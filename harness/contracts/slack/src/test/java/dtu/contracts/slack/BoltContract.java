package dtu.contracts.slack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import dtu.twins.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Bolt app may rely on, however Slack reaches it: commands, buttons, shortcuts and events. */
interface BoltContract extends BoltViewsContract {

    @Test
    default void a_command_is_answered_to_the_one_who_typed_it() throws IOException, SlackApiException {
        channel();
        var answer = workspace().dana("slash_command", Json.of("""
                {"channel": "access", "command": "/access", "text": "billing"}"""));

        assertThat(answer.at("answer").flatMap(said -> said.at("body")).orElseThrow())
                .isIn(Json.of("{\"text\": \"You asked for billing\"}"), Json.of("\"You asked for billing\""));
        assertThatJson(answer.toString()).isEqualTo("""
                { "ok": true, "answer": {"status": 200, "body": "${json-unit.ignore}"},
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
    default void a_command_is_answered_later_through_its_response_url() throws Exception {
        channel();
        var answer = workspace().dana("slash_command", Json.of("""
                {"channel": "access", "command": "/later", "text": "billing"}"""));

        assertThat(BoltApp.isOk(answer)).as(answer.toString()).isTrue();
        assertThat(heard()).isEqualTo("responded");
        assertThat(texts().getFirst()).isEqualTo("Later: billing");
    }

    @Test
    default void a_command_that_the_app_does_not_know_shows_an_error() throws IOException, SlackApiException {
        channel();
        var answer = workspace().dana("slash_command", Json.of("""
                {"channel": "access", "command": "/silence"}"""));

        assertThat(BoltApp.isOk(answer)).as(answer.toString()).isFalse();
    }

    @Test
    default void a_click_replaces_the_message_through_its_response_url() throws Exception {
        var clicked = click("approve");

        assertThat(BoltApp.isOk(clicked)).as(clicked.toString()).isTrue();
        assertThat(heard()).isEqualTo("approved");
        assertThat(texts().getFirst()).isEqualTo("Approved 42");
    }

    @Test
    default void a_click_is_answered_in_the_messages_thread() throws Exception {
        click("reply");

        assertThat(heard()).isEqualTo("said true");
        var bot = workspace().bot();
        var channel = bot.usersConversations(request -> request)
                .getChannels()
                .getFirst()
                .getId();
        var parent = bot.conversationsHistory(request -> request.channel(channel))
                .getMessages()
                .getFirst();
        assertThat(parent.getReplyCount()).isEqualTo(1);
        assertThat(
                        bot
                                .conversationsReplies(
                                        request -> request.channel(channel).ts(parent.getTs()))
                                .getMessages()
                                .stream()
                                .map(Message::getText))
                .containsExactly("A request", "In the thread");
    }

    @Test
    default void a_shortcut_starts_the_app() throws InterruptedException {
        workspace().dana("shortcut", Json.of("{\"callback_id\": \"start\"}"));

        assertThat(heard()).isEqualTo("shortcut of " + workspace().person("dana"));
    }

    @Test
    default void a_shortcut_on_a_message_brings_the_message_along() throws Exception {
        var channel = channel();
        var ts = write("Good morning");
        assertThat(heard()).isEqualTo("message Good morning");

        workspace()
                .dana(
                        "shortcut",
                        Json.of("{\"callback_id\": \"inspect\"}")
                                .with("channel", channel)
                                .with("message_ts", ts));

        assertThat(heard()).isEqualTo("inspected");
        assertThat(texts().getFirst()).isEqualTo("Inspected: Good morning");
    }

    @Test
    default void a_mention_is_heard_and_answered() throws Exception {
        channel();
        var me = workspace().bot().authTest(request -> request).getUserId();

        write("<@" + me + "> help");

        assertThat(List.of(heard(), heard())).containsExactlyInAnyOrder("mention true", "message <@" + me + "> help");
        assertThat(texts().getFirst()).isEqualTo("Hello <@" + workspace().person("dana") + ">");
    }

    @Test
    default void messages_and_reactions_are_heard() throws Exception {
        var channel = channel();

        var ts = write("Good morning");
        assertThat(heard()).isEqualTo("message Good morning");
        workspace().owner().conversationsJoin(request -> request.channel(channel));
        workspace()
                .owner()
                .reactionsAdd(request -> request.channel(channel).timestamp(ts).name("wave"));

        assertThat(heard()).isEqualTo("reaction wave");
    }

    @Test
    default void edits_and_deletions_are_heard() throws Exception {
        var channel = channel();
        var owner = workspace().owner();
        owner.conversationsJoin(request -> request.channel(channel));
        var ts = owner.chatPostMessage(request -> request.channel(channel).text("one"))
                .getTs();
        assertThat(heard()).isEqualTo("message one");

        owner.chatUpdate(request -> request.channel(channel).ts(ts).text("two"));
        assertThat(heard()).isEqualTo("changed to two");
        owner.chatDelete(request -> request.channel(channel).ts(ts));
        assertThat(heard()).isEqualTo("deleted two");
    }

    @Test
    default void a_step_of_a_workflow_is_done_and_what_it_gives_flows_on() throws Exception {
        var channel = channel();

        assertThat(workspace().started("welcome", welcome("Dana", channel))).isEqualTo(Json.of("{\"ok\": true}"));

        assertThat(heard()).isEqualTo("greeted true");
        assertThat(texts().getFirst()).isEqualTo("Welcome, Dana");
    }

    @Test
    default void a_step_that_fails_ends_its_workflow() throws Exception {
        var channel = channel();

        workspace().started("welcome", welcome("nobody", channel));

        assertThat(heard()).isEqualTo("greeted nobody");
        assertThatJson(workspace().runs().toString()).inPath("runs[0].error").isEqualTo("Nobody to greet");
    }

    private static Json welcome(String name, String channel) {
        return Json.EMPTY_OBJECT.with("name", name).with("channel", channel);
    }

    @Test
    default void a_message_to_the_app_itself_is_heard() throws Exception {
        var me = workspace().bot().authTest(request -> request).getUserId();

        workspace().dana("message", Json.of("{\"text\": \"psst\"}").with("channel", me));

        assertThat(heard()).isEqualTo("message psst");
    }
}
