package dtu.okta.schemas;

import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;

/**
 * What an org has added to the profile of groups, or of one app's users. That of people is with their type.
 *
 * @param base what it has changed of Okta's own attributes, by their names
 * @param custom definitions by name
 */
public record ProfileSchema(Id id, Json base, Json custom, Instant created, Instant lastUpdated) {
    static final Table<Id, ProfileSchema> SCHEMAS = Table.of("ProfileSchema", ProfileSchema::id);
    static final Id GROUP = new Id("group");

    /** {@code group}, or an app's id. */
    record Id(String value) implements EntityId {}

    /** The definitions of attributes that groups have besides Okta's own. */
    public static Json ofGroups(State state) {
        return state.find(SCHEMAS, GROUP).map(ProfileSchema::custom).orElse(Json.EMPTY_OBJECT);
    }

    /** The state without what was added for an app that goes. */
    public static State withoutApp(State state, String app) {
        return state.remove(SCHEMAS, new Id(app));
    }

    /** The definitions of attributes that users of that app have besides those of every such app. */
    public static Json ofApp(State state, String app) {
        return state.find(SCHEMAS, new Id(app)).map(ProfileSchema::custom).orElse(Json.EMPTY_OBJECT);
    }
}
