package dtu.okta.features;

import static dtu.okta.OktaError.FEATURE_CONFLICT;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.FEATURES_MANAGE;
import static dtu.okta.OktaScope.FEATURES_READ;
import static dtu.okta.features.Feature.FEATURES;
import static dtu.okta.features.Feature.NEEDS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.features.Feature.Status;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Found;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Locale;

/** Okta's Features API. */
public final class Features {
    private static final String PATH = "/api/v1/features";
    private static final String ONE = PATH + "/{featureId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listFeatures",            GET,  PATH,                  FEATURES_READ,   Features::list),
        read ("getFeature",              GET,  ONE,                   FEATURES_READ,   Features::get),
        read ("listFeatureDependencies", GET,  ONE + "/dependencies", FEATURES_READ,   Features::dependencies),
        read ("listFeatureDependents",   GET,  ONE + "/dependents",   FEATURES_READ,   Features::dependents),
        write("updateFeatureLifecycle",  POST, ONE + "/{lifecycle}",  FEATURES_MANAGE, Features::update));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(FEATURES, NEEDS);

    private Features() {}

    private static Response list(OktaCall call) {
        return shown(call, call.state().scan(FEATURES));
    }

    private static Response shown(OktaCall call, Found<Feature> features) {
        return Response.json(
                200,
                JsonOut.array(
                        features.stream(), (json, feature) -> json.value(object -> members(call, object, feature))));
    }

    private static Response get(OktaCall call) {
        return ok(call, feature(call));
    }

    private static Response dependencies(OktaCall call) {
        return shown(call, needed(call, feature(call)));
    }

    private static Response dependents(OktaCall call) {
        return shown(call, needing(call, feature(call)));
    }

    private static Found<Feature> needed(OktaCall call, Feature feature) {
        return call.state().linked(NEEDS, feature.id()).map(id -> call.state().get(FEATURES, id));
    }

    private static Found<Feature> needing(OktaCall call, Feature feature) {
        return call.state().linking(NEEDS, feature.id()).map(id -> call.state().get(FEATURES, id));
    }

    /** By force, whatever stands in the way is switched along. */
    private static Commit update(OktaCall call) {
        var feature = feature(call);
        var to = switch (call.path("lifecycle").toUpperCase(Locale.ROOT)) {
            case "ENABLE" -> Status.ENABLED;
            case "DISABLE" -> Status.DISABLED;
            default -> throw VALIDATION_FAILED.because("lifecycle: The field has an invalid value", "lifecycle");
        };
        var mode = call.query("mode").orElse("");
        if (!mode.isEmpty() && !mode.equalsIgnoreCase("force")) {
            throw VALIDATION_FAILED.because("mode: The field has an invalid value", "mode");
        }
        var others = to == Status.ENABLED ? needed(call, feature) : needing(call, feature);
        var contrary = others.stream().filter(other -> other.status() != to).toList();
        if (!contrary.isEmpty() && mode.isEmpty()) {
            throw FEATURE_CONFLICT.refusal();
        }
        var event = to == Status.ENABLED ? "system.feature.enable" : "system.feature.disable";
        var commit = Commit.commit(call.state());
        for (var other : contrary) {
            commit = commit.with(commit.state().put(FEATURES, other.switched(to)))
                    .announce(Event.of(event, other.target()));
        }
        if (feature.status() != to) {
            commit = commit.with(commit.state().put(FEATURES, feature.switched(to)))
                    .announce(Event.of(event, feature.target()));
        }
        return commit.answer(ok(call, feature.switched(to)));
    }

    private static Feature feature(OktaCall call) {
        var id = call.path("featureId", Feature.Id::new);
        return call.state().find(FEATURES, id).orElseThrow(NOT_FOUND.about(id.value(), "Feature"));
    }

    private static Response ok(OktaCall call, Feature feature) {
        return Response.json(200, json -> members(call, json, feature));
    }

    private static void members(OktaCall call, JsonOut json, Feature feature) {
        var self = call.href(PATH + "/" + feature.id().value());
        json.text("id", feature.id().value())
                .text("type", "self-service")
                .text("status", feature.status().name())
                .text("name", feature.name())
                .text("description", feature.description())
                .object("stage", stage -> {
                    stage.text("value", feature.stage());
                    if (feature.stage().equals("BETA")) {
                        stage.text("state", "OPEN");
                    }
                })
                .object("_links", links -> {
                    var move = feature.status() == Status.ENABLED ? "disable" : "enable";
                    links.object(
                            move,
                            link -> link.text("href", self + "/" + move)
                                    .object("hints", hints -> hints.texts("allow", List.of("POST"))));
                    links.object("self", link -> link.text("href", self));
                    links.object("dependents", link -> link.text("href", self + "/dependents"));
                    links.object("dependencies", link -> link.text("href", self + "/dependencies"));
                });
    }
}
