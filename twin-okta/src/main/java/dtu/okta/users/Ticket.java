package dtu.okta.users;

import dtu.okta.OktaCall;
import dtu.okta.policies.Ruling;
import dtu.twins.Tenant;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A link that was sent to a person: to activate an account, or to choose another password. A new one ends the old one.
 */
public record Ticket(Id id, Purpose purpose, User.Id user, Instant issued) {
    static final Table<Id, Ticket> TICKETS = Table.of("Ticket", Ticket::id);
    static final Index<User.Id, Ticket> BY_USER = TICKETS.index("user", Ticket::user);

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    private static final int LENGTH = 20;
    private static final Duration ACTIVATION_LIFETIME = Duration.ofDays(7);

    /** The part of the link's token that is its own; the rest is the tenant's. */
    public record Id(String value) implements EntityId {}

    /** What a link is good for, and the path under which it stands. */
    public enum Purpose {
        ACTIVATION("/welcome/"),
        RESET("/reset_password/"),
        FORGOTTEN("/signin/reset-password/"),
        UNLOCK("/signin/unlock/");

        private final String path;

        Purpose(String path) {
            this.path = path;
        }
    }

    public static Ticket issued(OktaCall call, User.Id user, Purpose purpose) {
        var chance = call.chance().in("ticket").in(user.value());
        var text = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return new Ticket(new Id(text.toString()), purpose, user, call.stamp());
    }

    /** The ticket that a token is; empty when it was used, replaced or too old, or is none of this tenant's. */
    public static Optional<Ticket> redeemed(OktaCall call, String token) {
        var key = call.tenant().key();
        return token.startsWith(key)
                ? call.state()
                        .find(TICKETS, new Id(token.substring(key.length())))
                        .filter(ticket -> call.now().isBefore(ticket.issued().plus(ticket.lifetime(call))))
                : Optional.empty();
    }

    private Duration lifetime(OktaCall call) {
        var owner = call.state().get(User.USERS, user);
        return purpose == Purpose.ACTIVATION
                ? ACTIVATION_LIFETIME
                : Ruling.password(call, owner).recoveryLifetime();
    }

    /** The state in which the ticket is used up. */
    public State usedUp(State state) {
        return state.remove(TICKETS, id);
    }

    /** The state with this ticket in the place of all that its owner had. */
    public State in(State state) {
        return without(state, user).put(TICKETS, this);
    }

    public static State without(State state, User.Id user) {
        var next = state;
        for (var old : state.scan(BY_USER, user)) {
            next = next.remove(TICKETS, old.id());
        }
        return next;
    }

    public String token(Tenant tenant) {
        return tenant.key() + id.value();
    }

    public String url(OktaCall call) {
        return call.href(purpose.path + token(call.tenant()));
    }
}
