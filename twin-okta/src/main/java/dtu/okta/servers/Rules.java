package dtu.okta.servers;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_MANAGE;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_READ;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Okta's Authorization Server Rules API: for which requests a policy lets a server issue tokens. */
final class Rules {
    private static final String RULES = Policies.POLICY + "/rules";
    private static final String RULE = RULES + "/{ruleId}";
    static final String TYPE = "RESOURCE_ACCESS";

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listAuthorizationServerPolicyRules",   GET,    RULES, AUTHORIZATION_SERVERS_READ,   Rules::list),
        write("createAuthorizationServerPolicyRule",  POST,   RULES, AUTHORIZATION_SERVERS_MANAGE, Rules::create),
        read ("getAuthorizationServerPolicyRule",     GET,    RULE,  AUTHORIZATION_SERVERS_READ,   Rules::get),
        write("replaceAuthorizationServerPolicyRule", PUT,    RULE,  AUTHORIZATION_SERVERS_MANAGE, Rules::replace),
        write("deleteAuthorizationServerPolicyRule",  DELETE, RULE,  AUTHORIZATION_SERVERS_MANAGE, Rules::delete),
        write("activateAuthorizationServerPolicyRule", POST,  RULE + "/lifecycle/activate",
                AUTHORIZATION_SERVERS_MANAGE, call -> moved(call, Status.ACTIVE, "policy.rule.activate")),
        write("deactivateAuthorizationServerPolicyRule", POST, RULE + "/lifecycle/deactivate",
                AUTHORIZATION_SERVERS_MANAGE, call -> moved(call, Status.INACTIVE, "policy.rule.deactivate")));
    // spotless:on

    private Rules() {}

    private static Response list(OktaCall call) {
        var policy = Policies.policy(call);
        return OktaPages.whole(
                AccessRule.of(call.state(), policy.id()).stream(),
                (json, rule) -> members(call, json, rule, "GET", "PUT"));
    }

    private static Commit create(OktaCall call) {
        var policy = Policies.policy(call);
        var terms = RuleTerms.given(call);
        var all = AccessRule.of(call.state(), policy.id());
        refuseTaken(all, terms.name());
        var place = call.body().whole("priority").or(all.size() + 1L);
        var status = Claims.status(call, Status.ACTIVE);
        var rule = new AccessRule(call.mint(AccessRule.IDS), policy.id(), terms, Standing.begun(status, call.stamp()));
        var state = rule.placedIn(call.state(), place);
        var placed = state.get(AccessRule.RULES, rule.id());
        return call.logged(state, Event.of("policy.rule.add", rule.target(), policy.target()))
                .answer(Response.json(
                        AuthorizationServers.CREATED, json -> members(call, json, placed, "GET", "PUT", "DELETE")));
    }

    private static void refuseTaken(List<AccessRule> others, String name) {
        if (others.stream().anyMatch(other -> other.terms().name().equals(name))) {
            throw VALIDATION_FAILED.because(
                    "name: An object with this field already exists in the current organization", "name");
        }
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, rule(call), "GET", "PUT"));
    }

    private static Commit replace(OktaCall call) {
        var rule = rule(call);
        var terms = RuleTerms.given(call);
        refuseTaken(
                AccessRule.of(call.state(), rule.policy()).stream()
                        .filter(other -> !other.id().equals(rule.id()))
                        .toList(),
                terms.name());
        var changed = rule.on(terms, Claims.status(call, rule.status()), call.stamp());
        var state = changed.placedIn(call.state(), call.body().whole("priority").or(rule.priority()));
        var placed = state.get(AccessRule.RULES, rule.id());
        return call.logged(
                        state,
                        Event.of(
                                "policy.rule.update",
                                placed.target(),
                                Policies.policy(call).target()))
                .answer(Response.json(200, json -> members(call, json, placed, "GET", "PUT")));
    }

    private static Commit delete(OktaCall call) {
        var rule = rule(call);
        return call.logged(
                rule.removedFrom(call.state()),
                Event.of(
                        "policy.rule.delete",
                        rule.target(),
                        Policies.policy(call).target()));
    }

    private static Commit moved(OktaCall call, Status to, String event) {
        var rule = rule(call);
        return rule.status() == to
                ? Commit.commit(call.state())
                : call.logged(
                        call.state().put(AccessRule.RULES, rule.moved(to, call.stamp())),
                        Event.of(event, rule.target(), Policies.policy(call).target()));
    }

    private static AccessRule rule(OktaCall call) {
        var policy = Policies.policy(call);
        var id = call.path("ruleId");
        return call.state()
                .find(AccessRule.RULES, new AccessRule.Id(id))
                .filter(rule -> rule.policy().equals(policy.id()))
                .orElseThrow(NOT_FOUND.about(id, "PolicyRule"));
    }

    private static void members(OktaCall call, JsonOut json, AccessRule rule, String... methods) {
        var own = AuthorizationServers.ALL + "/" + call.path("authServerId") + "/policies/"
                + rule.policy().value() + "/rules/" + rule.id().value();
        json.text("id", rule.id().value())
                .text("status", rule.status().name())
                .text("name", rule.terms().name())
                .number("priority", rule.priority())
                .text("created", OktaTime.text(rule.standing().created()))
                .text("lastUpdated", OktaTime.text(rule.standing().lastUpdated()))
                .truth("system", false)
                .object("conditions", conditions -> RuleTerms.conditions(conditions, rule.terms()))
                .object("actions", actions -> RuleTerms.actions(actions, rule.terms()))
                .object("_links", links -> {
                    AuthorizationServers.link(call, links, "self", own, methods);
                    AuthorizationServers.lifecycle(call, links, own, rule.status());
                })
                .text("type", TYPE);
    }
}
