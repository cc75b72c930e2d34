package dtu.okta.users;

import dtu.okta.OktaIds;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of people with a profile of its own; every org has the default one.
 *
 * @param custom the definitions of attributes that the org has added to Okta's own, by name
 */
public record UserType(Id id, String name, Json custom, Instant created, Instant lastUpdated) {
    public static final Table<Id, UserType> TYPES = Table.of("UserType", UserType::id);
    public static final Ids<Id> IDS = OktaIds.of("oty", Id::new);

    private static final Json TEXT = Json.EMPTY_OBJECT.with("type", "string");

    /** Twenty characters that begin with {@code oty}. */
    public record Id(String value) implements EntityId {}

    /** The type that every org has from the beginning. */
    public static UserType original(Id id, Instant now) {
        return new UserType(id, "user", Json.EMPTY_OBJECT, now, now);
    }

    /** The type of people for whom none is named. */
    public static UserType usual(State state) {
        return state.scan(TYPES).first().orElseThrow();
    }

    /** With a text attribute for every name that the type does not know yet. */
    public UserType admitting(List<String> names, Instant now) {
        var attributes = custom;
        for (var added : names) {
            if (!Profile.BASE.contains(added) && attributes.at(added).isEmpty()) {
                attributes = attributes.with(added, TEXT.with("title", added));
            }
        }
        return attributes.equals(custom) ? this : new UserType(id, name, attributes, created, now);
    }

    /** The names of everything that may stand in a profile. */
    public List<String> attributes() {
        var all = new ArrayList<>(Profile.BASE);
        all.addAll(custom.names());
        return all;
    }

    /** The schema has the same id with another prefix. */
    String schema() {
        return "osc" + id.value().substring("oty".length());
    }
}
