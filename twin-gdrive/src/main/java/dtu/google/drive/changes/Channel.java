package dtu.google.drive.changes;

import dtu.google.GoogleIds;
import dtu.google.people.Person;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be told of changes.
 *
 * @param watched what is watched: {@code changes:} and a feed, or {@code file:} and a file
 * @param resource the opaque id of what is watched
 * @param messages how many have been sent
 */
public record Channel(
        Id id, Person.Id person, String watched, String resource, Target target, Instant expires, long messages) {
    public static final Table<Id, Channel> CHANNELS = Table.of("Channel", Channel::id);
    static final Index<String, Channel> BY_WATCHED = CHANNELS.index("watched", Channel::watched);
    static final Ids<String> RESOURCES = GoogleIds.of("resource", "", 27, text -> text);

    /** The id that the client has chosen. */
    public record Id(String value) implements EntityId {}

    /**
     * Where messages go.
     *
     * @param uri what is watched, as a path of the API
     */
    public record Target(String address, @Nullable String token, String uri) {}

    Channel told() {
        return new Channel(id, person, watched, resource, target, expires, messages + 1);
    }

    static String ofFeed(String feed) {
        return "changes:" + feed;
    }

    static String ofFile(String file) {
        return "file:" + file;
    }
}
