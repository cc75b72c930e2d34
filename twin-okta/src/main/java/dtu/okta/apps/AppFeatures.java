package dtu.okta.apps;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.apps.AppFeature.FEATURES;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.apps.AppFeature.Name;
import dtu.okta.expression.BadExpression;
import dtu.okta.logs.Event;
import dtu.okta.policies.Policy;
import dtu.okta.policies.PolicyMappings;
import dtu.okta.provisioning.Connections;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Okta's Application Features API, for provisioning; and the policy by which people sign in to an application. */
public final class AppFeatures {
    private static final String ALL = "/api/v1/apps/{appId}/features";
    private static final String ONE = ALL + "/{featureName}";
    private static final Set<String> PROVISIONED = Set.of("SAML_2_0", "SAML_1_1", "AUTO_LOGIN", "BROWSER_PLUGIN");
    private static final String EXPRESSION = "userNameExpression";
    private static final Set<String> STATES = Set.of("ENABLED", "DISABLED");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listFeaturesForApplication",  GET, ALL, APPS_READ,   AppFeatures::list),
        read ("getFeatureForApplication",    GET, ONE, APPS_READ,   AppFeatures::get),
        write("updateFeatureForApplication", PUT, ONE, APPS_MANAGE, AppFeatures::update),
        write("assignApplicationPolicy",     PUT, "/api/v1/apps/{appId}/policies/{policyId}", APPS_MANAGE,
                AppFeatures::assignPolicy));
    // spotless:on

    private AppFeatures() {}

    private static Response list(OktaCall call) {
        var app = provisioned(call);
        return Response.json(
                200,
                JsonOut.array(
                        Arrays.stream(Name.values()).map(name -> feature(call, app, name)),
                        (json, feature) -> json.value(object -> members(call, object, feature))));
    }

    /** Only applications that keep accounts of their own have such features, and only once they are connected. */
    private static Application provisioned(OktaCall call) {
        var app = Applications.app(call);
        if (!PROVISIONED.contains(app.signOnMode())) {
            throw VALIDATION_FAILED.because("Provisioning is not supported.", "feature");
        }
        var known = Arrays.stream(Name.values())
                .anyMatch(name -> call.state().has(FEATURES, new AppFeature.Id(app.id(), name)));
        if (!known && app.features().isEmpty() && !Connections.areOn(call.state(), app)) {
            throw VALIDATION_FAILED.because("Provisioning is not enabled for the app instance.", "feature");
        }
        return app;
    }

    private static AppFeature feature(OktaCall call, Application app, Name name) {
        return call.state()
                .find(FEATURES, new AppFeature.Id(app.id(), name))
                .orElseGet(() -> AppFeature.begun(app, name));
    }

    private static AppFeature named(OktaCall call) {
        var app = Applications.app(call);
        var text = call.path("featureName");
        var name = Name.named(text).orElseThrow(NOT_FOUND.about(text, "PublicAppFeatureSetName"));
        provisioned(call);
        return feature(call, app, name);
    }

    private static Response get(OktaCall call) {
        var feature = named(call);
        return Response.json(200, json -> members(call, json, feature));
    }

    private static Commit update(OktaCall call) {
        var feature = named(call);
        var given = AppFeature.spelled(call.body().json());
        refuse(call, feature, given);
        var app = Applications.app(call);
        var changed = feature.changed(given);
        var switched = app.featuring(changed.features(app), call.stamp());
        return call.logged(
                        call.state().put(FEATURES, changed).put(Application.APPS, switched),
                        Event.of("application.lifecycle.update", app.target()))
                .answer(Response.json(200, json -> members(call, json, changed)));
    }

    private static void refuse(OktaCall call, AppFeature feature, Json given) {
        if (feature.id().name() == Name.INBOUND_PROVISIONING) {
            call.body().requiredObject("importRules");
            var settings = call.body().requiredObject("importSettings");
            settings.objectOrEmpty("username")
                    .text(EXPRESSION)
                    .toOptional()
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> refuseUnsound(call, text));
        }
        refuseUnknown(feature.id().name().usual(), given);
    }

    private static void refuseUnsound(OktaCall call, String expression) {
        try {
            call.conditions().value(expression, Set.of());
        } catch (BadExpression wrong) {
            throw VALIDATION_FAILED.because(EXPRESSION + ": " + wrong.getMessage(), EXPRESSION);
        }
    }

    /** Members that a feature does not have, and states that are none. */
    private static void refuseUnknown(Json known, Json given) {
        given.members((name, value) -> {
            var usual = known.at(name).orElse(Json.NULL);
            if (known.at(name).isEmpty() && !name.equals(EXPRESSION)) {
                throw VALIDATION_FAILED.because(name + ": The field is not known", name);
            }
            var object = usual.isObject();
            var state = !name.equals("status") || (value.isText() && STATES.contains(value.asText()));
            if ((object && !value.isObject()) || !state) {
                throw VALIDATION_FAILED.because(name + ": The field has an invalid value", name);
            }
            if (object) {
                refuseUnknown(usual, value);
            }
        });
    }

    private static void members(OktaCall call, JsonOut json, AppFeature feature) {
        var own = call.href("/api/v1/apps/" + feature.id().app().value() + "/features/"
                + feature.id().name());
        json.text("name", feature.id().name().name())
                .text("status", "ENABLED")
                .text("description", feature.id().name().description())
                .json("capabilities", feature.capabilities())
                .object(
                        "_links",
                        links -> links.object(
                                "self",
                                self -> self.text("href", own)
                                        .object("hints", hints -> hints.texts("allow", List.of("GET", "PUT")))));
    }

    private static Commit assignPolicy(OktaCall call) {
        var app = Applications.app(call);
        return PolicyMappings.assigned(call, app, call.path("policyId", Policy.Id::new))
                .answer(Response.empty(204));
    }
}
