package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import dtu.twins.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    private Line open() throws IOException, SlackApiException {
        var opened = workspace
                .slack()
                .methods(workspace.variable("SLACK_APP_TOKEN"))
                .appsConnectionsOpen(request -> request);
        var line = new Line();
        line.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(opened.getUrl()), line)
                .join();
        lines.add(line);
        return line;
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
