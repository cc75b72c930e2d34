package dtu.okta.apps;

import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application that was given to a person directly.
 *
 * @param passwordChanged when somebody last told Okta their password there; Okta never tells it
 */
public record AppUser(
        Id id, String userName, Json profile, @Nullable Instant passwordChanged, Instant created, Instant lastUpdated) {
    static final Table<Id, AppUser> APP_USERS = Table.of("AppUser", AppUser::id);
    static final Index<User.Id, AppUser> BY_USER =
            APP_USERS.index("user", given -> given.id().user());

    /** Application and person; the people of one application stand together. */
    public record Id(Application.Id app, User.Id user) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byApp = app.compareTo(other.app);
            return byApp != 0 ? byApp : user.compareTo(other.user);
        }
    }

    static Range<Id> of(Application.Id app) {
        return Range.where(id -> id.app().compareTo(app));
    }

    AppUser changed(String newUserName, Json newProfile, Instant now) {
        return new AppUser(id, newUserName, newProfile, passwordChanged, created, now);
    }

    AppUser withPassword(Instant now) {
        return new AppUser(id, userName, profile, now, created, now);
    }

    /** Assignments as the system log names them: the assignment, the application and the person. */
    static Event event(String type, Application app, User user) {
        var account = new Event.Target("AppUser", user.id().value(), user.login(), user.displayName());
        return Event.of(type, account, app.target(), user.target());
    }
}
