package dtu.okta.links;

import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.Table;

/**
 * A relationship that people may have to each other.
 *
 * @param primary the side of which everybody has at most one, as it is shown
 * @param associated the other side, as it is shown
 */
record LinkedObject(Id id, Json primary, Json associated) {
    static final Table<Id, LinkedObject> DEFINITIONS = Table.of("LinkedObject", LinkedObject::id);
    static final Index<String, LinkedObject> BY_ASSOCIATED =
            DEFINITIONS.index("associated", definition -> name(definition.associated()));
    /** From somebody in a relationship to their primary. */
    static final Relation<Place, User.Id> PRIMARIES = Relation.of("LinkedObjectValue");

    /** The primary's name. */
    record Id(String value) implements EntityId {}

    /** Somebody in a relationship. */
    record Place(String relationship, User.Id associated) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byName = relationship.compareTo(other.relationship);
            return byName != 0 ? byName : associated.compareTo(other.associated);
        }
    }

    static String name(Json side) {
        return side.textAt("name").orElse("");
    }
}
