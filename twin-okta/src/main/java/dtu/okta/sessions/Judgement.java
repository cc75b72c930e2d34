package dtu.okta.sessions;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.logs.Event;
import dtu.okta.policies.PasswordTerms;
import dtu.okta.policies.Ruling;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;

/**
 * What is to be thought of a login and a password. The password policy of the person decides how many wrong ones lock
 * the account, when it opens again by itself, and when a password is too old: all of it is found out here, at sign-in.
 */
public sealed interface Judgement {
    /** The commit that remembers the attempt; its answer is still to be given. */
    Commit commit();

    /** The right password. What else the person has to do is up to the sign-on policy. */
    record Right(User user, Commit commit) implements Judgement {}

    /** The right password, but its time is over. */
    record Expired(User user, Commit commit) implements Judgement {}

    /** Nobody gets into a locked account; policies may allow to say so. */
    record Locked(User user, Commit commit) implements Judgement {}

    /** A wrong password, an unknown login, a person who may not sign in: nobody is told which. */
    record Wrong(Commit commit) implements Judgement {}

    /** The password is in another store, which is being asked: the commit is complete, and all begins again then. */
    record Asked(Commit commit) implements Judgement {}

    /** How often a person has given a wrong password since the last right one. */
    record Misses(Id id, int count) {
        static final Table<Id, Misses> MISSES = Table.of("SignInMisses", Misses::id);

        /** The person's id. */
        record Id(String value) implements EntityId {
            static Id of(User user) {
                return new Id(user.id().value());
            }
        }
    }

    /** Judges a login, or the part of it before the @, and a password. */
    static Judgement of(OktaCall call, String login, String password) {
        var found = UserFinder.find(call.state(), login);
        if (found.isEmpty()) {
            call.actingAs(new OktaCaller.Nobody());
            return new Wrong(
                    call.logged(call.state(), Event.of("user.session.start").failedFor("VERIFICATION_ERROR")));
        }
        var user = found.get();
        call.actingAs(new OktaCaller.Person(user));
        var terms = Ruling.password(call, user);
        return switch (user.status()) {
            case LOCKED_OUT -> opensAgain(call, user, terms) ? opened(call, user, login, password) : shut(call, user);
            case ACTIVE, PASSWORD_EXPIRED ->
                PasswordImport.asked(call, user, login, password)
                        .<Judgement>map(Asked::new)
                        .orElseGet(
                                () -> user.isKnownBy(password) ? right(call, user, terms) : wrong(call, user, terms));
            case STAGED, PROVISIONED, RECOVERY, SUSPENDED, DEPROVISIONED ->
                new Wrong(call.logged(call.state(), SignIn.started(user).failedFor("INVALID_CREDENTIALS")));
        };
    }

    private static boolean opensAgain(OktaCall call, User user, PasswordTerms terms) {
        var locked = user.times().statusChanged();
        return locked != null && !terms.autoUnlock().isZero() && !call.now().isBefore(locked.plus(terms.autoUnlock()));
    }

    /** An account that was locked long enough is judged as any other. */
    private static Judgement opened(OktaCall call, User user, String login, String password) {
        var open = user.unlocked(call.stamp());
        var before = call.logged(call.state().put(User.USERS, open), Event.of("user.account.unlock", open.target()));
        var judged = of(call.seeing(before.state()), login, password);
        var commit = before.with(judged.commit().state())
                .announce(judged.commit().announcements().stream()
                        .map(Event.class::cast)
                        .toList());
        return switch (judged) {
            case Right(var known, var so) -> new Right(known, commit);
            case Expired(var known, var so) -> new Expired(known, commit);
            case Locked(var known, var so) -> new Locked(known, commit);
            case Wrong(var so) -> new Wrong(commit);
            case Asked(var so) -> new Asked(so.with(call.state()));
        };
    }

    private static Judgement shut(OktaCall call, User user) {
        return new Locked(user, call.logged(call.state(), SignIn.started(user).failedFor("LOCKED_OUT")));
    }

    private static Judgement right(OktaCall call, User user, PasswordTerms terms) {
        var state = call.state().remove(Misses.MISSES, Misses.Id.of(user));
        if (user.status() == UserStatus.PASSWORD_EXPIRED) {
            return new Expired(user, Commit.commit(state));
        }
        var isOld = terms.expiry(user)
                .filter(expiry -> !call.now().isBefore(expiry))
                .isPresent();
        if (!isOld) {
            return new Right(user, Commit.commit(state));
        }
        var expired = user.expired(call.stamp());
        return new Expired(
                expired,
                call.logged(
                        state.put(User.USERS, expired), Event.of("user.account.expire_password", expired.target())));
    }

    private static Judgement wrong(OktaCall call, User user, PasswordTerms terms) {
        var id = Misses.Id.of(user);
        var count = call.state().find(Misses.MISSES, id).map(Misses::count).orElse(0) + 1;
        var failed = SignIn.started(user).failedFor("INVALID_CREDENTIALS");
        if (terms.maxAttempts() == 0 || count < terms.maxAttempts()) {
            return new Wrong(call.logged(call.state().put(Misses.MISSES, new Misses(id, count)), failed));
        }
        return new Locked(user, SignIn.locked(call, call.logged(call.state(), failed), user));
    }
}
