package dtu.jira.issues;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.issues.Issue.WATCHERS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.permissions.Permission;
import dtu.jira.users.User;
import dtu.jira.users.UserView;
import dtu.jira.users.Users;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Who wants to hear of an issue. */
public final class Watchers {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getIssueWatchers", GET,    "/rest/api/3/issue/{issueIdOrKey}/watchers", ANYONE, Watchers::list),
        write("addWatcher",       POST,   "/rest/api/3/issue/{issueIdOrKey}/watchers", ANYONE, Watchers::add),
        write("removeWatcher",    DELETE, "/rest/api/3/issue/{issueIdOrKey}/watchers", ANYONE, Watchers::remove));
    // spotless:on

    private Watchers() {}

    private static Response list(JiraCall call) {
        var issue = Issue.inPath(call);
        var users =
                call.state().linked(WATCHERS, issue.id()).map(id -> call.state().get(User.USERS, id));
        return Response.json(200, json -> {
            counted(call, json, issue);
            json.array("watchers", users, (out, user) -> out.value(object -> UserView.members(call, object, user)));
        });
    }

    /** The body is a bare JSON text; without one the caller is meant. */
    private static Commit add(JiraCall call) {
        var issue = Issue.inPath(call);
        var caller = call.user();
        if (call.request().body().isEmpty()) {
            return commit(call.state().link(WATCHERS, issue.id(), caller.id()));
        }
        var id = call.json();
        if (!id.isText()) {
            throw JiraError.BAD_MEMBER.refusal("", "text");
        }
        var user = Users.active(call, id.asText()).orElseThrow(JiraError.USER_NOT_FOUND.about());
        allow(call, issue, caller, user.id());
        return commit(call.state().link(WATCHERS, issue.id(), user.id()));
    }

    private static Commit remove(JiraCall call) {
        var issue = Issue.inPath(call);
        var caller = call.user();
        var id = call.query("accountId").orElseThrow(JiraError.MISSING_PARAMETER.about("accountId"));
        var user = call.state().find(User.USERS, new User.Id(id)).orElseThrow(JiraError.USER_NOT_FOUND.about());
        allow(call, issue, caller, user.id());
        return commit(call.state().unlink(WATCHERS, issue.id(), user.id()));
    }

    private static void allow(JiraCall call, Issue issue, User caller, User.Id user) {
        if (!caller.id().equals(user) && !call.may(Permission.MANAGE_WATCHERS, issue.project(call))) {
            throw JiraError.saying(403, "You do not have permission to manage the watcher list.");
        }
    }

    static void counted(JiraCall call, JsonOut json, Issue issue) {
        var mine = call.person()
                .map(user -> call.state().isLinked(WATCHERS, issue.id(), user.id()))
                .orElse(false);
        json.text("self", call.self("/issue/" + issue.key(call) + "/watchers"))
                .number("watchCount", call.state().linked(WATCHERS, issue.id()).size())
                .truth("isWatching", mine);
    }
}
