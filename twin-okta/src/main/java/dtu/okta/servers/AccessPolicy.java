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
record AccessPolicy(
        Id id,
        AuthorizationServer.Id server,
        Terms terms,
        long priority,
        Status status,
        Instant created,
        Instant lastUpdated) {
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
        return new AccessPolicy(id, server, terms, 1, Status.ACTIVE, now, now);
    }

    /** The policies of a server by priority. */
    static List<AccessPolicy> of(State state, AuthorizationServer.Id server) {
        Range<Index.Key<?>> places = BY_PLACE.where(place -> place.server().compareTo(server));
        return state.scan(BY_PLACE, places).toList();
    }

    AccessPolicy on(Terms changed, Status newStatus, Instant now) {
        return new AccessPolicy(id, server, changed, priority, newStatus, created, now);
    }

    AccessPolicy moved(Status to, Instant now) {
        return new AccessPolicy(id, server, terms, priority, to, created, now);
    }

    AccessPolicy at(long place) {
        return new AccessPolicy(id, server, terms, place, status, created, lastUpdated);
    }

    /** The state in which it stands at that place, or the last one, and the others of its server around it. */
    State placedIn(State state, long place) {
        var others = of(state, server).stream()
                .filter(policy -> !policy.id().equals(id))
                .toList();
        var next = state;
        var number = 1;
        for (var policy : Priorities.inserted(others, this, place)) {
            next = next.put(POLICIES, policy.at(number++));
        }
        return next;
    }

    /** The state without it and its rules, and the others of its server closed up. */
    State removedFrom(State state) {
        var next = state;
        for (var rule : AccessRule.of(state, id)) {
            next = next.remove(AccessRule.RULES, rule.id());
        }
        next = next.remove(POLICIES, id);
        var number = 1;
        for (var policy : of(next, server)) {
            next = next.put(POLICIES, policy.at(number++));
        }
        return next;
    }

    boolean serves(String client) {
        return status.isActive()
                && (terms.clients().contains(EVERY_CLIENT) || terms.clients().contains(client));
    }

    Event.Target target() {
        return new Event.Target("PolicyEntity", id.value(), "unknown", terms.name());
    }
}
