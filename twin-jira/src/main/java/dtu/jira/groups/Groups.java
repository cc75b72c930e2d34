package dtu.jira.groups;

import static dtu.jira.JiraNeed.ADMIN;
import static dtu.jira.JiraNeed.USER;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.groups.Group.BY_NAME;
import static dtu.jira.groups.Group.GROUPS;
import static dtu.jira.groups.Group.MEMBERS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.JiraPages;
import dtu.jira.users.User;
import dtu.jira.users.UserView;
import dtu.jira.users.Users;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;

/** Jira's groups and the people in them. */
public final class Groups {
    private static final int NAME_MAX = 255;
    private static final int PICKED = 20;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("createGroup",         POST,   "/rest/api/3/group",         ADMIN, Groups::create),
        write("removeGroup",         DELETE, "/rest/api/3/group",         ADMIN, Groups::remove),
        read ("bulkGetGroups",       GET,    "/rest/api/3/group/bulk",    USER,  Groups::bulk),
        read ("getUsersFromGroup",   GET,    "/rest/api/3/group/member",  USER,  Groups::members),
        write("addUserToGroup",      POST,   "/rest/api/3/group/user",    ADMIN, Groups::addUser),
        write("removeUserFromGroup", DELETE, "/rest/api/3/group/user",    ADMIN, Groups::removeUser),
        read ("findGroups",          GET,    "/rest/api/3/groups/picker", USER,  Groups::find));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(GROUPS, MEMBERS);

    private Groups() {}

    private static Commit create(JiraCall call) {
        var name = call.body().requiredText("name").strip();
        if (name.length() > NAME_MAX) {
            throw JiraError.saying(400, "The group name is too long.");
        }
        if (call.state().has(BY_NAME, Group.key(name))) {
            throw JiraError.saying(400, "A group with the name '" + name + "' already exists.");
        }
        var group = new Group(call.mint(Group.IDS), name);
        return commit(call.state().put(GROUPS, group)).answer(shown(call, group, 0));
    }

    private static Commit remove(JiraCall call) {
        var group = named(call);
        if (group.isBuiltIn()) {
            throw JiraError.saying(400, "Group '" + group.name() + "' cannot be deleted.");
        }
        var state = call.state().unlinkAll(MEMBERS, group.id()).remove(GROUPS, group.id());
        return commit(state).answer(Response.empty(200));
    }

    private static Response bulk(JiraCall call) {
        var ids = call.request().query().every("groupId");
        var names = call.request().query().every("groupName");
        var all = ids.isEmpty() && names.isEmpty();
        var groups = call.state().scan(BY_NAME).stream()
                .filter(group -> all || ids.contains(group.id().value()) || names.contains(group.name()))
                .toList();
        return JiraPages.page(
                call,
                groups,
                JiraPages.USUAL,
                (json, group) -> json.value(object -> object.text("name", group.name())
                        .text("groupId", group.id().value())));
    }

    private static Response members(JiraCall call) {
        var users = call.state()
                .linked(MEMBERS, named(call).id())
                .map(id -> call.state().get(User.USERS, id));
        return JiraPages.page(
                call,
                users,
                JiraPages.USUAL,
                (json, user) -> json.value(object -> UserView.members(call, object, user)));
    }

    private static Commit addUser(JiraCall call) {
        var group = named(call);
        var id = call.body().requiredText("accountId");
        var user = Users.active(call, id).orElseThrow(JiraError.USER_NOT_FOUND.about());
        if (call.state().isLinked(MEMBERS, group.id(), user.id())) {
            throw JiraError.saying(
                    400, "Cannot add user. '" + user.displayName() + "' is already a member of '" + group.name() + "'");
        }
        var state = call.state().link(MEMBERS, group.id(), user.id());
        return commit(state)
                .answer(shown(call, group, state.linked(MEMBERS, group.id()).size()));
    }

    private static Commit removeUser(JiraCall call) {
        var group = named(call);
        var user = new User.Id(call.query("accountId").orElse(""));
        if (!call.state().isLinked(MEMBERS, group.id(), user)) {
            throw JiraError.USER_NOT_FOUND.refusal();
        }
        return commit(call.state().unlink(MEMBERS, group.id(), user)).answer(Response.empty(200));
    }

    private static Response find(JiraCall call) {
        var query = Group.key(call.query("query").orElse(""));
        var limit = Math.max(0, call.queryInt("maxResults", PICKED));
        // A group picker finds the words anywhere in the name; sites have few groups.
        var found = call.state().scan(BY_NAME).stream()
                .filter(group -> Group.key(group.name()).contains(query))
                .toList();
        var shown = found.subList(0, Math.min(limit, found.size()));
        return Response.json(
                200,
                json -> json.text("header", "Showing " + shown.size() + " of " + found.size() + " matching groups")
                        .number("total", found.size())
                        .array(
                                "groups",
                                shown,
                                (out, group) -> out.value(object -> object.text("name", group.name())
                                        .text("html", group.name())
                                        .array("labels", List.<String>of(), JsonOut::value)
                                        .text("groupId", group.id().value()))));
    }

    /** Parameters take a name or an id; the one place where this resource says 404. */
    private static Group named(JiraCall call) {
        var id = call.query("groupId").filter(text -> !text.isEmpty());
        if (id.isPresent()) {
            return call.state()
                    .find(GROUPS, new Group.Id(id.get()))
                    .orElseThrow(JiraError.GROUP_NOT_FOUND.about(id.get()));
        }
        var name = call.query("groupname")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> JiraError.saying(400, "Either groupname or groupId must be provided."));
        return call.state().find(BY_NAME, Group.key(name)).orElseThrow(JiraError.GROUP_NOT_FOUND.about(name));
    }

    private static Response shown(JiraCall call, Group group, int users) {
        return Response.json(
                201,
                json -> json.text("name", group.name())
                        .text("groupId", group.id().value())
                        .text("self", group.self(call))
                        .object(
                                "users",
                                object -> object.number("size", users)
                                        .array("items", List.<String>of(), JsonOut::value)
                                        .number("max-results", JiraPages.USUAL)
                                        .number("start-index", 0)
                                        .number("end-index", 0))
                        .text("expand", "users"));
    }
}
