package dtu.okta;

import dtu.okta.authn.Attempts;
import dtu.twins.Twin.Bucket;
import dtu.twins.Twin.Metering;
import dtu.twins.http.Headers;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Okta's rate limits: a bucket for each family of paths, of which one token may use half, and one for each person who
 * is signing in. The keys and the descriptions of authorization servers are not counted.
 */
final class OktaLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration SIGN_IN_WINDOW = Duration.ofSeconds(1);
    private static final int SIGN_INS = 4;
    private static final int TOKENS_SHARE = 2;

    private OktaLimits() {}

    /** Calls per minute that a whole org may make to the paths that begin like this; the first that fits counts. */
    private record Family(String prefix, int limit) {}

    private static final List<Family> FAMILIES = List.of(
            new Family("/api/v1/users/", 2_000),
            new Family("/api/v1/users", 600),
            new Family("/api/v1/groups/", 1_000),
            new Family("/api/v1/groups", 500),
            new Family("/api/v1/apps/", 500),
            new Family("/api/v1/apps", 100),
            new Family("/api/v1/authn", 600),
            new Family("/api/v1/sessions", 750),
            new Family("/api/v1/logs", 120),
            new Family("/api/v1/eventHooks", 100),
            new Family("/api/v1", 1_200),
            new Family("/oauth2/v1/clients", 100),
            new Family("/oauth2", 2_000),
            new Family("/login/login.htm", 1_000),
            new Family("/login", 850));

    /** The caller's own share first, which is what the headers tell; then the org's. */
    static List<Bucket> buckets(OktaCall call) {
        var path = call.request().path();
        if (path.endsWith("/v1/keys") || path.contains("/.well-known/")) {
            return List.of();
        }
        var account = Attempts.account(call);
        var buckets = new ArrayList<>(families(call, path));
        account.ifPresent(id -> buckets.add(new Bucket("/api/v1/authn of " + id, SIGN_INS, SIGN_IN_WINDOW)));
        return buckets;
    }

    private static List<Bucket> families(OktaCall call, String path) {
        for (var family : FAMILIES) {
            if (path.startsWith(family.prefix())) {
                var org = new Bucket(family.prefix(), family.limit(), WINDOW);
                var caller = call.caller().id();
                return caller.isEmpty()
                        ? List.of(org)
                        : List.of(
                                new Bucket(family.prefix() + " " + caller, family.limit() / TOKENS_SHARE, WINDOW), org);
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

    static Response metered(Response response, Metering metering) {
        return response.with("X-Rate-Limit-Limit", Integer.toString(metering.limit()))
                .with("X-Rate-Limit-Remaining", Integer.toString(metering.remaining()))
                .with("X-Rate-Limit-Reset", Long.toString(metering.reset().getEpochSecond()));
    }
}
