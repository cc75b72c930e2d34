package dtu.okta.users;

import dtu.okta.OktaIds;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A kind of people with a profile of its own; every org has the default one.
 *
 * @param base what the org has changed about Okta's own attributes, by name
 * @param custom the definitions of attributes that the org has added to Okta's own, by name
 */
public record UserType(
        Id id, String name, Label label, Json base, Json custom, Authors by, Instant created, Instant lastUpdated) {
    public static final Table<Id, UserType> TYPES = Table.of("UserType", UserType::id);
    public static final Index<String, UserType> BY_NAME = TYPES.index("name", type -> key(type.name()));
    public static final Ids<Id> IDS = OktaIds.of("oty", Id::new);

    private static final Json TEXT = Json.EMPTY_OBJECT.with("type", "string");
    private static final String PREFIX = "oty";
    private static final String SCHEMA_PREFIX = "osc";

    /** Twenty characters that begin with {@code oty}. */
    public record Id(String value) implements EntityId {}

    /** What people call it. */
    public record Label(String displayName, String description) {}

    /** The ids of those who made it and changed it last. */
    public record Authors(String createdBy, String lastUpdatedBy) {}

    /** The type that every org has from the beginning. */
    public static UserType original(Id id, Instant now) {
        var label = new Label("User", "Okta user profile template with default permission settings");
        var system = "spr" + id.value().substring(PREFIX.length());
        return new UserType(
                id, "user", label, Json.EMPTY_OBJECT, Json.EMPTY_OBJECT, new Authors(system, system), now, now);
    }

    public static UserType create(Id id, String name, Label label, String by, Instant now) {
        return new UserType(id, name, label, Json.EMPTY_OBJECT, Json.EMPTY_OBJECT, new Authors(by, by), now, now);
    }

    /** The type of people for whom none is named. */
    public static UserType usual(State state) {
        return state.scan(TYPES).first().orElseThrow();
    }

    public boolean isDefault(State state) {
        return usual(state).id().equals(id);
    }

    /** With a text attribute for every name that the type does not know yet. */
    public UserType admitting(List<String> names, Instant now) {
        var attributes = custom;
        for (var added : names) {
            if (!Profile.BASE.contains(added) && attributes.at(added).isEmpty()) {
                attributes = attributes.with(added, TEXT.with("title", added));
            }
        }
        return attributes.equals(custom) ? this : new UserType(id, name, label, base, attributes, by, created, now);
    }

    public UserType labelled(Label other, String author, Instant now) {
        return new UserType(id, name, other, base, custom, new Authors(by.createdBy(), author), created, now);
    }

    public UserType defining(Json otherBase, Json otherCustom, String author, Instant now) {
        return new UserType(id, name, label, otherBase, otherCustom, new Authors(by.createdBy(), author), created, now);
    }

    /** The names of everything that may stand in a profile. */
    public List<String> attributes() {
        var all = new ArrayList<>(Profile.BASE);
        all.addAll(custom.names());
        return all;
    }

    /** The schema has the same id with another prefix. */
    public String schema() {
        return SCHEMA_PREFIX + id.value().substring(PREFIX.length());
    }

    /** The type whose schema has that id. */
    public static Id ofSchema(String schema) {
        return new Id(schema.startsWith(SCHEMA_PREFIX) ? PREFIX + schema.substring(SCHEMA_PREFIX.length()) : schema);
    }

    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
