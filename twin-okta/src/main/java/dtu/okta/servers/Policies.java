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
import dtu.okta.apps.Application;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Okta's Authorization Server Policies API: which clients a server serves. */
final class Policies {
    static final String POLICIES = AuthorizationServers.ONE + "/policies";
    static final String POLICY = POLICIES + "/{policyId}";
    private static final String TYPE = "OAUTH_AUTHORIZATION_POLICY";
    private static final int NAME_MAX = 100;
    private static final int DESCRIPTION_MAX = 255;

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listAuthorizationServerPolicies",   GET,    POLICIES, AUTHORIZATION_SERVERS_READ,   Policies::list),
        write("createAuthorizationServerPolicy",   POST,   POLICIES, AUTHORIZATION_SERVERS_MANAGE, Policies::create),
        read ("getAuthorizationServerPolicy",      GET,    POLICY,   AUTHORIZATION_SERVERS_READ,   Policies::get),
        write("replaceAuthorizationServerPolicy",  PUT,    POLICY,   AUTHORIZATION_SERVERS_MANAGE, Policies::replace),
        write("deleteAuthorizationServerPolicy",   DELETE, POLICY,   AUTHORIZATION_SERVERS_MANAGE, Policies::delete),
        write("activateAuthorizationServerPolicy", POST,   POLICY + "/lifecycle/activate", AUTHORIZATION_SERVERS_MANAGE,
                call -> moved(call, Status.ACTIVE, "policy.lifecycle.activate")),
        write("deactivateAuthorizationServerPolicy", POST, POLICY + "/lifecycle/deactivate",
                AUTHORIZATION_SERVERS_MANAGE, call -> moved(call, Status.INACTIVE, "policy.lifecycle.deactivate")));
    // spotless:on

    private Policies() {}

    private static Response list(OktaCall call) {
        var server = AuthorizationServers.server(call);
        return OktaPages.whole(
                AccessPolicy.of(call.state(), server.id()).stream(),
                (json, policy) -> members(call, json, policy, "GET", "PUT"));
    }

    private static Commit create(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var terms = terms(call);
        var all = AccessPolicy.of(call.state(), server.id());
        refuseTaken(all, terms.name());
        var place = call.body().whole("priority").or(all.size() + 1L);
        var status = Claims.status(call, Status.ACTIVE);
        var policy =
                new AccessPolicy(call.mint(AccessPolicy.IDS), server.id(), terms, Standing.begun(status, call.stamp()));
        var state = policy.placedIn(call.state(), place);
        var placed = state.get(AccessPolicy.POLICIES, policy.id());
        return call.logged(state, Event.of("policy.lifecycle.create", policy.target()))
                .answer(Response.json(
                        AuthorizationServers.CREATED, json -> members(call, json, placed, "GET", "PUT", "DELETE")));
    }

    private static void refuseTaken(List<AccessPolicy> others, String name) {
        if (others.stream().anyMatch(other -> other.terms().name().equals(name))) {
            throw VALIDATION_FAILED.because(
                    "name: An object with this field already exists in the current organization", "name");
        }
    }

    private static AccessPolicy.Terms terms(OktaCall call) {
        var body = call.body();
        if (!body.text("type").or(TYPE).equals(TYPE)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        var name = body.requiredText("name");
        if (name.length() > NAME_MAX) {
            throw VALIDATION_FAILED.because("name: The field is too long", "name");
        }
        var description = body.text("description")
                .toOptional()
                .filter(text -> !text.isEmpty())
                .orElse(null);
        if (description != null && description.length() > DESCRIPTION_MAX) {
            throw VALIDATION_FAILED.because("description: The field is too long", "description");
        }
        var clients = body.objectOrEmpty("conditions")
                .objectOrEmpty("clients")
                .texts("include")
                .or(List.of());
        for (var client : clients) {
            if (!client.equals(AccessPolicy.EVERY_CLIENT) && !call.state().has(Application.BY_CLIENT, client)) {
                throw VALIDATION_FAILED.because("include: The client '" + client + "' does not exist", "include");
            }
        }
        return new AccessPolicy.Terms(name, description, clients);
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, policy(call), "GET", "PUT"));
    }

    private static Commit replace(OktaCall call) {
        var policy = policy(call);
        var terms = terms(call);
        refuseTaken(
                AccessPolicy.of(call.state(), policy.server()).stream()
                        .filter(other -> !other.id().equals(policy.id()))
                        .toList(),
                terms.name());
        var changed = policy.on(terms, Claims.status(call, policy.status()), call.stamp());
        var state = changed.placedIn(call.state(), call.body().whole("priority").or(policy.priority()));
        var placed = state.get(AccessPolicy.POLICIES, policy.id());
        return call.logged(state, Event.of("policy.lifecycle.update", placed.target()))
                .answer(Response.json(200, json -> members(call, json, placed, "GET", "PUT")));
    }

    private static Commit delete(OktaCall call) {
        var policy = policy(call);
        return call.logged(policy.removedFrom(call.state()), Event.of("policy.lifecycle.delete", policy.target()));
    }

    private static Commit moved(OktaCall call, Status to, String event) {
        var policy = policy(call);
        return policy.status() == to
                ? Commit.commit(call.state())
                : call.logged(
                        call.state().put(AccessPolicy.POLICIES, policy.moved(to, call.stamp())),
                        Event.of(event, policy.target()));
    }

    /** The policy of a path. */
    static AccessPolicy policy(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var id = call.path("policyId");
        return call.state()
                .find(AccessPolicy.POLICIES, new AccessPolicy.Id(id))
                .filter(policy -> policy.server().equals(server.id()))
                .orElseThrow(NOT_FOUND.about(id, "Policy"));
    }

    private static void members(OktaCall call, JsonOut json, AccessPolicy policy, String... methods) {
        var own = AuthorizationServers.ALL + "/" + call.path("authServerId") + "/policies/"
                + policy.id().value();
        json.text("id", policy.id().value())
                .text("status", policy.status().name())
                .text("name", policy.terms().name())
                .textIfAny("description", policy.terms().description())
                .number("priority", policy.priority())
                .truth("system", false)
                .object(
                        "conditions",
                        conditions -> conditions.object(
                                "clients",
                                clients ->
                                        clients.texts("include", policy.terms().clients())))
                .text("created", OktaTime.text(policy.standing().created()))
                .text("lastUpdated", OktaTime.text(policy.standing().lastUpdated()))
                .object("_links", links -> {
                    AuthorizationServers.link(call, links, "self", own, methods);
                    AuthorizationServers.link(call, links, "rules", own + "/rules", "GET");
                    AuthorizationServers.lifecycle(call, links, own, policy.status());
                })
                .text("type", TYPE);
    }
}
