package dtu.okta.roles;

import static java.util.function.Predicate.not;

import dtu.okta.OktaCall;
import dtu.okta.OktaScope;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.idps.IdentityProvider;
import dtu.okta.policies.Policy;
import dtu.okta.servers.AuthorizationServer;
import dtu.okta.users.User;
import dtu.twins.persistent.Range;
import dtu.twins.state.EntityId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much of the org a caller sees: everything, or what each of some roles shows. Lists leave out what their reader
 * could not read alone.
 */
public final class Reach {
    /** Everything: of super administrators, of people who read all, and of whoever needs no role. */
    public static final Reach EVERYTHING = new Reach(List.of());

    static final Optional<Reach> WHOLE = Optional.of(EVERYTHING);

    private final List<RoleAssignment> roles;

    private Reach(List<RoleAssignment> roles) {
        this.roles = roles;
    }

    static Reach of(List<RoleAssignment> roles) {
        return new Reach(List.copyOf(roles));
    }

    /** Whether nothing needs to be left out. */
    public boolean isWhole() {
        return equals(EVERYTHING);
    }

    public boolean sees(OktaCall call, User user) {
        return sees(call, "users", user.id(), OktaScope.USERS_READ);
    }

    /** Group administrators do not see the group of everybody, unless it is theirs. */
    public boolean sees(OktaCall call, Group group) {
        if (isWhole()) {
            return true;
        }
        var seeing = group.isBuiltIn()
                ? roles.stream().filter(not(Reach::hidesEveryone)).toList()
                : roles;
        return Authority.allows(seeing, Ask.reading(call, "groups", group.id()), OktaScope.GROUPS_READ);
    }

    private static boolean hidesEveryone(RoleAssignment assignment) {
        return assignment.granted() instanceof Granted.Standard(var role, var targets)
                && role == AdminRole.USER_ADMIN
                && targets.isEmpty();
    }

    public boolean sees(OktaCall call, Application app) {
        return sees(call, "apps", app.id(), OktaScope.APPS_READ);
    }

    public boolean sees(OktaCall call, AuthorizationServer server) {
        return sees(call, "authorizationServers", server.id(), OktaScope.AUTHORIZATION_SERVERS_READ);
    }

    public boolean sees(OktaCall call, IdentityProvider provider) {
        return sees(call, "idps", provider.id(), OktaScope.IDPS_READ);
    }

    public boolean sees(OktaCall call, Policy policy) {
        return sees(call, "policies", policy.id(), OktaScope.POLICIES_READ);
    }

    private boolean sees(OktaCall call, String folder, EntityId id, OktaScope scope) {
        return isWhole() || Authority.allows(roles, Ask.reading(call, folder, id), scope);
    }

    /** The people that a caller sees who does not see everything, behind a cursor and in the order of their ids. */
    public Stream<User> people(OktaCall call, User.Id after) {
        var state = call.state();
        return crowds(call)
                .map(groups -> groups.stream()
                        .flatMap(group ->
                                state
                                        .linked(
                                                Group.MEMBERS,
                                                Group.MEMBERS.of(group).and(Group.MEMBERS.after(group, after)))
                                        .stream())
                        .sorted()
                        .distinct()
                        .map(id -> state.get(User.USERS, id)))
                .orElseGet(() -> state.scan(User.USERS, Range.after(after)).stream())
                .filter(user -> sees(call, user));
    }

    /** The groups without whose members nobody is seen; empty when people are seen for other reasons, too. */
    private Optional<Set<Group.Id>> crowds(OktaCall call) {
        var crowds = new HashSet<Group.Id>();
        for (var assignment : roles) {
            var some = switch (assignment.granted()) {
                case Granted.Standard(var role, var targets) -> crowds(role, targets);
                case Granted.Custom custom -> crowds(call.state().get(ResourceSet.SETS, custom.set()));
            };
            if (some.isEmpty()) {
                return Optional.empty();
            }
            crowds.addAll(some.get());
        }
        var everybody = crowds.stream().anyMatch(id -> call.state().has(Group.BUILT_IN, id));
        return everybody ? Optional.empty() : Optional.of(crowds);
    }

    private static Optional<Set<Group.Id>> crowds(AdminRole role, List<Target> targets) {
        if (!role.allows(OktaScope.USERS_READ)) {
            return Optional.of(Set.of());
        }
        var byGroup = role != AdminRole.GROUP_MEMBERSHIP_ADMIN
                && !targets.isEmpty()
                && targets.stream().allMatch(target -> target.kind() == Target.Kind.GROUP);
        return byGroup ? Optional.of(ids(targets.stream().map(Target::id))) : Optional.empty();
    }

    private static Optional<Set<Group.Id>> crowds(ResourceSet set) {
        var resources = set.items().stream().map(ResourceSet.Item::resource).toList();
        return resources.stream().anyMatch(one -> one.collection() == Resource.Collection.USERS)
                ? Optional.empty()
                : Optional.of(ids(resources.stream()
                        .filter(one -> one.collection() == Resource.Collection.GROUP_USERS)
                        .map(Resource::id)));
    }

    private static Set<Group.Id> ids(Stream<String> texts) {
        return Set.copyOf(texts.distinct().map(Group.Id::new).toList());
    }
}
