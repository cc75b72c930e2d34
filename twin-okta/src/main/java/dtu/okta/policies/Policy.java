package dtu.okta.policies;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;

/** A policy: for whom it holds, what it demands, and rules for the cases. */
public record Policy(Id id, PolicyType type, Standing standing, Terms terms) implements Ranked<Policy> {
    static final Table<Id, Policy> POLICIES = Table.of("Policy", Policy::id);
    static final Index<Place, Policy> BY_PLACE =
            POLICIES.index("place", policy -> new Place(policy.type(), policy.priority()));
    static final Index<Name, Policy> BY_NAME = POLICIES.index(
            "name", policy -> Name.of(policy.type(), policy.terms().name()));

    private static final Ids<Id> OLD = OktaIds.of("00p", Id::new);
    private static final Ids<Id> NEW = OktaIds.of("rst", Id::new);

    /** Twenty characters that begin with {@code 00p} or {@code rst}. */
    public record Id(String value) implements EntityId {}

    /** Where a policy stands among those of its type. */
    record Place(PolicyType type, int priority) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byType = type.compareTo(other.type);
            return byType != 0 ? byType : Integer.compare(priority, other.priority);
        }
    }

    /** A name in small letters among those of its type. */
    record Name(PolicyType type, String text) implements Comparable<Name> {
        static Name of(PolicyType type, String name) {
            return new Name(type, name.toLowerCase(Locale.ROOT));
        }

        @Override
        public int compareTo(Name other) {
            var byType = type.compareTo(other.type);
            return byType != 0 ? byType : text.compareTo(other.text);
        }
    }

    /** What an administrator says about a policy; members that its type does not have are null. */
    record Terms(String name, Json description, Json conditions, Json settings) {}

    static Ids<Id> ids(PolicyType type) {
        return type.isOld() ? OLD : NEW;
    }

    Policy onTerms(Terms other, Instant now) {
        return new Policy(id, type, standing.changed(now), other);
    }

    @Override
    public Policy standing(Standing other) {
        return new Policy(id, type, other, terms);
    }

    /** This policy as the system log names it. */
    Event.Target target() {
        return new Event.Target("PolicyEntity", id.value(), "unknown", terms.name());
    }
}
