package dtu.harness.control;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.chance.Chance;
import dtu.twins.http.Method;
import dtu.twins.json.Json;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests to the control plane that no client should send: each is refused, and none is our bug. */
class ControlFuzzTest {
    private static final int REQUESTS = 2_000;
    // spotless:off - lists, not a program
    private static final List<String> NAMES = List.of(
            "id", "world", "seed", "clock", "checkpoint", "name", "by", "to", "in", "at", "mode", "now", "url", "payload",
            "service", "person", "scopes", "on", "events", "give", "flap", "latency", "delay", "limit", "auth", "skew",
            "edit", "outage", "stale", "chance", "nth", "actor", "after-commit", "before-commit", "drop", "truncate",
            "slack.rateLimits", "type", "user", "channel", "command");
    private static final List<String> VALUES = List.of(
            "null", "7", "-1", "1e400", "\"\"", "\"x\"", "[]", "[null]", "{}", "{\"status\": 503}", "true", "\"virtual\"",
            "\"P9999999999D\"", "\"PT1S\"", "\"-PT1S\"", "\"99999999999999999999s\"", "\"+999999999-12-31T23:59:59Z\"",
            "\"//host/path\"", "\"http://\"", "\"ftp://h/\"", "\"http://h:x/\"", "\"\\u0000\"", "\"../acme\"",
            "\"okta\"", "\"okta.*\"", "\"all\"", "\"expired\"", "{\"down\": \"1s\", \"up\": \"-1s\"}", "{\"do\": \"x\"}",
            "{\"calls\": -1}", "{\"median\": \"2s\", \"p99\": \"1s\"}", "{\"from\": \"3s\", \"to\": \"1s\"}", "9e18");
    private static final List<String> BODIES = List.of("", "{", "[]", "null", "7", "\u0000", "{\"a\":".repeat(400));
    private static final List<String> QUERIES = List.of(
            "limit=5", "limit=x", "limit=-1", "after=99999999999", "since=never", "until=%00", "from=", "to=v9", "status=%25zz",
            "twin=&operation=");
    private static final List<String> PLACES = List.of(
            "default", "none", "%00", "..", "v0", "1", "-1", "99999999999999999999", "slack",
            "interactions", "%2F");
    // spotless:on

    @Test
    void none_of_them_makes_the_server_fail() {
        var spec = ServerSpec.usual().in(ServerSpec.Time.VIRTUAL, 1, "empty");
        try (var running = Running.start(spec)) {
            var wrong = new ArrayList<String>();
            for (var number = 0; number < REQUESTS; number++) {
                var chance = new Chance(number).in("fuzz");
                var endpoint = chance.pick(ControlRoutes.ALL, 0);
                // A follower that nobody sends anything to, and the end of the universe that all others are about.
                if (endpoint.id().equals("deleteUniverse")) {
                    continue;
                }
                var path = path(endpoint, chance) + "?" + chance.pick(QUERIES, 1);
                var body = body(endpoint, chance);
                var answer = sent(running, endpoint.method(), path, body);
                if (answer.statusCode() >= 500) {
                    wrong.add(number + ": " + endpoint.method() + " " + path + " " + body + " -> " + answer.statusCode()
                            + " " + answer.asString());
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static Response sent(Running running, Method method, String path, String body) {
        var request = running.control().urlEncodingEnabled(false);
        return method == Method.GET || method == Method.DELETE
                ? request.request(method.name(), path)
                : request.body(body).request(method.name(), path);
    }

    private static String path(Endpoint endpoint, Chance chance) {
        var path = new StringBuilder();
        var slot = 2L;
        for (var segment : Endpoint.segments(endpoint.path())) {
            path.append('/').append(segment.startsWith("{") ? place(chance.in("path"), slot++) : segment);
        }
        return path.toString();
    }

    private static String place(Chance chance, long slot) {
        return chance.happens(0.6, slot) ? PLACES.getFirst() : chance.pick(PLACES, slot);
    }

    /** Members that the call knows, as often as others. */
    private static String body(Endpoint endpoint, Chance chance) {
        if (chance.happens(0.1, 3)) {
            return chance.pick(BODIES, 4);
        }
        var members = new ArrayList<String>();
        var known = endpoint.example().isEmpty()
                ? NAMES
                : List.copyOf(Json.of(endpoint.example()).names());
        for (var i = 0; i < 1 + chance.below(4, 5); i++) {
            members.add("\"" + chance.in("name").pick(chance.happens(0.6, 6 + i) && !known.isEmpty() ? known : NAMES, i)
                    + "\": " + chance.in("value").pick(VALUES, i));
        }
        return "{" + String.join(", ", members) + "}";
    }
}
