package dtu.okta.policies;

import static dtu.okta.OktaError.MALFORMED;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaScope.POLICIES_READ;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.policies.Checks.Check;
import dtu.okta.policies.Checks.Verdict;
import dtu.okta.users.User;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Okta's Policies API: which policies and rules would apply in a situation that a client describes. */
public final class PolicySimulation {
    private static final List<PolicyType> SIMULATED = List.of(
            PolicyType.OKTA_SIGN_ON, PolicyType.MFA_ENROLL, PolicyType.ACCESS_POLICY, PolicyType.PROFILE_ENROLLMENT);

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("createPolicySimulation", POST, Policies.PATH + "/simulate", POLICIES_READ, PolicySimulation::simulate));
    // spotless:on

    private PolicySimulation() {}

    /** Whether only what matched is told, or everything that was tried. */
    private enum Range {
        MATCHED,
        ALL
    }

    /** A policy with what its conditions and its rules came to. */
    private record Tried(Policy policy, List<Check> checks, List<TriedRule> rules, Verdict verdict) {}

    /** A rule and what its conditions came to. */
    private record TriedRule(PolicyRule rule, List<Check> checks, Verdict verdict) {}

    private static Response simulate(OktaCall call) {
        var expand = call.query("expand").orElse("");
        if (!expand.isEmpty() && !expand.equals("EVALUATED") && !expand.equals("RULE")) {
            throw VALIDATION_FAILED.because("expand: The field has an invalid value", "expand");
        }
        if (!call.json().isObject()) {
            throw MALFORMED.refusal();
        }
        var situation = situation(call);
        var types = types(call);
        var range = expand.isEmpty() ? Range.MATCHED : Range.ALL;
        return Response.json(
                200,
                json -> json.array(
                        "evaluation",
                        types,
                        (out, type) -> out.value(object -> evaluation(object, type, situation, range))));
    }

    /** The description calls the list policyTypes, and its example policyType; both are understood. */
    private static List<PolicyType> types(OktaCall call) {
        var body = call.body();
        var given = body.texts("policyTypes").or(body.texts("policyType").or(List.of()));
        if (given.isEmpty()) {
            return SIMULATED;
        }
        var types = given.stream().map(GivenPolicy::type).toList();
        if (!SIMULATED.containsAll(types)) {
            throw VALIDATION_FAILED.because("policyTypes: The field has an invalid value", "policyTypes");
        }
        return types;
    }

    private static Situation situation(OktaCall call) {
        var id = call.body().requiredText("appInstance");
        var app = call.state()
                .find(Application.APPS, new Application.Id(id))
                .orElseThrow(NOT_FOUND.about(id, "AppInstance"));
        var context = call.body().objectOrEmpty("policyContext");
        var user = context.object("user")
                .map(given -> given.requiredText("id"))
                .toOptional()
                .map(each ->
                        call.state().find(User.USERS, new User.Id(each)).orElseThrow(NOT_FOUND.about(each, "User")));
        var groups = new HashSet<>(
                user.map(found -> Situation.groups(call, found)).orElseGet(() -> Situation.everyone(call)));
        var named = context.objectOrEmpty("groups").texts("ids").or(List.of());
        if (user.isPresent() && !named.isEmpty()) {
            throw VALIDATION_FAILED.because(
                    "policyContext: Only a user or groups can be given, not both", "policyContext");
        }
        groups.addAll(named);
        var zones = new HashSet<>(zones(call, context));
        return new Situation(call, user.orElse(null), groups, zones, app.id().value(), context.json());
    }

    private static List<String> zones(OktaCall call, Fields context) {
        var ids = context.objectOrEmpty("zones").texts("ids").toOptional();
        return ids.orElseGet(() -> context.text("ip")
                .toOptional()
                .map(ip -> Situation.zones(call, ip))
                .orElse(List.of()));
    }

    private static void evaluation(JsonOut json, PolicyType type, Situation situation, Range range) {
        var tried = tried(type, situation);
        var result = tried.stream()
                .filter(each -> each.verdict() == Verdict.MATCH)
                .limit(1)
                .toList();
        var rest = tried.stream().filter(each -> !result.contains(each)).toList();
        json.nothing("status").text("policyType", type.name());
        policies(json, "result", result);
        policies(json, "undefined", range == Range.ALL ? with(rest, Verdict.UNDEFINED) : List.of());
        policies(json, "evaluated", range == Range.ALL ? with(rest, Verdict.NOT_MATCH) : List.of());
    }

    private static List<Tried> with(List<Tried> tried, Verdict verdict) {
        return tried.stream().filter(each -> each.verdict() == verdict).toList();
    }

    private static List<Tried> tried(PolicyType type, Situation situation) {
        var state = situation.call().state();
        var policies = type.order() == PolicyType.Order.RANKED
                ? state.scan(Policy.BY_PLACE, Policies.ofType(type)).toList()
                : List.of(PolicyMappings.of(state, new Application.Id(situation.app()), type));
        var tried = new ArrayList<Tried>();
        for (var policy : policies) {
            if (policy.isActive()) {
                tried.add(tried(policy, situation));
            }
        }
        return tried;
    }

    private static Tried tried(Policy policy, Situation situation) {
        var checks = Checks.of(policy.terms().conditions(), situation);
        var rules = new ArrayList<TriedRule>();
        Optional<TriedRule> match = Optional.empty();
        for (var rule : situation.call().state().scan(PolicyRule.BY_PLACE, Policies.ofPolicy(policy.id()))) {
            if (rule.isActive() && match.isEmpty()) {
                var own = Checks.of(rule.terms().conditions(), situation);
                var one = new TriedRule(rule, own, Checks.together(own));
                rules.add(one);
                match = one.verdict() == Verdict.MATCH ? Optional.of(one) : match;
            }
        }
        var together = Checks.together(checks);
        var verdict = together == Verdict.MATCH && match.isEmpty() ? Verdict.NOT_MATCH : together;
        return new Tried(
                policy, checks, verdict == Verdict.MATCH ? match.stream().toList() : rules, verdict);
    }

    private static void policies(JsonOut json, String name, List<Tried> tried) {
        json.object(
                name,
                part -> part.array(
                        "policies",
                        tried,
                        (out, each) -> out.value(object -> {
                            head(
                                    object,
                                    each.policy().id().value(),
                                    each.policy().terms().name(),
                                    each.verdict());
                            checks(object, each.checks());
                            object.array(
                                    "rules",
                                    each.rules(),
                                    (list, one) -> list.value(rule -> {
                                        head(
                                                rule,
                                                one.rule().id().value(),
                                                one.rule().terms().name(),
                                                one.verdict());
                                        checks(rule, one.checks());
                                    }));
                        })));
    }

    private static void head(JsonOut json, String id, String name, Verdict verdict) {
        json.text("id", id).text("name", name).text("status", verdict.name());
    }

    private static void checks(JsonOut json, List<Check> checks) {
        json.array(
                "conditions",
                checks,
                (out, check) -> out.value(object -> object.text("type", check.type())
                        .text("status", check.verdict().name())));
    }
}
