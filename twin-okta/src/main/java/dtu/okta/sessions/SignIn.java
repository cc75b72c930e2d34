package dtu.okta.sessions;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;

/**
 * A person's attempt to sign in with a password. Every attempt is remembered: it is in the log, and too many wrong
 * passwords in a row lock the account.
 */
public sealed interface SignIn {
    /** How many wrong passwords in a row lock an account: Okta's default policy. */
    int ATTEMPTS = 10;

    /** The commit that remembers the attempt; its answer is still to be given. */
    Commit commit();

    /** The right password. */
    record Succeeded(User user, Commit commit) implements SignIn {}

    /** The right password, but its time is over. */
    record Expired(User user, Commit commit) implements SignIn {}

    /** A wrong password, an unknown login, a person who may not sign in: nobody is told which. */
    record Failed(Commit commit) implements SignIn {}

    /** How often a person has given a wrong password since the last right one. */
    record Misses(Id id, int count) {
        static final Table<Id, Misses> MISSES = Table.of("SignInMisses", Misses::id);

        /** The person's id. */
        record Id(String value) implements EntityId {}
    }

    /** Judges a login, or the part of it before the @, and a password. */
    static SignIn attempt(OktaCall call, String login, String password) {
        var found = UserFinder.find(call.state(), login);
        if (found.isEmpty()) {
            call.actingAs(new OktaCaller.Nobody());
            return new Failed(call.logged(call.state(), started().failedFor("VERIFICATION_ERROR")));
        }
        var user = found.get();
        call.actingAs(new OktaCaller.Person(user));
        return switch (user.status()) {
            case LOCKED_OUT ->
                new Failed(call.logged(call.state(), started(user).failedFor("LOCKED_OUT")));
            case ACTIVE, PASSWORD_EXPIRED -> user.isKnownBy(password) ? right(call, user) : wrong(call, user);
            case STAGED, PROVISIONED, RECOVERY, SUSPENDED, DEPROVISIONED ->
                new Failed(call.logged(call.state(), started(user).failedFor("INVALID_CREDENTIALS")));
        };
    }

    private static SignIn right(OktaCall call, User user) {
        var state = call.state().remove(Misses.MISSES, key(user));
        if (user.status() == UserStatus.PASSWORD_EXPIRED) {
            return new Expired(user, Commit.commit(state));
        }
        var seen = user.signedIn(call.stamp());
        return new Succeeded(seen, call.logged(state.put(User.USERS, seen), started(seen)));
    }

    private static SignIn wrong(OktaCall call, User user) {
        var count =
                call.state().find(Misses.MISSES, key(user)).map(Misses::count).orElse(0) + 1;
        var failed = started(user).failedFor("INVALID_CREDENTIALS");
        if (count < ATTEMPTS) {
            return new Failed(call.logged(call.state().put(Misses.MISSES, new Misses(key(user), count)), failed));
        }
        return new Failed(locked(call, call.logged(call.state(), failed), user));
    }

    /** The commit in which an account is locked, and whatever its owner was doing is over. */
    static Commit locked(OktaCall call, Commit so, User user) {
        var locked = user.lockedOut(call.stamp());
        var state = Session.without(so.state(), user.id())
                .remove(Misses.MISSES, key(user))
                .put(User.USERS, locked);
        return so.with(state).announce(Event.of("user.account.lock", locked.target()));
    }

    private static Misses.Id key(User user) {
        return new Misses.Id(user.id().value());
    }

    private static Event started(User user) {
        return Event.of("user.session.start", user.target());
    }

    private static Event started() {
        return Event.of("user.session.start");
    }
}
