package dtu.slack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Slack's cursors: opaque to clients, in truth a word and the last thing shown, such as {@code team:C1H9RESGL}. */
public final class Cursor {
    private Cursor() {}

    /** The cursor behind something shown. */
    public static String after(String kind, String last) {
        return Base64.getEncoder().encodeToString((kind + ":" + last).getBytes(StandardCharsets.UTF_8));
    }

    /** What the client's cursor stands behind; empty on the first page. */
    public static Optional<String> given(SlackCall call, String kind) {
        var text = call.arguments().filled("cursor");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var decoded = new String(Base64.getDecoder().decode(text.get()), StandardCharsets.UTF_8);
            if (decoded.startsWith(kind + ":")) {
                return Optional.of(decoded.substring(kind.length() + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw SlackError.INVALID_CURSOR.refusal();
        }
        throw SlackError.INVALID_CURSOR.refusal();
    }

    /** The client's limit, at most {@code most}; {@code usual} when it gives none or zero. */
    public static int limit(SlackCall call, int usual, int most) {
        var text = call.arguments().filled("limit");
        if (text.isEmpty()) {
            return usual;
        }
        try {
            var limit = Integer.parseInt(text.get());
            if (limit < 0) {
                throw SlackError.INVALID_LIMIT.refusal();
            }
            return limit == 0 ? usual : Math.min(limit, most);
        } catch (NumberFormatException notANumber) {
            throw SlackError.INVALID_LIMIT.refusal();
        }
    }
}
