package dtu.google;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Drive's page tokens: opaque, and good for the query only that they were given for. */
public final class GooglePageToken {
    private static final String PREFIX = "~!!~";

    private GooglePageToken() {}

    /** A token that leads behind a cursor of a query. */
    public static String text(GoogleCall call, String query, String cursor) {
        var content = fingerprint(call, query) + " " + cursor;
        return PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor in the request's token; empty when it has none. */
    public static Optional<String> read(GoogleCall call, String query) {
        var token = call.query("pageToken").orElse("");
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var content = decoded(token);
        var mine = fingerprint(call, query) + " ";
        if (!content.startsWith(mine)) {
            throw GoogleError.INVALID.of("pageToken");
        }
        return Optional.of(content.substring(mine.length()));
    }

    private static String decoded(String token) {
        if (!token.startsWith(PREFIX)) {
            throw GoogleError.INVALID.of("pageToken");
        }
        try {
            return new String(Base64.getUrlDecoder().decode(token.substring(PREFIX.length())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbage) {
            throw GoogleError.INVALID.of("pageToken");
        }
    }

    private static String fingerprint(GoogleCall call, String query) {
        var who = call.me().id().value();
        return Integer.toHexString((who + " " + query).hashCode());
    }
}
