package dtu.okta.users;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param profile kept as given; which attributes it may have is up to the schema of the user's type
 */
public record User(Id id, UserStatus status, UserType.Id type, Json profile, Credentials credentials, Times times) {
    public static final Table<Id, User> USERS = Table.of("User", User::id);
    /** Logins are unique, whatever their case. */
    public static final Index<String, User> BY_LOGIN = USERS.index("login", user -> key(user.login()));

    public static final Index<String, User> BY_EMAIL = USERS.index("email", user -> user.keyOf("email"));
    public static final Index<String, User> BY_FIRST_NAME = USERS.index("firstName", user -> user.keyOf("firstName"));
    public static final Index<String, User> BY_LAST_NAME = USERS.index("lastName", user -> user.keyOf("lastName"));
    public static final Index<String, User> BY_STATUS =
            USERS.index("status", user -> key(user.status().name()));
    public static final Index<Instant, User> BY_LAST_UPDATED =
            USERS.index("lastUpdated", user -> user.times().lastUpdated());
    public static final Index<UserType.Id, User> BY_TYPE = USERS.index("type", User::type);
    /** By everything else that stands in profiles. */
    static final Index<Attribute, User> BY_ATTRIBUTE =
            USERS.indexEach("attribute", user -> Attribute.of(user.profile()));
    /** Those whom lists show unless they are asked for others. */
    static final Index<Id, User> PRESENT = USERS.index("present", User::idIfPresent);

    public static final Ids<Id> IDS = OktaIds.of("00u", Id::new);

    /** Twenty characters that begin with {@code 00u}. */
    public record Id(String value) implements EntityId {}

    /** When what happened; null for never. */
    public record Times(
            Instant created,
            Instant lastUpdated,
            @Nullable Instant statusChanged,
            @Nullable Instant activated,
            @Nullable Instant lastLogin,
            @Nullable Instant passwordChanged) {
        static Times born(Instant now) {
            return new Times(now, now, null, null, null, null);
        }

        Times updated(Instant now) {
            return new Times(created, now, statusChanged, activated, lastLogin, passwordChanged);
        }

        Times moved(Instant now) {
            return new Times(created, now, now, activated, lastLogin, passwordChanged);
        }

        Times activated(Instant now) {
            return new Times(created, now, now, now, lastLogin, passwordChanged);
        }

        Times signedIn(Instant now) {
            return new Times(created, lastUpdated, statusChanged, activated, now, passwordChanged);
        }

        Times passwordChanged(Instant now) {
            return new Times(created, now, statusChanged, activated, lastLogin, now);
        }
    }

    /** A person who is not here yet: staged until somebody activates them. */
    static User staged(Id id, UserType.Id type, Json profile, Credentials credentials, Instant now) {
        var times = credentials.password() == null
                ? Times.born(now)
                : Times.born(now).passwordChanged(now);
        return new User(id, UserStatus.STAGED, type, profile, credentials, times);
    }

    /** A person who has been here all along, as after an import. */
    public static User settled(Id id, UserType.Id type, Json profile, Instant now) {
        return staged(id, type, profile, Credentials.NONE, now).activated(UserStatus.ACTIVE, now);
    }

    /** From now on they may sign in, or have to choose a password first. */
    public User activated(UserStatus to, Instant now) {
        return new User(id, to, type, profile, credentials, times.activated(now));
    }

    User moved(UserStatus to, Instant now) {
        return new User(id, to, type, profile, credentials, times.moved(now));
    }

    /** Another profile, of the same or another type. */
    User describedBy(UserType.Id newType, Json newProfile, Instant now) {
        return new User(id, status, newType, newProfile, credentials, times.updated(now));
    }

    /** Other credentials; a changed password leaves its time. */
    User identifiedBy(Credentials other, Instant now) {
        var same = Objects.equals(other.password(), credentials.password());
        return new User(id, status, type, profile, other, same ? times.updated(now) : times.passwordChanged(now));
    }

    boolean hasPasswordOf(User other) {
        return Objects.equals(credentials.password(), other.credentials.password());
    }

    /** Locked, since somebody has tried too many passwords. */
    public User lockedOut(Instant now) {
        return moved(UserStatus.LOCKED_OUT, now);
    }

    /** Open again after it was locked. */
    public User unlocked(Instant now) {
        return moved(UserStatus.ACTIVE, now);
    }

    /** The password is too old to get in with. */
    public User expired(Instant now) {
        return moved(UserStatus.PASSWORD_EXPIRED, now);
    }

    public User signedIn(Instant now) {
        return new User(id, status, type, profile, credentials, times.signedIn(now));
    }

    /** Whether that is this person's password. */
    public boolean isKnownBy(String password) {
        var known = credentials.password();
        return known != null && known.matches(password);
    }

    /** Whether the password is still in another store, so that a hook has to be asked whether one is right. */
    public boolean hasPasswordElsewhere() {
        return credentials.password() instanceof Password.Hooked;
    }

    /** With a password that a hook has vouched for, whatever it is like. */
    public User importing(String password, Chance chance, Instant now) {
        return identifiedBy(credentials.withPassword(new Password.Own(Secret.of(password, chance))), now);
    }

    /** Whether one of the last passwords, the present one counted, was that. */
    public boolean hasUsed(String password, int last) {
        return credentials.hadPassword(password, last);
    }

    /** Who checks the password, such as {@code OKTA} or {@code FEDERATION}. */
    public String provider() {
        return credentials.provider().type();
    }

    /** The question that was chosen for the day the password is forgotten; empty when none was. */
    public String recoveryQuestion() {
        var recovery = credentials.recovery();
        return recovery == null ? "" : recovery.question();
    }

    public boolean isRecoveredBy(String answer) {
        var recovery = credentials.recovery();
        return recovery != null && recovery.isAnsweredBy(answer);
    }

    public boolean hasPassword() {
        return credentials.password() != null;
    }

    /** Somebody else checks who this person is: there is no password here to forget. */
    public boolean signsInElsewhere() {
        return credentials.provider().isElsewhere();
    }

    /** As an index knows a login or an address. */
    public static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private @Nullable String keyOf(String attribute) {
        var text = attribute(attribute);
        return text.isEmpty() ? null : key(text);
    }

    /** The state in which nobody of that type has that attribute any more. */
    public static State without(State state, UserType.Id type, String attribute) {
        var next = state;
        for (var user : Attribute.holders(state, attribute)
                .filter(user -> user.type().equals(type))
                .toList()) {
            var profile = user.profile().without(attribute);
            next = next.put(USERS, new User(user.id, user.status, user.type, profile, user.credentials, user.times));
        }
        return next;
    }

    private @Nullable Id idIfPresent() {
        return isPresent() ? id : null;
    }

    /** Whether the person has not left. */
    boolean isPresent() {
        return status != UserStatus.DEPROVISIONED;
    }

    public String login() {
        return attribute("login");
    }

    public String email() {
        return attribute("email");
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
