package dtu.okta.policies;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.POLICIES_MANAGE;
import static dtu.okta.OktaScope.POLICIES_READ;
import static dtu.okta.policies.Policies.policy;
import static dtu.okta.policies.PolicyRule.BY_PLACE;
import static dtu.okta.policies.PolicyRule.RULES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.logs.Event;
import dtu.okta.policies.Standing.Origin;
import dtu.okta.policies.Standing.Status;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** Okta's Policies API: the rules of a policy. */
public final class PolicyRules {
    private static final String PATH = Policies.ONE + "/rules";
    private static final String ONE = PATH + "/{ruleId}";
    private static final int LIMIT_MAX = 200;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listPolicyRules",      GET,    PATH,                          POLICIES_READ,   PolicyRules::list),
        write("createPolicyRule",     POST,   PATH,                          POLICIES_MANAGE, PolicyRules::create),
        read ("getPolicyRule",        GET,    ONE,                           POLICIES_READ,   PolicyRules::get),
        write("replacePolicyRule",    PUT,    ONE,                           POLICIES_MANAGE, PolicyRules::replace),
        write("deletePolicyRule",     DELETE, ONE,                           POLICIES_MANAGE, PolicyRules::delete),
        write("activatePolicyRule",   POST,   ONE + "/lifecycle/activate",   POLICIES_MANAGE, PolicyRules::activate),
        write("deactivatePolicyRule", POST,   ONE + "/lifecycle/deactivate", POLICIES_MANAGE, PolicyRules::deactivate));
    // spotless:on

    private PolicyRules() {}

    private static Response list(OktaCall call) {
        var policy = policy(call);
        var limit = OktaPages.limit(call, LIMIT_MAX, LIMIT_MAX);
        var rules = call.state().scan(BY_PLACE, Policies.ofPolicy(policy.id())).limit(limit);
        return OktaPages.whole(rules.stream(), (json, rule) -> PolicyView.members(call, json, policy, rule));
    }

    private static Commit create(OktaCall call) {
        var policy = policy(call);
        if (policy.type().rules() == PolicyType.Rules.FIXED) {
            throw VALIDATION_FAILED.because(
                    "Rules cannot be added to policies of the type " + policy.type(), "policyId");
        }
        var terms = GivenRule.terms(call, policy, Optional.empty());
        var inactive = GivenPolicy.status(call).orElse(Status.ACTIVE) == Status.INACTIVE
                || call.flag("activate").orElse(true).equals(false);
        var rule = new PolicyRule(
                call.mint(PolicyRule.ids(policy.type())),
                policy.id(),
                Standing.begun(Origin.ADMINISTRATOR, inactive ? Status.INACTIVE : Status.ACTIVE, call.stamp()),
                terms);
        return changed(call, policy, rule, GivenPolicy.priority(call), "policy.rule.add");
    }

    private static Commit changed(
            OktaCall call, Policy policy, PolicyRule rule, Optional<Integer> wanted, String event) {
        var state = placed(call, policy, rule, wanted);
        var placed = state.get(RULES, rule.id());
        return call.logged(state, Event.of(event, placed.target(), policy.target()))
                .answer(ok(call, policy, placed));
    }

    /** The state with that rule in its place; the policy's own rule stays last. */
    private static State placed(OktaCall call, Policy policy, PolicyRule rule, Optional<Integer> wanted) {
        var others = call.state().scan(BY_PLACE, Policies.ofPolicy(policy.id())).stream()
                .filter(other -> !other.id().equals(rule.id()))
                .toList();
        var all = policy.type().rules() == PolicyType.Rules.RANKED
                ? Ranked.arranged(others, rule, wanted, call.stamp())
                : Ranked.numbered(others, rule, wanted, call.stamp());
        return call.state().putAll(RULES, all);
    }

    private static Response get(OktaCall call) {
        return ok(call, policy(call), rule(call));
    }

    private static Commit replace(OktaCall call) {
        var policy = policy(call);
        var rule = rule(call);
        var changed = rule.onTerms(GivenRule.terms(call, policy, Optional.of(rule)), call.stamp());
        var status = GivenPolicy.status(call).orElse(rule.standing().status());
        if (rule.isSystem()) {
            return call.logged(
                            call.state().put(RULES, changed),
                            Event.of("policy.rule.update", changed.target(), policy.target()))
                    .answer(ok(call, policy, changed));
        }
        var moved = status == rule.standing().status() ? changed : changed.moved(status, call.stamp());
        var wanted = GivenPolicy.priority(call).or(() -> Optional.of(rule.priority()));
        return changed(call, policy, moved, wanted, "policy.rule.update");
    }

    private static Commit delete(OktaCall call) {
        var policy = policy(call);
        var rule = own(call, "deleted");
        var state = call.state().remove(RULES, rule.id());
        if (policy.type().rules() == PolicyType.Rules.RANKED) {
            var others = state.scan(BY_PLACE, Policies.ofPolicy(policy.id())).toList();
            state = state.putAll(RULES, Ranked.counted(others, call.stamp()));
        }
        return call.logged(state, Event.of("policy.rule.delete", rule.target(), policy.target()));
    }

    private static Commit activate(OktaCall call) {
        return moved(call, rule(call), Status.ACTIVE, "policy.rule.activate");
    }

    private static Commit deactivate(OktaCall call) {
        return moved(call, own(call, "deactivated"), Status.INACTIVE, "policy.rule.deactivate");
    }

    private static Commit moved(OktaCall call, PolicyRule rule, Status to, String event) {
        var policy = policy(call);
        if (rule.standing().status() == to) {
            return Commit.commit(call.state());
        }
        var moved = rule.moved(to, call.stamp());
        return call.logged(call.state().put(RULES, moved), Event.of(event, moved.target(), policy.target()));
    }

    private static PolicyRule rule(OktaCall call) {
        var policy = policy(call);
        var id = call.path("ruleId", PolicyRule.Id::new);
        return call.state()
                .find(RULES, id)
                .filter(rule -> rule.policy().equals(policy.id()))
                .orElseThrow(NOT_FOUND.about(id.value(), "PolicyRule"));
    }

    /** A rule that an administrator has made. */
    private static PolicyRule own(OktaCall call, String what) {
        var rule = rule(call);
        if (rule.isSystem()) {
            throw VALIDATION_FAILED.because("The default rule cannot be " + what, "ruleId");
        }
        return rule;
    }

    private static Response ok(OktaCall call, Policy policy, PolicyRule rule) {
        return Response.json(200, json -> PolicyView.members(call, json, policy, rule));
    }
}
