package dtu.okta.policies;

import dtu.okta.OktaIds;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;

/**
 * An app to which a policy applies; an app has at most one policy of each type.
 *
 * @param app the app's id
 */
public record PolicyMapping(Id id, Policy.Id policy, PolicyType type, String app) {
    static final Table<Id, PolicyMapping> MAPPINGS = Table.of("PolicyMapping", PolicyMapping::id);
    static final Index<Policy.Id, PolicyMapping> BY_POLICY = MAPPINGS.index("policy", PolicyMapping::policy);
    static final Index<App, PolicyMapping> BY_APP =
            MAPPINGS.index("app", mapping -> new App(mapping.app(), mapping.type()));
    static final Ids<Id> IDS = OktaIds.of("map", Id::new);

    /** Twenty characters that begin with {@code map}. */
    record Id(String value) implements EntityId {}

    /** An app and what a policy of it is about. */
    record App(String id, PolicyType type) implements Comparable<App> {
        @Override
        public int compareTo(App other) {
            var byId = id.compareTo(other.id);
            return byId != 0 ? byId : type.compareTo(other.type);
        }
    }

    /** The state without any policy of an app that is gone. */
    public static State without(State state, String app) {
        var next = state;
        for (var type : PolicyType.values()) {
            for (var mapping : state.scan(BY_APP, new App(app, type))) {
                next = next.remove(MAPPINGS, mapping.id());
            }
        }
        return next;
    }
}
