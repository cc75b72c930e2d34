package dtu.okta;

import dtu.okta.users.User;
import java.util.Set;

/** Who calls. */
public sealed interface OktaCaller {
    /** Nobody: no credential at all. */
    record Nobody() implements OktaCaller {}

    /**
     * The administrator who made an API token.
     *
     * @param token the token's own id, which the system log names
     */
    record Token(User user, String token) implements OktaCaller {}

    /** A person with a browser, known by a session or by a password just given. */
    record Person(User user) implements OktaCaller {}

    /** An access token of the org authorization server: an app, for itself or for a person. */
    record Bearer(String client, String subject, Set<String> scopes) implements OktaCaller {}

    /** The id that traces name. */
    default String id() {
        return switch (this) {
            case Nobody nobody -> "";
            case Token(var user, var token) -> user.id().value();
            case Person(var user) -> user.id().value();
            case Bearer(var client, var subject, var scopes) -> subject.isEmpty() ? client : subject;
        };
    }
}
