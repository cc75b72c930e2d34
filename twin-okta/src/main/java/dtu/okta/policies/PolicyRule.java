package dtu.okta.policies;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a policy says about one case. */
public record PolicyRule(Id id, Policy.Id policy, Standing standing, Terms terms) implements Ranked<PolicyRule> {
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

    PolicyRule onTerms(Terms other, Instant now) {
        return new PolicyRule(id, policy, standing.changed(now), other);
    }

    @Override
    public PolicyRule standing(Standing other) {
        return new PolicyRule(id, policy, other, terms);
    }

    /** This rule as the system log names it. */
    Event.Target target() {
        return new Event.Target("PolicyRule", id.value(), "unknown", terms.name());
    }
}
