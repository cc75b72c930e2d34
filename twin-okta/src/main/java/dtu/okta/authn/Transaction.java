package dtu.okta.authn;

import static dtu.okta.OktaError.INVALID_TOKEN;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.SecretForm;
import dtu.okta.factors.Factor;
import dtu.okta.sessions.Proven;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.json.Fields;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the way in: what a state token stands for. It dies five minutes after it was last used.
 *
 * @param user null while it is not known who it is, or while nobody is to learn that there is no such account
 * @param proven what the person has shown so far; null before a password
 * @param wishes what the client asked for at the beginning
 */
record Transaction(
        Id id,
        AuthnState state,
        User.@Nullable Id user,
        Recovery recovery,
        Subject subject,
        @Nullable Proven proven,
        Wishes wishes,
        Instant expires) {
    static final Table<Id, Transaction> TRANSACTIONS = Table.of("AuthnTransaction", Transaction::id);
    static final Index<Instant, Transaction> BY_EXPIRY = TRANSACTIONS.index("expires", Transaction::expires);

    private static final SecretForm FORM = new SecretForm("00", 30);
    private static final Set<UserStatus> SHUT_OUT = Set.of(UserStatus.SUSPENDED, UserStatus.DEPROVISIONED);
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** The part of the state token that is its own. */
    record Id(String value) implements EntityId {}

    /** What is being recovered. */
    enum Recovery {
        NONE,
        PASSWORD,
        UNLOCK,
        ACCOUNT_ACTIVATION
    }

    static Transaction begun(OktaCall call, AuthnState state, User.@Nullable Id user, Wishes wishes) {
        var id = new Id(FORM.drawn(call.chance().in("stateToken")));
        return new Transaction(
                id,
                state,
                user,
                Recovery.NONE,
                new Subject.Nothing(),
                null,
                wishes,
                call.wall().plus(LIFETIME));
    }

    /** The transaction whose token the body has; everything about a state token that is no good is refused alike. */
    static Transaction at(OktaCall call, Fields given, Move move) {
        var found = at(call, given.text("stateToken").or(""));
        move.from(found.state());
        return found;
    }

    static Transaction at(OktaCall call, String token) {
        var found = find(call, token).orElseThrow(INVALID_TOKEN.about());
        if (found.user() != null) {
            call.actingAs(new OktaCaller.Person(call.state().get(User.USERS, found.user())));
        }
        return found;
    }

    static Optional<Transaction> find(OktaCall call, String token) {
        return FORM.secret(call.tenant(), token)
                .flatMap(secret -> call.state().find(TRANSACTIONS, new Id(secret)))
                .filter(transaction -> call.wall().isBefore(transaction.expires()))
                .filter(transaction -> transaction.canGoOn(call.state()));
    }

    /** Whether its person may still come in, and what they are enrolling or asked for is still theirs. */
    private boolean canGoOn(State rows) {
        var isWelcome = user == null
                || rows.find(User.USERS, user)
                        .filter(person -> !SHUT_OUT.contains(person.status()))
                        .isPresent();
        return isWelcome
                && SecondFactors.of(this)
                        .filter(factor -> !rows.has(Factor.FACTORS, factor))
                        .isEmpty();
    }

    /** The state with this transaction, alive for another five minutes, and without any that has died. */
    State kept(OktaCall call, State state) {
        var next = state;
        for (var dead : state.scan(BY_EXPIRY, BY_EXPIRY.upTo(call.wall())).toList()) {
            next = next.remove(TRANSACTIONS, dead.id());
        }
        return next.put(TRANSACTIONS, renewed(call));
    }

    Transaction renewed(OktaCall call) {
        return new Transaction(
                id, state, user, recovery, subject, proven, wishes, call.wall().plus(LIFETIME));
    }

    State ended(State state) {
        return state.remove(TRANSACTIONS, id);
    }

    Transaction moved(AuthnState to) {
        return new Transaction(id, to, user, recovery, new Subject.Nothing(), proven, wishes, expires);
    }

    Transaction moved(AuthnState to, Subject about) {
        return new Transaction(id, to, user, recovery, about, proven, wishes, expires);
    }

    Transaction of(User person) {
        return new Transaction(id, state, person.id(), recovery, subject, proven, wishes, expires);
    }

    Transaction recovering(Recovery what) {
        return new Transaction(id, state, user, what, subject, proven, wishes, expires);
    }

    Transaction having(Proven shown) {
        return new Transaction(id, state, user, recovery, subject, shown, wishes, expires);
    }

    /** What was shown so far; whoever was let in by a link or a question has shown as much as by a password. */
    Proven provenBy(OktaCall call) {
        return proven == null ? Proven.byPassword(call.wall()) : proven;
    }

    User person(State rows) {
        if (user == null) {
            throw INVALID_TOKEN.refusal();
        }
        return rows.get(User.USERS, user);
    }

    String token(OktaCall call) {
        return FORM.text(call.tenant(), id.value());
    }
}
