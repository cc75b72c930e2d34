package dtu.okta.sessions;

import dtu.okta.OktaCall;
import dtu.okta.SecretForm;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
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
 * @param secret the part of the cookie that is the session's own
 * @param authenticated when the person gave a password
 */
public record Session(Id id, String secret, User.Id user, Instant authenticated, Instant created, Instant expires) {
    public static final Table<Id, Session> SESSIONS = Table.of("Session", Session::id);
    static final Index<String, Session> BY_SECRET = SESSIONS.index("secret", Session::secret);
    static final Index<User.Id, Session> BY_USER = SESSIONS.index("user", Session::user);

    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final SecretForm FORM = new SecretForm("102", 30);
    private static final String COOKIE = "sid";
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Ids<Id> IDS = new Ids<>("okta.102", Ids.shaped("102", LETTERS, 6, 16), Id::new);

    /** Twenty-five characters that begin with {@code 102}; not the cookie. */
    public record Id(String value) implements EntityId {}

    /** A new session of somebody who gave a password at that time. */
    public static Session started(OktaCall call, User.Id user, Instant authenticated) {
        var secret = FORM.drawn(call.chance().in("session"));
        return new Session(
                call.mint(IDS),
                secret,
                user,
                authenticated,
                call.wall(),
                call.wall().plus(LIFETIME));
    }

    /** Lasting as long as a new one. */
    Session refreshed(Instant now) {
        return new Session(id, secret, user, authenticated, created, now.plus(LIFETIME));
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
        return call.wall().isBefore(expires)
                && call.state()
                        .find(User.USERS, user)
                        .filter(person -> person.status() == UserStatus.ACTIVE)
                        .isPresent();
    }

    /** The answer with the cookie that makes a browser the owner of this session. */
    public Response carriedBy(OktaCall call, Response response) {
        return response.plus("Set-Cookie", COOKIE + "=" + FORM.text(call.tenant(), secret) + "; Path=/; HttpOnly");
    }

    /** The answer with a cookie that ends whatever the browser had. */
    public static Response forgottenBy(Response response) {
        return response.plus("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0; HttpOnly");
    }

    /** The state without any session of that person. */
    public static State without(State state, User.Id user) {
        var next = state;
        for (var session : state.scan(BY_USER, user)) {
            next = next.remove(SESSIONS, session.id());
        }
        return next;
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
