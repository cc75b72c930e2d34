package dtu.okta.users;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.users.User.BY_LOGIN;
import static dtu.okta.users.User.USERS;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.twins.state.State;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Those whose first name, last name, address or login begins with that; in lower case. Nobody who has left. */
    public static Stream<User> beginning(State state, String start) {
        return Stream.of(User.BY_FIRST_NAME, User.BY_LAST_NAME, User.BY_EMAIL, BY_LOGIN)
                .flatMap(index -> state.scan(index, index.prefix(start)).stream())
                .filter(user -> user.status() != UserStatus.DEPROVISIONED)
                .sorted(Comparator.comparing(User::id))
                .distinct();
    }

    private static Optional<User> byShortName(State state, String key) {
        var found = state.scan(BY_LOGIN, BY_LOGIN.prefix(key + "@"));
        return !key.isEmpty() && found.size() == 1 ? found.first() : Optional.empty();
    }

    private static Optional<User> me(OktaCall call) {
        return switch (call.caller()) {
            case OktaCaller.Nobody nobody -> Optional.empty();
            case OktaCaller.Token(var user, var token) -> Optional.of(user);
            case OktaCaller.Person(var user) -> Optional.of(user);
            case OktaCaller.Bearer(var client, var subject, var scopes) -> find(call.state(), subject);
        };
    }
}
