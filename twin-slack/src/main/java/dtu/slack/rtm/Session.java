package dtu.slack.rtm;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.auth.Caller;
import dtu.slack.auth.Token;
import dtu.slack.events.Event;
import dtu.slack.events.SocketEvent;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.Outgoing;
import dtu.twins.Tenant;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One connection of a bot: first leave to open it, once and soon, then the open socket. It ends when nothing can be
 * sent on it any more.
 *
 * @param user the bot user whose connection it is
 * @param expires when the leave to open it ends
 * @param missed what has happened since that leave was given, while nobody is there to hear it
 */
public record Session(
        Id id,
        App.Id app,
        Token.Id token,
        User.Id user,
        String secret,
        Instant expires,
        Standing standing,
        Watch watch,
        List<Event> missed) {
    public static final Table<Id, Session> SESSIONS = Table.of("RtmSession", Session::id);
    private static final Index<String, Session> BY_SECRET = SESSIONS.index("secret", Session::secret);
    private static final Ids<Id> IDS = SlackIds.of("Rs", Id::new);

    static final String OPERATION = "rtm.websocket";
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final String HEX = "0123456789abcdef";
    private static final int SECRET_LENGTH = 36;

    /** Identifies a session without giving its address away. */
    public record Id(String value) implements EntityId {}

    /** What has become of it. */
    public enum Standing {
        GRANTED,
        OPEN
    }

    /** Whose presence the connection wants to know, and in which form it is told. */
    public record Watch(SocketEvent.Form form, List<User.Id> users) {
        public Watch {
            users = List.copyOf(users);
        }
    }

    public Session {
        missed = List.copyOf(missed);
    }

    /** Leave for the caller to open one. */
    static Session granted(SlackCall call) {
        var form = call.arguments().isTrue("batch_presence_aware") ? SocketEvent.Form.BATCH : SocketEvent.Form.SINGLE;
        return new Session(
                call.mint(IDS),
                call.token().app(),
                call.token().id(),
                call.user().id(),
                Token.letters(HEX, SECRET_LENGTH, call.chance().in("session")),
                call.wall().plus(LIFETIME),
                Standing.GRANTED,
                new Watch(form, List.of()),
                List.of());
    }

    Session opened() {
        return new Session(id, app, token, user, secret, expires, Standing.OPEN, watch, List.of());
    }

    Session watching(List<User.Id> users) {
        return new Session(id, app, token, user, secret, expires, standing, new Watch(watch.form(), users), missed);
    }

    Session missing(List<Event> events) {
        var all = new ArrayList<>(missed);
        all.addAll(events);
        return new Session(id, app, token, user, secret, expires, standing, watch, all);
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    boolean isWaiting(Instant now) {
        return standing == Standing.GRANTED && expires.isAfter(now);
    }

    /** Whether the token that opened it still opens sockets. */
    boolean isGood(SlackCall call, State state) {
        var held = state.get(Token.TOKENS, token);
        var of = state.get(App.APPS, app);
        return held.isLive()
                && !held.isExpired(call.wall())
                && of.isInstalled()
                && held.isClassic(of)
                && !state.get(User.USERS, user).deleted();
    }

    /** Its last part of the socket's address, which is all of the credential there is. */
    String text(Tenant tenant) {
        return Workspace.id(tenant) + "-" + secret;
    }

    /** Where the server finds its socket. */
    Outgoing.Sockets socket() {
        return new Outgoing.Sockets(user.value(), id.value());
    }

    /** The one whose address the request goes to; empty when it goes elsewhere, or that address leads nowhere. */
    static Optional<Session> at(SlackCall call) {
        return call.route()
                .filter(route -> route.operation().equals(OPERATION))
                .map(route -> call.path("ticket"))
                .flatMap(text -> call.state()
                        .find(BY_SECRET, text.substring(text.indexOf('-') + 1))
                        .filter(found -> found.text(call.tenant()).equals(text)));
    }

    /** Who says something on a socket; empty when the request is none of that. A token that has ended is refused. */
    public static Optional<Caller> caller(SlackCall call) {
        return at(call).map(session -> Caller.of(call, call.state().get(Token.TOKENS, session.token())));
    }

    /** The state without an app's open connections. */
    public static State ended(State state, App.Id app) {
        var left = state;
        for (var session : state.scan(SESSIONS)) {
            if (session.isOpen() && session.app().equals(app)) {
                left = left.remove(SESSIONS, session.id());
            }
        }
        return left;
    }
}
