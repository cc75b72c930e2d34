package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.event.GoodbyeEvent;
import com.slack.api.model.event.HelloEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.PresenceChangeEvent;
import com.slack.api.rtm.RTMClient;
import com.slack.api.rtm.RTMEventHandler;
import com.slack.api.rtm.RTMEventsDispatcher;
import com.slack.api.rtm.RTMEventsDispatcherFactory;
import com.slack.api.rtm.message.Message;
import com.slack.api.rtm.message.PingMessage;
import com.slack.api.rtm.message.PresenceSub;
import com.slack.api.rtm.message.Typing;
import dtu.twins.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.websocket.DeploymentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack's own client of the Real Time Messaging API, which bots had before Socket Mode. */
class RealTimeMessagingTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final String CLASSIC = """
            {"display_information": {"name": "DTU"}, "features": {"bot_user": {"display_name": "dtu"}},
             "oauth_config": {"scopes": {"bot": ["bot"]}}}""";

    private final Workspace workspace = new Workspace();
    private final List<Line> lines = new ArrayList<>();
    private final String channel;

    RealTimeMessagingTest() throws IOException, SlackApiException {
        var made = workspace.bot().conversationsCreate(request -> request.name("lines"));
        channel = made.getChannel().getId();
        workspace
                .bot()
                .conversationsInvite(request -> request.channel(channel).users(List.of(workspace.person("dana"))));
        workspace.configured(Json.of(CLASSIC));
    }

    @AfterEach
    void stop() throws IOException {
        for (var line : lines) {
            line.client.close();
        }
        workspace.close();
    }

    @Test
    void a_bot_is_greeted_hears_what_is_said_and_answers() throws IOException, DeploymentException {
        var line = open();
        assertThat(line.next().textAt("type")).contains("hello");
        say("hello");
        var heard = line.next();
        assertThat(heard.textAt("type")).contains("message");
        assertThat(heard.textAt("user")).contains(workspace.person("dana"));

        line.client.sendMessage(Message.builder()
                .id(1L)
                .channel(channel)
                .text("hello " + heard.textAt("text").orElseThrow())
                .build()
                .toJSONString());
        var reply = line.next();
        assertThat(reply.at("ok").map(Json::asTruth)).contains(true);
        assertThat(reply.at("reply_to").map(Json::asLong)).contains(1L);
        assertThat(reply.textAt("text")).contains("hello hello");
        assertThat(workspace.history(channel)).first().isEqualTo("hello hello");
    }

    @Test
    void the_clients_own_dispatcher_knows_the_frames() throws IOException, DeploymentException, InterruptedException {
        var seen = new LinkedBlockingQueue<String>();
        var dispatcher = dispatching(seen);
        var client = workspace.slack().rtmConnect(workspace.variable("SLACK_BOT_TOKEN"));
        client.addMessageHandler(dispatcher.toMessageHandler());
        var line = new Line(client);
        client.connect();
        assertThat(seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("hello");
        say("hi");
        assertThat(seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(channel + " hi");
        var dana = workspace.person("dana");
        client.sendMessage(PresenceSub.builder().ids(List.of(dana)).build().toJSONString());
        assertThat(seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(dana + " active");
        assertThat(workspace.endSockets("goodbye")).isEqualTo(1);
        assertThat(seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("goodbye");
        line.ended.join();
    }

    @Test
    void every_connection_hears_everything_but_its_own_word() throws IOException, DeploymentException {
        var one = open();
        var other = open();
        one.next();
        other.next();
        one.client.sendMessage(
                Message.builder().id(7L).channel(channel).text("x").build().toJSONString());
        assertThat(one.next().at("reply_to").map(Json::asLong)).contains(7L);
        assertThat(other.next().textAt("text")).contains("x");
        say("y");
        assertThat(one.next().textAt("text")).contains("y");
        assertThat(other.next().textAt("text")).contains("y");
    }

    @Test
    void pings_come_back_in_order_and_typing_is_answered_by_nothing() throws IOException, DeploymentException {
        var line = open();
        line.next();
        line.client.sendMessage(Typing.builder().id(1L).channel(channel).build().toJSONString());
        line.client.sendMessage(
                PingMessage.builder().id(2L).time(Instant.EPOCH).build().toJSONString());
        line.client.sendMessage("{\"id\":3,\"type\":\"ping\",\"note\":\"a\"}");
        assertThat(line.next().at("reply_to").map(Json::asLong)).contains(2L);
        assertThat(line.next()).isEqualTo(Json.of("{\"type\":\"pong\",\"reply_to\":3,\"note\":\"a\"}"));
    }

    @Test
    void what_cannot_be_said_is_refused_and_the_socket_stays() throws IOException, DeploymentException {
        var line = open();
        line.next();
        line.client.sendMessage("{\"id\":1,\"type\":\"message\",\"channel\":\"" + channel + "\"}");
        assertThat(line.next())
                .isEqualTo(Json.of("{\"ok\":false,\"reply_to\":1,"
                        + "\"error\":{\"code\":2,\"msg\":\"message text is missing\"}}"));
        line.client.sendMessage("nonsense");
        assertThat(line.next().textAt("type")).contains("error");
        line.client.sendMessage("{\"id\":2,\"type\":\"ping\"}");
        assertThat(line.next().textAt("type")).contains("pong");
    }

    @Test
    void a_frame_of_more_than_sixteen_kilobytes_ends_the_socket() throws IOException, DeploymentException {
        var line = open();
        line.next();
        line.client.sendMessage("{\"id\":1,\"type\":\"ping\",\"note\":\"" + "x".repeat(16 * 1_024) + "\"}");
        assertThat(line.ended.join()).isEqualTo(1009);
    }

    @Test
    void a_token_that_is_taken_back_ends_its_socket() throws IOException, DeploymentException, SlackApiException {
        var line = open();
        line.next();
        workspace.bot().authRevoke(request -> request);
        assertThat(line.last()).isEqualTo(Json.of("{\"type\":\"goodbye\"}"));
    }

    @Test
    void an_address_is_good_once() throws IOException, DeploymentException {
        var line = open();
        assertThat(line.next().textAt("type")).contains("hello");
        var again = new Line(line.client);
        line.client.connect();
        assertThat(again.next().textAt("type")).contains("error");
        again.ended.join();
    }

    @Test
    void a_server_that_stops_says_goodbye() throws IOException, DeploymentException {
        var line = open();
        line.next();
        workspace.close();
        assertThat(line.last()).isEqualTo(Json.of("{\"type\":\"goodbye\"}"));
    }

    @Test
    void an_app_with_granular_scopes_is_turned_away() {
        workspace.configured(Json.of(CLASSIC.replace("[\"bot\"]", "[\"chat:write\"]")));
        assertThatThrownBy(() -> workspace.slack().rtmConnect(workspace.variable("SLACK_BOT_TOKEN")))
                .hasMessageContaining("method_deprecated");
    }

    /** Each frame that the client has a name for, in a few words. */
    private static RTMEventsDispatcher dispatching(Queue<String> seen) {
        var dispatcher = RTMEventsDispatcherFactory.getInstance();
        dispatcher.register(new RTMEventHandler<HelloEvent>() {
            @Override
            public void handle(HelloEvent event) {
                seen.add("hello");
            }
        });
        dispatcher.register(new RTMEventHandler<MessageEvent>() {
            @Override
            public void handle(MessageEvent event) {
                seen.add(event.getChannel() + " " + event.getText());
            }
        });
        dispatcher.register(new RTMEventHandler<PresenceChangeEvent>() {
            @Override
            public void handle(PresenceChangeEvent event) {
                seen.add(event.getUser() + " " + event.getPresence());
            }
        });
        dispatcher.register(new RTMEventHandler<GoodbyeEvent>() {
            @Override
            public void handle(GoodbyeEvent event) {
                seen.add("goodbye");
            }
        });
        return dispatcher;
    }

    private Line open() throws IOException, DeploymentException {
        var line = new Line(workspace.slack().rtmConnect(workspace.variable("SLACK_BOT_TOKEN")));
        line.client.connect();
        return line;
    }

    private void say(String text) {
        workspace.dana("message", Json.EMPTY_OBJECT.with("channel", "lines").with("text", text));
    }

    /** What a client hears. */
    private final class Line {
        private final RTMClient client;
        private final LinkedBlockingQueue<Json> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> ended = new CompletableFuture<>();

        Line(RTMClient client) {
            this.client = client;
            client.addMessageHandler(frame -> frames.add(Json.of(frame)));
            client.addCloseHandler(
                    reason -> ended.complete(reason.getCloseCode().getCode()));
            lines.add(this);
        }

        Json next() {
            try {
                var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("nothing came");
                }
                return frame;
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }

        /** The last frame before the socket was closed. */
        Json last() {
            ended.join();
            return frames.stream().reduce((before, after) -> after).orElseThrow();
        }
    }
}
