package dtu.okta;

import dtu.okta.groups.Group;
import dtu.okta.groups.Groups;
import dtu.okta.logs.LogEvent;
import dtu.okta.logs.SystemLog;
import dtu.okta.roles.AdminRole;
import dtu.okta.roles.RoleAssignment;
import dtu.okta.tokens.ApiToken;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Call;
import dtu.twins.Catalogue;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.Settler;
import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Schema;
import dtu.twins.state.Shape;
import dtu.twins.words.Happening;
import dtu.twins.words.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Okta: its operations and tables, and the rules that hold for all of them. */
public final class OktaTwin implements Twin {
    private final Routes routes;
    private final Routes controls = new Routes(List.of());
    private final Schema schema;

    public OktaTwin() {
        var live = new ArrayList<Route>();
        var shapes = new ArrayList<Shape>();
        shapes.addAll(List.of(User.USERS, RoleAssignment.ASSIGNMENTS, ApiToken.TOKENS, LogEvent.LOG));
        resource(live, shapes, Groups.ROUTES, Groups.SHAPES);
        routes = new Routes(
                Catalogue.beside(OktaTwin.class, "operations.tsv").completed(live, entry -> OktaScope.PUBLIC));
        schema = Schema.of(shapes);
    }

    private static void resource(List<Route> live, List<Shape> shapes, List<Route> routes, List<Shape> tables) {
        live.addAll(routes);
        shapes.addAll(tables);
    }

    @Override
    public String name() {
        return "okta";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Routes controls() {
        return controls;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** An org begins with its built-in group, and with the administrator who signed up and made a first token. */
    @Override
    public Commit founded(Call given) {
        var call = (OktaCall) given;
        var everyone = Group.everyone(call.mint(Group.IDS), call.stamp());
        var profile = Json.of("""
                {"firstName": "Org", "lastName": "Admin", "mobilePhone": null, "secondEmail": null,
                 "login": "admin@dtu.test", "email": "admin@dtu.test"}""");
        var admin = User.create(call.mint(User.IDS), UserStatus.ACTIVE, profile, call.stamp());
        var token = ApiToken.create(
                call.mint(ApiToken.IDS), "dtu", admin.id(), call.chance().in("token"), call.stamp());
        return Commit.commit(call.state()
                .put(Group.GROUPS, everyone)
                .put(User.USERS, admin)
                .put(RoleAssignment.ASSIGNMENTS, RoleAssignment.of(admin.id(), AdminRole.SUPER_ADMIN, call.stamp()))
                .put(ApiToken.TOKENS, token));
    }

    @Override
    public Call open(Context context) {
        return new OktaCall(context);
    }

    @Override
    public Optional<String> tenantKey(Request request) {
        return request.authorization("SSWS").flatMap(ApiToken::tenantKey);
    }

    @Override
    public void admit(Call given, Route route) {
        var call = (OktaCall) given;
        var scope = (OktaScope) route.requirement();
        if (scope == OktaScope.PUBLIC) {
            return;
        }
        switch (call.caller()) {
            case OktaCaller.Nobody nobody -> throw OktaError.INVALID_SESSION.refusal();
            case OktaCaller.Token(var user, var token) -> {
                if (!RoleAssignment.allows(call.state(), user.id(), scope)) {
                    throw OktaError.FORBIDDEN.refusal();
                }
            }
            case OktaCaller.Bearer(var client, var subject, var scopes) -> {
                if (scopes.stream().noneMatch(scope::isGivenBy)) {
                    throw OktaError.FORBIDDEN.refusal();
                }
            }
        }
    }

    @Override
    public Response unknown(Call call, Routes.Found found) {
        var error = found instanceof Routes.WrongMethod ? OktaError.WRONG_METHOD : OktaError.NO_SUCH_PATH;
        return error.response((OktaCall) call, List.of());
    }

    @Override
    public Response stub(Call call, Route route) {
        return OktaError.NOT_BUILT.response((OktaCall) call, List.of()).plus("X-DTU-Stub", route.operation());
    }

    @Override
    public Response failed(Call call) {
        return OktaError.INTERNAL.response((OktaCall) call, List.of());
    }

    @Override
    public Response finished(Call call, Response response) {
        return OktaHeaders.on((OktaCall) call, response);
    }

    @Override
    public Commit published(Call call, Commit commit) {
        return SystemLog.logged((OktaCall) call, commit);
    }

    @Override
    public List<Bucket> buckets(Call call) {
        return List.of();
    }

    @Override
    public Response limited(Call call, Bucket bucket, Metering metering) {
        return OktaError.TOO_MANY_REQUESTS.response((OktaCall) call, List.of());
    }

    @Override
    public Response metered(Call call, Response response, Metering metering) {
        return response;
    }

    @Override
    public Response fault(Call call, int status) {
        var error = status == 429 ? OktaError.TOO_MANY_REQUESTS : OktaError.INTERNAL;
        var answer = error.response((OktaCall) call, List.of());
        return new Response(status, answer.headers(), answer.body());
    }

    /** People of a world file are active from the start, as after an import. */
    @Override
    public Commit settle(Call given, List<Settler> settlers) {
        var call = (OktaCall) given;
        var state = call.state();
        var ids = new LinkedHashMap<String, String>();
        for (var settler : settlers) {
            var user = User.create(call.mint(User.IDS), UserStatus.ACTIVE, profile(settler), call.stamp());
            state = state.put(User.USERS, user);
            ids.put(settler.key(), user.id().value());
        }
        return Commit.commit(state).answer(Response.json(200, json -> ids.forEach(json::text)));
    }

    private static Json profile(Settler settler) {
        return Json.written(JsonOut.object(json -> json.text("firstName", settler.firstName())
                .text("lastName", settler.lastName())
                .nothing("mobilePhone")
                .nothing("secondEmail")
                .text("login", settler.email())
                .text("email", settler.email())
                .text("title", settler.title())
                .text("department", settler.department())));
    }

    @Override
    public Map<String, String> environment(Call given) {
        var call = (OktaCall) given;
        var token = call.state().scan(ApiToken.TOKENS).first().orElseThrow();
        return Map.of(
                "OKTA_CLIENT_ORGURL", call.tenant().root(name()),
                "OKTA_CLIENT_TOKEN", token.text(call.tenant()));
    }

    @Override
    public Commit issue(Call given, String person, List<String> scopes) {
        var call = (OktaCall) given;
        var user = call.state()
                .find(User.USERS, new User.Id(person))
                .orElseThrow(OktaError.NOT_FOUND.about(person, "User"));
        var token = ApiToken.create(
                call.mint(ApiToken.IDS), "dtu", user.id(), call.chance().in("token"), call.stamp());
        return Commit.commit(call.state().put(ApiToken.TOKENS, token))
                .answer(Response.json(200, json -> json.text("token", token.text(call.tenant()))));
    }

    @Override
    public Map<String, Json> settings() {
        return Map.of("okta.rateLimits", Json.truth(false));
    }

    @Override
    public List<Vocabulary> vocabularies() {
        return List.of();
    }

    @Override
    public List<Happening> happenings(Call before, Call after) {
        return List.of();
    }
}
