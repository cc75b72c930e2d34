package dtu.slack;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer of the Web API: {@code ok}, the method's own members, then warnings and what belongs to paging. */
public final class SlackAnswer {
    private static final String JSON = "application/json; charset=utf-8";

    private SlackAnswer() {}

    public static Response ok(SlackCall call) {
        return ok(call, members -> {});
    }

    public static Response ok(SlackCall call, Consumer<JsonOut> members) {
        return answer(call, members, null, List.of());
    }

    /** With a warning of the method's own. */
    public static Response warned(SlackCall call, String warning, Consumer<JsonOut> members) {
        return answer(call, members, null, List.of(warning));
    }

    /** One page; the cursor is empty on the last one, and is there nevertheless. */
    public static Response page(SlackCall call, String cursor, Consumer<JsonOut> members) {
        return answer(call, members, cursor, List.of());
    }

    static Response failed(SlackCall call, String error, Consumer<JsonOut> more, List<String> messages) {
        var warnings = call.warnings();
        return json(out -> {
            out.truth("ok", false).text("error", error);
            more.accept(out);
            tail(out, null, warnings, messages);
        });
    }

    /** JSON with the content type Slack gives it. */
    public static Response json(Consumer<JsonOut> members) {
        return Response.of(200, JSON, Blob.of(JsonOut.object(members)));
    }

    private static Response answer(
            SlackCall call, Consumer<JsonOut> members, @Nullable String cursor, List<String> warnings) {
        var all = new ArrayList<>(warnings);
        all.addAll(call.warnings());
        return json(out -> {
            out.truth("ok", true);
            members.accept(out);
            tail(out, cursor, all, List.of());
        });
    }

    private static void tail(JsonOut out, @Nullable String cursor, List<String> warnings, List<String> messages) {
        if (!warnings.isEmpty()) {
            out.text("warning", String.join(",", warnings));
        }
        if (cursor == null && warnings.isEmpty() && messages.isEmpty()) {
            return;
        }
        out.object("response_metadata", metadata -> {
            metadata.textIfAny("next_cursor", cursor);
            if (!messages.isEmpty()) {
                metadata.texts("messages", messages);
            }
            if (!warnings.isEmpty()) {
                metadata.texts("warnings", warnings);
            }
        });
    }
}
