package dtu.okta.apps;

import static dtu.okta.OktaError.APP_NOT_DELETABLE;
import static dtu.okta.OktaError.BAD_CURSOR;
import static dtu.okta.OktaError.BAD_SEARCH;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.OktaScope.GROUPS_READ;
import static dtu.okta.apps.Application.APPS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.apps.Application.Status;
import dtu.okta.credentials.AppKeys;
import dtu.okta.credentials.ClientKeys;
import dtu.okta.credentials.ClientSecret;
import dtu.okta.credentials.ClientSecrets;
import dtu.okta.groups.Group;
import dtu.okta.imports.IdentitySources;
import dtu.okta.logs.Event;
import dtu.okta.mappings.ProfileMapping;
import dtu.okta.oauth.Tokens;
import dtu.okta.policies.PolicyMapping;
import dtu.okta.provisioning.Account;
import dtu.okta.roles.Assignee;
import dtu.okta.roles.RoleAssignment;
import dtu.okta.roles.Targets;
import dtu.okta.schemas.ProfileSchema;
import dtu.okta.users.User;
import dtu.okta.users.UserType;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Okta's Applications API. */
public final class Applications {
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    private static final String ONE = "/api/v1/apps/{appId}";

    /** What is kept of an application beside its name and label. */
    private static final List<String> KEPT = List.of(
            "accessibility",
            "visibility",
            "licensing",
            "features",
            "signOnMode",
            "credentials",
            "universalLogout",
            "settings",
            "profile");

    /** The names of applications that are named after their sign-on mode. */
    private static final Map<String, String> NAMES = Map.of(
            "OPENID_CONNECT", "oidc_client",
            "BOOKMARK", "bookmark",
            "BASIC_AUTH", "template_basic_auth",
            "BROWSER_PLUGIN", "template_swa",
            "SECURE_PASSWORD_STORE", "template_sps",
            "WS_FEDERATION", "template_wsfed");

