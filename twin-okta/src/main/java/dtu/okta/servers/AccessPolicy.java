package dtu.okta.servers;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.persistent.Range;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which clients a server serves, and by which rules. */
record AccessPolicy(Id id, AuthorizationServer.Id server, Terms terms, Standing standing)
        implements Placed<AccessPolicy> {
    static final Table<Id, AccessPolicy> POLICIES = Table.of("AccessPolicy", AccessPolicy::id);
    private static final Index<Place, AccessPolicy> BY_PLACE =
            POLICIES.index("place", policy -> new Place(policy.server(), policy.priority()));
    static final Ids<Id> IDS = OktaIds.of("00p", Id::new);
    static final String EVERY_CLIENT = "ALL_CLIENTS";

    /** Twenty characters that begin with {@code 00p}. */
    record Id(String value) implements EntityId {}

    /** Where it stands among those of its server. */
    record Place(AuthorizationServer.Id server, long priority) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byServer = server.compareTo(other.server);
            return byServer != 0 ? byServer : Long.compare(priority, other.priority);
        }
    }

    /** What its owner says of it; {@code clients} are ids, or {@code ALL_CLIENTS}. */
    record Terms(String name, @Nullable String description, List<String> clients) {
        Terms {
            clients = List.copyOf(clients);
        }
    }

    /** The policy that the default server begins with. */
    static AccessPolicy usual(Id id, AuthorizationServer.Id server, Instant now) {
        var terms = new Terms("Default Policy", "Default policy description", List.of(EVERY_CLIENT));
        return new AccessPolicy(id, server, terms, Standing.begun(Status.ACTIVE, now));
    }

    /** The policies of a server by priority. */
    static List<AccessPolicy> of(State state, AuthorizationServer.Id server) {
        Range<Index.Key<?>> places = BY_PLACE.where(place -> place.server().compareTo(server));
        return state.scan(BY_PLACE, places).toList();
    }

    AccessPolicy on(Terms changed, Status newStatus, Instant now) {
        return new AccessPolicy(id, server, changed, standing.moved(newStatus, now));
    }

    @Override
    public AccessPolicy standing(Standing other) {
        return new AccessPolicy(id, server, terms, other);
    }

    /** The state in which it stands at that place, or the last one, and the others of its server around it. */
    State placedIn(State state, long place) {
        var others = of(state, server).stream()
                .filter(policy -> !policy.id().equals(id))
                .toList();
        return Placed.inserted(state, POLICIES, others, this, place);
    }

    /** The state without it and its rules, and the others of its server closed up. */
    State removedFrom(State state) {
        var next = state;
        for (var rule : AccessRule.of(state, id)) {
            next = next.remove(AccessRule.RULES, rule.id());
        }
        next = next.remove(POLICIES, id);
        return Placed.numbered(next, POLICIES, of(next, server));
    }

    boolean serves(String client) {
        return status().isActive()
                && (terms.clients().contains(EVERY_CLIENT) || terms.clients().contains(client));
    }

    Event.Target target() {
        return new Event.Target("PolicyEntity", id.value(), "unknown", terms.name());
    }
}
