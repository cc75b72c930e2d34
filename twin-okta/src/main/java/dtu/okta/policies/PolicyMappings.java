package dtu.okta.policies;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.POLICIES_MANAGE;
import static dtu.okta.OktaScope.POLICIES_READ;
import static dtu.okta.policies.Policies.policy;
import static dtu.okta.policies.PolicyMapping.BY_APP;
import static dtu.okta.policies.PolicyMapping.BY_POLICY;
import static dtu.okta.policies.PolicyMapping.MAPPINGS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.apps.Application;
import dtu.okta.apps.ApplicationView;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** Okta's Policies API: which apps a policy applies to. */
public final class PolicyMappings {
    private static final String PATH = Policies.ONE + "/mappings";
    private static final String ONE = PATH + "/{mappingId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listPolicyApps",              GET,    Policies.ONE + "/app", POLICIES_READ,   PolicyMappings::apps),
        read ("listPolicyMappings",          GET,    PATH,                  POLICIES_READ,   PolicyMappings::list),
        write("mapResourceToPolicy",         POST,   PATH,                  POLICIES_MANAGE, PolicyMappings::map),
        read ("getPolicyMapping",            GET,    ONE,                   POLICIES_READ,   PolicyMappings::get),
        write("deletePolicyResourceMapping", DELETE, ONE,                   POLICIES_MANAGE, PolicyMappings::delete));
    // spotless:on

    private PolicyMappings() {}

    /** The state in which that policy, one of app sign-in or profile enrollment, is the app's only one of its type. */
    public static Commit assigned(OktaCall call, Application app, Policy.Id id) {
        var policy = call.state().find(Policy.POLICIES, id).orElseThrow(NOT_FOUND.about(id.value(), "Policy"));
        if (policy.type().order() != PolicyType.Order.SIDE_BY_SIDE) {
            throw VALIDATION_FAILED.because("Policies of the type " + policy.type() + " are for no app", "Policy");
        }
        var key = new PolicyMapping.App(app.id().value(), policy.type());
        var present = call.state().find(BY_APP, key);
        if (present.filter(mapping -> mapping.policy().equals(id)).isPresent()) {
            return Commit.commit(call.state());
        }
        var state = present.map(mapping -> call.state().remove(MAPPINGS, mapping.id()))
                .orElse(call.state());
        var mapping = new PolicyMapping(
                call.mint(PolicyMapping.IDS), id, policy.type(), app.id().value());
        return call.logged(
                state.put(MAPPINGS, mapping), Event.of("policy.mapping.create", policy.target(), app.target()));
    }

    /** The policy of that app: the one it was given, else the default. */
    public static Policy of(State state, Application.Id app, PolicyType type) {
        return state.find(BY_APP, new PolicyMapping.App(app.value(), type))
                .flatMap(mapping -> state.find(Policy.POLICIES, mapping.policy()))
                .orElseGet(() -> usual(state, type));
    }

    /** The policy of whatever has no other. */
    static Policy usual(State state, PolicyType type) {
        return state.scan(Policy.BY_PLACE, Policies.ofType(type)).stream()
                .filter(Policy::isSystem)
                .findFirst()
                .orElseThrow();
    }

    private static Response apps(OktaCall call) {
        var policy = policy(call);
        var apps = call.state().scan(BY_POLICY, policy.id()).stream()
                .flatMap(mapping -> call.state().find(Application.APPS, new Application.Id(mapping.app())).stream());
        return Response.json(200, JsonOut.array(apps, (json, app) -> ApplicationView.inList(call, json, app)))
                .plus(OktaPages.LINK, OktaPages.self(call));
    }

    private static Response list(OktaCall call) {
        var mappings = call.state().scan(BY_POLICY, policy(call).id());
        return OktaPages.whole(mappings.stream(), (json, mapping) -> members(call, json, mapping));
    }

    private static Commit map(OktaCall call) {
        var policy = policy(call);
        var type = call.body().requiredText("resourceType");
        var resource = call.body().requiredText("resourceId");
        if (policy.type() != PolicyType.PROFILE_ENROLLMENT && policy.type() != PolicyType.DEVICE_SIGNAL_COLLECTION) {
            throw VALIDATION_FAILED.refusal("Policy mappings are no longer supported on this endpoint.");
        }
        if (!type.equals("APP") && !type.equals("ACCESS_POLICY")) {
            throw VALIDATION_FAILED.because("resourceType: The field has an invalid value", "resourceType");
        }
        var app = call.state()
                .find(Application.APPS, new Application.Id(resource))
                .orElseThrow(NOT_FOUND.about(resource, "AppInstance"));
        var commit = assigned(call, app, policy.id());
        var key = new PolicyMapping.App(resource, policy.type());
        var mapping = commit.state().find(BY_APP, key).orElseThrow();
        return commit.answer(Response.json(200, json -> members(call, json, mapping)));
    }

    private static Response get(OktaCall call) {
        var mapping = mapping(call);
        return Response.json(200, json -> members(call, json, mapping));
    }

    private static Commit delete(OktaCall call) {
        return Commit.commit(call.state().remove(MAPPINGS, mapping(call).id()));
    }

    private static PolicyMapping mapping(OktaCall call) {
        var policy = policy(call);
        var id = call.path("mappingId", PolicyMapping.Id::new);
        return Optional.of(id)
                .flatMap(each -> call.state().find(MAPPINGS, each))
                .filter(mapping -> mapping.policy().equals(policy.id()))
                .orElseThrow(NOT_FOUND.about(id.value(), "PolicyMapping"));
    }

    private static void members(OktaCall call, JsonOut json, PolicyMapping mapping) {
        var policy = call.href(Policies.PATH + "/" + mapping.policy().value());
        json.text("id", mapping.id().value()).object("_links", links -> {
            OktaLinks.hinted(links, "application", call.href("/api/v1/apps/" + mapping.app()), "GET", "PUT", "DELETE");
            OktaLinks.hinted(links, "self", policy + "/mappings/" + mapping.id().value(), "GET", "PUT", "DELETE");
            OktaLinks.hinted(links, "policy", policy, "GET", "PUT", "DELETE");
        });
    }
}
