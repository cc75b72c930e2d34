package dtu.okta.policies;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.POLICIES_MANAGE;
import static dtu.okta.OktaScope.POLICIES_READ;
import static dtu.okta.policies.Policy.BY_NAME;
import static dtu.okta.policies.Policy.BY_PLACE;
import static dtu.okta.policies.Policy.POLICIES;
import static dtu.okta.policies.PolicyRule.RULES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.groups.Group;
import dtu.okta.logs.Event;
import dtu.okta.policies.PolicyType.Order;
import dtu.okta.policies.Standing.Origin;
import dtu.okta.policies.Standing.Status;
import dtu.twins.Commit;
import dtu.twins.Minting;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Okta's Policies API: the policies themselves; {@link PolicyRules} are the rules in them. */
public final class Policies {
    static final String PATH = "/api/v1/policies";
    static final String ONE = PATH + "/{policyId}";
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listPolicies",     GET,    PATH,                          POLICIES_READ,   Policies::list),
        write("createPolicy",     POST,   PATH,                          POLICIES_MANAGE, Policies::create),
        read ("getPolicy",        GET,    ONE,                           POLICIES_READ,   Policies::get),
        write("replacePolicy",    PUT,    ONE,                           POLICIES_MANAGE, Policies::replace),
        write("deletePolicy",     DELETE, ONE,                           POLICIES_MANAGE, Policies::delete),
        write("activatePolicy",   POST,   ONE + "/lifecycle/activate",   POLICIES_MANAGE, Policies::activate),
        write("deactivatePolicy", POST,   ONE + "/lifecycle/deactivate", POLICIES_MANAGE, Policies::deactivate),
        write("clonePolicy",      POST,   ONE + "/clone",                POLICIES_MANAGE, Policies::clone));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(POLICIES, RULES, PolicyMapping.MAPPINGS);

    private Policies() {}

    /** The state with the policies that every org has from the beginning. */
    public static State founded(State state, Minting minting, Group.Id everyone, Instant now) {
        return Defaults.founded(state, minting, everyone, now);
    }

    /** Whether a rule names that network zone. */
    public static boolean name(State state, String zone) {
        return state.has(PolicyRule.BY_ZONE, zone);
    }

    /** The places of the policies of one type, by priority. */
    static Range<Index.Key<?>> ofType(PolicyType type) {
        return BY_PLACE.where(place -> place.type().compareTo(type));
    }

    /** The places of the rules of one policy, by priority. */
    static Range<Index.Key<?>> ofPolicy(Policy.Id policy) {
        return PolicyRule.BY_PLACE.where(place -> place.policy().compareTo(policy));
    }

    private static Response list(OktaCall call) {
        var type = GivenPolicy.type(call.query("type").orElse(""));
        var expand = call.query("expand").orElse("");
        if (!expand.isEmpty() && !expand.equals("rules")) {
            throw VALIDATION_FAILED.because("expand: The field has an invalid value", "expand");
        }
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        // Only policies of authorization servers belong to a resource, and they are not listed here.
        var found = call.query("resourceId").isPresent()
                ? List.<Policy>of()
                : found(call, type)
                        .filter(policy -> call.reach().sees(call, policy))
                        .limit(limit + 1L)
                        .toList();
        return OktaPages.page(
                call,
                found,
                limit,
                policy -> policy.id().value(),
                (json, policy) -> json.value(object -> {
                    PolicyView.members(call, object, policy);
                    if (!expand.isEmpty()) {
                        object.object("_embedded", embedded -> PolicyView.rules(call, embedded, policy));
                    }
                }));
    }

    private static Stream<Policy> found(OktaCall call, PolicyType type) {
        var status = call.query("status").filter(text -> !text.isEmpty());
        if (status.isPresent()
                && !status.get().equals("ACTIVE")
                && !status.get().equals("INACTIVE")) {
            throw VALIDATION_FAILED.because("status: The field has an invalid value", "status");
        }
        var sortBy = call.query("sortBy").orElse("");
        if (!sortBy.isEmpty() && !sortBy.equals("name")) {
            throw VALIDATION_FAILED.because("sortBy: The field has an invalid value", "sortBy");
        }
        var q = call.query("q").orElse("");
        var after = call.query("after").flatMap(id -> call.state().find(POLICIES, new Policy.Id(id)));
        var rows = q.isEmpty() && sortBy.isEmpty()
                ? call.state().scan(BY_PLACE, behind(ofType(type), BY_PLACE, PolicyView::place, after))
                : call.state().scan(BY_NAME, behind(named(type, q), BY_NAME, PolicyView::name, after));
        return rows.stream()
                .filter(policy ->
                        status.isEmpty() || policy.standing().status().name().equals(status.get()));
    }

    private static Range<Index.Key<?>> named(PolicyType type, String q) {
        var start = Policy.Name.of(type, q);
        return BY_NAME.where(
                name -> name.type() == type && name.text().startsWith(start.text()) ? 0 : name.compareTo(start));
    }

    private static <K extends Comparable<? super K>> Range<Index.Key<?>> behind(
            Range<Index.Key<?>> range, Index<K, Policy> index, Function<Policy, K> key, Optional<Policy> after) {
        return after.isEmpty()
                ? range
                : range.and(index.after(key.apply(after.get()), after.get().id()));
    }

    private static Commit create(OktaCall call) {
        var type = GivenPolicy.type(call.body().text("type").or(""));
        if (type.order() == Order.ALONE) {
            throw VALIDATION_FAILED.because("A policy of the type " + type + " cannot be created", "type");
        }
        var terms = GivenPolicy.terms(call, type, Optional.empty());
        var inactive = call.body().text("status").or("ACTIVE").equals("INACTIVE")
                || call.flag("activate").orElse(true).equals(false);
        var policy = new Policy(
                call.mint(Policy.ids(type)),
                type,
                Standing.begun(Origin.ADMINISTRATOR, inactive ? Status.INACTIVE : Status.ACTIVE, call.stamp()),
                terms);
        return added(call, policy);
    }

    private static Commit added(OktaCall call, Policy policy) {
        var placed = placed(call, policy, GivenPolicy.priority(call));
        var ruled = Defaults.ruled(placed, call::mint, policy, call.stamp());
        var created = ruled.get(POLICIES, policy.id());
        return call.logged(ruled, Event.of("policy.lifecycle.create", created.target()))
                .answer(ok(call, created));
    }

    /** The state with that policy at that priority, or last but the default; the others make room. */
    private static State placed(OktaCall call, Policy policy, Optional<Integer> wanted) {
        if (policy.type().order() != Order.RANKED) {
            return call.state().put(POLICIES, policy);
        }
        var others = call.state().scan(BY_PLACE, ofType(policy.type())).stream()
                .filter(other -> !other.id().equals(policy.id()))
                .toList();
        return call.state().putAll(POLICIES, Ranked.arranged(others, policy, wanted, call.stamp()));
    }

    private static Response get(OktaCall call) {
        var policy = policy(call);
        var expand = call.query("expand").orElse("");
        return Response.json(200, json -> {
            PolicyView.members(call, json, policy);
            if (expand.equals("rules")) {
                json.object("_embedded", embedded -> PolicyView.rules(call, embedded, policy));
            }
        });
    }

    private static Commit replace(OktaCall call) {
        var policy = policy(call);
        var type = call.body().text("type").or(policy.type().name());
        if (!type.equals(policy.type().name())) {
            throw VALIDATION_FAILED.because("type: The type of a policy cannot be changed", "type");
        }
        var changed = policy.onTerms(GivenPolicy.terms(call, policy.type(), Optional.of(policy)), call.stamp());
        var status = GivenPolicy.status(call).orElse(policy.standing().status());
        if (!policy.isSystem() && status != policy.standing().status()) {
            changed = changed.moved(status, call.stamp());
        }
        // A default stays last, whatever the client says, since clients send back what they were shown.
        var wanted = GivenPolicy.priority(call).or(() -> Optional.of(policy.priority()));
        var state = policy.isSystem() ? call.state().put(POLICIES, changed) : placed(call, changed, wanted);
        var replaced = state.get(POLICIES, policy.id());
        return call.logged(state, Event.of("policy.lifecycle.update", replaced.target()))
                .answer(ok(call, replaced));
    }

    private static Commit delete(OktaCall call) {
        var policy = policy(call);
        if (policy.isSystem()) {
            throw VALIDATION_FAILED.because("The default policy cannot be deleted", "policyId");
        }
        if (call.state().has(PolicyMapping.BY_POLICY, policy.id())) {
            throw VALIDATION_FAILED.because("The policy is assigned to one or more apps", "policyId");
        }
        var state = call.state().remove(POLICIES, policy.id());
        for (var rule : call.state().scan(PolicyRule.BY_PLACE, ofPolicy(policy.id()))) {
            state = state.remove(RULES, rule.id());
        }
        if (policy.type().order() == Order.RANKED) {
            var others = state.scan(BY_PLACE, ofType(policy.type())).toList();
            state = state.putAll(POLICIES, Ranked.counted(others, call.stamp()));
        }
        return call.logged(state, Event.of("policy.lifecycle.delete", policy.target()));
    }

    private static Commit activate(OktaCall call) {
        return moved(call, policy(call), Status.ACTIVE, "policy.lifecycle.activate");
    }

    private static Commit deactivate(OktaCall call) {
        var policy = policy(call);
        if (policy.isSystem()) {
            throw VALIDATION_FAILED.because("The default policy cannot be deactivated", "policyId");
        }
        return moved(call, policy, Status.INACTIVE, "policy.lifecycle.deactivate");
    }

    private static Commit moved(OktaCall call, Policy policy, Status to, String event) {
        if (policy.standing().status() == to) {
            return Commit.commit(call.state());
        }
        var moved = policy.moved(to, call.stamp());
        return call.logged(call.state().put(POLICIES, moved), Event.of(event, moved.target()));
    }

    /** Only app sign-in policies can be cloned; the clone has the same rules and no apps. */
    private static Commit clone(OktaCall call) {
        var policy = policy(call);
        if (policy.type() != PolicyType.ACCESS_POLICY) {
            throw VALIDATION_FAILED.because("Policies of the type " + policy.type() + " cannot be cloned", "policyId");
        }
        var terms = policy.terms();
        var clone = new Policy(
                call.mint(Policy.ids(policy.type())),
                policy.type(),
                Standing.begun(Origin.ADMINISTRATOR, policy.standing().status(), call.stamp()),
                new Policy.Terms(
                        unused(call, "[cloned] " + terms.name()),
                        terms.description(),
                        terms.conditions(),
                        terms.settings()));
        var state = call.state().put(POLICIES, clone);
        for (var rule : call.state().scan(PolicyRule.BY_PLACE, ofPolicy(policy.id()))) {
            state = state.put(
                    RULES,
                    new PolicyRule(
                            call.mint(PolicyRule.ids(policy.type())),
                            clone.id(),
                            rule.standing().copied(call.stamp()),
                            rule.terms()));
        }
        return call.logged(state, Event.of("policy.lifecycle.create", clone.target()))
                .answer(ok(call, clone));
    }

    private static String unused(OktaCall call, String name) {
        var unused = name;
        while (call.state().has(BY_NAME, Policy.Name.of(PolicyType.ACCESS_POLICY, unused))) {
            unused = "[cloned] " + unused;
        }
        return unused;
    }

    static Policy policy(OktaCall call) {
        var id = call.path("policyId", Policy.Id::new);
        return call.state().find(POLICIES, id).orElseThrow(NOT_FOUND.about(id.value(), "Policy"));
    }

    private static Response ok(OktaCall call, Policy policy) {
        return Response.json(200, json -> PolicyView.members(call, json, policy));
    }
}
