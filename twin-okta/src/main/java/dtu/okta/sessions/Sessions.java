package dtu.okta.sessions;

import static dtu.okta.OktaError.AUTHENTICATION_FAILED;
import static dtu.okta.OktaError.FORBIDDEN;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.okta.sessions.Session.SESSIONS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.OktaOrg;
import dtu.okta.OktaTime;
import dtu.okta.factors.Factor;
import dtu.okta.logs.Event;
import dtu.okta.oauth.Tokens;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;

/** Okta's Sessions API. */
public final class Sessions {
    private static final String ALL = "/api/v1/sessions/";
    private static final String ME = ALL + "me";
    private static final String ONE = ALL + "{sessionId}";
    private static final String REFRESH = "/lifecycle/refresh";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("createSession",         POST,   "/api/v1/sessions",                PUBLIC,       Sessions::create),
        read ("getCurrentSession",     GET,    ME,                                PUBLIC,       Sessions::mine),
        write("closeCurrentSession",   DELETE, ME,                                PUBLIC,       Sessions::closeMine),
        write("refreshCurrentSession", POST,   ME + REFRESH,                      PUBLIC,       Sessions::refreshMine),
        read ("getSession",            GET,    ONE,                               USERS_READ,   Sessions::get),
        write("revokeSession",         DELETE, ONE,                               USERS_MANAGE, Sessions::revoke),
        write("refreshSession",        POST,   ONE + REFRESH,                     USERS_MANAGE, Sessions::refresh),
        write("sessionCookieRedirect", GET,    "/login/sessionCookieRedirect",    PUBLIC,       Sessions::redirect),
        write("revokeUserSessions",    DELETE, "/api/v1/users/{userId}/sessions", USERS_MANAGE, Sessions::revokeAll),
        write("endUserSessions",       POST,   "/api/v1/users/me/lifecycle/delete_sessions",
                PUBLIC, Sessions::endOthers));
    // spotless:on

    public static final List<Shape> SHAPES =
            List.of(SESSIONS, SessionToken.TOKENS, Judgement.Misses.MISSES, RememberedDevice.DEVICES);

    private Sessions() {}

    private static Commit create(OktaCall call) {
        var redeemed = SessionToken.redeemed(call, call.body().requiredText("sessionToken"))
                .orElseThrow(AUTHENTICATION_FAILED.about());
        call.actingAs(new OktaCaller.Person(owner(call, redeemed.session())));
        return Commit.commit(redeemed.state()).answer(ok(call, redeemed.session(), ME));
    }

    private static Response mine(OktaCall call) {
        return ok(call, current(call), ME);
    }

    private static Commit closeMine(OktaCall call) {
        return current(call).closed(call).answer(Session.forgottenBy(call, Response.empty(204)));
    }

    private static Commit refreshMine(OktaCall call) {
        return refreshed(call, current(call), ME);
    }

    private static Response get(OktaCall call) {
        var session = named(call);
        return ok(call, session, ALL + session.alias().value());
    }

    private static Commit revoke(OktaCall call) {
        return named(call).closed(call);
    }

    private static Commit refresh(OktaCall call) {
        var session = named(call);
        return refreshed(call, session, ALL + session.alias().value());
    }

    /** Hands a session to a browser: the only way to the cookie but authorize. */
    private static Commit redirect(OktaCall call) {
        var target = call.query("redirectUrl")
                .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                .orElseThrow(
                        () -> VALIDATION_FAILED.because("redirectUrl: The field cannot be left blank", "redirectUrl"));
        var answer = Response.empty(302).plus("Location", target);
        var redeemed = SessionToken.redeemed(call, call.query("token").orElse(""));
        return redeemed.map(session ->
                        Commit.commit(session.state()).answer(session.session().carriedBy(call, answer)))
                .orElseGet(() -> Commit.commit(call.state()).answer(answer));
    }

    private static Commit revokeAll(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var begun = call.flag("oauthTokens").orElse(false) ? Tokens.withoutUser(call.state(), user.id()) : call.state();
        var state = Session.without(begun, user.id());
        if (call.flag("forgetDevices").orElse(true)) {
            state = RememberedDevice.without(state, user.id());
        }
        return call.logged(state, Event.of("user.session.clear", user.target()));
    }

    /**
     * What a person does who has left a browser somewhere: ends every session but, unless asked otherwise, this one.
     */
    private static Commit endOthers(OktaCall call) {
        var session = Session.of(call).orElseThrow(FORBIDDEN.about());
        var state = Session.without(call.state(), session.user());
        if (call.members().truth("keepCurrent").or(true)) {
            state = state.put(SESSIONS, session);
        }
        var cleared = Event.of("user.session.clear", owner(call, session).target());
        return call.logged(state, cleared).answer(Response.json(200, json -> {}));
    }

    private static Commit refreshed(OktaCall call, Session session, String place) {
        var longer = session.refreshed(call);
        return Commit.commit(call.state().put(SESSIONS, longer)).answer(ok(call, longer, place));
    }

    private static Session current(OktaCall call) {
        return Session.of(call).orElseThrow(NOT_FOUND.about("me", "AppSession"));
    }

    private static Session named(OktaCall call) {
        var id = call.path("sessionId");
        return Session.named(call.state(), id)
                .filter(session -> session.isGood(call))
                .orElseThrow(NOT_FOUND.about(id, "AppSession"));
    }

    private static User owner(OktaCall call, Session session) {
        return call.state().get(User.USERS, session.user());
    }

    /** {@code place} is where links lead: to the caller's own session, or to another name of somebody else's. */
    private static Response ok(OktaCall call, Session session, String place) {
        var user = owner(call, session);
        var whose = place.equals(ME) ? "me" : user.id().value();
        return Response.json(
                200,
                json -> json.text("id", session.id().value())
                        .text("userId", user.id().value())
                        .text("login", user.login())
                        .text("createdAt", OktaTime.text(session.created()))
                        .text("expiresAt", OktaTime.text(session.expires()))
                        .text("status", "ACTIVE")
                        .text("lastPasswordVerification", OktaTime.text(session.authenticated()))
                        .text(
                                "lastFactorVerification",
                                OktaTime.textOrNull(session.proven().factor()))
                        .texts("amr", session.proven().references())
                        .object(
                                "idp",
                                idp -> idp.text("id", OktaOrg.id(call.tenant())).text("type", "OKTA"))
                        .truth(
                                "mfaActive",
                                !Factor.usable(call.state(), user.id()).isEmpty())
                        .object("_links", links -> {
                            link(call, links, "self", place, "GET", "DELETE");
                            link(call, links, "refresh", place + REFRESH, "POST");
                            links.object(
                                    "user",
                                    object -> object.text("name", user.displayName())
                                            .text("href", call.href("/api/v1/users/" + whose))
                                            .object("hints", hints -> hints.texts("allow", List.of("GET"))));
                        }));
    }

    private static void link(OktaCall call, JsonOut links, String relation, String path, String... methods) {
        links.object(
                relation,
                object -> object.text("href", call.href(path))
                        .object("hints", hints -> hints.texts("allow", List.of(methods))));
    }
}
