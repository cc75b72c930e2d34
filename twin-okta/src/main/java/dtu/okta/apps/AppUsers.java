package dtu.okta.apps;

import static dtu.okta.OktaError.APP_USER_NOT_REMOVABLE;
import static dtu.okta.OktaError.NOT_ALLOWED_IN_STATUS;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.apps.AppUser.APP_USERS;
import static dtu.okta.users.User.USERS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.groups.Group;
import dtu.okta.provisioning.Account;
import dtu.okta.schemas.Judgement;
import dtu.okta.schemas.Schemas;
import dtu.okta.users.DeactivationNotice;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.okta.users.UserStatus;
import dtu.okta.users.UserView;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Okta's Application Users API: the people who have an application. */
public final class AppUsers {
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 500;
    private static final String PATH = "/api/v1/apps/{appId}/users";
    private static final String ONE = PATH + "/{userId}";

    /** The claims that applications of OpenID Connect know of a person. */
    private static final List<String> CLAIMS = List.of(
            "street_address",
            "country",
            "website",
            "birthdate",
            "gender",
            "formatted",
            "profile",
            "locality",
            "middle_name",
            "picture",
            "nickname",
            "phone_number",
            "region",
            "postal_code");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listApplicationUsers",        GET,    PATH, APPS_READ,   AppUsers::list),
        write("assignUserToApplication",     POST,   PATH, APPS_MANAGE, AppUsers::assign),
        read ("getApplicationUser",          GET,    ONE,  APPS_READ,   AppUsers::get),
        write("updateApplicationUser",       POST,   ONE,  APPS_MANAGE, AppUsers::update),
        write("unassignUserFromApplication", DELETE, ONE,  APPS_MANAGE, AppUsers::unassign));
    // spotless:on

    private AppUsers() {}

    /** {@code q} is the beginning of a login, a name or an address. */
    private static Response list(OktaCall call) {
        var app = Applications.app(call);
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = new User.Id(call.query("after").orElse(""));
        var q = call.query("q").map(User::key);
        var people = q.isPresent()
                ? beginning(call, app, q.get(), after, limit + 1)
                : Assignments.people(call.state(), app.id(), after, limit + 1);
        return OktaPages.page(
                call,
                people,
                limit,
                user -> user.id().value(),
                (json, user) -> json.value(object -> members(call, object, app, user)));
    }

    private static List<User> beginning(OktaCall call, Application app, String q, User.Id after, int limit) {
        return UserFinder.beginning(call.state(), q)
                .filter(user -> user.id().compareTo(after) > 0)
                .filter(user -> Assignments.has(call.state(), app.id(), user))
                .limit(limit)
                .toList();
    }

    private static Commit assign(OktaCall call) {
        var app = Applications.app(call);
        var id = call.body().requiredText("id");
        var user = call.state().find(USERS, new User.Id(id)).orElseThrow(NOT_FOUND.about(id, "User"));
        if (user.status() == UserStatus.DEPROVISIONED) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        return given(call, app, user);
    }

    private static Response get(OktaCall call) {
        var app = Applications.app(call);
        var user = user(call, app);
        return Response.json(200, json -> members(call, json, app, user));
    }

    /** Whoever has it through a group has it directly from now on. */
    private static Commit update(OktaCall call) {
        var app = Applications.app(call);
        return given(call, app, user(call, app));
    }

    private static Commit given(OktaCall call, Application app, User user) {
        return isForGroups(call.body()) ? leftToGroups(call, app, user) : givenDirectly(call, app, user);
    }

    /**
     * Whoever sends a profile or credentials along means the person, whatever they send back of what they were shown.
     */
    private static boolean isForGroups(Fields body) {
        return body.text("scope").or("").equals("GROUP")
                && body.any("profile").isAbsent()
                && body.any("credentials").isAbsent();
    }

    /** The direct assignment goes, and with it what only it has said; the application stays theirs. */
    private static Commit leftToGroups(OktaCall call, Application app, User user) {
        if (Assignments.through(call.state(), app.id(), user).isEmpty()) {
            throw VALIDATION_FAILED.because("scope: No group assigns the application to the user", "scope");
        }
        var id = new AppUser.Id(app.id(), user.id());
        var state = call.state().remove(APP_USERS, id);
        var commit = call.state().has(APP_USERS, id)
                ? call.logged(state, AppUser.event("application.user_membership.update", app, user))
                : Commit.commit(state);
        return commit.answer(Response.json(200, json -> members(call.seeing(state), json, app, user)));
    }

    private static Commit givenDirectly(OktaCall call, Application app, User user) {
        var id = new AppUser.Id(app.id(), user.id());
        var present = call.state().find(APP_USERS, id);
        var profile = AppProfile.checked(
                call, app, call.body().opaqueObject("profile").or(Json.EMPTY_OBJECT));
        var credentials = call.body().objectOrEmpty("credentials");
        var userName = credentials.text("userName");
        var named = present.map(given -> given.changed(
                        userName.or(given.userName()), given.profile().merged(profile), call.stamp()))
                .orElseGet(() -> new AppUser(
                        id,
                        userName.or(AppProfile.templated(call, app, user)),
                        profile,
                        null,
                        call.stamp(),
                        call.stamp()));
        var isTold = credentials.objectOrEmpty("password").text("value").isValue();
        var row = isTold ? named.withPassword(call.stamp()) : named;
        var state = call.state().put(APP_USERS, row);
        var what = Assignments.has(call.state(), app.id(), user) ? "update" : "add";
        var commit = call.logged(state, AppUser.event("application.user_membership." + what, app, user));
        return commit.answer(Response.json(200, json -> members(call.seeing(state), json, app, user)));
    }

    /** The commit in which somebody has an application from which they were imported. */
    public static Commit imported(OktaCall call, Commit so, Application app, User user, Json told) {
        var id = new AppUser.Id(app.id(), user.id());
        var known = Json.EMPTY_OBJECT;
        for (var name : told.names()) {
            var value = told.at(name).orElse(Json.NULL);
            var fits = Schemas.definition(so.state(), app, name)
                    .filter(definition -> Judgement.complaint(definition, value).isEmpty());
            known = fits.isPresent() ? known.with(name, value) : known;
        }
        var userName = AppProfile.templated(call, app, user);
        var row = new AppUser(id, userName, known, null, call.stamp(), call.stamp());
        return so.with(so.state().put(APP_USERS, row))
                .announce(AppUser.event("application.user_membership.add", app, user));
    }

    private static Commit unassign(OktaCall call) {
        var app = Applications.app(call);
        var user = user(call, app);
        var id = new AppUser.Id(app.id(), user.id());
        if (!call.state().has(APP_USERS, id)) {
            throw APP_USER_NOT_REMOVABLE.because("The user is assigned to the application by a group.");
        }
        var without = call.state().remove(APP_USERS, id);
        var commit = Assignments.has(without, app.id(), user)
                ? Commit.commit(without)
                : call.logged(without, AppUser.event("application.user_membership.remove", app, user));
        return DeactivationNotice.in(
                call, commit, user.displayName() + " is no longer assigned to " + app.label() + ".");
    }

    private static User user(OktaCall call, Application app) {
        var id = call.path("userId", User.Id::new);
        return call.state()
                .find(USERS, id)
                .filter(user -> Assignments.has(call.state(), app.id(), user))
                .orElseThrow(NOT_FOUND.about(id.value(), "AppUser"));
    }

    static void members(OktaCall call, JsonOut json, Application app, User user) {
        var direct = call.state().find(APP_USERS, new AppUser.Id(app.id(), user.id()));
        var through =
                direct.isPresent() ? Optional.<AppGroup>empty() : Assignments.through(call.state(), app.id(), user);
        var created = direct.map(AppUser::created)
                .or(() -> through.map(AppGroup::lastUpdated))
                .orElse(Instant.EPOCH);
        var account = Account.of(call.state(), app, user);
        var known = account.map(Account::known).orElse(Json.EMPTY_OBJECT);
        var profile = AppProfile.of(call, app, user, known);
        var sync = account.map(found -> found.syncState(profile)).orElse("DISABLED");
        var status = account.map(found -> found.standing().name()).orElse("ACTIVE");
        json.text("id", user.id().value())
                .text("externalId", account.flatMap(Account::elsewhere).orElse(null))
                .text("created", OktaTime.text(created))
                .text(
                        "lastUpdated",
                        OktaTime.text(direct.map(AppUser::lastUpdated).orElse(created)))
                .text("scope", direct.isPresent() ? "USER" : "GROUP")
                .text("status", app.isActive() ? status : "INACTIVE")
                .text(
                        "statusChanged",
                        OktaTime.text(account.map(Account::statusChanged).orElse(created)))
                .text(
                        "passwordChanged",
                        direct.map(AppUser::passwordChanged).map(OktaTime::text).orElse(null))
                .text("syncState", sync)
                .textIfAny(
                        "lastSync",
                        account.flatMap(Account::synchronizedAt)
                                .map(OktaTime::text)
                                .orElse(null))
                .object("credentials", credentials -> credentials(credentials, profile, direct))
                .json("profile", claims(app, user).merged(profile.without("userName")));
        if (call.query("expand").filter("user"::equals).isPresent()) {
            json.object("_embedded", embedded -> embedded.object("user", whole -> UserView.whole(call, whole, user)));
        }
        json.object("_links", links -> links(call, links, app, user, through));
    }

    /** A password is shown as an object with nothing in it. */
    private static void credentials(JsonOut json, Json profile, Optional<AppUser> direct) {
        json.text("userName", profile.textAt("userName").orElse(""));
        if (direct.map(AppUser::passwordChanged).isPresent()) {
            json.object("password", empty -> {});
        }
    }

    private static void links(OktaCall call, JsonOut links, Application app, User user, Optional<AppGroup> through) {
        var root = call.href("/api/v1");
        links.object("app", link -> link.text("href", root + "/apps/" + app.id().value()))
                .object(
                        "user",
                        link -> link.text("href", root + "/users/" + user.id().value()));
        through.map(given -> call.state().get(Group.GROUPS, given.id().group()))
                .ifPresent(group -> links.object(
                        "group",
                        link -> link.text("name", group.name())
                                .text("href", root + "/groups/" + group.id().value())));
    }

    private static Json claims(Application app, User user) {
        if (!app.isClient()) {
            return Json.EMPTY_OBJECT;
        }
        return Json.object(json -> {
            CLAIMS.forEach(json::nothing);
            json.text("zoneinfo", user.profile().textAt("timezone").orElse("America/Los_Angeles"))
                    .text("locale", user.profile().textAt("locale").orElse("en_US"))
                    .text("given_name", user.attribute("firstName"))
                    .text("family_name", user.attribute("lastName"))
                    .text("name", user.displayName())
                    .text("email", user.email());
        });
    }
}
