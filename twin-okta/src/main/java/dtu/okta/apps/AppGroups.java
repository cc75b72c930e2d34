package dtu.okta.apps;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.apps.AppGroup.APP_GROUPS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.groups.Group;
import dtu.okta.groups.GroupView;
import dtu.okta.logs.Event;
import dtu.okta.provisioning.Provision;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.List;

/** Okta's Application Groups API: the groups whose members have an application. */
public final class AppGroups {
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    private static final String PATH = "/api/v1/apps/{appId}/groups";
    private static final String ONE = PATH + "/{groupId}";
    private static final String PROFILE = "/profile/";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listApplicationGroupAssignments",    GET,    PATH, APPS_READ,   AppGroups::list),
        read ("getApplicationGroupAssignment",      GET,    ONE,  APPS_READ,   AppGroups::get),
        write("assignGroupToApplication",           PUT,    ONE,  APPS_MANAGE, AppGroups::assign),
        write("updateGroupAssignmentToApplication", PATCH,  ONE,  APPS_MANAGE, AppGroups::update),
        write("unassignApplicationFromGroup",       DELETE, ONE,  APPS_MANAGE, AppGroups::unassign));
    // spotless:on

    private AppGroups() {}

    /**
     * In the order in which they count; {@code q} is the beginning of a name. An application has few groups, so the
     * cursor is looked for.
     */
    private static Response list(OktaCall call) {
        var app = Applications.app(call);
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = call.query("after").orElse("");
        var q = Group.key(call.query("q").orElse(""));
        var all = Assignments.groups(call.state(), app.id())
                .filter(given -> Group.key(group(call, given).name()).startsWith(q))
                .toList();
        var start =
                all.stream().map(given -> given.id().group().value()).toList().indexOf(after) + 1;
        var rows = all.subList(start, Math.min(all.size(), start + limit + 1));
        return OktaPages.page(
                call,
                rows,
                limit,
                given -> given.id().group().value(),
                (json, given) -> json.value(object -> members(call, object, given)));
    }

    private static Response get(OktaCall call) {
        var given = assignment(call);
        return Response.json(200, json -> members(call, json, given));
    }

    private static Commit assign(OktaCall call) {
        var app = Applications.app(call);
        var groupId = call.path("groupId", Group.Id::new);
        var group = call.state().find(Group.GROUPS, groupId).orElseThrow(NOT_FOUND.about(groupId.value(), "UserGroup"));
        var id = new AppGroup.Id(app.id(), group.id());
        var body = call.request().body().equals(Blob.EMPTY)
                ? Fields.of(Json.EMPTY_OBJECT, call.complaints())
                : call.body();
        var present = call.state().find(APP_GROUPS, id);
        var next = Assignments.groups(call.state(), app.id()).count();
        var priority = body.whole("priority").or(present.map(AppGroup::priority).orElse(next));
        var profile = AppProfile.checked(
                call,
                app,
                body.opaqueObject("profile").or(present.map(AppGroup::profile).orElse(Json.EMPTY_OBJECT)));
        var given = new AppGroup(id, priority, profile, call.stamp());
        var state = call.state().put(APP_GROUPS, given);
        var commit = present.isPresent() ? Commit.commit(state) : told(call, call.state(), state, app, group, "add");
        return commit.answer(Response.json(200, json -> members(call, json, given)));
    }

    /** One event for the group, and one for everybody who gains or loses the application by it. */
    private static Commit told(OktaCall call, State before, State after, Application app, Group group, String what) {
        var commit = call.logged(after, Event.of("group.application_assignment." + what, group.target(), app.target()));
        var without = what.equals("add") ? before : after;
        for (var id : (Iterable<User.Id>) Assignments.members(after, group.id(), new User.Id(""))::iterator) {
            var user = after.get(User.USERS, id);
            if (!Assignments.has(without, app.id(), user)) {
                commit = commit.announce(AppUser.event("application.user_membership." + what, app, user));
            }
        }
        return commit;
    }

    /** A list of replacements, each of the priority or of an attribute of the profile. */
    private static Commit update(OktaCall call) {
        var given = assignment(call);
        if (!call.json().isArray()) {
            throw VALIDATION_FAILED.because("The body must be a list of operations", "operations");
        }
        for (var operation : call.json().elements()) {
            given = replaced(given, Fields.of(operation, call.complaints()));
        }
        var app = Applications.app(call);
        var profile = AppProfile.checked(call, app, given.profile());
        var changed = new AppGroup(given.id(), given.priority(), profile, call.stamp());
        var group = group(call, given);
        var commit = call.logged(
                call.state().put(APP_GROUPS, changed),
                Event.of("group.application_assignment.update", group.target(), app.target()));
        return Provision.refreshed(call, commit, app).answer(Response.json(200, json -> members(call, json, changed)));
    }

    private static AppGroup replaced(AppGroup given, Fields operation) {
        var path = operation.requiredText("path");
        if (!operation.requiredText("op").equals("replace")) {
            throw VALIDATION_FAILED.because("op: The field has an invalid value", "op");
        }
        if (path.equals("/priority")) {
            var priority = operation.whole("value").or(given.priority());
            return new AppGroup(given.id(), priority, given.profile(), given.lastUpdated());
        }
        if (path.equals("/profile")) {
            var profile = operation.opaqueObject("value").or(Json.EMPTY_OBJECT);
            return new AppGroup(given.id(), given.priority(), profile, given.lastUpdated());
        }
        if (!path.startsWith(PROFILE)) {
            throw VALIDATION_FAILED.because("path: The field has an invalid value", "path");
        }
        var value = operation.json().at("value").orElse(Json.NULL);
        var profile = given.profile().with(path.substring(PROFILE.length()), value);
        return new AppGroup(given.id(), given.priority(), profile, given.lastUpdated());
    }

    private static Commit unassign(OktaCall call) {
        var given = assignment(call);
        var app = Applications.app(call);
        var group = group(call, given);
        return told(call, call.state(), call.state().remove(APP_GROUPS, given.id()), app, group, "remove");
    }

    private static AppGroup assignment(OktaCall call) {
        var app = Applications.app(call);
        var group = call.path("groupId", Group.Id::new);
        return call.state()
                .find(APP_GROUPS, new AppGroup.Id(app.id(), group))
                .orElseThrow(NOT_FOUND.about(group.value(), "ApplicationGroupAssignment"));
    }

    private static Group group(OktaCall call, AppGroup given) {
        return call.state().get(Group.GROUPS, given.id().group());
    }

    private static void members(OktaCall call, JsonOut json, AppGroup given) {
        var app = call.href("/api/v1/apps/" + given.id().app().value());
        var group = given.id().group().value();
        json.text("id", group)
                .text("lastUpdated", OktaTime.text(given.lastUpdated()))
                .number("priority", given.priority())
                .json("profile", given.profile());
        if (call.query("expand").filter("group"::equals).isPresent()) {
            json.object(
                    "_embedded",
                    embedded -> embedded.object("group", whole -> GroupView.members(call, whole, group(call, given))));
        }
        json.object(
                "_links",
                links -> links.object("app", link -> link.text("href", app))
                        .object("self", link -> link.text("href", app + "/groups/" + group))
                        .object("group", link -> link.text("href", call.href("/api/v1/groups/" + group))));
    }
}
