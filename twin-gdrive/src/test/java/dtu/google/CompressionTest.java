package dtu.google;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CompressionTest {
    private static final byte[] BODY = "{\"name\": \"Plan\"}".getBytes(UTF_8);

    private final Workspace google = Workspace.inMemory();

    @Test
    void a_compressed_body_is_read() throws IOException {
        assertThat(google.send(create(compressed(BODY))).is(200).at("name")).isEqualTo("Plan");
    }

    @Test
    void a_body_that_only_says_it_is_compressed_is_refused() {
        google.send(create("no gzip".getBytes(UTF_8))).is(400);
    }

    @Test
    void a_compressed_body_that_is_cut_off_is_refused() throws IOException {
        var whole = compressed(BODY);

        google.send(create(Blob.of(whole).slice(0, whole.length / 2).bytes())).is(400);
    }

    @Test
    void an_empty_body_is_none() {
        google.send(create(new byte[0])).is(200);
    }

    private static Request create(byte[] body) {
        return Request.of(Method.POST, "/drive/v3/files")
                .header("Content-Encoding", "gzip")
                .body("application/json", Blob.of(body));
    }

    private static byte[] compressed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
