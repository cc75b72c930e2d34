package dtu.slack.scim;

import dtu.slack.SlackCall;
import dtu.slack.SlackRoutes;
import dtu.slack.auth.Caller;
import dtu.slack.auth.Token;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.function.Function;

/** Slack's SCIM API, which answers with statuses and in shapes of its own. */
public final class Scim {
    private static final ScimUsers USERS = new ScimUsers(Dialect.V2);
    private static final ScimUsers OLD_USERS = new ScimUsers(Dialect.V1);
    private static final ScimGroups GROUPS = new ScimGroups(Dialect.V2);
    private static final ScimGroups OLD_GROUPS = new ScimGroups(Dialect.V1);

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("scim.v2.users.list",            Method.GET,    "/scim/v2/Users",                  USERS::list),
        write("scim.v2.users.create",          Method.POST,   "/scim/v2/Users",                  USERS::create),
        read ("scim.v2.users.read",            Method.GET,    "/scim/v2/Users/{id}",             USERS::read),
        write("scim.v2.users.patch",           Method.PATCH,  "/scim/v2/Users/{id}",             USERS::patch),
        write("scim.v2.users.replace",         Method.PUT,    "/scim/v2/Users/{id}",             USERS::replace),
        write("scim.v2.users.delete",          Method.DELETE, "/scim/v2/Users/{id}",             USERS::delete),
        read ("scim.v2.groups.list",           Method.GET,    "/scim/v2/Groups",                 GROUPS::list),
        write("scim.v2.groups.create",         Method.POST,   "/scim/v2/Groups",                 GROUPS::create),
        read ("scim.v2.groups.read",           Method.GET,    "/scim/v2/Groups/{id}",            GROUPS::read),
        write("scim.v2.groups.patch",          Method.PATCH,  "/scim/v2/Groups/{id}",            GROUPS::patch),
        write("scim.v2.groups.replace",        Method.PUT,    "/scim/v2/Groups/{id}",            GROUPS::replace),
        write("scim.v2.groups.delete",         Method.DELETE, "/scim/v2/Groups/{id}",            GROUPS::delete),
        open ("scim.v2.serviceProviderConfigs", Method.GET,   "/scim/v2/ServiceProviderConfigs", Discovery::configuration),
        open ("scim.v2.serviceProviderConfigs", Method.GET,   "/scim/v2/ServiceProviderConfig",  Discovery::configuration),
        read ("scim.v2.schemas",               Method.GET,    "/scim/v2/Schemas",                Discovery::schemas),
        read ("scim.v2.resourceTypes",         Method.GET,    "/scim/v2/ResourceTypes",          Discovery::resourceTypes),
        read ("scim.v1.users.list",            Method.GET,    "/scim/v1/Users",                  OLD_USERS::list),
        write("scim.v1.users.create",          Method.POST,   "/scim/v1/Users",                  OLD_USERS::create),
        read ("scim.v1.users.read",            Method.GET,    "/scim/v1/Users/{id}",             OLD_USERS::read),
        write("scim.v1.users.patch",           Method.PATCH,  "/scim/v1/Users/{id}",             OLD_USERS::patch),
        write("scim.v1.users.replace",         Method.PUT,    "/scim/v1/Users/{id}",             OLD_USERS::replace),
        write("scim.v1.users.delete",          Method.DELETE, "/scim/v1/Users/{id}",             OLD_USERS::delete),
        read ("scim.v1.groups.list",           Method.GET,    "/scim/v1/Groups",                 OLD_GROUPS::list),
        write("scim.v1.groups.create",         Method.POST,   "/scim/v1/Groups",                 OLD_GROUPS::create),
        read ("scim.v1.groups.read",           Method.GET,    "/scim/v1/Groups/{id}",            OLD_GROUPS::read),
        write("scim.v1.groups.patch",          Method.PATCH,  "/scim/v1/Groups/{id}",            OLD_GROUPS::patch),
        write("scim.v1.groups.replace",        Method.PUT,    "/scim/v1/Groups/{id}",            OLD_GROUPS::replace),
        write("scim.v1.groups.delete",         Method.DELETE, "/scim/v1/Groups/{id}",            OLD_GROUPS::delete),
        open ("scim.v1.serviceProviderConfigs", Method.GET,   "/scim/v1/ServiceProviderConfigs", Discovery::configuration));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(Provisioned.PROVISIONED);

    private Scim() {}

    /** For everybody, with a token or without. */
    private static Route open(String operation, Method method, String path, Function<SlackCall, Response> handler) {
        return SlackRoutes.read(operation, method, path, handler);
    }

    private static Route read(String operation, Method method, String path, Function<SlackCall, Response> handler) {
        return SlackRoutes.read(operation, method, path, call -> {
            admit(call);
            return handler.apply(call);
        });
    }

    private static Route write(String operation, Method method, String path, Function<SlackCall, Commit> handler) {
        return SlackRoutes.write(operation, method, path, call -> {
            admit(call);
            return handler.apply(call);
        });
    }

    /** Only an administrator, with a token of their own that says so. */
    private static void admit(SlackCall call) {
        var holder = Caller.known(call).orElseThrow(ScimError.INVALID_AUTHENTICATION);
        if (holder.token().kind() != Token.Kind.USER || !call.hasScope("admin")) {
            throw ScimError.MISSING_SCOPE.refusal();
        }
        if (!holder.user().role().isAdmin()) {
            throw ScimError.NOT_AN_ADMIN.refusal();
        }
    }

    /** The answer to a path of SCIM's that leads nowhere. */
    public static Response unknown(SlackCall call) {
        return ScimError.RESOURCE_NOT_FOUND.refusal().answer(call);
    }

    /** The resource or the change that was sent. */
    static Json body(SlackCall call) {
        try {
            var json = Json.parse(call.request().body().bytes());
            if (json.isObject()) {
                return json;
            }
        } catch (MalformedJson notJson) {
            throw ScimError.INVALID_JSON.refusal();
        }
        throw ScimError.INVALID_JSON.refusal();
    }
}
