package dtu.okta.apps;

import dtu.okta.groups.Group;
import dtu.twins.json.Json;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;

/** An application that was given to the members of a group; of two groups the one with the lower priority counts. */
public record AppGroup(Id id, long priority, Json profile, Instant lastUpdated) {
    public static final Table<Id, AppGroup> APP_GROUPS = Table.of("AppGroup", AppGroup::id);
    static final Index<Group.Id, AppGroup> BY_GROUP =
            APP_GROUPS.index("group", given -> given.id().group());
    static final Index<Place, AppGroup> BY_PLACE = APP_GROUPS.index("place", AppGroup::place);

    /** Application and group. */
    public record Id(Application.Id app, Group.Id group) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byApp = app.compareTo(other.app);
            return byApp != 0 ? byApp : group.compareTo(other.group);
        }
    }

    /** Where a group stands among those of its application. */
    record Place(Application.Id app, long priority) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byApp = app.compareTo(other.app);
            return byApp != 0 ? byApp : Long.compare(priority, other.priority);
        }
    }

    Place place() {
        return new Place(id.app(), priority);
    }
}
