package dtu.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Route;
import dtu.twins.blobs.Blob;
import dtu.twins.chance.Chance;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand requests that nobody should send: each is refused in the vendor's way, and none leaves a trace. */
class MalformedRequestsTest {
    private static final int REQUESTS = 10_000;
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "[",
            "null",
            "7",
            "\"text\"",
            "true",
            "[]",
            "[[[[[[",
            "{\"fields\": 7}",
            "{\"fields\": []}",
            "{\"fields\": {\"project\": 1, \"issuetype\": [], \"summary\": {}}}",
            "{\"jql\": {}}",
            "{\"jql\": \"((((\"}",
            "{\"fields\": {\"project\": {\"key\": {}}, \"issuetype\": {\"id\": null}, \"labels\": [1, null, {}]}}",
            "{\"update\": {\"labels\": {\"add\": 1}}}",
            "{\"update\": {\"labels\": [7, {\"add\": {}}, {}]}}",
            "{\"update\": {\"comment\": [{\"add\": 1}]}}",
            "{\"transition\": {\"id\": {}}}",
            "{\"transition\": []}",
            "{\"accountId\": {}}",
            "{\"accountId\": 7}",
            "{\"body\": {\"type\": \"doc\"}}",
            "{\"body\": 7}",
            "{\"body\": {\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"doc\"}]}}",
            "{\"key\": 7, \"name\": []}",
            "{\"name\": {}}",
            "{\"type\": {}, \"inwardIssue\": 7, \"outwardIssue\": {}}",
            "{\"issueUpdates\": 7}",
            "{\"issueUpdates\": []}",
            "{\"issueUpdates\": [7]}",
            "{\"queries\": [7]}",
            "{\"queries\": 7}",
            "{\"jqls\": {}, \"issueIds\": []}",
            "{\"issueIdsOrKeys\": [null]}",
            "{\"ids\": 7}",
            "{\"changelogIds\": {}}",
            "{\"url\": \"::\", \"name\": \" \"}",
            "{\"events\": 7, \"name\": \" \"}",
            "{\"a\": 1e999, \"b\": -0, \"c\": 123456789012345678901234567890}",
            "{\"\\ud800\": \"\\udc00\"}",
            "\u0000\u0001",
            "{\"maxResults\": 99999999999999999999}",
            "{\"nextPageToken\": \"!\", \"jql\": \"a = 1\"}");
    private static final List<String> TYPES = List.of(
            "application/json", "text/plain", "", "application/json; charset=utf-16", "multipart/form-data", "%");
    private static final List<String> WORDS = List.of(
            "ACC-1",
            "ACC-99",
            "10000",
            "x",
            "%",
            "%ff",
            "%00",
            "..",
            "-1",
            "99999999999999999999",
            "a b",
            "'",
            "\u00e9");
    private static final List<String> QUERIES = List.of(
            "",
            "startAt=x",
            "maxResults=-1",
            "maxResults=99999999999",
            "jql=%25",
            "jql=(((",
            "nextPageToken=%",
            "orderBy=%00",
            "expand=,,,",
            "fields=-*all,,",
            "permissions=,",
            "accountId=",
            "accountId=%ff",
            "query=%zz",
            "enableUndo=maybe",
            "validation=x",
            "properties=*all",
            "groupname=%",
            "groupId=x",
            "&&=&",
            "jql=a+%3D+%5Cu00zz");
    private static final List<String> CREDENTIALS =
            List.of("Basic", "Basic !", "Basic Og==", "Bearer x", "bearer x", "SSWS x", "Basic YTpi", "\u0000");

    private final Site jira = Site.inMemory().project("ACC", "Access");

    @Test
    void they_are_refused_and_change_nothing() {
        jira.task("ACC", "one");
        var routes = jira.solo().universe().world().cast().twin("jira").routes().all();
        var live = routes.stream().filter(Route::live).toList();
        var chance = new Chance(4711);
        var before = jira.solo().universe().world().version();

        for (var number = 0; number < REQUESTS; number++) {
            var draw = chance.in(number);
            var pool = draw.happens(0.95, 0) ? live : routes;
            var route = draw.pick(pool, 1);
            var request = request(route, draw);
            var answer = jira.send(request);
            var stub = !answer.header("X-DTU-Stub").isEmpty();
            assertThat(answer.response().status())
                    .as(
                            "%s: %s %s %s",
                            number,
                            request.method(),
                            request.pathAndQuery(),
                            request.body().text())
                    .matches(status -> status < 500 || stub);
            assertThat(answer.header("X-DTU-Failure")).isEmpty();
            assertThat(jira.solo().universe().world().version())
                    .as(
                            "%s: %s %s %s",
                            number,
                            request.method(),
                            request.pathAndQuery(),
                            request.body().text())
                    .isEqualTo(before);
        }
    }

    private static Request request(Route route, Chance draw) {
        var path = new StringBuilder();
        var number = 10L;
        for (var segment : route.path().text().split("/", -1)) {
            if (!segment.isEmpty()) {
                var word = draw.pick(WORDS, number++);
                path.append('/').append(segment.startsWith("{") ? word : segment);
            }
        }
        var writes = route.handler() instanceof Route.Write;
        var request = new Request(
                route.method(),
                "http://jira.test",
                path.toString(),
                Parameters.parse(draw.pick(QUERIES, 2)),
                Headers.NONE,
                Blob.EMPTY);
        if (route.method() != Method.GET && route.method() != Method.DELETE) {
            var body = draw.happens(0.02, 3) ? "[" + "7,".repeat(100_000) : draw.pick(BODIES, 4);
            request = request.body(draw.pick(TYPES, 5), Blob.of(body));
        }
        // What can be done without a body is only tried by those who may not.
        var harmless = writes && (route.method() == Method.DELETE || BODILESS.contains(route.operation()));
        return harmless || draw.happens(0.3, 6) ? request.header("Authorization", draw.pick(CREDENTIALS, 7)) : request;
    }

    private static final List<String> BODILESS =
            List.of("addVote", "addWatcher", "restore", "setIssueProperty", "addActorUsers", "assignIssue");
}
