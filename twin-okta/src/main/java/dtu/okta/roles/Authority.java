package dtu.okta.roles;

import dtu.okta.OktaCall;
import dtu.okta.OktaScope;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the roles of a caller allow: those of a person and of the groups that the person is in. A role narrowed to
 * targets, or bound to a resource set, opens what is in them; of a whole collection it opens reading what it
 * {@link Reach reaches}.
 */
public final class Authority {
    private Authority() {}

    /** How far a person's roles reach; empty when they do not allow what is asked at all. */
    public static Optional<Reach> of(OktaCall call, User user, OktaScope scope) {
        var roles = new ArrayList<RoleAssignment>();
        if (addedWhole(call, Assignee.of(user.id()), scope, roles)) {
            return Reach.WHOLE;
        }
        for (var group : call.state().linking(Group.MEMBERS, user.id())) {
            if (addedWhole(call, Assignee.of(group), scope, roles)) {
                return Reach.WHOLE;
            }
        }
        var ask = Ask.of(call);
        return allows(roles, ask, scope) || ask.isAboutSelf(user) ? Optional.of(Reach.of(roles)) : Optional.empty();
    }

    /** The same of an app that calls for itself. */
    public static Optional<Reach> of(OktaCall call, String client, OktaScope scope) {
        var roles = new ArrayList<RoleAssignment>();
        if (addedWhole(call, Assignee.client(client), scope, roles)) {
            return Reach.WHOLE;
        }
        return allows(roles, Ask.of(call), scope) ? Optional.of(Reach.of(roles)) : Optional.empty();
    }

    /** Adds the roles of an assignee, and stops at one that allows everything of that scope everywhere. */
    private static boolean addedWhole(OktaCall call, Assignee assignee, OktaScope scope, List<RoleAssignment> roles) {
        for (var assignment : call.state().scan(RoleAssignment.BY_ASSIGNEE, assignee)) {
            if (assignment.granted() instanceof Granted.Standard(var role, var targets)
                    && targets.isEmpty()
                    && role.isWhole()
                    && role.allows(scope)) {
                return true;
            }
            roles.add(assignment);
        }
        return false;
    }

    static boolean allows(List<RoleAssignment> roles, Ask ask, OktaScope scope) {
        for (var assignment : roles) {
            var allowed = switch (assignment.granted()) {
                case Granted.Standard(var role, var targets) ->
                    role.allows(scope) && role.does(ask) && (targets.isEmpty() || isTargeted(ask, role, targets));
                case Granted.Custom custom -> isOpened(ask, custom);
            };
            if (allowed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTargeted(Ask ask, AdminRole role, List<Target> targets) {
        return !role.narrows(ask, targets.getFirst().kind())
                || (ask.isAboutAll() && ask.reads() && !ask.isAboutRules())
                || targets.stream().anyMatch(target -> covers(ask, target));
    }

    private static boolean covers(Ask ask, Target target) {
        return switch (target.kind()) {
            case GROUP -> {
                var group = new Group.Id(target.id());
                yield ask.group().map(group::equals).orElseGet(() -> ask.userIsIn(group));
            }
            case APP_NAME ->
                ask.app().filter(app -> app.name().equals(target.id())).isPresent();
            case APP ->
                ask.app().filter(app -> app.id().value().equals(target.id())).isPresent();
        };
    }

    private static boolean isOpened(Ask ask, Granted.Custom custom) {
        var role = ask.call().state().get(CustomRole.ROLES, custom.role());
        if (role.permissions().stream().noneMatch(one -> Permissions.opens(one.permission(), ask))) {
            return false;
        }
        var set = ask.call().state().get(ResourceSet.SETS, custom.set());
        return set.items().stream()
                .anyMatch(item -> holdsSome(ask, item.resource())
                        || (covers(ask, item.resource())
                                && item.excluded().stream().noneMatch(excluded -> covers(ask, excluded))));
    }

    /** Whether a whole collection is asked for of which the resource is a part: the answer shows no more than that. */
    private static boolean holdsSome(Ask ask, Resource resource) {
        return ask.reads()
                && ask.isAboutAll()
                && !ask.isAboutRules()
                && switch (resource.collection()) {
                    case USERS, GROUP_USERS -> ask.isOf("users");
                    case GROUPS -> ask.isOf("groups");
                    case APPS, APP_NAME -> ask.isOf("apps");
                    case AUTHORIZATION_SERVERS, IDENTITY_PROVIDERS, POLICIES ->
                        ask.isOf(resource.collection().folder());
                    case CUSTOMIZATIONS -> false;
                };
    }

    private static boolean covers(Ask ask, Resource resource) {
        var id = resource.id();
        return switch (resource.collection()) {
            case USERS -> (ask.isOf("users") && (id.isEmpty() || isUser(ask, id))) || isUserOf(ask, id);
            case GROUPS ->
                ask.group()
                                .filter(group -> id.isEmpty() || group.value().equals(id))
                                .isPresent()
                        || (id.isEmpty() && ask.isOf("groups"));
            case GROUP_USERS -> ask.userIsIn(new Group.Id(id));
            case APPS -> ask.isOf("apps") && (id.isEmpty() || ask.part(1).equals(id));
            case APP_NAME -> ask.app().map(Application::name).filter(id::equals).isPresent();
            case AUTHORIZATION_SERVERS, CUSTOMIZATIONS, IDENTITY_PROVIDERS, POLICIES ->
                ask.isOf(resource.collection().folder())
                        && (id.isEmpty() || ask.part(1).equals(id));
        };
    }

    /** A person's membership or assignment, too, is about the person. */
    private static boolean isUserOf(Ask ask, String id) {
        return !ask.isOf("users") && ask.user().isPresent() && (id.isEmpty() || isUser(ask, id));
    }

    private static boolean isUser(Ask ask, String id) {
        return ask.user().filter(user -> user.id().value().equals(id)).isPresent();
    }
}
