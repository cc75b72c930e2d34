package dtu.okta.roles;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.ROLES_MANAGE;
import static dtu.okta.OktaScope.ROLES_READ;
import static dtu.okta.roles.CustomRole.BY_LABEL;
import static dtu.okta.roles.CustomRole.ROLES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.okta.roles.CustomRole.Granting;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Okta's roles of the org's own, and the permissions that they are made of. */
public final class CustomRoles {
    private static final int PAGE = 100;
    private static final String PATH = "/api/v1/iam/roles";
    private static final String ONE = PATH + "/{roleIdOrLabel}";
    private static final String PERMISSIONS = ONE + "/permissions";
    private static final String PERMISSION = PERMISSIONS + "/{permissionType}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listRoles",             GET,    PATH,        ROLES_READ,   CustomRoles::list),
        write("createRole",            POST,   PATH,        ROLES_MANAGE, CustomRoles::create),
        read ("getRole",               GET,    ONE,         ROLES_READ,   CustomRoles::get),
        write("replaceRole",           PUT,    ONE,         ROLES_MANAGE, CustomRoles::replace),
        write("deleteRole",            DELETE, ONE,         ROLES_MANAGE, CustomRoles::delete),
        read ("listRolePermissions",   GET,    PERMISSIONS, ROLES_READ,   CustomRoles::listPermissions),
        read ("getRolePermission",     GET,    PERMISSION,  ROLES_READ,   CustomRoles::getPermission),
        write("createRolePermission",  POST,   PERMISSION,  ROLES_MANAGE, CustomRoles::createPermission),
        write("replaceRolePermission", PUT,    PERMISSION,  ROLES_MANAGE, CustomRoles::replacePermission),
        write("deleteRolePermission",  DELETE, PERMISSION,  ROLES_MANAGE, CustomRoles::deletePermission));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(ROLES);

    private CustomRoles() {}

    /** By id, or by label in any case. */
    static CustomRole named(OktaCall call, String text) {
        return call.state()
                .find(ROLES, new CustomRole.Id(text))
                .or(() -> call.state().find(BY_LABEL, User.key(text)))
                .orElseThrow(NOT_FOUND.about(text, "CustomRole"));
    }

    private static CustomRole role(OktaCall call) {
        return named(call, call.path("roleIdOrLabel"));
    }

    private static Response list(OktaCall call) {
        var after = new CustomRole.Id(call.query("after").orElse(""));
        var roles = call.state().scan(ROLES, Range.after(after));
        var page = roles.limit(PAGE).toList();
        return Response.json(
                200,
                json -> json.array("roles", page, (out, role) -> out.value(o -> members(call, o, role)))
                        .object("_links", links -> {
                            RoleView.link(links, "self", call.href(PATH));
                            if (roles.size() > PAGE) {
                                var next =
                                        PATH + "?after=" + page.getLast().id().value();
                                RoleView.link(links, "next", call.href(next));
                            }
                        }));
    }

    private static Commit create(OktaCall call) {
        var body = call.body();
        var label = label(call, body, null);
        var description = required(body, "description");
        var permissions = body.texts("permissions").or(List.of()).stream()
                .distinct()
                .map(permission -> known(permission, Json.NULL, call))
                .toList();
        if (permissions.isEmpty()) {
            throw VALIDATION_FAILED.because("permissions: The field cannot be left blank", "permissions");
        }
        var role =
                new CustomRole(call.mint(CustomRole.IDS), label, description, permissions, call.stamp(), call.stamp());
        return call.logged(call.state().put(ROLES, role), Event.of("iam.role.create", role.target()))
                .answer(shown(call, role));
    }

    private static String required(Fields body, String name) {
        var text = body.text(name).or("");
        if (text.isBlank()) {
            throw VALIDATION_FAILED.because(name + ": The field cannot be left blank", name);
        }
        return text;
    }

    private static String label(OktaCall call, Fields body, @Nullable CustomRole same) {
        var label = required(body, "label");
        var holder = call.state().find(BY_LABEL, User.key(label));
        if (holder.isPresent() && (same == null || !holder.get().id().equals(same.id()))) {
            throw VALIDATION_FAILED.because("label: There is already an admin role with this name.", "label");
        }
        return label;
    }

    private static Granting known(String permission, Json conditions, OktaCall call) {
        if (!Permissions.known(permission)) {
            throw VALIDATION_FAILED.because("permissions: Invalid permission: " + permission, "permissions");
        }
        return new Granting(permission, conditions, call.stamp(), call.stamp());
    }

    private static Response get(OktaCall call) {
        return shown(call, role(call));
    }

    private static Commit replace(OktaCall call) {
        var role = role(call);
        var label = label(call, call.body(), role);
        var next = role.describedBy(label, required(call.body(), "description"), call.stamp());
        return call.logged(call.state().put(ROLES, next), Event.of("iam.role.update", next.target()))
                .answer(shown(call, next));
    }

    /** Its bindings and their members go with it. */
    private static Commit delete(OktaCall call) {
        var role = role(call);
        var state = call.state();
        for (var set : call.state().linking(ResourceSet.BINDINGS, role.id())) {
            state = Bindings.without(state, set, role.id());
        }
        return call.logged(state.remove(ROLES, role.id()), Event.of("iam.role.delete", role.target()));
    }

    private static Response listPermissions(OktaCall call) {
        var role = role(call);
        return Response.json(
                200,
                json -> json.array(
                        "permissions",
                        role.permissions(),
                        (out, one) -> out.value(object -> permission(call, object, role, one))));
    }

    private static Response getPermission(OktaCall call) {
        var role = role(call);
        return Response.json(200, json -> permission(call, json, role, granting(call, role)));
    }

    private static Granting granting(OktaCall call, CustomRole role) {
        var name = call.path("permissionType");
        return role.granting(name).orElseThrow(NOT_FOUND.about(name, "Permission"));
    }

    private static Commit createPermission(OktaCall call) {
        var role = role(call);
        var granting = known(call.path("permissionType"), conditions(call), call);
        return call.logged(
                call.state().put(ROLES, role.with(granting, call.stamp())),
                Event.of("iam.role.permissions.add", role.target()));
    }

    private static Commit replacePermission(OktaCall call) {
        var role = role(call);
        var before = granting(call, role);
        var conditions = conditions(call);
        var after = new Granting(before.permission(), conditions, before.created(), call.stamp());
        var type = conditions.isNull() ? "iam.role.permission.conditions.delete" : "iam.role.permission.conditions.add";
        return call.logged(call.state().put(ROLES, role.with(after, call.stamp())), Event.of(type, role.target()))
                .answer(Response.json(200, json -> permission(call, json, role, after)));
    }

    /** Either what to include or what to leave out, never both. */
    private static Json conditions(OktaCall call) {
        var given = call.members().opaqueObject("conditions").or(Json.NULL);
        if (given.isNull()) {
            return given;
        }
        var include = given.at("include").filter(one -> !one.isNull());
        var exclude = given.at("exclude").filter(one -> !one.isNull());
        if (include.isPresent() == exclude.isPresent()) {
            throw VALIDATION_FAILED.because("conditions: Specify either include or exclude", "conditions");
        }
        return given;
    }

    private static Commit deletePermission(OktaCall call) {
        var role = role(call);
        var granting = granting(call, role);
        return call.logged(
                call.state().put(ROLES, role.without(granting.permission(), call.stamp())),
                Event.of("iam.role.permissions.delete", role.target()));
    }

    private static Response shown(OktaCall call, CustomRole role) {
        return Response.json(200, json -> members(call, json, role));
    }

    private static void members(OktaCall call, JsonOut json, CustomRole role) {
        var self = call.href(PATH + "/" + role.id().value());
        json.text("id", role.id().value())
                .text("label", role.label())
                .truth("isCloneable", false)
                .text("description", role.description())
                .text("created", OktaTime.text(role.created()))
                .text("lastUpdated", OktaTime.text(role.lastUpdated()))
                .object("_links", links -> {
                    RoleView.link(links, "permissions", self + "/permissions");
                    RoleView.link(links, "self", self);
                });
    }

    private static void permission(OktaCall call, JsonOut json, CustomRole role, Granting one) {
        var self = call.href(PATH + "/" + role.id().value());
        json.text("label", one.permission())
                .text("created", OktaTime.text(one.created()))
                .text("lastUpdated", OktaTime.text(one.lastUpdated()))
                .json("conditions", one.conditions())
                .object("_links", links -> {
                    RoleView.link(links, "role", self);
                    RoleView.link(links, "self", self + "/permissions/" + one.permission());
                });
    }
}