    private static final Set<String> NAMED_BY_LABEL = Set.of("SAML_2_0", "SAML_1_1", "AUTO_LOGIN", "MFA_AS_SERVICE");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listApplications",      GET,    "/api/v1/apps",                APPS_READ,   Applications::list),
        write("createApplication",     POST,   "/api/v1/apps",                APPS_MANAGE, Applications::create),
        read ("getApplication",        GET,    ONE,                           APPS_READ,   Applications::get),
        write("replaceApplication",    PUT,    ONE,                           APPS_MANAGE, Applications::replace),
        write("deleteApplication",     DELETE, ONE,                           APPS_MANAGE, Applications::delete),
        write("activateApplication",   POST,   ONE + "/lifecycle/activate",   APPS_MANAGE, Applications::activate),
        write("deactivateApplication", POST,   ONE + "/lifecycle/deactivate", APPS_MANAGE, Applications::deactivate),
        read ("listAssignedApplicationsForGroup", GET, "/api/v1/groups/{groupId}/apps", GROUPS_READ,
                Applications::listOfGroup));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(APPS, AppUser.APP_USERS, AppGroup.APP_GROUPS, AppFeature.FEATURES);

    private Applications() {}

    private static Response list(OktaCall call) {
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = after(call);
        var rows = call.query("q")
                .map(q -> beginning(call, User.key(q), after, limit + 1))
                .or(() -> call.query("filter").map(filter -> filtered(call, filter, after, limit + 1)))
                .orElseGet(() -> call.state().scan(APPS, Range.after(new Application.Id(after))).stream()
                        .filter(seen(call))
                        .limit(limit + 1L)
                        .toList());
        if (call.query("expand").isPresent() && !ApplicationSearch.expandsTheFiltered(call)) {
            throw BAD_SEARCH.because("Expand query is malformed.");
        }
        return page(call, rows, limit);
    }

    private static Response page(OktaCall call, List<Application> rows, int limit) {
        return OktaPages.page(
                call, rows, limit, app -> app.id().value(), (json, app) -> ApplicationView.inList(call, json, app));
    }

    private static Predicate<Application> seen(OktaCall call) {
        return app -> call.reach().sees(call, app);
    }

    private static String after(OktaCall call) {
        var after = call.query("after").orElse("");
        if (!after.isEmpty() && !after.startsWith("0oa")) {
            throw BAD_CURSOR.because("Invalid cursor.");
        }
        return after;
    }

    private static List<Application> beginning(OktaCall call, String q, String after, int limit) {
        return call.state().scan(Application.BY_WORD, Application.BY_WORD.prefix(q)).stream()
                .filter(app -> app.id().value().compareTo(after) > 0)
                .filter(seen(call).and(ApplicationSearch.test(call)))
                .sorted(Comparator.comparing(Application::id))
                .distinct()
                .limit(limit)
                .toList();
    }

    private static List<Application> filtered(OktaCall call, String filter, String after, int limit) {
        return ApplicationSearch.ofSomebody(call, filter)
                .map(all -> all.stream()
                        .filter(app -> app.id().value().compareTo(after) > 0)
                        .filter(seen(call))
                        .limit(limit)
                        .toList())
                .orElseGet(() -> ApplicationSearch.FILTER.page(call, filter, after, limit, seen(call)));
    }

    private static Commit create(OktaCall call) {
        var label = call.body().requiredText("label");
        var given = given(call);
        var mode = given.textAt("signOnMode").orElse("");
        var status = call.flag("activate").orElse(true) ? Status.ACTIVE : Status.INACTIVE;
        var app = new Application(
                call.mint(Application.IDS),
                name(call, mode, label),
                label,
                status,
                Defaults.in(given, mode),
                call.stamp(),
                call.stamp());
        var created = checked(call, app, "application.lifecycle.create");
        var state = created.state();
        for (var type : call.state().scan(UserType.TYPES)) {
            state = ProfileMapping.added(state, call::mint, app, type.id().value());
        }
        return created.with(state);
    }

    private static Commit checked(OktaCall call, Application app, String event) {
        app.signingKey().filter(kid -> !AppKeys.has(call, app, kid)).ifPresent(kid -> {
            throw VALIDATION_FAILED.because("kid: The key '" + kid + "' does not exist", "kid");
        });
        var kept = app.isClient() ? client(call, app) : app;
        var state = app.isClient()
                ? ClientSecret.in(call.state(), call::mint, kept, app.givenSecret(), call.stamp())
                : call.state();
        var next = state.put(APPS, kept);
        return call.logged(next, Event.of(event, kept.target())).answer(ok(call.seeing(next), kept));
    }

    /** A client as it is kept: its secret is with its other secrets, and its keys have ids. */
    private static Application client(OktaCall call, Application app) {
        ClientCheck.wrong(call, app).ifPresent(problem -> {
            throw VALIDATION_FAILED.because(problem.field() + ": " + problem.complaint(), problem.field());
        });
        ClientKeys.problem(app).ifPresent(problem -> {
            throw VALIDATION_FAILED.because(problem, "jwks");
        });
        ClientSecrets.check(app);
        return ClientKeys.registered(call, app.withoutGivenSecret());
    }

    private static Json given(OktaCall call) {
        var mode = call.body().requiredText("signOnMode");
        if (!NAMES.containsKey(mode) && !NAMED_BY_LABEL.contains(mode)) {
            throw VALIDATION_FAILED.because("signOnMode: The field has an invalid value", "signOnMode");
        }
        if (mode.equals("OPENID_CONNECT")) {
            call.body().requiredObject("settings").requiredObject("oauthClient");
        }
        if (mode.equals("BOOKMARK")) {
            call.body().requiredObject("settings").requiredObject("app").requiredText("url");
        }
        for (var object : List.of("accessibility", "visibility", "licensing", "credentials", "settings", "profile")) {
            call.body().object(object).toOptional();
        }
        call.body().array("features").toOptional();
        call.body().objectOrEmpty("credentials").object("oauthClient").toOptional();
        var kept = Json.EMPTY_OBJECT;
        for (var name : KEPT) {
            var value = call.json().at(name);
            if (value.isPresent() && !value.get().isNull()) {
                kept = kept.with(name, value.get());
            }
        }
        return kept;
    }

    /** Okta names custom applications after their label, with a number that makes the name unique. */
    private static String name(OktaCall call, String mode, String label) {
        var named = call.body().text("name").or(NAMES.getOrDefault(mode, ""));
        var word = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return named.isEmpty() ? "dtu_" + word + "_" + (call.state().scan(APPS).size() + 1) : named;
    }

    private static Response get(OktaCall call) {
        return ok(call, app(call));
    }

    /** Name, status and times stay what they are, whatever the body says; so does a client's id. */
    private static Commit replace(OktaCall call) {
        var app = app(call);
        var label = call.body().requiredText("label");
        var given = given(call);
        if (!given.textAt("signOnMode").orElse("").equals(app.signOnMode())) {
            throw VALIDATION_FAILED.because("signOnMode: The sign-on mode cannot be changed", "signOnMode");
        }
        var changed = app.describedBy(label, Defaults.in(given, app.signOnMode()), call.stamp());
        return checked(call, changed, "application.lifecycle.update");
    }

    private static Commit delete(OktaCall call) {
        var app = app(call);
        if (app.isActive()) {
            throw APP_NOT_DELETABLE.because("The application must be deactivated before deletion.");
        }
        var without = removed(call.state(), app);
        return call.logged(without, Event.of("application.lifecycle.delete", app.target()));
    }

    /** The state without an application and everything that is its own. */
    public static State removed(State state, Application app) {
        var without = app.isClient()
                ? RoleAssignment.withoutAll(
                        Tokens.withoutClient(state, app.clientId()), Assignee.client(app.clientId()))
                : state;
        for (var name : AppFeature.Name.values()) {
            without = without.remove(AppFeature.FEATURES, new AppFeature.Id(app.id(), name));
        }
        without = IdentitySources.without(without, app.id());
        without = AppKeys.without(ClientSecret.without(without, app.id()), app.id());
        without = ProfileMapping.without(without, app.id().value());
        without = Targets.without(
                PolicyMapping.without(without, app.id().value()), app.id().value());
        without = Account.without(ProfileSchema.withoutApp(without, app.id().value()), app.id());
        return Assignments.without(without, app.id()).remove(APPS, app.id());
    }

    private static Commit activate(OktaCall call) {
        return moved(call, Status.ACTIVE, "application.lifecycle.activate");
    }

    private static Commit deactivate(OktaCall call) {
        return moved(call, Status.INACTIVE, "application.lifecycle.deactivate");
    }

    private static Commit moved(OktaCall call, Status to, String event) {
        var app = app(call);
        var nothing = Response.json(200, json -> {});
        if (app.status() == to) {
            return Commit.commit(call.state()).answer(nothing);
        }
        var moved = app.moved(to, call.stamp());
        return call.logged(call.state().put(APPS, moved), Event.of(event, moved.target()))
                .answer(nothing);
    }

    private static Response listOfGroup(OktaCall call) {
        var group = call.path("groupId", Group.Id::new);
        if (!call.state().has(Group.GROUPS, group)) {
            throw NOT_FOUND.refusal(group.value(), "UserGroup");
        }
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = after(call);
        var rows = Assignments.of(call.state(), group).stream()
                .filter(app -> app.id().value().compareTo(after) > 0)
                .filter(seen(call))
                .limit(limit + 1L)
                .toList();
        return page(call, rows, limit);
    }

    /** The application of a path. */
    public static Application app(OktaCall call) {
        var id = call.path("appId", Application.Id::new);
        return call.state().find(APPS, id).orElseThrow(NOT_FOUND.about(id.value(), "AppInstance"));
    }

    private static Response ok(OktaCall call, Application app) {
        return Response.json(200, json -> ApplicationView.members(call, json, app));
    }
}
