package dtu.okta.roles;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.ROLES_MANAGE;
import static dtu.okta.OktaScope.ROLES_READ;
import static dtu.okta.roles.ResourceSet.BINDINGS;
import static dtu.okta.roles.RoleAssignment.ASSIGNMENTS;
import static dtu.okta.roles.RoleAssignment.BY_BINDING;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** Okta's bindings: who has which role of the org's own for which resource set. */
public final class Bindings {
    private static final int PAGE = 100;
    private static final String PATH = "/api/v1/iam/resource-sets/{resourceSetIdOrLabel}/bindings";
    private static final String ONE = PATH + "/{roleIdOrLabel}";
    private static final String MEMBERS = ONE + "/members";
    private static final String MEMBER = MEMBERS + "/{memberId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listBindings",              GET,    PATH,    ROLES_READ,   Bindings::list),
        write("createResourceSetBinding",  POST,   PATH,    ROLES_MANAGE, Bindings::create),
        read ("getBinding",                GET,    ONE,     ROLES_READ,   Bindings::get),
        write("deleteBinding",             DELETE, ONE,     ROLES_MANAGE, Bindings::delete),
        read ("listMembersOfBinding",      GET,    MEMBERS, ROLES_READ,   Bindings::listMembers),
        write("addMembersToBinding",       PATCH,  MEMBERS, ROLES_MANAGE, Bindings::addMembers),
        read ("getMemberOfBinding",        GET,    MEMBER,  ROLES_READ,   Bindings::getMember),
        write("unassignMemberFromBinding", DELETE, MEMBER,  ROLES_MANAGE, Bindings::unassign));
    // spotless:on

    private Bindings() {}

    /** A role and a set that belong together. */
    private record Bound(ResourceSet set, CustomRole role) {
        static Bound at(OktaCall call) {
            var set = ResourceSets.set(call);
            var role = CustomRoles.named(call, call.path("roleIdOrLabel"));
            if (!call.state().isLinked(BINDINGS, set.id(), role.id())) {
                throw NOT_FOUND.refusal(role.id().value(), "RoleResourceSetBinding");
            }
            return new Bound(set, role);
        }

        String key() {
            return RoleAssignment.binding(set.id(), role.id());
        }

        String href(OktaCall call) {
            return ResourceSets.self(call, set) + "/bindings/" + role.id().value();
        }
    }

    static State without(State state, ResourceSet.Id set, CustomRole.Id role) {
        var next = state.unlink(BINDINGS, set, role);
        for (var member : state.scan(BY_BINDING, RoleAssignment.binding(set, role))) {
            next = next.remove(ASSIGNMENTS, member.id());
        }
        return next;
    }

    private static Response list(OktaCall call) {
        var set = ResourceSets.set(call);
        var after = new CustomRole.Id(call.query("after").orElse(""));
        var roles = call.state().linked(BINDINGS, BINDINGS.of(set.id()).and(BINDINGS.after(set.id(), after)));
        var page = roles.limit(PAGE).toList();
        var self = ResourceSets.self(call, set);
        return Response.json(
                200,
                json -> json.array(
                                "roles",
                                page,
                                (out, role) -> out.value(one -> one.text("id", role.value())
                                        .object("_links", links -> {
                                            RoleView.link(
                                                    links, "self", call.href("/api/v1/iam/roles/" + role.value()));
                                            RoleView.link(
                                                    links, "members", self + "/bindings/" + role.value() + "/members");
                                        })))
                        .object("_links", links -> {
                            RoleView.link(links, "resource-set", self);
                            RoleView.link(links, "self", self + "/bindings");
                            if (roles.size() > PAGE) {
                                var next = self + "/bindings?after="
                                        + page.getLast().value();
                                RoleView.link(links, "next", next);
                            }
                        }));
    }

    private static Commit create(OktaCall call) {
        var set = ResourceSets.set(call);
        var role = CustomRoles.named(call, call.body().requiredText("role"));
        var linked = call.seeing(call.state().link(BINDINGS, set.id(), role.id()));
        return bound(linked, new Bound(set, role), call.body().texts("members").or(List.of()));
    }

    private static Commit addMembers(OktaCall call) {
        var bound = Bound.at(call);
        return bound(call, bound, call.body().texts("additions").or(List.of()));
    }

    private static Commit bound(OktaCall call, Bound bound, List<String> members) {
        var state = call.state();
        for (var text : members) {
            var assignee = assignee(call, text)
                    .orElseThrow(() -> VALIDATION_FAILED.because("members: Invalid member: " + text, "members"));
            var id = RoleAssignment.Id.of(
                    assignee, bound.set().id(), bound.role().id());
            if (!state.has(ASSIGNMENTS, id)) {
                var member = RoleAssignment.of(
                        assignee, bound.set().id(), bound.role().id(), call::mint, call.stamp());
                state = state.put(ASSIGNMENTS, member);
            }
        }
        var event = Event.of(
                "iam.resourceset.bindings.add",
                bound.role().target(),
                bound.set().target());
        return call.logged(state, event)
                .answer(Response.json(
                        200,
                        json -> json.object("_links", links -> {
                            var set = ResourceSets.self(call, bound.set());
                            RoleView.link(links, "self", bound.href(call));
                            RoleView.link(links, "bindings", set + "/bindings");
                            RoleView.link(links, "resource-set", set);
                        })));
    }

    /** A person or a group, by its URL or its resource name. */
    private static Optional<Assignee> assignee(OktaCall call, String text) {
        return Resource.read(call, text)
                .filter(resource -> !resource.id().isEmpty())
                .flatMap(resource -> switch (resource.collection()) {
                    case USERS -> Optional.of(new Assignee(Assignee.Kind.USER, resource.id()));
                    case GROUPS -> Optional.of(new Assignee(Assignee.Kind.GROUP, resource.id()));
                    default -> Optional.empty();
                });
    }

    private static Response get(OktaCall call) {
        var bound = Bound.at(call);
        return Response.json(
                200,
                json -> json.text("id", bound.role().id().value()).object("_links", links -> {
                    RoleView.link(links, "self", bound.href(call));
                    RoleView.link(links, "members", bound.href(call) + "/members");
                    RoleView.link(links, "resource-set", ResourceSets.self(call, bound.set()));
                }));
    }

    private static Commit delete(OktaCall call) {
        var bound = Bound.at(call);
        var event = Event.of(
                "iam.resourceset.bindings.delete",
                bound.role().target(),
                bound.set().target());
        return call.logged(without(call.state(), bound.set().id(), bound.role().id()), event);
    }

    private static Response listMembers(OktaCall call) {
        var bound = Bound.at(call);
        var after = new RoleAssignment.Id(call.query("after").orElse(""));
        var members = call.state()
                .scan(BY_BINDING, BY_BINDING.exactly(bound.key()).and(BY_BINDING.after(bound.key(), after)));
        var page = members.limit(PAGE).toList();
        return Response.json(
                200,
                json -> json.array("members", page, (out, one) -> out.value(object -> member(call, object, one)))
                        .object("_links", links -> {
                            RoleView.link(links, "binding", bound.href(call));
                            RoleView.link(links, "self", bound.href(call) + "/members");
                            if (members.size() > PAGE) {
                                var next =
                                        "/members?after=" + page.getLast().id().value();
                                RoleView.link(links, "next", bound.href(call) + next);
                            }
                        }));
    }

    private static RoleAssignment member(OktaCall call) {
        var bound = Bound.at(call);
        var id = call.path("memberId");
        return call.state().scan(BY_BINDING, bound.key()).stream()
                .filter(member -> member.shown().equals(id))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(id, "RoleAssignment"));
    }

    private static Response getMember(OktaCall call) {
        var member = member(call);
        return Response.json(200, json -> member(call, json, member));
    }

    private static void member(OktaCall call, JsonOut json, RoleAssignment member) {
        json.text("id", member.shown())
                .text("created", OktaTime.text(member.created()))
                .text("lastUpdated", OktaTime.text(member.lastUpdated()))
                .object(
                        "_links",
                        links -> RoleView.link(
                                links, "self", call.href(member.assignee().path())));
    }

    private static Commit unassign(OktaCall call) {
        var bound = Bound.at(call);
        var event = Event.of(
                "iam.resourceset.bindings.delete",
                bound.role().target(),
                bound.set().target());
        return call.logged(call.state().remove(ASSIGNMENTS, member(call).id()), event);
    }
}
