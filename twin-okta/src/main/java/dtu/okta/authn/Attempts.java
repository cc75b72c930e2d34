package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.http.Method;
import java.util.Optional;

/** Whose account an attempt is about, so that attempts can be counted for each person apart. */
public final class Attempts {
    private static final String PATH = "/api/v1/authn";

    private Attempts() {}

    /** A person's id, or the login of somebody who is not there; empty for any other request. */
    public static Optional<String> account(OktaCall call) {
        if (call.request().method() != Method.POST || !call.request().path().startsWith(PATH)) {
            return Optional.empty();
        }
        var given = call.members();
        var login = given.text("username").or("");
        if (!login.isEmpty()) {
            return Optional.of(UserFinder.find(call.state(), login)
                    .map(user -> user.id().value())
                    .orElse(User.key(login)));
        }
        return Transaction.find(call, given.text("stateToken").or(""))
                .flatMap(transaction -> Optional.ofNullable(transaction.user()))
                .map(User.Id::value);
    }
}
