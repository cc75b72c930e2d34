package dtu.okta.sessions;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.okta.policies.Ruling;
import dtu.okta.users.User;
import dtu.twins.Commit;

/**
 * A person's attempt to sign in with nothing but a password. Every attempt is remembered: it is in the log, and too
 * many wrong passwords in a row lock the account.
 */
public sealed interface SignIn {
    /** The commit that remembers the attempt; its answer is still to be given. */
    Commit commit();

    /** The right password. */
    record Succeeded(User user, Commit commit) implements SignIn {}

    /** The right password, but its time is over. */
    record Expired(User user, Commit commit) implements SignIn {}

    /** A wrong password, an unknown login, a person who may not sign in or not like this: nobody is told which. */
    record Failed(Commit commit) implements SignIn {}

    /** The password is in another store, which is being asked: the commit is complete, and all begins again then. */
    record Asked(Commit commit) implements SignIn {}

    /** Judges a login, or the part of it before the @, and a password. */
    static SignIn attempt(OktaCall call, String login, String password) {
        return switch (Judgement.of(call, login, password)) {
            case Judgement.Wrong(var commit) -> new Failed(commit);
            case Judgement.Locked(var user, var commit) -> new Failed(commit);
            case Judgement.Expired(var user, var commit) -> new Expired(user, commit);
            case Judgement.Asked(var commit) -> new Asked(commit);
            case Judgement.Right(var user, var commit) -> {
                var terms = Ruling.signOn(call, user);
                if (terms.allows() && !terms.requiresFactor()) {
                    var done = completed(call, commit, user);
                    yield new Succeeded(done.state().get(User.USERS, user.id()), done);
                }
                yield new Failed(denied(commit, user));
            }
        };
    }

    /** The commit in which the person is in. */
    static Commit completed(OktaCall call, Commit so, User user) {
        var seen = user.signedIn(call.stamp());
        return so.with(so.state().put(User.USERS, seen)).announce(started(seen));
    }

    /** The commit in which a policy keeps the person out. */
    static Commit denied(Commit so, User user) {
        return so.announce(started(user).failedFor("Sign-on policy evaluation resulted in DENY"));
    }

    /** The commit in which an account is locked, and whatever its owner was doing is over. */
    static Commit locked(OktaCall call, Commit so, User user) {
        var locked = user.lockedOut(call.stamp());
        var state = Session.without(so.state(), user.id())
                .remove(Judgement.Misses.MISSES, Judgement.Misses.Id.of(user))
                .put(User.USERS, locked);
        return so.with(state).announce(Event.of("user.account.lock", locked.target()));
    }

    /** That somebody came in, or tried to. */
    static Event started(User user) {
        return Event.of("user.session.start", user.target());
    }
}
