package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Route;
import dtu.twins.blobs.Blob;
import dtu.twins.chance.Chance;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.state.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand requests that no client should send: none may fail inside, and none that is refused may change anything.
 */
class FuzzTest {
    private static final int REQUESTS = 10_000;
    private static final List<String> NAMES = List.of(
            "channel",
            "user",
            "users",
            "text",
            "blocks",
            "attachments",
            "metadata",
            "ts",
            "thread_ts",
            "name",
            "topic",
            "view",
            "trigger_id",
            "view_id",
            "cursor",
            "limit",
            "oldest",
            "latest",
            "timestamp",
            "post_at",
            "types",
            "email",
            "purpose",
            "hash",
            "message_ts",
            "scheduled_message_id",
            "username",
            "force",
            "user_id",
            "external_id");
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("fuzz");
    private final String ts = slack.post(channel, "parent");
    private final List<Route> live =
            new SlackTwin().routes().all().stream().filter(Route::live).toList();
    private final List<String> values =
            Stream.concat(Nonsense.VALUES.stream(), Stream.of(channel, ts)).toList();
    private final List<String> names = Stream.concat(
                    NAMES.stream(), KnownCall.all().stream().flatMap(call -> call.arguments().keySet().stream()))
            .distinct()
            .toList();
    private final List<String> types = List.of(
            "application/json",
            "application/json; charset=utf-8",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "text/plain",
            "application/xml",
            "",
            ";",
            "application/json; charset=latin-9");

    @Test
    void nothing_that_is_malformed_makes_us_fail_or_changes_anything() {
        var chance = new Chance(4711);
        for (var i = 0; i < REQUESTS; i++) {
            var request = request(chance.in(i));
            var before = state();
            var answer = slack.send(request);
            var told = "request " + i + ": " + request.method() + " " + request.pathAndQuery() + " " + request.headers()
                    + " " + request.body().text() + " -> " + answer.body();
            assertThat(answer.response().status()).as(told).isLessThan(500);
            assertThat(answer.header("X-DTU-Failure")).as(told).isEmpty();
            if (answer.body().contains("\"ok\":false") || answer.response().status() >= 400) {
                assertThat(state()).as(told).isSameAs(before);
            }
        }
    }

    @Test
    void what_people_cannot_do_does_not_make_us_fail_either() {
        var chance = new Chance(815);
        var kinds = List.of(
                "message",
                "app_home_opened",
                "block_actions",
                "view_submission",
                "view_closed",
                "slash_command",
                "shortcut",
                "x");
        for (var i = 0; i < REQUESTS / 10; i++) {
            var draw = chance.in(i);
            var body = object(draw).replaceFirst("\\{", "{\"type\":\"" + draw.pick(kinds, 99) + "\",");
            var answer = slack.interact(body.replace(",}", "}"));
            assertThat(answer.response().status())
                    .as(body + " -> " + answer.body())
                    .isLessThan(500);
            var manifest = slack.configure(draw.pick(values, 98));
            assertThat(manifest.response().status()).isLessThan(500);
        }
    }

    private State state() {
        return slack.solo()
                .universe()
                .world()
                .of(slack.solo().universe().world().cast().twin("slack"));
    }

    private Request request(Chance chance) {
        var route = chance.pick(live, 0);
        var path = route.path().text();
        var filled = path.replace("{team}", chance.pick(values, 20)).replaceAll("\\{[^}]*}", "x1");
        var query = chance.happens(0.3, 1) ? form(chance.in("query")) : Parameters.NONE;
        var request = new Request(
                chance.happens(0.9, 2) ? route.method() : chance.pick(List.of(Method.values()), 3),
                "http://slack.test",
                encoded(filled),
                query,
                dtu.twins.http.Headers.NONE,
                Blob.EMPTY);
        var bodied = body(chance, request);
        return switch (chance.below(8, 4)) {
            case 0 -> bodied;
            case 1 ->
                bodied.header(
                        "Authorization", "Bearer " + chance.pick(values, 5).replaceAll("\\s", ""));
            case 2 -> bodied.header("Authorization", "Bearer xoxb-" + chance.pick(values, 5));
            case 3 -> bodied.header("Authorization", "Bearer " + slack.admin());
            case 4 -> bodied.header("Authorization", "Bearer " + slack.token("SLACK_APP_TOKEN"));
            default -> bodied.header("Authorization", "Bearer " + slack.bot());
        };
    }

    private Request body(Chance chance, Request request) {
        var type = chance.pick(types, 6);
        return switch (chance.below(5, 7)) {
            case 0 -> request.form(form(chance));
            case 1 -> request.body("application/json; charset=utf-8", Blob.of(object(chance)));
            case 2 -> request.body(type, Blob.of(chance.pick(values, 8)));
            case 3 -> request.body(type, Blob.of(bytes(chance)));
            default ->
                request.body(
                        "multipart/form-data; boundary=x",
                        Blob.of("--x\r\n" + chance.pick(values, 8) + "\r\n\r\n--x--"));
        };
    }

    private Parameters form(Chance chance) {
        var pairs = IntStream.range(0, chance.below(5, 9) * 2)
                .mapToObj(i -> i % 2 == 0 ? chance.pick(names, 10 + i) : chance.pick(values, 10 + i))
                .toArray(String[]::new);
        return Parameters.of(pairs);
    }

    private String object(Chance chance) {
        var text = new StringBuilder("{");
        for (var i = 0; i < chance.below(5, 9); i++) {
            var value = chance.pick(values, 50 + i);
            var json = value.startsWith("[") || value.startsWith("{") || value.matches("-?\\d{1,9}|true|null");
            text.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(chance.pick(names, 40 + i))
                    .append("\":");
            text.append(json ? value : dtu.twins.json.Json.text(value).toString());
        }
        return text.append('}').toString();
    }

    private static byte[] bytes(Chance chance) {
        var bytes = new byte[chance.below(200, 11)];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) chance.below(256, 12 + i);
        }
        return bytes;
    }

    private static String encoded(String path) {
        return new String(
                path.replaceAll("[^\\x21-\\x7e]", "%20").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
