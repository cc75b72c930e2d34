package dtu.twins.http;

import dtu.twins.blobs.Blob;
import dtu.twins.json.JsonOut;
import java.util.function.Consumer;

/** An answer, whole: status, headers, content. */
public record Response(int status, Headers headers, Blob body) {

    public static Response empty(int status) {
        return new Response(status, Headers.NONE, Blob.EMPTY);
    }

    /** JSON already written. */
    public static Response json(int status, byte[] json) {
        return of(status, "application/json", Blob.of(json));
    }

    /** A JSON object. */
    public static Response json(int status, Consumer<JsonOut> members) {
        return json(status, JsonOut.object(members));
    }

    public static Response text(int status, String contentType, String text) {
        return of(status, contentType, Blob.of(text));
    }

    public static Response of(int status, String contentType, Blob body) {
        return new Response(status, Headers.of("Content-Type", contentType), body);
    }

    /** One more header line. */
    public Response plus(String name, String value) {
        return new Response(status, headers.plus(name, value), body);
    }

    public Response plus(Headers more) {
        return new Response(status, headers.plus(more), body);
    }

    /** One header line in place of all of that name. */
    public Response with(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    public Response withBody(Blob other) {
        return new Response(status, headers, other);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
