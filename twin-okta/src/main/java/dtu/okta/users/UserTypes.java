package dtu.okta.users;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.USER_TYPE_NOT_DELETABLE;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USER_TYPES_MANAGE;
import static dtu.okta.OktaScope.USER_TYPES_READ;
import static dtu.okta.users.UserType.TYPES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.mappings.ProfileMapping;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.regex.Pattern;

/** Okta's User Types API. */
public final class UserTypes {
    private static final String PATH = "/api/v1/meta/types/user";
    private static final String ONE = PATH + "/{typeId}";
    private static final int TYPES_MAX = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listUserTypes",   GET,    PATH, USER_TYPES_READ,   UserTypes::list),
        write("createUserType",  POST,   PATH, USER_TYPES_MANAGE, UserTypes::create),
        read ("getUserType",     GET,    ONE,  USER_TYPES_READ,   UserTypes::get),
        write("updateUserType",  POST,   ONE,  USER_TYPES_MANAGE, UserTypes::update),
        write("replaceUserType", PUT,    ONE,  USER_TYPES_MANAGE, UserTypes::replace),
        write("deleteUserType",  DELETE, ONE,  USER_TYPES_MANAGE, UserTypes::delete));
    // spotless:on

    private UserTypes() {}

    private static Response list(OktaCall call) {
        return Response.json(
                200,
                JsonOut.array(
                        call.state().scan(TYPES).stream(),
                        (json, type) -> json.value(object -> members(call, object, type))));
    }

    private static Commit create(OktaCall call) {
        var name = call.body().requiredText("name");
        var displayName = call.body().requiredText("displayName");
        if (!NAME.matcher(name).matches()) {
            throw VALIDATION_FAILED.because("name: Does not match required pattern", "name");
        }
        if (call.state().has(UserType.BY_NAME, UserType.key(name))) {
            throw VALIDATION_FAILED.because(
                    "name: An object with this field already exists in the current organization", "name");
        }
        if (call.state().scan(TYPES).size() >= TYPES_MAX) {
            throw VALIDATION_FAILED.because("The maximum number of user types is " + TYPES_MAX, "userType");
        }
        var label =
                new UserType.Label(displayName, call.body().text("description").or(""));
        var type = UserType.create(
                call.mint(UserType.IDS), name, label, call.caller().id(), call.stamp());
        var added = changed(call, type);
        var state = added.state();
        for (var app : call.state().scan(Application.APPS)) {
            state = ProfileMapping.added(state, call::mint, app, type.id().value());
        }
        return added.with(state);
    }

    private static Response get(OktaCall call) {
        return ok(call, type(call));
    }

    /** Keeps whatever the body does not name; the name itself can never be another. */
    private static Commit update(OktaCall call) {
        var type = type(call);
        refuseRenaming(call, type);
        var label = new UserType.Label(
                call.body().text("displayName").or(type.label().displayName()),
                call.body().text("description").or(type.label().description()));
        return labelled(call, type, label);
    }

    private static Commit replace(OktaCall call) {
        var type = type(call);
        call.body().requiredText("name");
        refuseRenaming(call, type);
        var displayName = call.body().requiredText("displayName");
        return labelled(call, type, new UserType.Label(displayName, call.body().requiredText("description")));
    }

    private static Commit labelled(OktaCall call, UserType type, UserType.Label label) {
        var changed = type.labelled(label, call.caller().id(), call.stamp());
        return changed(call, changed);
    }

    private static void refuseRenaming(OktaCall call, UserType type) {
        if (!call.body().text("name").or(type.name()).equals(type.name())) {
            throw VALIDATION_FAILED.because("name: The name of a user type cannot be changed", "name");
        }
    }

    private static Commit delete(OktaCall call) {
        var type = type(call);
        if (type.isDefault(call.state()) || call.state().has(User.BY_TYPE, type.id())) {
            throw USER_TYPE_NOT_DELETABLE.refusal();
        }
        return Commit.commit(ProfileMapping.without(
                call.state().remove(TYPES, type.id()), type.id().value()));
    }

    private static Commit changed(OktaCall call, UserType type) {
        return Commit.commit(call.state().put(TYPES, type)).answer(ok(call, type));
    }

    private static UserType type(OktaCall call) {
        var text = call.path("typeId");
        if (text.equals("default")) {
            return UserType.usual(call.state());
        }
        return call.state().find(TYPES, new UserType.Id(text)).orElseThrow(NOT_FOUND.about(text, "CVDType"));
    }

    private static Response ok(OktaCall call, UserType type) {
        return Response.json(200, json -> members(call, json, type));
    }

    private static void members(OktaCall call, JsonOut json, UserType type) {
        json.text("id", type.id().value())
                .text("displayName", type.label().displayName())
                .text("name", type.name())
                .text("description", type.label().description())
                .text("createdBy", type.by().createdBy())
                .text("lastUpdatedBy", type.by().lastUpdatedBy())
                .text("created", OktaTime.text(type.created()))
                .text("lastUpdated", OktaTime.text(type.lastUpdated()))
                .truth("default", type.isDefault(call.state()))
                .object("_links", links -> {
                    link(links, "schema", call.href("/api/v1/meta/schemas/user/" + type.schema()));
                    link(links, "self", call.href(PATH + "/" + type.id().value()));
                });
    }

    private static void link(JsonOut links, String relation, String href) {
        links.object(
                relation, link -> link.text("rel", relation).text("href", href).text("method", "GET"));
    }
}
