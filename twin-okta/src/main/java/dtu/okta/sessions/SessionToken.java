package dtu.okta.sessions;

import dtu.okta.OktaCall;
import dtu.okta.SecretForm;
import dtu.okta.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a person holds who has just signed in, good for one session. */
public record SessionToken(Id id, User.Id user, Proven proven, Instant issued) {
    public static final Table<Id, SessionToken> TOKENS = Table.of("SessionToken", SessionToken::id);
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final SecretForm FORM = new SecretForm("20111", 38);

    /** The part of the token that is its own. */
    public record Id(String value) implements EntityId {}

    public static SessionToken issued(OktaCall call, User.Id user, Proven proven) {
        return new SessionToken(new Id(FORM.drawn(call.chance().in("sessionToken"))), user, proven, call.wall());
    }

    public String text(OktaCall call) {
        return FORM.text(call.tenant(), id.value());
    }

    /** A session begun with a token, and the state in which the token is spent. */
    public record Redeemed(State state, Session session) {}

    /** What a token is good for; empty when it is spent, too old, or none of this tenant's. */
    public static Optional<Redeemed> redeemed(OktaCall call, String text) {
        return FORM.secret(call.tenant(), text)
                .flatMap(secret -> call.state().find(TOKENS, new Id(secret)))
                .filter(token -> call.wall().isBefore(token.issued().plus(LIFETIME)))
                .filter(token -> Session.isFor(call, token.user()))
                .map(token -> {
                    var session = Session.started(call, token.user(), token.proven());
                    var state = call.state().remove(TOKENS, token.id()).put(Session.SESSIONS, session);
                    return new Redeemed(state, session);
                });
    }
}
