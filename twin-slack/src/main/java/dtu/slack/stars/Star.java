package dtu.slack.stars;

import dtu.slack.users.User;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;

/** Something that somebody saved for later. */
public record Star(Id id, Instant created) {
    public static final Table<Id, Star> STARS = Table.of("Star", Star::id);
    /** By the thing that was starred. */
    static final Index<String, Star> BY_THING =
            STARS.index("thing", star -> star.id().thing());

    /**
     * Whose it is, and what.
     *
     * @param thing a channel's id, a file's, or a channel's and a moment behind a slash
     */
    public record Id(User.Id user, String thing) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byUser = user.compareTo(other.user);
            return byUser != 0 ? byUser : thing.compareTo(other.thing);
        }
    }

    static Range<Id> of(User.Id user) {
        return Range.where(id -> id.user().compareTo(user));
    }
}
