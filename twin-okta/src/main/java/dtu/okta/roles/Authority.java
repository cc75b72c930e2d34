package dtu.okta.roles;

import dtu.okta.OktaCall;
import dtu.okta.OktaScope;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.users.User;

/**
 * What the roles of a caller allow: those of a person and of the groups that the person is in. A role narrowed to
 * targets opens those; of whole collections it opens reading only.
 */
public final class Authority {
    private Authority() {}

    public static boolean of(OktaCall call, User.Id user, OktaScope scope) {
        if (of(call, Assignee.of(user), scope)) {
            return true;
        }
        for (var group : call.state().linking(Group.MEMBERS, user)) {
            if (of(call, Assignee.of(group), scope)) {
                return true;
            }
        }
        return false;
    }

    /** Of an app that calls for itself. */
    public static boolean of(OktaCall call, String client, OktaScope scope) {
        return of(call, Assignee.client(client), scope);
    }

    private static boolean of(OktaCall call, Assignee assignee, OktaScope scope) {
        for (var assignment : call.state().scan(RoleAssignment.BY_ASSIGNEE, assignee)) {
            var allowed = switch (assignment.granted()) {
                case Granted.Standard(var role, var targets) ->
                    role.allows(scope) && (targets.isEmpty() || isTargeted(Ask.of(call), assignment));
                case Granted.Custom custom -> isOpened(Ask.of(call), custom);
            };
            if (allowed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTargeted(Ask ask, RoleAssignment assignment) {
        return (ask.isAboutAll() && ask.reads())
                || assignment.targets().stream().anyMatch(target -> covers(ask, target));
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
                .anyMatch(item -> covers(ask, item.resource())
                        && item.excluded().stream().noneMatch(excluded -> covers(ask, excluded)));
    }

    private static boolean covers(Ask ask, Resource resource) {
        var id = resource.id();
        return switch (resource.collection()) {
            case USERS -> (isAbout(ask, "users") && (id.isEmpty() || isUser(ask, id))) || isUserOf(ask, id);
            case GROUPS ->
                ask.group()
                                .filter(group -> id.isEmpty() || group.value().equals(id))
                                .isPresent()
                        || (id.isEmpty() && isAbout(ask, "groups"));
            case GROUP_USERS -> ask.userIsIn(new Group.Id(id));
            case APPS -> isAbout(ask, "apps") && (id.isEmpty() || ask.part(1).equals(id));
            case APP_NAME -> ask.app().map(Application::name).filter(id::equals).isPresent();
            case AUTHORIZATION_SERVERS, CUSTOMIZATIONS, IDENTITY_PROVIDERS, POLICIES ->
                isAbout(ask, resource.collection().folder())
                        && (id.isEmpty() || ask.part(1).equals(id));
        };
    }

    private static boolean isAbout(Ask ask, String folder) {
        return ask.part(0).equals(folder);
    }

    /** A person's membership or assignment, too, is about the person. */
    private static boolean isUserOf(Ask ask, String id) {
        return !isAbout(ask, "users") && ask.user().isPresent() && (id.isEmpty() || isUser(ask, id));
    }

    private static boolean isUser(Ask ask, String id) {
        return ask.user().filter(user -> user.id().value().equals(id)).isPresent();
    }
}
