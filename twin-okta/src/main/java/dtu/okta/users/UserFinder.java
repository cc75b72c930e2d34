package dtu.okta.users;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.users.User.BY_LOGIN;
import static dtu.okta.users.User.USERS;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.twins.state.State;
import java.util.Optional;

/**
 * Whom a path means: an id, a login in any case, the part of a login before the @ if only one has it, or {@code me}.
 */
public final class UserFinder {
    private UserFinder() {}

    /** The person of a placeholder; refused when there is none. */
    public static User at(OktaCall call, String placeholder) {
        var text = call.path(placeholder);
        return named(call, text).orElseThrow(NOT_FOUND.about(text, "User"));
    }

    private static Optional<User> named(OktaCall call, String text) {
        return text.equals("me") ? me(call) : find(call.state(), text);
    }

    /** By id, login or short name. */
    public static Optional<User> find(State state, String text) {
        var byId = state.find(USERS, new User.Id(text));
        if (byId.isPresent()) {
            return byId;
        }
        var key = User.key(text);
        return state.find(BY_LOGIN, key).or(() -> byShortName(state, key));
    }

    private static Optional<User> byShortName(State state, String key) {
        var found = state.scan(BY_LOGIN, BY_LOGIN.prefix(key + "@"));
        return !key.isEmpty() && found.size() == 1 ? found.first() : Optional.empty();
    }

    private static Optional<User> me(OktaCall call) {
        return switch (call.caller()) {
            case OktaCaller.Nobody nobody -> Optional.empty();
            case OktaCaller.Token(var user, var token) -> Optional.of(user);
            case OktaCaller.Bearer(var client, var subject, var scopes) -> find(call.state(), subject);
        };
    }
}
