package dtu.harness.control;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dtu.twins.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireTest {
    private final Running running = Running.start(Running.spec().with(List.of(new EchoTwin())));

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void path_query_and_headers_reach_the_twin_as_they_were_sent() throws IOException {
        var answer = raw("GET /echo/a%2Fb//c;d=1/..%2e?q=a+b%26c&q=&flag HTTP/1.1", "X-Twice: one", "x-twice: two");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
        assertThatJson(answer.substring(answer.indexOf("\r\n\r\n"))).isEqualTo("""
                { "method": "GET", "origin": "http://echo.test:99", "path": "/echo/a%2Fb//c;d=1/..%2e",
                  "query": ["q=a b&c", "q=", "flag="], "twice": ["one", "two"], "bytes": 0,
                  "virtualThread": true }""");
    }

    @Test
    void answers_keep_every_header_line_as_it_is_spelt_and_get_none_that_the_twin_did_not_give() throws IOException {
        var answer = raw("GET /echo/x HTTP/1.1");

        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))
                        .lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactlyInAnyOrder(
                        "Date", "Content-Type", "X-Line", "X-Line", "link", "Content-Length", "Connection");
    }

    @Test
    void head_has_the_length_and_no_body() throws IOException {
        var answer = raw("HEAD /big HTTP/1.1");

        assertThat(answer).contains("Content-Length: " + EchoTwin.BIG_BYTES).endsWith("\r\n\r\n");
    }

    @Test
    void large_bodies_pass_both_ways() {
        var sent = given().body(new byte[5 << 20]).post(url() + "/echo/x");
        assertThat(Json.of(sent.asString()).at("bytes").orElseThrow().asLong()).isEqualTo(5 << 20);

        assertThat(given().get(url() + "/big").asByteArray()).hasSize(EchoTwin.BIG_BYTES);
    }

    @Test
    void bodies_of_unknown_length_pass() throws IOException {
        var answer = raw("POST /echo/x HTTP/1.1", "Transfer-Encoding: chunked", "", "3\r\nabc\r\n2\r\nde\r\n0\r\n");

        assertThat(answer).contains("\"bytes\":5");
    }

    @Test
    void a_preflight_is_the_twins_business() {
        var answer = given().header("Origin", "https://app.example").options(url() + "/echo/x");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void a_method_that_nobody_knows_is_refused() throws IOException {
        assertThat(raw("BREW /echo/x HTTP/1.1")).startsWith("HTTP/1.1 501 ");
    }

    @Test
    void what_is_not_http_is_refused() throws IOException {
        assertThat(raw("nonsense")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void our_own_failure_says_where() {
        var answer = given().get(url() + "/fail");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.header("X-DTU-Failure")).contains("on purpose").contains("EchoTwin");
    }

    @Test
    void a_fault_can_break_the_connection() {
        running.post("/v1/universes/default/faults", """
                {"on": "slack.echo", "before-commit": {"reset": true}}""");

        assertThatThrownBy(() -> raw("GET /echo/x HTTP/1.1")).isInstanceOf(SocketException.class);
    }

    @Test
    void a_variable_that_is_a_file_names_one() throws IOException {
        var file = Path.of(running.variables("default").getOrDefault("GOOGLE_APPLICATION_CREDENTIALS", ""));

        assertThat(file.getFileName()).hasToString("service-account.json");
        assertThat(Json.of(Files.readString(file)).textAt("key"))
                .hasValue(running.server().universe("default").tenant().key());
    }

    @Test
    void the_twins_own_client_is_reached_through_the_control_plane() {
        assertThat(running.post("/v1/universes/default/slack/interactions", "{}")
                        .textAt("path"))
                .hasValue("/interactions");
    }

    @Test
    void a_frame_goes_to_exactly_one_socket_and_its_acknowledgement_delivers_it() {
        try (var first = new App("one");
                var second = new App("one")) {
            first.next();
            second.next();

            for (var text : List.of("a", "b")) {
                given().body("{\"to\": \"socket:one\", \"text\": \"" + text + "\"}")
                        .post(url() + "/tell");
            }

            assertThat(List.of(first.next(), second.next()))
                    .extracting(frame -> frame.textAt("text").orElseThrow())
                    .containsExactlyInAnyOrder("a", "b");
            Until.holds(() -> running.get("/v1/universes/default/deliveries?status=delivered")
                            .at("deliveries")
                            .orElseThrow()
                            .size()
                    == 2);
        }
    }

    @Test
    void without_a_socket_a_frame_is_not_delivered() {
        given().body("{\"to\": \"socket:nobody\", \"text\": \"x\"}").post(url() + "/tell");

        Until.holds(() -> running.get("/v1/universes/default/deliveries?status=failed")
                        .at("deliveries")
                        .orElseThrow()
                        .size()
                == 1);
    }

    @Test
    void a_socket_that_the_twin_refuses_does_not_open() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(url().replace("http", "ws") + "/link/"), new WebSocket.Listener() {})
                        .join())
                .hasStackTraceContaining("401");
    }

    @Test
    void stopping_tells_apps_to_come_back_later() {
        try (var app = new App("one")) {
            app.next();

            running.close();

            assertThat(app.next().textAt("type")).hasValue("disconnect");
        }
    }

    @Test
    void the_sockets_of_a_universe_end_with_it() {
        running.post("/v1/universes", "{\"id\": \"lab\"}");
        try (var app = new App("/u/lab", "one");
                var other = new App("one")) {
            app.next();
            other.next();

            running.control().delete("/v1/universes/lab").then().statusCode(204);

            assertThat(app.next().textAt("type")).hasValue("disconnect");
            given().body("{\"to\": \"socket:one\", \"text\": \"still here\"}").post(url() + "/tell");
            assertThat(other.next().textAt("text")).hasValue("still here");
        }
    }

    private String url() {
        return running.server().urls().getOrDefault("slack", "");
    }

    /** The whole answer to a request written by hand. */
    private String raw(String... lines) throws IOException {
        var target = URI.create(url());
        try (var socket = new Socket(target.getHost(), target.getPort())) {
            var head = lines[0] + "\r\nHost: echo.test:99\r\nConnection: close\r\n"
                    + String.join("\r\n", List.of(lines).subList(1, lines.length));
            socket.getOutputStream()
                    .write((head + (lines.length > 1 ? "\r\n\r\n" : "\r\n")).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** An app with one socket, which acknowledges every frame. */
    private final class App implements AutoCloseable, WebSocket.Listener {
        private final LinkedBlockingQueue<Json> frames = new LinkedBlockingQueue<>();
        private final WebSocket socket;

        App(String name) {
            this("", name);
        }

        App(String prefix, String name) {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(url().replace("http", "ws") + prefix + "/link/?ticket=" + name), this)
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            var frame = Json.of(text.toString());
            frames.add(frame);
            from.request(1);
            return frame.textAt("envelope_id")
                    .<CompletionStage<?>>map(id -> from.sendText("{\"envelope_id\": \"" + id + "\"}", true))
                    .orElseGet(() -> CompletableFuture.completedFuture(null));
        }

        Json next() {
            try {
                var frame = frames.poll(20, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("no frame arrived");
                }
                return frame;
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
