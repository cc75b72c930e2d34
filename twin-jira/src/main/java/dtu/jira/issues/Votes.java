package dtu.jira.issues;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.issues.Issue.VOTERS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.users.User;
import dtu.jira.users.UserView;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Who wants an issue done. */
public final class Votes {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getVotes",   GET,    "/rest/api/3/issue/{issueIdOrKey}/votes", ANYONE, Votes::list),
        write("addVote",    POST,   "/rest/api/3/issue/{issueIdOrKey}/votes", ANYONE, Votes::add),
        write("removeVote", DELETE, "/rest/api/3/issue/{issueIdOrKey}/votes", ANYONE, Votes::remove));
    // spotless:on

    private Votes() {}

    private static Response list(JiraCall call) {
        var issue = Issue.inPath(call);
        var users =
                call.state().linked(VOTERS, issue.id()).map(id -> call.state().get(User.USERS, id));
        return Response.json(200, json -> {
            counted(call, json, issue);
            json.array("voters", users, (out, user) -> out.value(object -> UserView.members(call, object, user)));
        });
    }

    private static Commit add(JiraCall call) {
        var issue = Issue.inPath(call);
        return commit(call.state().link(VOTERS, issue.id(), call.user().id()));
    }

    private static Commit remove(JiraCall call) {
        var issue = Issue.inPath(call);
        return commit(call.state().unlink(VOTERS, issue.id(), call.user().id()));
    }

    static void counted(JiraCall call, JsonOut json, Issue issue) {
        var mine = call.person()
                .map(user -> call.state().isLinked(VOTERS, issue.id(), user.id()))
                .orElse(false);
        json.text("self", call.self("/issue/" + issue.key(call) + "/votes"))
                .number("votes", call.state().linked(VOTERS, issue.id()).size())
                .truth("hasVoted", mine);
    }
}
