package dtu.jira;

import dtu.twins.Twin.Bucket;
import dtu.twins.Twin.Metering;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How fast one may call: a burst for each endpoint and method, and two for writes to one issue. */
final class JiraLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int READS = 100;
    private static final int WRITES = 50;
    private static final Map<String, Integer> OTHERS = Map.of("getIssue", 150, "getChangeLogs", 200);
    private static final String PER_ISSUE = "issue-write/";
    private static final int RETRY_SECONDS = 5;

    private JiraLimits() {}

    static List<Bucket> buckets(JiraCall call) {
        var route = call.route().orElse(null);
        if (route == null) {
            return List.of();
        }
        var buckets = new ArrayList<Bucket>();
        var method = route.method();
        var reads = switch (method) {
            case GET, HEAD, OPTIONS -> true;
            case POST, PUT, PATCH, DELETE -> false;
        };
        if (!reads && route.path().text().contains("{issueIdOrKey}")) {
            var issue = PER_ISSUE + call.path("issueIdOrKey");
            buckets.add(new Bucket(issue + "/2s", 20, Duration.ofSeconds(2)));
            buckets.add(new Bucket(issue + "/30s", 100, Duration.ofSeconds(30)));
        }
        var usual = reads || method == Method.POST ? READS : WRITES;
        buckets.add(
                new Bucket(method + " " + route.operation(), OTHERS.getOrDefault(route.operation(), usual), SECOND));
        return buckets;
    }

    static Response limited(JiraCall call, Bucket bucket, Metering metering) {
        var wait = Math.max(1, Duration.between(call.now(), metering.reset()).toSeconds());
        var reason = bucket.key().startsWith(PER_ISSUE) ? "jira-per-issue-on-write" : "jira-burst-based";
        return metered(JiraError.TOO_MANY_REQUESTS.response(), metering)
                .plus("Retry-After", Long.toString(wait))
                .plus("RateLimit-Reason", reason);
    }

    static Response metered(Response response, Metering metering) {
        var counted = response.plus(Headers.of(
                "X-RateLimit-Limit", Integer.toString(metering.limit()),
                "X-RateLimit-Remaining", Integer.toString(metering.remaining()),
                "X-RateLimit-Reset",
                        metering.reset().truncatedTo(ChronoUnit.SECONDS).toString()));
        return metering.remaining() * 5 < metering.limit() ? counted.plus("X-RateLimit-NearLimit", "true") : counted;
    }

    /** The vendor's own error, with what its clients wait by. */
    static Response fault(int status) {
        var answer = switch (status) {
            case 429 -> JiraError.TOO_MANY_REQUESTS.response().plus("RateLimit-Reason", "jira-burst-based");
            case 401 -> JiraError.NOT_AUTHENTICATED.response();
            case 403 -> JiraError.NOT_ADMINISTRATOR.response();
            case 404 -> JiraError.NO_PATH.response();
            case 413 -> JiraError.response(413, List.of("Request Entity Too Large"), Map.of());
            case 503 -> JiraError.response(503, List.of("Service Unavailable"), Map.of());
            default -> JiraError.FAILED.response();
        };
        var given = new Response(status, answer.headers(), answer.body());
        return status == 429 || status == 503 ? given.plus("Retry-After", Integer.toString(RETRY_SECONDS)) : given;
    }
}
