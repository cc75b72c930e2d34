package dtu.jira;

import dtu.jira.users.User;

/** Who calls. */
public sealed interface JiraCaller {
    /** Nobody; {@code login} is {@code AUTHENTICATED_FAILED} when a credential was presented and is no good. */
    record Anonymous(String login) implements JiraCaller {}

    /** A person, by e-mail address and API token. */
    record Person(User user) implements JiraCaller {}

    /** A view, a task or a delivery: sees everything. */
    record Observer() implements JiraCaller {}

    /** The id that traces name. */
    default String id() {
        return switch (this) {
            case Anonymous anonymous -> "";
            case Person(var user) -> user.id().value();
            case Observer observer -> "";
        };
    }
}
