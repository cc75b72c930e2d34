package dtu.okta.schemas;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.LOG_STREAMS_READ;
import static dtu.okta.OktaScope.SCHEMAS_MANAGE;
import static dtu.okta.OktaScope.SCHEMAS_READ;
import static dtu.okta.schemas.ProfileSchema.GROUP;
import static dtu.okta.schemas.ProfileSchema.SCHEMAS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.provisioning.Service;
import dtu.okta.schemas.Definitions.Change;
import dtu.okta.users.User;
import dtu.okta.users.UserType;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Okta's Schemas API. */
public final class Schemas {
    private static final String PATH = "/api/v1/meta/schemas/";
    private static final String USER = PATH + "user/{schemaId}";
    private static final String GROUPS = PATH + "group/default";
    private static final String APP = PATH + "apps/{appId}/default";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getUserSchema",                GET,  USER,   SCHEMAS_READ,   Schemas::ofUsers),
        write("updateUserProfile",            POST, USER,   SCHEMAS_MANAGE, Schemas::updateUsers),
        read ("getGroupSchema",               GET,  GROUPS, SCHEMAS_READ,   Schemas::ofGroups),
        write("updateGroupSchema",            POST, GROUPS, SCHEMAS_MANAGE, Schemas::updateGroups),
        read ("getApplicationUserSchema",     GET,  APP,    SCHEMAS_READ,   Schemas::ofApp),
        write("updateApplicationUserProfile", POST, APP,    SCHEMAS_MANAGE, Schemas::updateApp),
        read ("listLogStreamSchemas",         GET,  PATH + "logStream", LOG_STREAMS_READ, Schemas::logStreams),
        read ("getLogStreamSchema",           GET,  PATH + "logStream/{logStreamType}", LOG_STREAMS_READ,
                Schemas::logStream));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(SCHEMAS);

    private Schemas() {}

    /** A schema's names and times, and how its answer is linked to. */
    private record Head(String id, String name, String title, String description, Instant created, Instant updated) {}

    private static Response ofUsers(OktaCall call) {
        return shown(call, type(call));
    }

    private static Commit updateUsers(OktaCall call) {
        var type = type(call);
        var definitions = call.body().objectOrEmpty("definitions");
        var own = BuiltInAttributes.of("user");
        var custom = Definitions.merged(type.custom(), own, customOf(definitions));
        var base = Definitions.changed(Change.OF_USERS, type.base(), own, baseOf(definitions));
        if (custom.equals(type.custom()) && base.equals(type.base())) {
            return Commit.commit(call.state()).answer(shown(call, type));
        }
        var changed = type.defining(base, custom, call.caller().id(), call.stamp());
        var state = call.state().put(UserType.TYPES, changed);
        for (var name : type.custom().names()) {
            state = custom.at(name).isEmpty() ? User.without(state, type.id(), name) : state;
        }
        return Commit.commit(state).answer(shown(call, changed));
    }

    private static Response shown(OktaCall call, UserType type) {
        var isDefault = type.isDefault(call.state());
        var base = Json.EMPTY_OBJECT;
        for (var name : BuiltInAttributes.of("user").names()) {
            base = base.with(name, shown(BuiltInAttributes.user(name, type.base())));
        }
        var path = "user/" + (isDefault ? "default" : type.schema());
        var title = isDefault ? "Default Okta user" : type.label().displayName();
        var head = new Head(path, type.name(), title, type.label().description(), type.created(), type.lastUpdated());
        var all = base;
        return Response.json(200, json -> {
            members(call, json, head, type.custom(), all);
            json.object("_links", links -> {
                link(links, "self", call.href(PATH + path));
                link(
                        links,
                        "type",
                        call.href("/api/v1/meta/types/user/" + type.id().value()));
            });
        });
    }

    /** Required only where it is. */
    private static Json shown(Json definition) {
        return Judgement.isRequired(definition) ? definition : definition.without("required");
    }

    private static UserType type(OktaCall call) {
        var text = call.path("schemaId");
        if (text.equals("default")) {
            return UserType.usual(call.state());
        }
        return call.state()
                .find(UserType.TYPES, UserType.ofSchema(text))
                .filter(type -> type.schema().equals(text))
                .orElseThrow(NOT_FOUND.about(text, "Schema"));
    }

    private static Response ofGroups(OktaCall call) {
        return shownGroups(call, call.state());
    }

    private static Commit updateGroups(OktaCall call) {
        var present = ProfileSchema.ofGroups(call.state());
        var own = BuiltInAttributes.of("group");
        var definitions = call.body().objectOrEmpty("definitions");
        Definitions.changed(Change.OF_GROUPS, Json.EMPTY_OBJECT, own, baseOf(definitions));
        var custom = Definitions.merged(present, own, customOf(definitions));
        if (custom.equals(present)) {
            return Commit.commit(call.state()).answer(shownGroups(call, call.state()));
        }
        var state = call.state().put(SCHEMAS, changed(call, GROUP, Json.EMPTY_OBJECT, custom));
        for (var name : present.names()) {
            state = custom.at(name).isEmpty() ? Group.without(state, name) : state;
        }
        return Commit.commit(state).answer(shownGroups(call, state));
    }

    private static Response shownGroups(OktaCall call, State state) {
        var everyone = state.scan(Group.BUILT_IN).first().orElseThrow();
        var row = state.find(SCHEMAS, GROUP);
        var created = row.map(ProfileSchema::created).orElse(everyone.created());
        var head = new Head(
                "group/default",
                "group",
                "Okta group",
                "Okta group profile template",
                created,
                row.map(ProfileSchema::lastUpdated).orElse(created));
        return Response.json(200, json -> {
            members(call, json, head, ProfileSchema.ofGroups(state), BuiltInAttributes.of("group"));
            json.object("_links", links -> link(links, "self", call.href(GROUPS)));
        });
    }

    private static Response ofApp(OktaCall call) {
        return shown(call, call.state(), app(call));
    }

    private static Commit updateApp(OktaCall call) {
        var app = app(call);
        var id = new ProfileSchema.Id(app.id().value());
        var own = BuiltInAttributes.of(kind(app));
        var definitions = call.body().objectOrEmpty("definitions");
        var present = ProfileSchema.ofApp(call.state(), app.id().value());
        var presentBase = baseOf(call.state(), id);
        var base = Definitions.changed(Change.OF_APPS, presentBase, own, baseOf(definitions));
        var custom = Definitions.merged(present, own, customOf(definitions));
        if (custom.equals(present) && base.equals(presentBase)) {
            return Commit.commit(call.state()).answer(shown(call, call.state(), app));
        }
        var state = call.state().put(SCHEMAS, changed(call, id, base, custom));
        return Commit.commit(state).answer(shown(call, state, app));
    }

    private static Response shown(OktaCall call, State state, Application app) {
        var row = state.find(SCHEMAS, new ProfileSchema.Id(app.id().value()));
        var head = new Head(
                "apps/" + app.id().value() + "/default",
                app.name(),
                app.label() + " User",
                "",
                app.created(),
                row.map(ProfileSchema::lastUpdated).orElse(app.created()));
        var custom = ProfileSchema.ofApp(state, app.id().value());
        var base = BuiltInAttributes.of(kind(app));
        var changes = baseOf(state, new ProfileSchema.Id(app.id().value()));
        for (var name : changes.names()) {
            var own = base.at(name).orElse(Json.EMPTY_OBJECT);
            base = base.with(name, shown(own.merged(changes.at(name).orElse(Json.EMPTY_OBJECT))));
        }
        var all = base;
        return Response.json(200, json -> members(call, json, head, custom, all));
    }

    private static Json baseOf(State state, ProfileSchema.Id id) {
        return state.find(SCHEMAS, id).map(ProfileSchema::base).orElse(Json.EMPTY_OBJECT);
    }

    /** The names of everything that may stand in the profile of that app's users. */
    public static Set<String> attributes(State state, Application app) {
        var names = new HashSet<>(BuiltInAttributes.of(kind(app)).names());
        names.addAll(ProfileSchema.ofApp(state, app.id().value()).names());
        return names;
    }

    /** What a user of that app may have under that name. */
    public static Optional<Json> definition(State state, Application app, String name) {
        return BuiltInAttributes.of(kind(app))
                .at(name)
                .or(() -> ProfileSchema.ofApp(state, app.id().value()).at(name));
    }

    private static String kind(Application app) {
        return app.isClient() ? "oidc" : Service.behind(app).map(Service::twin).orElse("app");
    }

    private static Application app(OktaCall call) {
        var id = call.path("appId");
        return call.state()
                .find(Application.APPS, new Application.Id(id))
                .orElseThrow(NOT_FOUND.about(id, "AppInstance"));
    }

    private static Fields baseOf(Fields definitions) {
        return definitions.objectOrEmpty("base").objectOrEmpty("properties");
    }

    private static Json customOf(Fields definitions) {
        return definitions.objectOrEmpty("custom").objectOrEmpty("properties").json();
    }

    private static ProfileSchema changed(OktaCall call, ProfileSchema.Id id, Json base, Json custom) {
        var created = call.state().find(SCHEMAS, id).map(ProfileSchema::created).orElse(call.stamp());
        return new ProfileSchema(id, base, custom, created, call.stamp());
    }

    private static void members(OktaCall call, JsonOut json, Head head, Json custom, Json base) {
        json.text("id", call.href("/meta/schemas/" + head.id()))
                .text("$schema", "http://json-schema.org/draft-04/schema#")
                .text("name", head.name())
                .text("title", head.title())
                .textIfAny("description", head.description().isEmpty() ? null : head.description())
                .text("lastUpdated", OktaTime.text(head.updated()))
                .text("created", OktaTime.text(head.created()))
                .object("definitions", definitions -> {
                    definitions.object("custom", object -> definition(object, "custom", custom));
                    definitions.object("base", object -> definition(object, "base", base));
                })
                .text("type", "object")
                .object(
                        "properties",
                        properties -> properties.object(
                                "profile",
                                profile -> profile.array(
                                        "allOf",
                                        List.of("custom", "base"),
                                        (out, part) -> out.value(ref -> ref.text("$ref", "#/definitions/" + part)))));
    }

    private static void definition(JsonOut json, String part, Json properties) {
        var required = properties.names().stream()
                .filter(name ->
                        properties.at(name).filter(Judgement::isRequired).isPresent())
                .toList();
        json.text("id", "#" + part)
                .text("type", "object")
                .json("properties", properties)
                .texts("required", required);
    }

    private static void link(JsonOut links, String relation, String href) {
        links.object(
                relation, link -> link.text("rel", relation).text("href", href).text("method", "GET"));
    }

    private static Response logStreams(OktaCall call) {
        return Response.json(
                200,
                JsonOut.array(
                        BuiltInAttributes.LOG_STREAMS.names().stream(),
                        (json, type) -> json.value(object -> logStream(call, object, type))));
    }

    private static Response logStream(OktaCall call) {
        var type = call.path("logStreamType");
        if (BuiltInAttributes.LOG_STREAMS.at(type).isEmpty()) {
            throw NOT_FOUND.refusal(type, "LogStreamType");
        }
        return Response.json(200, json -> logStream(call, json, type));
    }

    private static void logStream(OktaCall call, JsonOut json, String type) {
        json.text("$id", call.href(PATH + "logStream/" + type))
                .membersOf(BuiltInAttributes.LOG_STREAMS.at(type).orElseThrow());
    }
}
