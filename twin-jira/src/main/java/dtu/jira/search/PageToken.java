package dtu.jira.search;

import dtu.jira.JiraError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where the next page of a search begins; opaque to clients, and good for a week.
 *
 * @param query a digest of the query it belongs to
 */
record PageToken(long from, int query, long issuedSeconds) {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Pattern FORM = Pattern.compile("dtu:([0-9]{1,9}):(-?[0-9]{1,10}):([0-9]{1,11})");

    String text() {
        var plain = "dtu:" + from + ":" + query + ":" + issuedSeconds;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Refused unless it was made for that query, not too long ago. */
    static PageToken read(String text, String query, Instant now) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = FORM.matcher(plain);
            if (parts.matches()) {
                var token = new PageToken(
                        Long.parseLong(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)));
                var expires = Instant.ofEpochSecond(token.issuedSeconds()).plus(LIFETIME);
                if (token.query() == query.hashCode() && now.isBefore(expires)) {
                    return token;
                }
            }
        } catch (IllegalArgumentException notOurs) {
            throw JiraError.BAD_PAGE_TOKEN.refusal();
        }
        throw JiraError.BAD_PAGE_TOKEN.refusal();
    }
}
