package dtu.jira.issues;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.JiraPages;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** An issue's history. */
public final class Changelogs {
    private static final int MOST = 100;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("getChangeLogs",      GET,  "/rest/api/3/issue/{issueIdOrKey}/changelog",      ANYONE, Changelogs::list),
        read("getChangeLogsByIds", POST, "/rest/api/3/issue/{issueIdOrKey}/changelog/list", ANYONE, Changelogs::byIds));
    // spotless:on

    private Changelogs() {}

    private static Response list(JiraCall call) {
        var changes = call.state().scan(Change.BY_ISSUE, Issue.inPath(call).id());
        return JiraPages.page(
                call, changes, MOST, (json, change) -> json.value(object -> change.members(call, object)));
    }

    private static Response byIds(JiraCall call) {
        var issue = Issue.inPath(call);
        var ids = call.body().requiredArray("changelogIds").stream()
                .map(Json::asText)
                .toList();
        var changes = call.state().scan(Change.BY_ISSUE, issue.id()).stream()
                .filter(change -> ids.contains(change.id().value()))
                .toList();
        return JiraPages.page(
                call, changes, MOST, (json, change) -> json.value(object -> change.members(call, object)));
    }

    /** As the expansion of an issue; the page of its own has the oldest first. */
    static void newestFirst(JiraCall call, JsonOut json, Issue issue) {
        var changes = call.state()
                .scan(Change.BY_ISSUE, Change.BY_ISSUE.exactly(issue.id()).descending());
        var shown = changes.limit(MOST);
        json.number("startAt", 0)
                .number("maxResults", shown.size())
                .number("total", changes.size())
                .array("histories", shown, (out, change) -> out.value(object -> change.members(call, object)));
    }
}
