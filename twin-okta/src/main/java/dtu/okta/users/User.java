package dtu.okta.users;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param profile kept as given; which attributes it may have is up to the schema of the user's type
 */
public record User(Id id, UserStatus status, Json profile, Times times) {
    public static final Table<Id, User> USERS = Table.of("User", User::id);
    /** Logins are unique, whatever their case. */
    public static final Index<String, User> BY_LOGIN = USERS.index("login", user -> key(user.login()));

    public static final Ids<Id> IDS = OktaIds.of("00u", Id::new);

    /** Twenty characters that begin with {@code 00u}. */
    public record Id(String value) implements EntityId {}

    /** When what happened; null for never. */
    public record Times(
            Instant created,
            Instant lastUpdated,
            Instant statusChanged,
            @Nullable Instant activated,
            @Nullable Instant lastLogin,
            @Nullable Instant passwordChanged) {
        static Times born(Instant now) {
            return new Times(now, now, now, null, null, null);
        }
    }

    public static User create(Id id, UserStatus status, Json profile, Instant now) {
        return new User(id, status, profile, Times.born(now));
    }

    /** As an index knows a login or an address. */
    public static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public String login() {
        return attribute("login");
    }

    public String displayName() {
        return attribute("firstName") + " " + attribute("lastName");
    }

    /** A profile attribute as text; empty when it is not set. */
    public String attribute(String name) {
        return profile.textAt(name).orElse("");
    }

    /** This person as the system log names them. */
    public Event.Target target() {
        return new Event.Target("User", id.value(), login(), displayName());
    }
}
