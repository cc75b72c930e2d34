package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.SlackApiException;
import dtu.twins.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client of Socket Mode may rely on below any library: frames, acknowledgements, second tries. */
class SocketsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Workspace workspace = new Workspace();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Line> lines = new ArrayList<>();
    private final String channel;

    SocketsTest() throws IOException, SlackApiException {
        channel = channel();
        workspace.configured(BoltApp.manifest("", true));
    }

    @AfterEach
    void stop() {
        lines.forEach(Line::close);
        workspace.close();
    }

    @Test
    void an_event_that_nobody_acknowledges_does_not_keep_others_waiting() throws IOException, SlackApiException {
        var line = open();
        assertThat(line.next().textAt("type")).contains("hello");
        say("one");
        say("two");
        say("three");

        var started = System.nanoTime();
        assertThat(List.of(text(line.next()), text(line.next()), text(line.next())))
                .containsExactly("one", "two", "three");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void an_event_that_nobody_acknowledges_comes_once_more_and_says_so() throws IOException, SlackApiException {
        var line = open();
        line.next();
        say("one");

        var first = line.next();
        var again = line.next();
        assertThat(first.at("retry_attempt").map(Json::asLong)).contains(0L);
        assertThat(again.at("retry_attempt").map(Json::asLong)).contains(1L);
        assertThat(again.textAt("retry_reason")).contains("http_timeout");
        assertThat(again.at("payload").flatMap(payload -> payload.textAt("event_id")))
                .isEqualTo(first.at("payload").flatMap(payload -> payload.textAt("event_id")));
        line.acknowledge(again);
    }

    @Test
    void every_event_goes_to_one_of_several_sockets() throws IOException, SlackApiException {
        var one = open();
        var other = open();
        assertThat(one.next().at("num_connections").map(Json::asLong)).contains(1L);
        assertThat(other.next().at("num_connections").map(Json::asLong)).contains(2L);
        for (var number = 0; number < 4; number++) {
            say("n" + number);
        }

        var heard = new ArrayList<String>();
        for (var number = 0; number < 2; number++) {
            for (var line : List.of(one, other)) {
                var frame = line.next();
                line.acknowledge(frame);
                heard.add(text(frame));
            }
        }
        assertThat(heard).containsExactlyInAnyOrder("n0", "n1", "n2", "n3");
    }

    @Test
    void the_eleventh_socket_is_told_to_go() throws IOException, SlackApiException {
        for (var number = 0; number < 10; number++) {
            assertThat(open().next().textAt("type")).contains("hello");
        }

        var last = open().next();
        assertThat(last.textAt("type")).contains("disconnect");
        assertThat(last.textAt("reason")).contains("too_many_websockets");
    }

    @Test
    void what_a_person_does_is_lost_when_nobody_acknowledges_it() throws IOException, SlackApiException {
        var line = open();
        line.next();

        var answer = workspace.dana("shortcut", Json.of("{\"callback_id\": \"start\"}"));

        assertThat(answer.textAt("error")).contains("operation_timeout");
        assertThat(line.next().textAt("type")).contains("interactive");
        say("one");
        assertThat(line.next().textAt("type")).contains("events_api");
    }

    @Test
    void a_warning_leaves_sockets_open_and_a_refresh_closes_them() throws IOException, SlackApiException {
        var one = open();
        var other = open();
        one.next();
        other.next();

        assertThat(workspace.endSockets("warning")).isEqualTo(2);
        for (var line : List.of(one, other)) {
            assertThat(line.next().textAt("reason")).contains("warning");
        }
        say("still there");
        assertThat(workspace.endSockets("refresh_requested")).isEqualTo(2);
        assertThat(reasons(one, other)).containsExactly("refresh_requested", "refresh_requested");
        assertThat(workspace.endSockets("refresh_requested")).isZero();
    }

    @Test
    void what_was_not_acknowledged_when_a_socket_ended_comes_again_on_the_next() throws IOException, SlackApiException {
        var line = open();
        line.next();
        say("one");
        var first = line.next();
        var next = open();
        assertThat(next.next().textAt("type")).contains("hello");

        line.close();

        var again = next.next();
        next.acknowledge(again);
        assertThat(text(again)).isEqualTo("one");
        assertThat(again.at("retry_attempt").map(Json::asLong)).contains(1L);
        assertThat(again.textAt("retry_reason")).contains("connection_failed");
        assertThat(again.textAt("envelope_id")).isNotEqualTo(first.textAt("envelope_id"));
    }

    @Test
    void leaving_socket_mode_ends_every_socket() throws IOException, SlackApiException {
        var line = open();
        line.next();

        workspace.configured(BoltApp.manifest("", false));

        assertThat(reasons(line)).containsExactly("link_disabled");
    }

    @Test
    void a_ticket_opens_one_socket() throws IOException, SlackApiException {
        var address = address();
        var line = open(address);
        assertThat(line.next().textAt("type")).contains("hello");

        assertThatThrownBy(() -> open(address)).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    private Line open() throws IOException, SlackApiException {
        return open(address());
    }

    private String address() throws IOException, SlackApiException {
        return workspace
                .slack()
                .methods(workspace.variable("SLACK_APP_TOKEN"))
                .appsConnectionsOpen(request -> request)
                .getUrl();
    }

    private Line open(String address) {
        var line = new Line();
        line.socket =
                http.newWebSocketBuilder().buildAsync(URI.create(address), line).join();
        lines.add(line);
        return line;
    }

    /** Why each of them was closed, once it is. */
    private static List<String> reasons(Line... ended) {
        return Stream.of(ended)
                .map(line -> {
                    line.ended.join();
                    return line.frames.stream()
                            .flatMap(frame -> frame.textAt("reason").stream())
                            .reduce("", (before, last) -> last);
                })
                .toList();
    }

    private String channel() throws IOException, SlackApiException {
        return workspace
                .bot()
                .conversationsCreate(request -> request.name("lines"))
                .getChannel()
                .getId();
    }

    private void say(String text) throws IOException, SlackApiException {
        workspace.bot().chatPostMessage(request -> request.channel(channel).text(text));
    }

    private static String text(Json frame) {
        return frame.at("payload")
                .flatMap(payload -> payload.at("event"))
                .flatMap(event -> event.textAt("text"))
                .orElse("");
    }

    /** One end of a socket, which keeps what it hears. */
    private static final class Line implements WebSocket.Listener {
        private final LinkedBlockingQueue<Json> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> ended = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private volatile @Nullable WebSocket socket;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                frames.add(Json.of(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            ended.complete(status);
            return null;
        }

        Json next() {
            try {
                var frame = frames.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("nothing came");
                }
                return frame;
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }

        void acknowledge(Json frame) {
            var open = socket;
            if (open != null) {
                var id = frame.textAt("envelope_id").orElseThrow();
                open.sendText(Json.EMPTY_OBJECT.with("envelope_id", id).toString(), true)
                        .join();
            }
        }

        void close() {
            var open = socket;
            if (open != null) {
                open.abort();
            }
        }
    }
}
