package dtu.jira.projects;

import static dtu.jira.JiraNeed.USER;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.groups.Group;
import dtu.jira.users.User;
import dtu.jira.users.Users;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.List;

/** Jira's project roles and who plays them. */
public final class Roles {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getAllProjectRoles", GET,    "/rest/api/3/role",                               USER, Roles::all),
        read ("getProjectRoles",    GET,    "/rest/api/3/project/{projectIdOrKey}/role",      USER, Roles::inProject),
        read ("getProjectRole",     GET,    "/rest/api/3/project/{projectIdOrKey}/role/{id}", USER, Roles::get),
        write("addActorUsers",      POST,   "/rest/api/3/project/{projectIdOrKey}/role/{id}", USER, Roles::add),
        write("deleteActor",        DELETE, "/rest/api/3/project/{projectIdOrKey}/role/{id}", USER, Roles::delete));
    // spotless:on

    private Roles() {}

    private static Response all(JiraCall call) {
        return Response.json(
                200,
                JsonOut.array(
                        List.of(Role.values()).stream(),
                        (json, role) -> json.value(object -> object.text("self", call.self("/role/" + role.id()))
                                .text("name", role.label())
                                .number("id", role.id())
                                .text("description", role.description()))));
    }

    private static Response inProject(JiraCall call) {
        var project = Project.visible(call, call.path("projectIdOrKey"));
        return Response.json(200, json -> ProjectView.roles(call, json, project));
    }

    private static Response get(JiraCall call) {
        var project = Project.visible(call, call.path("projectIdOrKey"));
        return shown(call, call.state(), project, role(call));
    }

    private static Commit add(JiraCall call) {
        var project = Projects.administered(call);
        var role = role(call);
        var body = call.body();
        var state = call.state();
        for (var id : body.texts("user").or(List.of())) {
            var user = Users.active(call, id).orElseThrow(JiraError.USER_NOT_FOUND.about());
            state = with(state, project, role, Actor.Kind.USER, user.id().value());
        }
        for (var name : body.texts("group").or(List.of())) {
            var group = call.state()
                    .find(Group.BY_NAME, Group.key(name))
                    .orElseThrow(JiraError.GROUP_NOT_FOUND.about(name));
            state = with(state, project, role, Actor.Kind.GROUP, group.id().value());
        }
        for (var id : body.texts("groupId").or(List.of())) {
            var group =
                    call.state().find(Group.GROUPS, new Group.Id(id)).orElseThrow(JiraError.GROUP_NOT_FOUND.about(id));
            state = with(state, project, role, Actor.Kind.GROUP, group.id().value());
        }
        return commit(state).answer(shown(call, state, project, role));
    }

    private static Commit delete(JiraCall call) {
        var project = Projects.administered(call);
        var role = role(call);
        var group = call.query("groupId")
                .or(() -> call.query("group")
                        .flatMap(name -> call.state().find(Group.BY_NAME, Group.key(name)))
                        .map(found -> found.id().value()));
        var kind = group.isPresent() ? Actor.Kind.GROUP : Actor.Kind.USER;
        var who = group.or(() -> call.query("user"))
                .orElseThrow(() -> JiraError.saying(400, "Either user, group or groupId must be provided."));
        var id = new Actor.Id(project.id(), role, kind, who);
        if (!call.state().has(Actor.ACTORS, id)) {
            throw JiraError.ROLE_NOT_FOUND.refusal();
        }
        return commit(call.state().remove(Actor.ACTORS, id));
    }

    private static State with(State state, Project project, Role role, Actor.Kind kind, String who) {
        var actor = new Actor(new Actor.Id(project.id(), role, kind, who));
        return state.has(Actor.ACTORS, actor.id()) ? state : state.put(Actor.ACTORS, actor);
    }

    private static Role role(JiraCall call) {
        return Role.byId(call.path("id")).orElseThrow(JiraError.ROLE_NOT_FOUND.about());
    }

    private static Response shown(JiraCall call, State state, Project project, Role role) {
        var actors = state.scan(Actor.ACTORS, Actor.of(project.id(), role));
        return Response.json(
                200,
                json -> json.text("self", call.self("/project/" + project.id().value() + "/role/" + role.id()))
                        .text("name", role.label())
                        .number("id", role.id())
                        .text("description", role.description())
                        .array("actors", actors, (out, actor) -> out.value(object -> actor(state, object, actor))));
    }

    private static void actor(State state, JsonOut json, Actor actor) {
        switch (actor.id().kind()) {
            case USER -> {
                var user = state.get(User.USERS, new User.Id(actor.id().who()));
                json.text("displayName", user.displayName())
                        .text("type", "atlassian-user-role-actor")
                        .object(
                                "actorUser",
                                object -> object.text("accountId", user.id().value()));
            }
            case GROUP -> {
                var group =
                        state.find(Group.GROUPS, new Group.Id(actor.id().who())).map(Group::name);
                json.text("displayName", group.orElse(""))
                        .text("type", "atlassian-group-role-actor")
                        .object(
                                "actorGroup",
                                object -> object.text("name", group.orElse(""))
                                        .text("displayName", group.orElse(""))
                                        .text("groupId", actor.id().who()));
            }
        }
    }
}
