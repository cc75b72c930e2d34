package dtu.okta.policies;

import static dtu.twins.json.Json.EMPTY_OBJECT;
import static dtu.twins.json.Json.NULL;

import dtu.okta.groups.Group;
import dtu.okta.policies.Standing.Origin;
import dtu.okta.policies.Standing.Status;
import dtu.twins.Minting;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.State;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What Okta fills in: the policies of a new org, and whatever a client leaves out of its own. */
final class Defaults {
    static final int CATCH_ALL = 99;
    private static final Json ALL = read();

    private Defaults() {}

    /**
     * What is said about a type: {@code policy} and {@code rules} of a new org, and for a client's own
     * {@code settings}, {@code conditions} and {@code actions} of rules.
     */
    static Json of(PolicyType type, String member) {
        return ALL.at(type.name()).flatMap(all -> all.at(member)).orElse(NULL);
    }

    /** The state with the policies that every org has from the beginning. */
    static State founded(State state, Minting minting, Group.Id everyone, Instant now) {
        var next = state;
        for (var type : PolicyType.values()) {
            var given = of(type, "policy");
            var terms = new Policy.Terms(
                    given.textAt("name").orElse("Default Policy"),
                    given.at("description").orElse(NULL),
                    type.isOld() && type.order() == PolicyType.Order.RANKED ? conditions(type, everyone) : NULL,
                    given.at("settings").orElse(NULL));
            var id = minting.next(Policy.ids(type));
            next = next.put(
                    Policy.POLICIES, new Policy(id, type, Standing.begun(Origin.SYSTEM, Status.ACTIVE, now), terms));
            next = ruled(next, minting, next.get(Policy.POLICIES, id), now);
        }
        return next;
    }

    /** The state with the rules that a new policy of that type has at once. */
    static State ruled(State state, Minting minting, Policy policy, Instant now) {
        var next = state;
        for (var rule : rules(policy)) {
            var terms = new PolicyRule.Terms(
                    rule.textAt("name").orElse(""),
                    rule.at("conditions").orElse(NULL),
                    rule.at("actions").orElse(EMPTY_OBJECT));
            var origin = rule.at("system").isPresent() ? Origin.SYSTEM : Origin.ADMINISTRATOR;
            var priority = rule.at("priority").map(Json::asLong).orElse((long) Ranked.FIRST);
            next = next.put(
                    PolicyRule.RULES,
                    new PolicyRule(
                            minting.next(PolicyRule.ids(policy.type())),
                            policy.id(),
                            new Standing(origin, Status.ACTIVE, priority.intValue(), now, now),
                            terms));
        }
        return next;
    }

    private static List<Json> rules(Policy policy) {
        var without = policy.type().isOld() && !policy.isSystem();
        return without ? List.of() : of(policy.type(), "rules").elements();
    }

    static Json conditions(PolicyType type, Group.Id group) {
        var included = EMPTY_OBJECT.with("include", Json.array(List.of(Json.text(group.value()))));
        var conditions = EMPTY_OBJECT.with("people", EMPTY_OBJECT.with("groups", included));
        return type == PolicyType.PASSWORD
                ? conditions.with("authProvider", EMPTY_OBJECT.with("provider", "OKTA"))
                : conditions;
    }

    /** What was given, with whatever it leaves out; lists are taken as they are. */
    static Json completed(Json usual, Json given) {
        if (!usual.isObject() || !given.isObject()) {
            return given.isNull() ? usual : given;
        }
        var all = new Json[] {usual};
        given.members((name, value) ->
                all[0] = all[0].with(name, completed(usual.at(name).orElse(NULL), value)));
        return all[0];
    }

    private static Json read() {
        try (var stream = Defaults.class.getResourceAsStream("defaults.json")) {
            if (stream == null) {
                throw new IllegalStateException("no defaults.json beside " + Defaults.class);
            }
            return Json.parse(stream.readAllBytes());
        } catch (IOException | MalformedJson broken) {
            throw new IllegalStateException(broken);
        }
    }
}
