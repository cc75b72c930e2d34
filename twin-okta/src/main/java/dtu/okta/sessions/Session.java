package dtu.okta.sessions;

import dtu.okta.OktaCall;
import dtu.okta.SecretForm;
import dtu.okta.logs.Event;
import dtu.okta.policies.Ruling;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.Ids;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person signed in with a browser, which holds the cookie {@code sid}.
 *
 * @param alias another id of it, which Okta puts into the links that administrators get
 * @param secret the part of the cookie that is the session's own
 */
public record Session(Id id, Id alias, String secret, User.Id user, Proven proven, Instant created, Instant expires) {
    public static final Table<Id, Session> SESSIONS = Table.of("Session", Session::id);
    static final Index<String, Session> BY_SECRET = SESSIONS.index("secret", Session::secret);
    static final Index<String, Session> BY_ALIAS =
            SESSIONS.index("alias", session -> session.alias().value());
    static final Index<User.Id, Session> BY_USER = SESSIONS.index("user", Session::user);

    private static final SecretForm FORM = new SecretForm("102", 30);
    private static final String COOKIE = "sid";
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Ids<Id> IDS = new Ids<>("okta.102", Ids.shaped("102", LETTERS, 6, 16), Id::new);

    /** Twenty-five characters that begin with {@code 102}; not the cookie. */
    public record Id(String value) implements EntityId {}

    /** A new session of somebody who gave a password at that time. */
    public static Session started(OktaCall call, User.Id user, Instant authenticated) {
        return started(call, user, Proven.byPassword(authenticated));
    }

    /** A new session of somebody who has shown that much; the sign-on policy says how long it lives. */
    public static Session started(OktaCall call, User.Id user, Proven proven) {
        var secret = FORM.drawn(call.chance().in("session"));
        var now = call.wall();
        return new Session(call.mint(IDS), call.mint(IDS), secret, user, proven, now, now).refreshed(call);
    }

    /** Lasting as long as a new one, but not beyond what the policy allows in all. */
    Session refreshed(OktaCall call) {
        var terms = Ruling.signOn(call, call.state().get(User.USERS, user));
        var idle = call.wall().plus(terms.idle());
        var last = created.plus(terms.lifetime());
        var end = terms.lifetime().isZero() || idle.isBefore(last) ? idle : last;
        return new Session(id, alias, secret, user, proven, created, end);
    }

    /** When the person gave a password. */
    public Instant authenticated() {
        return proven.password();
    }

    /** The session whose cookie the request carries, if it is still good. */
    public static Optional<Session> of(OktaCall call) {
        return cookie(call.request())
                .flatMap(text -> FORM.secret(call.tenant(), text))
                .flatMap(secret -> call.state().find(BY_SECRET, secret))
                .filter(session -> session.isGood(call));
    }

    /** The tenant key in the cookie. */
    public static Optional<String> tenantKey(Request request) {
        return cookie(request).flatMap(FORM::tenantKey);
    }

    boolean isGood(OktaCall call) {
        return call.wall().isBefore(expires) && isFor(call, user);
    }

    /** Whether somebody may have a session at all. */
    static boolean isFor(OktaCall call, User.Id user) {
        return call.state()
                .find(User.USERS, user)
                .filter(person -> person.status() == UserStatus.ACTIVE)
                .isPresent();
    }

    /** The commit in which it is over because its owner, or an administrator, wants it to be. */
    public Commit closed(OktaCall call) {
        return call.logged(
                call.state().remove(SESSIONS, id),
                Event.of("user.session.end", call.state().get(User.USERS, user).target()));
    }

    /** The answer with the cookie that makes a browser the owner of this session. */
    public Response carriedBy(OktaCall call, Response response) {
        var terms = Ruling.signOn(call, call.state().get(User.USERS, user));
        var lasting = terms.usesPersistentCookie()
                ? "; Max-Age=" + Duration.between(call.wall(), expires).toSeconds()
                : "";
        call.opening(this);
        var text = FORM.text(call.tenant(), secret) + "; Path=" + call.cookiePath() + lasting + "; HttpOnly";
        return response.plus("Set-Cookie", COOKIE + "=" + text + guarded(call));
    }

    /** The commit whose answer has that cookie, even when somebody outside is asked before there is one. */
    public Commit carriedBy(OktaCall call, Commit so) {
        call.opening(this);
        var ask = so.ask();
        return ask == null
                ? so.answer(carriedBy(call.seeing(so.state()), so.answer()))
                : so.ask(ask.question(), new Carrying(ask.then(), id));
    }

    /** Browsers send a cookie to other sites' pages only over a connection that nobody can read. */
    private static String guarded(OktaCall call) {
        return call.request().origin().startsWith("https:") ? "; Secure; SameSite=None" : "";
    }

    /** The answer with a cookie that ends whatever the browser had. */
    public static Response forgottenBy(OktaCall call, Response response) {
        return response.plus("Set-Cookie", COOKIE + "=; Path=" + call.cookiePath() + "; Max-Age=0; HttpOnly");
    }

    /** The session of that id, or of its other one. */
    static Optional<Session> named(State state, String id) {
        return state.find(SESSIONS, new Id(id)).or(() -> state.find(BY_ALIAS, id));
    }

    /** The state without any session of that person. */
    public static State without(State state, User.Id user) {
        var next = state;
        for (var session : state.scan(BY_USER, user)) {
            next = next.remove(SESSIONS, session.id());
        }
        return next;
    }

    /** The same, but for the session in which that person calls, if they do. */
    public static State withoutOthers(OktaCall call, State state, User.Id user) {
        var own = of(call).filter(session -> session.user().equals(user));
        var others = without(state, user);
        return own.isPresent() ? others.put(SESSIONS, own.get()) : others;
    }

    private static Optional<String> cookie(Request request) {
        for (var line : request.headers().every("Cookie")) {
            for (var pair : line.split(";", -1)) {
                var equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(COOKIE)) {
                    return Optional.of(pair.substring(equals + 1).strip());
                }
            }
        }
        return Optional.empty();
    }
}
