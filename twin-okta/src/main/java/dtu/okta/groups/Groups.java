package dtu.okta.groups;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.QUERY_AND_FILTER;
import static dtu.okta.OktaError.UNSUPPORTED_OPERATION;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.GROUPS_MANAGE;
import static dtu.okta.OktaScope.GROUPS_READ;
import static dtu.okta.groups.Group.BY_NAME;
import static dtu.okta.groups.Group.GROUPS;
import static dtu.okta.groups.Group.MEMBERS;
import static dtu.okta.users.User.USERS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.apps.Assignments;
import dtu.okta.filter.Sorting;
import dtu.okta.logs.Event;
import dtu.okta.roles.Assignee;
import dtu.okta.roles.RoleAssignment;
import dtu.okta.roles.Targets;
import dtu.okta.rules.Reasons;
import dtu.okta.schemas.Judgement;
import dtu.okta.schemas.ProfileSchema;
import dtu.okta.users.User;
import dtu.okta.users.UserView;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Okta's Groups API: groups and the people in them. */
public final class Groups {
    private static final int NAME_MAX = 255;
    private static final int LIMIT_MAX = 10_000;
    private static final int LIMIT_WITH_Q = 300;
    private static final int MEMBERS_LIMIT = 1_000;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listGroups",            GET,    "/api/v1/groups",                          GROUPS_READ,   Groups::list),
        write("addGroup",              POST,   "/api/v1/groups",                          GROUPS_MANAGE, Groups::add),
        read ("getGroup",              GET,    "/api/v1/groups/{groupId}",                GROUPS_READ,   Groups::get),
        write("replaceGroup",          PUT,    "/api/v1/groups/{groupId}",                GROUPS_MANAGE, Groups::replace),
        write("deleteGroup",           DELETE, "/api/v1/groups/{groupId}",                GROUPS_MANAGE, Groups::delete),
        read ("listGroupUsers",        GET,    "/api/v1/groups/{groupId}/users",          GROUPS_READ,   Groups::listUsers),
        write("assignUserToGroup",     PUT,    "/api/v1/groups/{groupId}/users/{userId}", GROUPS_MANAGE, Groups::assign),
        write("unassignUserFromGroup", DELETE, "/api/v1/groups/{groupId}/users/{userId}", GROUPS_MANAGE, Groups::unassign));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(GROUPS, MEMBERS);

    private Groups() {}

    private static Response list(OktaCall call) {
        var q = call.query("q");
        var search = call.query("search");
        var filter = call.query("filter");
        if (q.isPresent() && (search.isPresent() || filter.isPresent())) {
            throw QUERY_AND_FILTER.refusal();
        }
        if (q.isPresent()) {
            var rows = call.state().scan(BY_NAME, BY_NAME.prefix(Group.key(q.get())));
            var limit = OktaPages.limit(call, LIMIT_WITH_Q, LIMIT_WITH_Q);
            return Response.json(
                    200, JsonOut.array(rows.stream().filter(seen(call)).limit(limit), view(call)));
        }
        var limit = OktaPages.limit(call, LIMIT_MAX, LIMIT_MAX);
        var after = call.query("after").orElse("");
        if (search.isPresent() && call.query("sortBy").isPresent()) {
            var order = Sorting.asked(call, GroupSearch::order);
            return OktaPages.page(
                    call,
                    GroupSearch.SEARCH.page(call, search.get(), order, after, limit + 1, seen(call)),
                    limit,
                    order::cursor,
                    view(call));
        }
        if (search.isPresent()) {
            return page(call, GroupSearch.SEARCH.page(call, search.get(), after, limit + 1, seen(call)), limit);
        }
        if (filter.isPresent()) {
            return page(call, GroupSearch.FILTER.page(call, filter.get(), after, limit + 1, seen(call)), limit);
        }
        var rows = call.state().scan(GROUPS, Range.after(new Group.Id(after)));
        if (!call.reach().isWhole()) {
            return page(call, rows.stream().filter(seen(call)).limit(limit + 1L).toList(), limit);
        }
        return OktaPages.page(call, rows, limit, group -> group.id().value(), view(call));
    }

    private static Predicate<Group> seen(OktaCall call) {
        return group -> call.reach().sees(call, group);
    }

    private static Response page(OktaCall call, List<Group> rows, int limit) {
        return OktaPages.page(call, rows, limit, group -> group.id().value(), view(call));
    }

    private static Commit add(OktaCall call) {
        var profile = profile(call);
        if (call.state().has(BY_NAME, Group.key(profile.name()))) {
            throw nameTaken();
        }
        var group = Group.create(call.mint(Group.IDS), profile, call.stamp());
        var added = call.logged(call.state().put(GROUPS, group), Event.of("group.lifecycle.create", group.target()));
        return added.answer(ok(call, group));
    }

    private static Response get(OktaCall call) {
        return ok(call, group(call));
    }

    private static Commit replace(OktaCall call) {
        var group = group(call);
        var profile = profile(call);
        if (group.isBuiltIn()) {
            throw UNSUPPORTED_OPERATION.refusal();
        }
        var holder = call.state().find(BY_NAME, Group.key(profile.name()));
        if (holder.isPresent() && !holder.get().id().equals(group.id())) {
            throw nameTaken();
        }
        var changed = group.describedBy(profile, call.stamp());
        var replaced =
                call.logged(call.state().put(GROUPS, changed), Event.of("group.profile.update", changed.target()));
        return replaced.answer(ok(call, changed));
    }

    private static Commit delete(OktaCall call) {
        var group = group(call);
        if (group.isBuiltIn()) {
            throw UNSUPPORTED_OPERATION.refusal();
        }
        // Memberships go with the group and announce nothing: Okta logs one event, not one per person.
        var rolesGone = RoleAssignment.withoutAll(call.state(), Assignee.of(group.id()));
        var without = Assignments.without(Targets.without(rolesGone, group.id().value()), group.id())
                .unlinkAll(MEMBERS, group.id())
                .unlinkAll(GroupOwners.OWNERS, group.id())
                .remove(GROUPS, group.id());
        var deleted = call.logged(without, Event.of("group.lifecycle.delete", group.target()));
        return Reasons.invalidated(call, deleted, group.id());
    }

    private static Response listUsers(OktaCall call) {
        var group = group(call);
        var limit = OktaPages.limit(call, MEMBERS_LIMIT, MEMBERS_LIMIT);
        var after = new User.Id(call.query("after").orElse(""));
        var users = group.isBuiltIn()
                ? call.state().scan(USERS, Range.after(after))
                : call.state()
                        .linked(MEMBERS, MEMBERS.of(group.id()).and(MEMBERS.after(group.id(), after)))
                        .map(id -> call.state().get(USERS, id));
        return OktaPages.page(
                call, users, limit, user -> user.id().value(), (json, user) -> UserView.inList(call, json, user));
    }

    private static Commit assign(OktaCall call) {
        var group = editable(call);
        var user = user(call);
        if (call.state().isLinked(MEMBERS, group.id(), user.id())) {
            return commit(call.state());
        }
        var added = Membership.with(call.state(), group, user, call.stamp());
        return call.logged(added, Event.of("group.user_membership.add", user.target(), group.target()));
    }

    private static Commit unassign(OktaCall call) {
        var group = editable(call);
        var user = user(call);
        if (!call.state().isLinked(MEMBERS, group.id(), user.id())) {
            return commit(call.state());
        }
        var removed = Membership.without(call.state(), group, user, call.stamp());
        var commit = call.logged(removed, Event.of("group.user_membership.remove", user.target(), group.target()));
        return Reasons.excluded(call, commit, group, user);
    }

    private static Group group(OktaCall call) {
        var id = call.path("groupId", Group.Id::new);
        return call.state().find(GROUPS, id).orElseThrow(NOT_FOUND.about(id.value(), "UserGroup"));
    }

    /** A group whose members may be edited. */
    private static Group editable(OktaCall call) {
        var group = group(call);
        if (group.isBuiltIn()) {
            throw UNSUPPORTED_OPERATION.refusal();
        }
        return group;
    }

    private static User user(OktaCall call) {
        var id = call.path("userId", User.Id::new);
        return call.state().find(USERS, id).orElseThrow(NOT_FOUND.about(id.value(), "User"));
    }

    private static Group.Profile profile(OktaCall call) {
        var profile = call.body().requiredObject("profile");
        var name = profile.requiredText("name");
        if (name.length() > NAME_MAX) {
            throw VALIDATION_FAILED.because("name: The field is too long", "name");
        }
        return new Group.Profile(name, profile.text("description").orKeep(null), more(call, profile.json()));
    }

    /** What the org has defined for groups, and nothing else. */
    private static Json more(OktaCall call, Json profile) {
        var definitions = ProfileSchema.ofGroups(call.state());
        var more = profile.without("name").without("description");
        for (var name : more.names()) {
            var definition = definitions.at(name);
            if (definition.isEmpty()) {
                throw VALIDATION_FAILED.because("Property name '" + name + "' is not defined in profile", "profile");
            }
            Judgement.complaint(definition.get(), more.at(name).orElse(Json.NULL))
                    .ifPresent(words -> {
                        throw VALIDATION_FAILED.because(name + ": " + words, name);
                    });
        }
        for (var name : definitions.names()) {
            var missing = more.at(name).filter(value -> !value.isNull()).isEmpty();
            if (missing && Judgement.isRequired(definitions.at(name).orElse(Json.NULL))) {
                throw VALIDATION_FAILED.because(name + ": The field cannot be left blank", name);
            }
        }
        return more;
    }

    private static RuntimeException nameTaken() {
        return VALIDATION_FAILED.because(
                "name: An object with this field already exists in the current organization", "name");
    }

    private static Response ok(OktaCall call, Group group) {
        return Response.json(200, json -> GroupView.members(call, json, group));
    }

    /** With {@code expand=stats} each group tells how many people and applications it has. */
    private static BiConsumer<JsonOut, Group> view(OktaCall call) {
        var stats =
                call.query("expand").filter(expand -> expand.contains("stats")).isPresent();
        return (json, group) -> json.value(object -> {
            GroupView.members(call, object, group);
            if (stats) {
                GroupView.stats(call, object, group);
            }
        });
    }
}
