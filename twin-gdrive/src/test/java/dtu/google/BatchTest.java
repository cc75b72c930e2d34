package dtu.google;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.http.Method;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final Workspace google = Workspace.inMemory();

    @Test
    void each_call_is_answered_on_its_own() {
        var file = google.text("a");
        var reply = batch("""
                --b
                Content-Type: application/http
                Content-ID: <uuid
                  + 1>

                PATCH /drive/v3/files/%s?fields=name&prettyPrint=false HTTP/1.1
                Content-Type: application/json

                {"name": "b"}
                --b
                Content-Type: application/http
                Content-ID: <uuid + 2>

                GET /drive/v3/files/none HTTP/1.1

                --b
                Content-Type: application/http

                GET /drive/v3/files/%s?fields=name&prettyPrint=false

                --b--""".formatted(file, file)).is(200);

        assertThat(reply.header("Content-Type")).startsWith("multipart/mixed; boundary=batch_");
        assertThat(reply.text())
                .contains("Content-ID: <response-uuid + 1>\r\n\r\nHTTP/1.1 200 OK\r\n")
                .contains("Content-ID: <response-uuid + 2>\r\n\r\nHTTP/1.1 404 Not Found\r\n")
                .containsSubsequence("{\"name\":\"b\"}", "File not found: none.", "{\"name\":\"b\"}");
    }

    @Test
    void media_and_batches_do_not_go_into_batches() {
        assertThat(batch("""
                --b

                GET /drive/v3/files/x?alt=media

                --b

                POST /batch/drive/v3

                --b

                nonsense

                --b--""").is(200).text())
                .contains("HTTP/1.1 400 Bad Request", "HTTP/1.1 404 Not Found", "Malformed request.");
    }

    @Test
    void what_is_no_batch_is_refused() {
        batch("nothing").is(400);
    }

    private Workspace.Reply batch(String body) {
        return google.upload(
                Method.POST,
                "/batch/drive/v3",
                "multipart/mixed; boundary=\"b\"",
                body.getBytes(StandardCharsets.UTF_8));
    }
}
