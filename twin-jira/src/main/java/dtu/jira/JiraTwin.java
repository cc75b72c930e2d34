package dtu.jira;

import dtu.jira.comments.Comments;
import dtu.jira.configuration.Configuration;
import dtu.jira.groups.Group;
import dtu.jira.groups.Groups;
import dtu.jira.issues.Changelogs;
import dtu.jira.issues.Issues;
import dtu.jira.issues.Metas;
import dtu.jira.issues.Properties;
import dtu.jira.issues.Transitions;
import dtu.jira.issues.Votes;
import dtu.jira.issues.Watchers;
import dtu.jira.jql.JqlQueries;
import dtu.jira.links.IssueLinks;
import dtu.jira.permissions.Permissions;
import dtu.jira.projects.Projects;
import dtu.jira.projects.Roles;
import dtu.jira.search.JqlParsing;
import dtu.jira.search.Search;
import dtu.jira.server.Server;
import dtu.jira.tokens.ApiToken;
import dtu.jira.users.User;
import dtu.jira.users.Users;
import dtu.jira.webhooks.Webhooks;
import dtu.jira.words.IssueFacts;
import dtu.jira.words.JiraWords;
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
import dtu.twins.state.Schema;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import dtu.twins.words.Happening;
import dtu.twins.words.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jira: its operations and tables, and the rules that hold for all of them. */
public final class JiraTwin implements Twin {
    private static final String ADMIN_EMAIL = "admin@dtu.test";
    private static final int UNAUTHORIZED = 401;

    private final Routes routes;
    private final Routes controls = new Routes(List.of());
    private final Schema schema;
    private final JqlQueries queries = new JqlQueries();

    public JiraTwin() {
        var live = new ArrayList<Route>();
        var shapes = new ArrayList<Shape>(List.of(ApiToken.TOKENS));
        resource(live, shapes, Users.ROUTES, Users.SHAPES);
        resource(live, shapes, Groups.ROUTES, Groups.SHAPES);
        resource(live, shapes, Server.ROUTES, List.of());
        resource(live, shapes, Configuration.ROUTES, List.of());
        resource(live, shapes, Permissions.ROUTES, List.of());
        resource(live, shapes, Projects.ROUTES, Projects.SHAPES);
        resource(live, shapes, Roles.ROUTES, List.of());
        resource(live, shapes, Issues.ROUTES, Issues.SHAPES);
        resource(live, shapes, Transitions.ROUTES, List.of());
        resource(live, shapes, Changelogs.ROUTES, List.of());
        resource(live, shapes, Metas.ROUTES, List.of());
        resource(live, shapes, Properties.ROUTES, List.of());
        resource(live, shapes, Watchers.ROUTES, List.of());
        resource(live, shapes, Votes.ROUTES, List.of());
        resource(live, shapes, Comments.ROUTES, Comments.SHAPES);
        resource(live, shapes, IssueLinks.ROUTES, IssueLinks.SHAPES);
        resource(live, shapes, Search.ROUTES, List.of());
        resource(live, shapes, JqlParsing.ROUTES, List.of());
        resource(live, shapes, Webhooks.ROUTES, Webhooks.SHAPES);
        var known = JiraRoutes.inAllVersions(Catalogue.beside(JiraTwin.class, "operations.tsv"));
        routes = new Routes(known.completed(JiraRoutes.inAllVersions(live), entry -> JiraNeed.ANYONE));
        schema = Schema.of(shapes);
    }

    private static void resource(List<Route> live, List<Shape> shapes, List<Route> routes, List<Shape> tables) {
        live.addAll(routes);
        shapes.addAll(tables);
    }

