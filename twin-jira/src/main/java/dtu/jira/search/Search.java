package dtu.jira.search;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.issues.Issue;
import dtu.jira.issues.IssueLook;
import dtu.jira.issues.IssueView;
import dtu.jira.jql.Jql;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Map;

/** Jira's search for issues. */
public final class Search {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("searchForIssuesUsingJql",              GET,  "/rest/api/3/search",                   ANYONE, Search::removed),
        read("searchForIssuesUsingJqlPost",          POST, "/rest/api/3/search",                   ANYONE, Search::removed),
        read("countIssues",                          POST, "/rest/api/3/search/approximate-count", ANYONE, Search::count),
        read("searchAndReconsileIssuesUsingJql",     GET,  "/rest/api/3/search/jql",               ANYONE, Search::byQuery),
        read("searchAndReconsileIssuesUsingJqlPost", POST, "/rest/api/3/search/jql",               ANYONE, Search::byBody),
        read("matchIssues",                          POST, "/rest/api/3/jql/match",                ANYONE, Search::match));
    // spotless:on

    private static final int MATCHED_MOST = 100;

    private Search() {}

    private static Response removed(JiraCall call) {
        throw JiraError.SEARCH_REMOVED.refusal();
    }

    private static Response byQuery(JiraCall call) {
        return found(call, SearchRequest.ofQuery(call));
    }

    private static Response byBody(JiraCall call) {
        return found(call, SearchRequest.ofBody(call));
    }

    private static Response found(JiraCall call, SearchRequest request) {
        var token = request.token().isEmpty() ? null : PageToken.read(request.token(), request.jql(), call.now());
        request.checkRange();
        var jql = bounded(call, request.jql());
        var page = jql.page(token == null ? 0 : token.from(), request.maxResults());
        var look = request.look();
        var each = look.withoutPageWide();
        return Response.json(200, json -> {
            if (look.expands("names")) {
                json.object("names", object -> IssueView.names(object, look));
            }
            if (look.expands("schema")) {
                json.object("schema", object -> IssueView.schemas(object, look));
            }
            json.array("issues", page.issues(), (out, issue) -> issue(call, out, issue, each));
            var next = page.next();
            if (next != null) {
                var following =
                        new PageToken(next, request.jql().hashCode(), call.now().getEpochSecond());
                json.text("nextPageToken", following.text());
            }
            json.truth("isLast", next == null);
        });
    }

    private static void issue(JiraCall call, JsonOut json, Issue issue, IssueLook look) {
        if (look.isBare()) {
            json.value(object -> object.text("id", issue.id().value()));
        } else {
            json.value(object -> IssueView.members(call, object, issue, look));
        }
    }

    private static Response count(JiraCall call) {
        var jql = bounded(call, call.body().text("jql").or(""));
        return Response.json(200, json -> json.number("count", jql.count()));
    }

    /** A query that can be read and restricts something; names that stand for nothing find nothing, or are refused. */
    private static Jql bounded(JiraCall call, String text) {
        var jql = Jql.of(call, text);
        jql.syntaxError().ifPresent(message -> {
            throw JiraError.saying(400, message);
        });
        if (!jql.isBounded()) {
            throw JiraError.UNBOUNDED_JQL.refusal();
        }
        if (!jql.semanticErrors().isEmpty() && call.settings().isOn("jira.searchRefusesUnknownNames")) {
            throw new Refusal(JiraError.response(400, jql.semanticErrors(), Map.of()));
        }
        return jql;
    }

    private static Response match(JiraCall call) {
        var body = call.body();
        var jqls = body.texts("jqls").or(List.of());
        var ids = body.requiredArray("issueIds");
        if (jqls.isEmpty() || jqls.size() > MATCHED_MOST) {
            throw JiraError.saying(400, "The number of JQL queries must be between 1 and " + MATCHED_MOST + ".");
        }
        var issues = ids.stream()
                .flatMap(id -> Issue.seen(call, id.asText()).stream())
                .toList();
        return Response.json(
                200,
                json -> json.array(
                        "matches",
                        jqls,
                        (out, text) -> out.value(object -> {
                            var jql = Jql.of(call, text);
                            object.array(
                                            "matchedIssues",
                                            issues.stream().filter(jql::matches),
                                            (numbers, issue) -> numbers.value(
                                                    Long.parseLong(issue.id().value())))
                                    .texts("errors", jql.syntaxError().stream().toList());
                        })));
    }
}
