package dtu.okta.links;

import static dtu.okta.OktaError.LINKED_OBJECT_CLASH;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.LINKED_OBJECTS_MANAGE;
import static dtu.okta.OktaScope.LINKED_OBJECTS_READ;
import static dtu.okta.links.LinkedObject.BY_ASSOCIATED;
import static dtu.okta.links.LinkedObject.DEFINITIONS;
import static dtu.okta.links.LinkedObject.PRIMARIES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Relation;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Okta's Linked Objects API: the definitions. */
public final class LinkedObjects {
    private static final String PATH = "/api/v1/meta/schemas/user/linkedObjects";
    private static final String ONE = PATH + "/{linkedObjectName}";
    private static final int DEFINITIONS_MAX = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listLinkedObjectDefinitions",  GET,    PATH, LINKED_OBJECTS_READ,   LinkedObjects::list),
        write("createLinkedObjectDefinition", POST,   PATH, LINKED_OBJECTS_MANAGE, LinkedObjects::create),
        read ("getLinkedObjectDefinition",    GET,    ONE,  LINKED_OBJECTS_READ,   LinkedObjects::get),
        write("deleteLinkedObjectDefinition", DELETE, ONE,  LINKED_OBJECTS_MANAGE, LinkedObjects::delete));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(DEFINITIONS, PRIMARIES);

    private LinkedObjects() {}

    /** The state in which that person has no relationship to anybody. */
    public static State without(State state, User.Id user) {
        var next = state.unlinkAllTo(PRIMARIES, user);
        for (var definition : state.scan(DEFINITIONS)) {
            next = next.unlinkAll(
                    PRIMARIES, new LinkedObject.Place(definition.id().value(), user));
        }
        return next;
    }

    private static Response list(OktaCall call) {
        return Response.json(
                200,
                JsonOut.array(
                        call.state().scan(DEFINITIONS).stream(),
                        (json, definition) -> json.value(object -> members(call, object, definition))));
    }

    private static Commit create(OktaCall call) {
        var primary = side(call.body().requiredObject("primary"));
        var associated = side(call.body().requiredObject("associated"));
        var names = List.of(LinkedObject.name(primary), LinkedObject.name(associated));
        if (names.getFirst().equals(names.getLast())) {
            throw LINKED_OBJECT_CLASH.refusal("The primary and the associated name must differ.");
        }
        for (var name : names) {
            if (named(call, name).isPresent()) {
                throw LINKED_OBJECT_CLASH.refusal("The name '" + name + "' is already in use.");
            }
        }
        if (call.state().scan(DEFINITIONS).size() >= DEFINITIONS_MAX) {
            throw LINKED_OBJECT_CLASH.refusal("The maximum number of definitions is " + DEFINITIONS_MAX + ".");
        }
        var definition = new LinkedObject(new LinkedObject.Id(names.getFirst()), primary, associated);
        return call.logged(
                        call.state().put(DEFINITIONS, definition),
                        Event.of("directory.linked_object.create", target(definition)))
                .answer(Response.json(201, json -> members(call, json, definition)));
    }

    private static Json side(Fields given) {
        var name = given.requiredText("name");
        var title = given.requiredText("title");
        if (!NAME.matcher(name).matches()) {
            throw VALIDATION_FAILED.because("name: Does not match required pattern", "name");
        }
        if (!given.requiredText("type").equals("USER")) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        return Json.EMPTY_OBJECT
                .with("name", name)
                .with("title", title)
                .with("description", given.text("description").map(Json::text).or(Json.NULL))
                .with("type", "USER");
    }

    private static Response get(OktaCall call) {
        var definition = definition(call);
        return Response.json(200, json -> members(call, json, definition));
    }

    /** Takes the relationships of people along. */
    private static Commit delete(OktaCall call) {
        var definition = definition(call);
        var name = definition.id().value();
        var state = call.state().remove(DEFINITIONS, definition.id());
        var related = Range.<Relation.Pair<LinkedObject.Place, User.Id>>where(
                pair -> pair.from().relationship().compareTo(name));
        for (var primary : call.state().linked(PRIMARIES, related)) {
            for (var place : call.state().linking(PRIMARIES, primary)) {
                state = place.relationship().equals(name) ? state.unlink(PRIMARIES, place, primary) : state;
            }
        }
        return call.logged(state, Event.of("directory.linked_object.delete", target(definition)));
    }

    /** By either name. */
    static Optional<LinkedObject> named(OktaCall call, String name) {
        return call.state()
                .find(DEFINITIONS, new LinkedObject.Id(name))
                .or(() -> call.state().find(BY_ASSOCIATED, name));
    }

    private static LinkedObject definition(OktaCall call) {
        var name = call.path("linkedObjectName");
        return named(call, name).orElseThrow(NOT_FOUND.about(name, "LinkedObjectProperty"));
    }

    private static Event.Target target(LinkedObject definition) {
        var name = definition.id().value();
        return new Event.Target("LinkedObject", name, name, name);
    }

    private static void members(OktaCall call, JsonOut json, LinkedObject definition) {
        json.json("primary", definition.primary())
                .json("associated", definition.associated())
                .object(
                        "_links",
                        links -> links.object(
                                "self",
                                self -> self.text(
                                        "href",
                                        call.href(PATH + "/" + definition.id().value()))));
    }
}
