package dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Route;
import dtu.twins.chance.Chance;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand requests that make no sense: each is refused in Okta's words and leaves everything as it was. */
class OktaFuzzTest {
    private static final int REQUESTS = 10_000;
    private static final long SEED = 20260105;

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "7",
            "\"x\"",
            "{\"profile\": 7}",
            "{\"profile\": {\"login\": []}}",
            "{\"profile\": {\"name\": 1}}",
            "{\"profile\": {\"name\": \"\"}}",
            "{\"name\": null}",
            "{\"label\": {}}",
            "{\"conditions\": []}",
            "{\"actions\": {\"assignUserToGroups\": 1}}",
            "{\"id\": \"00unone\"}",
            "{\"id\": 7}",
            "{\"type\": \"NONSENSE\"}",
            "{\"type\": {\"id\": \"none\"}}",
            "{\"channel\": {\"config\": {\"uri\": \"::\"}}}",
            "{\"credentials\": \"x\"}",
            "{\"credentials\": {\"password\": {\"value\": \"x\"}}}",
            "[{\"op\": \"add\"}]",
            "[7]",
            "{\"oldPassword\": {}}",
            "{\"newPassword\": 1}",
            "\u0000",
            "{\"a\":1}}",
            "{\"signOnMode\": \"OPENID_CONNECT\", \"label\": \"x\", "
                    + "\"settings\": {\"oauthClient\": {\"grant_types\": 3}}}");

    private static final List<String> PLACES = List.of(
            "none", "00unone", "00gnone", "0oanone", "%00", "%zz", "..", "a%2Fb", "%F0%9F%92%A9", "-1", "'", "\"");

    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=-1",
            "limit=x",
            "limit=99999999999",
            "filter=(",
            "filter=status+eq",
            "search=%22",
            "search=a+b+c",
            "filter=not+not+not",
            "after=%00",
            "sortBy=%00&search=id+pr+pr",
            "q=a&filter=b",
            "since=never",
            "until=7",
            "expand=user/x",
            "filter=" + "(".repeat(500),
            "search=id+eq+%22%5C%22");

    private final Org okta = Org.inMemory();
    private final Chance chance = new Chance(SEED);
    private final List<Route> routes = new OktaTwin()
            .routes().all().stream()
                    .filter(Route::live)
                    // Who revokes the token with which they call can do nothing more, sense or nonsense.
                    .filter(route -> !route.operation().equals("revokeCurrentApiToken"))
                    .toList();

    private Request request(int number) {
        var route = chance.in("route").pick(routes, number);
        var path = new StringBuilder();
        var segment = 0L;
        for (var part : route.path().text().split("/", -1)) {
            if (!part.isEmpty()) {
                segment++;
                path.append('/')
                        .append(
                                part.startsWith("{")
                                        ? chance.in("place").in(number).pick(PLACES, segment)
                                        : part);
            }
        }
        var query = chance.in("query").pick(QUERIES, number);
        var method = chance.in("method").happens(0.9, number)
                ? route.method()
                : chance.in("other").pick(List.of(Method.values()), number);
        var request = Request.of(method, path.toString());
        request = new Request(
                method, request.origin(), request.path(), Parameters.parse(query), request.headers(), request.body());
        var body = chance.in("body").pick(BODIES, number);
        return method == Method.GET || body.isEmpty() ? request : request.json(body);
    }

    @Test
    void nonsense_is_refused_and_changes_nothing() {
        var before = okta.state();
        for (var number = 0; number < REQUESTS; number++) {
            var request = request(number);
            var reply = okta.send(request);

            var what = "seed " + SEED + ", request " + number + ": " + request.method() + " " + request.pathAndQuery()
                    + "\n" + request.body().text() + "\n" + reply.text();
            assertThat(reply.response().headers().first("X-DTU-Failure"))
                    .as(what)
                    .isEmpty();
            if (!reply.response().headers().has("X-DTU-Stub")) {
                assertThat(reply.response().status()).as(what).isLessThan(500);
            }
            assertThat(okta.state()).as(what).isSameAs(before);
        }
        okta.solo().pass(Duration.ofHours(1));
        assertThat(okta.state()).isSameAs(before);
    }
}