    @Override
    public String name() {
        return "jira";
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

    /** A site begins with its groups, and with the administrator who signed up and made a first token. */
    @Override
    public Commit founded(Call given) {
        var call = (JiraCall) given;
        var state = call.state();
        for (var name : List.of(Group.SITE_ADMINS, Group.ADMINISTRATORS, Group.JIRA_USERS)) {
            state = state.put(Group.GROUPS, new Group(call.mint(Group.IDS), name));
        }
        var admin = User.create(call.mint(User.IDS), ADMIN_EMAIL, "Site Admin", "Etc/UTC");
        state = administering(state.put(User.USERS, admin), admin);
        return Commit.commit(state.put(ApiToken.TOKENS, token(call, admin)));
    }

    private static ApiToken token(JiraCall call, User user) {
        var id = call.mint(ApiToken.IDS);
        return ApiToken.create(id, user.id(), call.chance().in("token").in(id.value()), call.stamp());
    }

    private static State administering(State state, User user) {
        var next = using(state, user);
        for (var name : List.of(Group.SITE_ADMINS, Group.ADMINISTRATORS)) {
            next = next.link(Group.MEMBERS, Group.named(state, name).id(), user.id());
        }
        return next;
    }

    private static State using(State state, User user) {
        return state.link(Group.MEMBERS, Group.named(state, Group.JIRA_USERS).id(), user.id());
    }

    @Override
    public Call open(Context context) {
        return new JiraCall(context, queries);
    }

    @Override
    public Optional<String> tenantKey(Request request) {
        return ApiToken.Pair.read(request).flatMap(pair -> ApiToken.tenantKey(pair.token()));
    }

    @Override
    public void admit(Call given, Route route) {
        var call = (JiraCall) given;
        switch ((JiraNeed) route.requirement()) {
            case ANYONE -> call.caller();
            case USER -> call.user();
            case ADMIN -> {
                call.user();
                if (!call.isAdmin()) {
                    throw JiraError.NOT_ADMINISTRATOR.refusal();
                }
            }
        }
    }

    @Override
    public Response unknown(Call call, Routes.Found found) {
        var error = found instanceof Routes.WrongMethod ? JiraError.WRONG_METHOD : JiraError.NO_PATH;
        return error.response();
    }

    @Override
    public Response stub(Call call, Route route) {
        return JiraError.NOT_BUILT.response().plus("X-DTU-Stub", route.operation());
    }

    @Override
    public Response failed(Call call) {
        return JiraError.FAILED.response();
    }

    @Override
    public Response finished(Call call, Response response) {
        return JiraHeaders.on((JiraCall) call, response);
    }

    @Override
    public Commit published(Call call, Commit commit) {
        return Webhooks.published((JiraCall) call, commit);
    }

    @Override
    public List<Bucket> buckets(Call call) {
        return JiraLimits.buckets((JiraCall) call);
    }

    @Override
    public Response limited(Call call, Bucket bucket, Metering metering) {
        return JiraLimits.limited((JiraCall) call, bucket, metering);
    }

    @Override
    public Response metered(Call call, Response response, Metering metering) {
        return JiraLimits.metered(response, metering);
    }

    /** In the words of the gateway that apps with scopes go through. */
    @Override
    public Response denied(Call call, Route route) {
        return Response.json(
                UNAUTHORIZED,
                json -> json.number("code", UNAUTHORIZED).text("message", "Unauthorized; scope does not match"));
    }

    @Override
    public Response fault(Call call, int status) {
        return JiraLimits.fault(status);
    }

    /** People of a world file have accounts from the start; its administrators administer the site. */
    @Override
    public Commit settle(Call given, List<Settler> settlers) {
        var call = (JiraCall) given;
        var state = call.state();
        var ids = new LinkedHashMap<String, String>();
        for (var settler : settlers) {
            var known = state.find(User.BY_EMAIL, User.key(settler.email()));
            var zone = settler.more().getOrDefault("timeZone", "Etc/UTC");
            var user = known.isPresent()
                    ? known.get()
                    : User.create(call.mint(User.IDS), settler.email(), settler.displayName(), zone);
            state = state.put(User.USERS, user);
            state = settler.kind().equals("admin") ? administering(state, user) : using(state, user);
            ids.put(settler.key(), user.id().value());
        }
        return Commit.commit(state).answer(Response.json(200, json -> ids.forEach(json::text)));
    }

    @Override
    public Map<String, String> environment(Call given) {
        var call = (JiraCall) given;
        var token = call.state().scan(ApiToken.TOKENS).first().orElseThrow();
        return Map.of(
                "JIRA_BASE_URL", call.tenant().root(name()),
                "JIRA_EMAIL", call.state().get(User.USERS, token.user()).email(),
                "JIRA_API_TOKEN", token.text(call.tenant()));
    }

    @Override
    public Commit issue(Call given, String person, List<String> scopes) {
        var call = (JiraCall) given;
        var user = Users.active(call, person).orElseThrow(JiraError.USER_NOT_FOUND.about());
        var token = token(call, user);
        return Commit.commit(call.state().put(ApiToken.TOKENS, token))
                .answer(Response.json(
                        200,
                        json -> json.text("token", token.text(call.tenant()))
                                .text("authorization", basic(user.email(), token.text(call.tenant())))
                                .text("email", user.email())));
    }

    @Override
    public Optional<String> authorization(Call call, String own) {
        return ApiToken.known((JiraCall) call, own)
                .map(token -> basic(call.state().get(User.USERS, token.user()).email(), token.text(call.tenant())));
    }

    private static String basic(String email, String token) {
        var pair = (email + ":" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public Map<String, Json> settings() {
        return Map.of("jira.rateLimits", Json.truth(false), "jira.searchRefusesUnknownNames", Json.truth(false));
    }

    @Override
    public List<Vocabulary> vocabularies() {
        return List.of(new JiraWords(routes.all()));
    }

    @Override
    public List<Happening> happenings(Call before, Call after) {
        return IssueFacts.between((JiraCall) before, (JiraCall) after);
    }
}
