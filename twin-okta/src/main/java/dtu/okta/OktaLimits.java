package dtu.okta;

import dtu.okta.authn.Attempts;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Twin.Bucket;
import dtu.twins.Twin.Metering;
import dtu.twins.http.Headers;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Okta's rate limits, as a workforce org has them: a bucket for each family of calls, of which one API token or one app
 * may use half, and one for each person who is signing in. Keys and descriptions of authorization servers are not
 * counted.
 *
 * @see <a href="https://developer.okta.com/docs/reference/rl-global-mgmt/">Okta: management rate limits</a>
 */
final class OktaLimits {
    /** The requests that an org may have under way at the same time, whoever makes them. */
    static final int TOGETHER = 75;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration SIGN_IN_WINDOW = Duration.ofSeconds(1);
    private static final int SIGN_INS = 4;
    private static final int TOKENS_SHARE = 2;
    /** The part of a bucket, in hundredths, from which on the system log warns. */
    private static final int LOW = 60;

    private OktaLimits() {}

    /** Calls per minute that a whole org may make of one kind; the first that fits counts. */
    private record Family(Pattern calls, String name, int limit) {
        static Family of(String calls, String name, int limit) {
            return new Family(Pattern.compile(calls), name, limit);
        }
    }

    // spotless:off - a table reads best as a table
    private static final List<Family> FAMILIES = List.of(
        Family.of("(GET|POST) /api/v1/users",                   "/api/v1/users",                600),
        Family.of("GET /api/v1/users/[^/]+",                    "GET /api/v1/users/{id}",     2_000),
        Family.of("(POST|PUT|DELETE) /api/v1/users/[^/]+",      "/api/v1/users/{id}",           600),
        Family.of("[A-Z]+ /api/v1/groups/[^/]+",                "/api/v1/groups/{id}",        1_000),
        Family.of("[A-Z]+ /api/v1/groups(/.*)?",                "/api/v1/groups",               500),
        Family.of("[A-Z]+ /api/v1/apps/[^/]+",                  "/api/v1/apps/{id}",            500),
        Family.of("[A-Z]+ /api/v1/apps(/.*)?",                  "/api/v1/apps",                 100),
        Family.of("[A-Z]+ /api/v1/logs",                        "/api/v1/logs",                 120),
        Family.of("[A-Z]+ /api/v1/sessions(/.*)?",              "/api/v1/sessions",             750),
        Family.of("[A-Z]+ /api/v1/authn(/.*)?",                 "/api/v1/authn",                600),
        Family.of("[A-Z]+ /api/v1(/.*)?",                       "/api/v1",                    1_200),
        Family.of("[A-Z]+ /oauth2/v1/clients(/.*)?",            "/oauth2/v1/clients",           100),
        Family.of("[A-Z]+ /oauth2/v1/(?!keys$).+",              "/oauth2/v1",                 2_000),
        Family.of("[A-Z]+ /oauth2/[^/]+/v1/(?!keys$).+",        "/oauth2/{id}/v1",            2_000),
        Family.of("[A-Z]+ /login/login.htm",                    "/login/login.htm",           1_000),
        Family.of("[A-Z]+ /login(/.*)?",                        "/login",                       850));
    // spotless:on

    /** The caller's own share first, which is what the headers tell; then the org's; then that of who signs in. */
    static List<Bucket> buckets(OktaCall call) {
        var request = call.request().method() + " " + call.request().path();
        for (var family : FAMILIES) {
            if (family.calls().matcher(request).matches()) {
                var buckets = new ArrayList<Bucket>();
                var share = share(call.caller());
                if (!share.isEmpty()) {
                    buckets.add(bucket(family.name() + " " + share, family.limit() / TOKENS_SHARE));
                }
                buckets.add(bucket(family.name(), family.limit()));
                Attempts.account(call)
                        .ifPresent(id -> buckets.add(new Bucket("/api/v1/authn of " + id, SIGN_INS, SIGN_IN_WINDOW)));
                return buckets;
            }
        }
        return List.of();
    }

    /** The answer to a call that finds too many others under way: no window would tell when there is room again. */
    static Response crowded(OktaCall call) {
        return OktaError.TOO_MANY_REQUESTS
                .response(call, List.of())
                .plus(Headers.of(
                        "X-Rate-Limit-Limit",
                        "0",
                        "X-Rate-Limit-Remaining",
                        "0",
                        "X-Rate-Limit-Reset",
                        Long.toString(call.wall().plus(WINDOW).getEpochSecond())));
    }

    private static Bucket bucket(String key, int limit) {
        return new Bucket(key, limit, WINDOW, limit * LOW / 100);
    }

    /** Whose share of the org's bucket a call is taken from; nobody's for people in their browsers. */
    private static String share(OktaCaller caller) {
        return switch (caller) {
            case OktaCaller.Nobody nobody -> "";
            case OktaCaller.Person person -> "";
            case OktaCaller.Token(var user, var token) -> token;
            case OktaCaller.Bearer(var client, var subject, var scopes) -> client;
        };
    }

    /** The system log warns when a bucket runs low, and says when it is empty. */
    static Commit noticed(OktaCall call, Bucket bucket, Metering metering) {
        var type = metering.remaining() == 0 ? "system.org.rate_limit.violation" : "system.org.rate_limit.warning";
        var target = new Event.Target("URL Pattern", bucket.key(), "unknown", bucket.key());
        return call.logged(call.state(), Event.of(type, target));
    }

    static Response metered(Response response, Metering metering) {
        return response.with("X-Rate-Limit-Limit", Integer.toString(metering.limit()))
                .with("X-Rate-Limit-Remaining", Integer.toString(metering.remaining()))
                .with("X-Rate-Limit-Reset", Long.toString(metering.reset().getEpochSecond()));
    }
}
