package dtu.jira.search;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.jira.Site;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String BAD_BODY =
            "Invalid request payload. Refer to the REST API documentation and try again.";
    private final Site jira = Site.inMemory().project("ACC", "Access");

    @BeforeEach
    void seven_issues() {
        for (var number = 1; number <= 7; number++) {
            jira.task("ACC", "Number " + number);
        }
    }

    @Test
    void the_old_search_is_gone() {
        for (var path : new String[] {"/rest/api/2/search", "/rest/api/3/search", "/rest/api/latest/search"}) {
            jira.get(path).is(410, """
                    {"errorMessages": ["The requested API has been removed. Please migrate to the \
                    /rest/api/3/search/jql API. A full migration guideline is available at \
                    https://developer.atlassian.com/changelog/#CHANGE-2046"],
                     "errors": {}}""");
            jira.post(path, "{}").is(410);
        }
    }

    @Test
    void without_fields_an_issue_is_its_id() {
        jira.post(SEARCH, "{\"jql\": \"key = ACC-2\"}").is(200, """
                {"issues": [{"id": "10001"}], "isLast": true}""");
    }

    @Test
    void with_fields_an_issue_has_exactly_those() {
        var found = jira.post(SEARCH, """
                {"jql": "key = ACC-2", "fields": ["summary", "status"], "expand": "names,changelog"}""").is(200);

        assertThat(found.json().names()).containsExactly("names", "issues", "isLast");
        assertThat(found.value("issues.0").names())
                .containsExactly("expand", "id", "self", "key", "fields", "changelog");
        assertThat(found.value("issues.0.fields").names()).containsExactly("status", "summary");
    }

    @Test
    void a_query_that_restricts_nothing_is_refused() {
        for (var jql : new String[] {"", "order by created"}) {
            jira.post(SEARCH, Json.EMPTY_OBJECT.with("jql", jql).toString())
                    .refuses(
                            400,
                            "Unbounded JQL queries are not allowed here. Please add a search restriction to your"
                                    + " query.");
            jira.post(
                            "/rest/api/3/search/approximate-count",
                            Json.EMPTY_OBJECT.with("jql", jql).toString())
                    .is(400);
        }
        jira.get(SEARCH).is(400);
        jira.anonymous().get(SEARCH).is(400);
    }

    @Test
    void walking_the_pages_meets_each_issue_once() {
        for (var order : new String[] {"", " order by created", " order by key", " order by summary desc"}) {
            var ids = new ArrayList<String>();
            var token = Json.NULL;
            do {
                var page = jira.post(
                                SEARCH,
                                Json.EMPTY_OBJECT
                                        .with("jql", "project = ACC" + order)
                                        .with("maxResults", Json.number(3))
                                        .with("nextPageToken", token)
                                        .toString())
                        .is(200);
                page.value("issues")
                        .elements()
                        .forEach(issue -> ids.add(issue.textAt("id").orElseThrow()));
                token = page.json().at("nextPageToken").orElse(Json.NULL);
                assertThat(page.at("isLast")).isEqualTo(Boolean.toString(token.isNull()));
            } while (!token.isNull());
            assertThat(ids).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void tokens_are_for_one_query_and_one_week() {
        var token = jira.post(SEARCH, "{\"jql\": \"project = ACC\", \"maxResults\": 2}")
                .at("nextPageToken");

        jira.get(SEARCH + "?jql=project%3DACC&nextPageToken=" + token).is(400);
        jira.get(SEARCH + "?jql=project%20%3D%20ACC&nextPageToken=" + token).is(200);
        jira.get(SEARCH + "?jql=project%20%3D%20ACC&nextPageToken=rubbish").is(400);
        jira.get(SEARCH + "?jql=project%20%3D%20ACC&nextPageToken=").is(200);
        jira.solo().pass(Duration.ofDays(7));
        jira.get(SEARCH + "?jql=project%20%3D%20ACC&nextPageToken=" + token)
                .refuses(400, "The provided next page token is invalid or expired.");
    }

    @Test
    void page_sizes_are_never_clamped() {
        for (var size : new String[] {"0", "-1", "5001"}) {
            jira.get(SEARCH + "?jql=project%3DACC&maxResults=" + size)
                    .refuses(400, "The maxResults parameter must be between 1 and 5000.");
        }
        jira.get(SEARCH + "?jql=project%3DACC&maxResults=5000").is(200);
        // The token is checked first, the range next, the query last.
        jira.get(SEARCH + "?maxResults=0&nextPageToken=rubbish")
                .refuses(400, "The provided next page token is invalid or expired.");
        jira.get(SEARCH + "?maxResults=0").refuses(400, "The maxResults parameter must be between 1 and 5000.");
    }

    @Test
    void bodies_are_read_strictly() {
        for (var body : new String[] {
            "{\"jql\": \"project = ACC\", \"startAt\": 0}",
            "{\"jql\": \"project = ACC\", \"maxResults\": \"many\"}",
            "{\"jql\": \"project = ACC\", \"maxResults\": true}",
            "{\"jql\": [\"project = ACC\"]}",
            "{\"jql\": \"project = ACC\", \"expand\": [\"names\"]}",
            "{\"jql\": \"project = ACC\", \"fields\": \"summary\"}",
            "[]"
        }) {
            jira.post(SEARCH, body).refuses(400, BAD_BODY);
        }
        jira.post(SEARCH, "{\"jql\": \"project = ACC\", \"maxResults\": \"2\"}").is(200);
        var problem = jira.send(Request.of(Method.POST, SEARCH).body("text/plain", Blob.of("{}")));
        assertThat(problem.is(415).header("Content-Type")).isEqualTo("application/problem+json");
        assertThatJson(problem.text()).inPath("$.title").isEqualTo("Unsupported Media Type");
    }

    @Test
    void unknown_names_find_nothing_and_the_anonymous_find_nothing() {
        jira.post(SEARCH, "{\"jql\": \"project = NOPE\"}").is(200, """
                {"issues": [], "isLast": true}""");
        jira.anonymous().get(SEARCH + "?jql=project%3DACC").is(200, """
                {"issues": [], "isLast": true}""");
    }

    @Test
    void counting_and_matching() {
        jira.post("/rest/api/3/search/approximate-count", "{\"jql\": \"key > ACC-5\"}")
                .is(200, "{\"count\": 2}");
        jira.post("/rest/api/3/jql/match", """
                {"jqls": ["key = ACC-1", "project = NOPE", "oops"], "issueIds": [10000, 10001, 99999]}""").is(200, """
                {"matches": [{"matchedIssues": [10000], "errors": []}, {"matchedIssues": [], "errors": []},
                 {"matchedIssues": [], "errors": ["${json-unit.any-string}"]}]}""");
    }

    @Test
    void parsing_takes_a_query_apart() {
        jira.post("/rest/api/3/jql/parse?validation=warn", """
                {"queries": ["summary ~ test AND (labels in (urgent, blocker) OR assignee = currentUser()) AND status \
                CHANGED AFTER -5d ORDER BY updated DESC", "project = INVALID"]}""").is(200, """
                {"queries": [{"query": "${json-unit.any-string}", "structure": {
                  "where": {"operator": "and", "clauses": [
                    {"field": {"name": "summary", "encodedName": "summary"}, "operator": "~",
                     "operand": {"value": "test", "encodedValue": "test"}},
                    {"operator": "or", "clauses": [
                      {"field": {"name": "labels", "encodedName": "labels"}, "operator": "in",
                       "operand": {"values": [{"value": "urgent", "encodedValue": "urgent"},
                         {"value": "blocker", "encodedValue": "blocker"}], "encodedOperand": "(urgent, blocker)"}},
                      {"field": {"name": "assignee", "encodedName": "assignee"}, "operator": "=",
                       "operand": {"function": "currentUser", "arguments": [], "encodedOperand": "currentUser()"}}]},
                    {"field": {"name": "status", "encodedName": "status"}, "operator": "changed",
                     "predicates": [{"operator": "after", "operand": {"value": "-5d", "encodedValue": "-5d"}}]}]},
                  "orderBy": {"fields": [
                    {"field": {"name": "updated", "encodedName": "updated"}, "direction": "desc"}]}}},
                 {"query": "project = INVALID", "structure": "${json-unit.ignore}",
                  "warnings": ["The value 'INVALID' does not exist for the field 'project'."]}]}""");
        jira.post("/rest/api/3/jql/parse", "{\"queries\": []}").is(400);
        jira.post("/rest/api/3/jql/parse?validation=maybe", "{\"queries\": [\"a = 1\"]}")
                .is(400);
    }
}
