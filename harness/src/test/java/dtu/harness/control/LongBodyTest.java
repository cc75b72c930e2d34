package dtu.harness.control;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are longer than the server takes: refused before they are held, in the words of the vendor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongBodyTest {
    private static final int BODY_MAX = 4_096;

    private Running running;

    @BeforeAll
    void start() {
        running = Running.start(
                ServerSpec.usual().in(ServerSpec.Time.REAL, 1, "empty").takingBodiesOf(BODY_MAX));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private static final String VENDORS = """
            okta   | /api/v1/users          | {"errorCode": "E0000003", "errorId": "${json-unit.any-string}", \
            "errorSummary": "The request body was not well-formed.", "errorLink": "E0000003", "errorCauses": []}
            slack  | /api/chat.postMessage  | {"ok": false, "error": "fatal_error"}
            jira   | /rest/api/3/issue      | {"errorMessages": ["Request Entity Too Large"], "errors": {}}
            google | /drive/v3/files        | {"error": {"code": 413, "message": "Request Too Large", "errors": \
            [{"message": "Request Too Large", "domain": "global", "reason": "uploadTooLarge"}]}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = VENDORS)
    void a_body_that_says_it_is_too_long_is_not_even_read(String twin, String path, String body) throws IOException {
        var answer = sent(urlOf(twin), path, "Content-Length: " + (BODY_MAX + 1), "");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("Connection: close\r\n");
        assertThatJson(answer.substring(answer.indexOf("\r\n\r\n"))).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = VENDORS)
    void a_body_that_turns_out_to_be_too_long_is_refused_alike(String twin, String path, String body)
            throws IOException {
        var chunk = Integer.toHexString(BODY_MAX + 1) + "\r\n" + "x".repeat(BODY_MAX + 1) + "\r\n0\r\n\r\n";

        var answer = sent(urlOf(twin), path, "Transfer-Encoding: chunked", chunk);

        assertThat(answer).startsWith("HTTP/1.1 413 ");
        assertThatJson(answer.substring(answer.indexOf("\r\n\r\n"))).isEqualTo(body);
    }

    @Test
    void a_body_of_just_the_longest_length_is_taken() throws IOException {
        var answer = sent(urlOf("okta"), "/api/v1/users", "Content-Length: " + BODY_MAX, "x".repeat(BODY_MAX));

        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("E0000005");
    }

    @Test
    void the_usual_length_is_a_quarter_of_a_gibibyte() {
        assertThat(ServerSpec.usual().bodyMax()).isEqualTo(256L << 20);
    }

    @Test
    void a_body_for_a_universe_that_is_not_there_is_told_so() throws IOException {
        var answer = sent(urlOf("jira"), "/u/none/rest/api/3/issue", "Content-Length: " + (BODY_MAX + 1), "");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("There is no universe none.");
    }

    @Test
    void the_control_plane_has_words_of_its_own() throws IOException {
        var answer = sent(running.server().controlUrl(), "/v1/universes", "Content-Length: " + (BODY_MAX + 1), "");

        assertThat(answer).startsWith("HTTP/1.1 413 ");
        assertThatJson(answer.substring(answer.indexOf("\r\n\r\n"))).isEqualTo("""
                {"error": "body_too_long", "message": "A body may have at most 4096 bytes.", "hint": ""}""");
    }

    private String urlOf(String twin) {
        return running.server().urls().getOrDefault(twin, "");
    }

    /** What comes back until the server hangs up. */
    private static String sent(String url, String path, String length, String body) throws IOException {
        var target = URI.create(url);
        try (var socket = new Socket(target.getHost(), target.getPort())) {
            var request = "POST " + path + " HTTP/1.1\r\nHost: " + target.getAuthority()
                    + "\r\nConnection: close\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
