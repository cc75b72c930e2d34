package dtu.jira.users;

import static dtu.jira.JiraNeed.ADMIN;
import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraNeed.USER;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.users.User.BY_EMAIL;
import static dtu.jira.users.User.BY_WORD;
import static dtu.jira.users.User.USERS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.JiraPages;
import dtu.jira.groups.Group;
import dtu.jira.issues.Issue;
import dtu.jira.permissions.Permission;
import dtu.jira.permissions.Scheme;
import dtu.jira.projects.Project;
import dtu.jira.webhooks.Event;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Jira's users, and the one who calls. */
public final class Users {
    private static final int MOST = 1000;
    private static final int BULK_MOST = 200;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getCurrentUser",      GET,    "/rest/api/3/myself",                 ANYONE, Users::myself),
        read ("getUser",             GET,    "/rest/api/3/user",                   USER,   Users::get),
        write("createUser",          POST,   "/rest/api/3/user",                   ADMIN,  Users::create),
        write("removeUser",          DELETE, "/rest/api/3/user",                   ADMIN,  Users::remove),
        read ("findAssignableUsers", GET,    "/rest/api/3/user/assignable/search", USER,   Users::assignable),
        read ("bulkGetUsers",        GET,    "/rest/api/3/user/bulk",              USER,   Users::bulk),
        read ("getUserGroups",       GET,    "/rest/api/3/user/groups",            USER,   Users::groups),
        read ("findUsers",           GET,    "/rest/api/3/user/search",            USER,   Users::find),
        read ("getAllUsersDefault",  GET,    "/rest/api/3/users",                  USER,   Users::all),
        read ("getAllUsers",         GET,    "/rest/api/3/users/search",           USER,   Users::all));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(USERS);

    private Users() {}

    private static Response myself(JiraCall call) {
        var user = call.person();
        if (user.isEmpty()) {
            // The edge answers here, not the application: text, and the challenge of an OAuth realm.
            var realm = "OAuth realm=\"" + call.request().origin() + "\"";
            throw new Refusal(Response.text(401, "text/html;charset=UTF-8", JiraError.NOT_AUTHENTICATED.text())
                    .plus("WWW-Authenticate", realm));
        }
        return shown(call, 200, user.get());
    }

    private static Response get(JiraCall call) {
        return shown(call, 200, named(call));
    }

    private static Commit create(JiraCall call) {
        var body = call.body();
        var email = body.requiredText("emailAddress").strip();
        if (email.indexOf('@') < 1) {
            throw JiraError.on("emailAddress", "The email address is not valid.");
        }
        body.requiredArray("products");
        var known = call.state().find(BY_EMAIL, User.key(email));
        if (known.isPresent() && known.get().isActive()) {
            return commit(call.state()).answer(shown(call, 201, known.get()));
        }
        var name = body.text("displayName").or(email.substring(0, email.indexOf('@')));
        var user = known.map(User::returned).orElseGet(() -> User.create(call.mint(User.IDS), email, name, "UTC"));
        var users = Group.named(call.state(), Group.JIRA_USERS).id();
        var state = call.state().put(USERS, user).link(Group.MEMBERS, users, user.id());
        return commit(state).announce(Event.of("user_created", user)).answer(shown(call, 201, user));
    }

    /** The person stays as the author of what they wrote, and can no longer sign in. */
    private static Commit remove(JiraCall call) {
        var user = named(call).removed();
        var state = call.state().unlinkAllTo(Group.MEMBERS, user.id()).put(USERS, user);
        return commit(state).announce(Event.of("user_deleted", user));
    }

    private static Response assignable(JiraCall call) {
        var project = assignableIn(call);
        // Filtered after slicing, as Jira does it: a short page does not prove the end.
        var page = JiraPages.Window.of(call, JiraPages.USUAL, MOST).of(matching(call));
        return array(
                call,
                page.stream()
                        .filter(user -> Scheme.allows(call.state(), user, Permission.ASSIGNABLE_USER, project))
                        .toList());
    }

    private static Project assignableIn(JiraCall call) {
        var issue = call.query("issueKey").or(() -> call.query("issueId"));
        if (issue.isPresent()) {
            return Issue.visible(call, issue.get()).project(call);
        }
        var project = call.query("project")
                .orElseThrow(() -> JiraError.saying(400, "Either issueKey, issueId or project must be provided."));
        return Project.visible(call, project);
    }

    private static Response bulk(JiraCall call) {
        var ids = call.request().query().every("accountId");
        if (ids.isEmpty()) {
            throw JiraError.MISSING_PARAMETER.refusal("accountId");
        }
        var users = new ArrayList<User>();
        for (var id : new LinkedHashSet<>(ids)) {
            call.state().find(USERS, new User.Id(id)).ifPresent(users::add);
        }
        return JiraPages.page(call, users, BULK_MOST, view(call));
    }

    private static Response groups(JiraCall call) {
        var groups = groupsOf(call, named(call));
        return Response.json(200, JsonOut.array(groups.stream(), (json, group) -> group.item(call, json)));
    }

    private static Response find(JiraCall call) {
        var given = call.query("query").or(() -> call.query("accountId")).or(() -> call.query("property"));
        if (given.isEmpty()) {
            throw JiraError.saying(
                    400, "At least one of the query, accountId or property parameters must be provided.");
        }
        var page = JiraPages.Window.of(call, JiraPages.USUAL, MOST).of(matching(call));
        return array(call, page.stream().filter(User::isActive).toList());
    }

    private static Response all(JiraCall call) {
        var window = JiraPages.Window.of(call, JiraPages.USUAL, MOST);
        var users = call.state().scan(USERS).skip(window.startAt()).limit(window.maxResults());
        return array(call, users.toList());
    }

    /** Whom the query names by the beginning of a name or address, or exactly by id; everybody when it names nobody. */
    private static List<User> matching(JiraCall call) {
        var id = call.query("accountId").filter(text -> !text.isEmpty());
        if (id.isPresent()) {
            return call.state().find(USERS, new User.Id(id.get())).stream().toList();
        }
        var query = User.key(call.query("query").orElse("").strip());
        return call.state().scan(BY_WORD, BY_WORD.prefix(query)).stream()
                .distinct()
                .toList();
    }

    /** The one place where this resource says 404. */
    private static User named(JiraCall call) {
        var id = call.query("accountId")
                .filter(text -> !text.isEmpty())
                .orElseThrow(JiraError.MISSING_PARAMETER.about("accountId"));
        return call.state().find(USERS, new User.Id(id)).orElseThrow(JiraError.USER_NOT_FOUND.about());
    }

    private static List<Group> groupsOf(JiraCall call, User user) {
        return call.state()
                .linking(Group.MEMBERS, user.id())
                .map(id -> call.state().get(Group.GROUPS, id))
                .toList();
    }

    /** Groups and application roles are always counted, and listed on demand. */
    private static Response shown(JiraCall call, int status, User user) {
        var expanded = call.queryList("expand");
        var groups = groupsOf(call, user);
        var listed = expanded.contains("groups") ? groups : List.<Group>of();
        var roles = expanded.contains("applicationRoles") ? List.of("jira-software") : List.<String>of();
        return Response.json(status, json -> {
            UserView.members(call, json, user);
            json.text("locale", "en_US")
                    .object(
                            "groups",
                            object -> object.number("size", groups.size())
                                    .array("items", listed, (out, group) -> group.item(call, out)))
                    .object(
                            "applicationRoles",
                            object -> object.number("size", 1)
                                    .array(
                                            "items",
                                            roles,
                                            (out, key) -> out.value(role ->
                                                    role.text("key", key).text("name", "Jira Software"))))
                    .text("expand", "groups,applicationRoles");
        });
    }

    private static Response array(JiraCall call, List<User> users) {
        return Response.json(200, JsonOut.array(users.stream(), view(call)));
    }

    private static BiConsumer<JsonOut, User> view(JiraCall call) {
        return (json, user) -> json.value(object -> UserView.members(call, object, user));
    }

    /** A person whom a body names by account id, if they can still be given anything. */
    public static Optional<User> active(JiraCall call, String accountId) {
        return call.state().find(USERS, new User.Id(accountId)).filter(User::isActive);
    }
}
