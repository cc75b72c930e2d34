package dtu.okta.users;

import static dtu.okta.OktaError.EXPIRY_NEEDS_ACTIVATION;
import static dtu.okta.OktaError.EXPIRY_NEEDS_PASSWORD;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.TOO_MANY_TARGETS;
import static dtu.okta.OktaError.UNSUPPORTED_OPERATION;
import static dtu.okta.users.User.BY_LOGIN;
import static dtu.okta.users.User.USERS;

import dtu.okta.OktaCall;
import dtu.okta.groups.Group;
import dtu.okta.groups.Membership;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;

/** Making a person: staged, invited, or active at once, depending on what is known and asked. */
public final class Creation {
    private static final int GROUPS_MAX = 20;

    private Creation() {}

    public static Commit create(OktaCall call) {
        var type = call.body()
                .object("type")
                .map(given -> Users.type(call, given))
                .or(UserType.usual(call.state()).id());
        var given = call.body().object("profile").map(profile -> profile.json()).or(Json.EMPTY_OBJECT);
        var profile = Profile.checked(given, call.state().get(UserType.TYPES, type), "newUser");
        Profile.refuseTaken(call.state(), call.state().get(UserType.TYPES, type), profile, new User.Id(""));
        if (call.state().has(BY_LOGIN, User.key(profile.textAt("login").orElse("")))) {
            throw Users.loginTaken();
        }
        var groups = groups(call);
        var bare = User.staged(call.mint(User.IDS), type, profile, Credentials.NONE, call.stamp());
        var seen = call.seeing(joined(call, bare, groups));
        var staged = call.body()
                .object("credentials")
                .map(sent -> GivenCredentials.of(seen, sent, Credentials.NONE, bare))
                .map(credentials -> User.staged(bare.id(), type, profile, credentials, call.stamp()))
                .or(bare);
        return added(call, begun(call, staged), groups);
    }

    /** The state in which the person is there already, since the password policy depends on their groups. */
    private static State joined(OktaCall call, User user, List<Group> groups) {
        var state = call.state().put(USERS, user);
        for (var group : groups) {
            state = Membership.with(state, group, user, call.stamp());
        }
        return state;
    }

    /** What becomes of a staged person in the same request. */
    private static User begun(OktaCall call, User staged) {
        var activate = call.flag("activate").orElse(true);
        if (call.query("nextLogin").filter("changePassword"::equals).isPresent()) {
            if (!activate) {
                throw EXPIRY_NEEDS_ACTIVATION.refusal();
            }
            if (staged.credentials().password() == null) {
                throw EXPIRY_NEEDS_PASSWORD.refusal();
            }
            return staged.activated(UserStatus.PASSWORD_EXPIRED, call.stamp());
        }
        return activate ? Lifecycle.activated(staged, call) : staged;
    }

    private static Commit added(OktaCall call, User user, List<Group> groups) {
        var commit = call.logged(call.state().put(USERS, user), Event.of("user.lifecycle.create", user.target()));
        if (user.status() != UserStatus.STAGED) {
            commit = commit.announce(Event.of("user.lifecycle.activate", user.target()));
        }
        for (var group : groups) {
            commit = commit.with(Membership.with(commit.state(), group, user, call.stamp()))
                    .announce(Event.of("group.user_membership.add", user.target(), group.target()));
        }
        if (user.status() == UserStatus.PROVISIONED) {
            var ticket = Ticket.issued(call, user.id(), Ticket.Purpose.ACTIVATION);
            commit = commit.with(ticket.in(commit.state())).mail(Invitation.letter(user, call, ticket));
        }
        return commit.answer(UserView.ok(call, user));
    }

    private static List<Group> groups(OktaCall call) {
        var ids = call.body().texts("groupIds").or(List.of());
        if (ids.size() > GROUPS_MAX) {
            throw TOO_MANY_TARGETS.refusal();
        }
        var groups = new ArrayList<Group>();
        for (var id : ids) {
            var group = call.state().find(Group.GROUPS, new Group.Id(id)).orElseThrow(NOT_FOUND.about(id, "UserGroup"));
            if (group.isBuiltIn()) {
                throw UNSUPPORTED_OPERATION.refusal();
            }
            groups.add(group);
        }
        return groups;
    }
}
