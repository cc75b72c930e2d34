package dtu.okta.mappings;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.PROFILE_MAPPINGS_MANAGE;
import static dtu.okta.OktaScope.PROFILE_MAPPINGS_READ;
import static dtu.okta.mappings.ProfileMapping.BY_SOURCE;
import static dtu.okta.mappings.ProfileMapping.BY_TARGET;
import static dtu.okta.mappings.ProfileMapping.MAPPINGS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.apps.Application;
import dtu.okta.expression.BadExpression;
import dtu.okta.provisioning.Provision;
import dtu.okta.schemas.Schemas;
import dtu.okta.users.UserType;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Okta's Profile Mappings API. */
public final class ProfileMappings {
    private static final String PATH = "/api/v1/mappings";
    private static final String ONE = PATH + "/{mappingId}";
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listProfileMappings",  GET,  PATH, PROFILE_MAPPINGS_READ,   ProfileMappings::list),
        read ("getProfileMapping",    GET,  ONE,  PROFILE_MAPPINGS_READ,   ProfileMappings::get),
        write("updateProfileMapping", POST, ONE,  PROFILE_MAPPINGS_MANAGE, ProfileMappings::update));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(MAPPINGS);

    private ProfileMappings() {}

    private static Response list(OktaCall call) {
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        return OktaPages.page(
                call,
                found(call).limit(limit + 1L).toList(),
                limit,
                mapping -> mapping.id().value(),
                (json, mapping) -> json.value(object -> {
                    ends(call, object, mapping);
                    links(call, object, mapping);
                }));
    }

    private static Stream<ProfileMapping> found(OktaCall call) {
        var after = new ProfileMapping.Id(call.query("after").orElse(""));
        var source = call.query("sourceId").orElse("");
        var target = call.query("targetId").orElse("");
        if (source.isEmpty() && target.isEmpty()) {
            return call.state().scan(MAPPINGS, Range.after(after)).stream();
        }
        var index = source.isEmpty() ? BY_TARGET : BY_SOURCE;
        var key = source.isEmpty() ? target : source;
        return call.state().scan(index, index.exactly(key).and(index.after(key, after))).stream()
                .filter(mapping -> target.isEmpty() || mapping.target().equals(target));
    }

    private static Response get(OktaCall call) {
        return ok(call, mapping(call));
    }

    private static Commit update(OktaCall call) {
        var mapping = mapping(call);
        var given = call.body().requiredObject("properties");
        var known = attributes(call, mapping.target());
        var properties = mapping.properties();
        for (var name : given.json().names()) {
            if (!known.contains(name)) {
                throw VALIDATION_FAILED.because("Invalid target field " + name, "updateMapping");
            }
            var property = given.object(name).toOptional();
            properties = property.isEmpty()
                    ? properties.without(name)
                    : properties.with(name, property(call, mapping, property.get()));
        }
        if (properties.equals(mapping.properties())) {
            return Commit.commit(call.state()).answer(ok(call, mapping));
        }
        var changed = mapping.mapping(properties);
        var commit = Commit.commit(call.state().put(MAPPINGS, changed)).answer(ok(call, changed));
        return app(call, mapping.target())
                .map(app -> Provision.refreshed(call, commit, app))
                .orElse(commit);
    }

    private static Json property(OktaCall call, ProfileMapping mapping, Fields given) {
        var expression = given.requiredText("expression");
        try {
            call.conditions().value(expression, attributes(call, mapping.source()));
        } catch (BadExpression problem) {
            throw VALIDATION_FAILED.because(problem.words(), "updateMapping");
        }
        var push = given.text("pushStatus").or("DONT_PUSH");
        if (!push.equals("PUSH") && !push.equals("DONT_PUSH")) {
            throw VALIDATION_FAILED.because("pushStatus: The field has an invalid value", "updateMapping");
        }
        return Json.EMPTY_OBJECT.with("expression", expression).with("pushStatus", push);
    }

    private static Set<String> attributes(OktaCall call, String end) {
        return type(call, end)
                .map(type -> Set.copyOf(type.attributes()))
                .or(() -> app(call, end).map(app -> Schemas.attributes(call.state(), app)))
                .orElse(Set.of());
    }

    private static Optional<UserType> type(OktaCall call, String end) {
        return call.state().find(UserType.TYPES, new UserType.Id(end));
    }

    private static Optional<Application> app(OktaCall call, String end) {
        return call.state().find(Application.APPS, new Application.Id(end));
    }

    private static ProfileMapping mapping(OktaCall call) {
        var id = call.path("mappingId", ProfileMapping.Id::new);
        return call.state().find(MAPPINGS, id).orElseThrow(NOT_FOUND.about(id.value(), "ProfileMapping"));
    }

    private static Response ok(OktaCall call, ProfileMapping mapping) {
        return Response.json(200, json -> {
            ends(call, json, mapping);
            json.json("properties", mapping.properties());
            links(call, json, mapping);
        });
    }

    private static void ends(OktaCall call, JsonOut json, ProfileMapping mapping) {
        json.text("id", mapping.id().value())
                .object("source", end -> end(call, end, mapping.source()))
                .object("target", end -> end(call, end, mapping.target()));
    }

    private static void end(OktaCall call, JsonOut json, String id) {
        var type = type(call, id);
        var name = type.map(UserType::name).or(() -> app(call, id).map(Application::name));
        var self = type.isPresent() ? "/api/v1/meta/types/user/" + id : "/api/v1/apps/" + id;
        var schema = type.map(found -> "/api/v1/meta/schemas/user/" + found.schema())
                .orElse("/api/v1/meta/schemas/apps/" + id + "/default");
        json.text("id", id)
                .text("name", name.orElse(null))
                .text("type", type.isPresent() ? "user" : "appuser")
                .object("_links", links -> {
                    links.object("self", link -> link.text("href", call.href(self)));
                    links.object("schema", link -> link.text("href", call.href(schema)));
                });
    }

    private static void links(OktaCall call, JsonOut json, ProfileMapping mapping) {
        json.object(
                "_links",
                links -> links.object(
                        "self",
                        self -> self.text(
                                "href", call.href(PATH + "/" + mapping.id().value()))));
    }
}
