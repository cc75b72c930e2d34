package dtu.okta.policies;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.policies.Policy.Origin;
import dtu.okta.policies.Policy.Status;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a policy says about one case. */
public record PolicyRule(
        Id id,
        Policy.Id policy,
        Origin origin,
        Status status,
        int priority,
        Terms terms,
        Instant created,
        Instant lastUpdated)
        implements Ranked<PolicyRule> {
    static final Table<Id, PolicyRule> RULES = Table.of("PolicyRule", PolicyRule::id);
    static final Index<Place, PolicyRule> BY_PLACE =
            RULES.index("place", rule -> new Place(rule.policy(), rule.priority()));

    /** By the network zones they name. */
    static final Index<String, PolicyRule> BY_ZONE =
            RULES.indexEach("zone", rule -> rule.terms().zones());

    private static final Ids<Id> OLD = OktaIds.of("0pr", Id::new);
    private static final Ids<Id> NEW = OktaIds.of("rul", Id::new);

    /** Twenty characters that begin with {@code 0pr} or {@code rul}. */
    public record Id(String value) implements EntityId {}

    /** Where a rule stands in its policy. */
    record Place(Policy.Id policy, int priority) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byPolicy = policy.compareTo(other.policy);
            return byPolicy != 0 ? byPolicy : Integer.compare(priority, other.priority);
        }
    }

    /** What an administrator says about a rule. */
    record Terms(String name, Json conditions, Json actions) {
        List<String> zones() {
            var network = conditions.at("network").orElse(Json.NULL);
            return Stream.of("include", "exclude")
                    .flatMap(list -> network.at(list).map(Json::elements).orElse(List.of()).stream())
                    .map(Json::asText)
                    .distinct()
                    .toList();
        }
    }

    static Ids<Id> ids(PolicyType type) {
        return type.isOld() ? OLD : NEW;
    }

    PolicyRule moved(Status to, Instant now) {
        return new PolicyRule(id, policy, origin, to, priority, terms, created, now);
    }

    PolicyRule onTerms(Terms other, Instant now) {
        return new PolicyRule(id, policy, origin, status, priority, other, created, now);
    }

    @Override
    public PolicyRule ranked(int other, Instant now) {
        return other == priority ? this : new PolicyRule(id, policy, origin, status, other, terms, created, now);
    }

    boolean isSystem() {
        return origin == Origin.SYSTEM;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** This rule as the system log names it. */
    Event.Target target() {
        return new Event.Target("PolicyRule", id.value(), "unknown", terms.name());
    }
}
