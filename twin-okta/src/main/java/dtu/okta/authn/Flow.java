package dtu.okta.authn;

import static dtu.okta.OktaError.AUTHENTICATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.factors.Factor;
import dtu.okta.factors.FactorKind;
import dtu.okta.policies.Ruling;
import dtu.okta.sessions.RememberedDevice;
import dtu.okta.sessions.SessionToken;
import dtu.okta.sessions.SignIn;
import dtu.okta.users.User;
import dtu.twins.Commit;
import java.util.List;

/** Where a transaction leads on, as the policies of its person say. */
final class Flow {
    private static final String REQUIRED = "REQUIRED";
    private static final String NOT_ALLOWED = "NOT_ALLOWED";

    private Flow() {}

    /** A step done: the transaction where it stands now, and its answer. */
    static Commit at(OktaCall call, Commit so, Transaction transaction) {
        var state = transaction.kept(call, so.state());
        var seen = call.seeing(state);
        return so.with(state).answer(TransactionView.of(seen, transaction.renewed(call)));
    }

    /** The password was right: a warning first if it is wanted and due. */
    static Commit afterPassword(OktaCall call, Commit so, Transaction transaction) {
        var user = transaction.person(so.state());
        var warns = transaction.wishes().wantWarning()
                && Ruling.password(call, user)
                        .warning(user)
                        .filter(warning -> !call.now().isBefore(warning))
                        .isPresent();
        return warns ? at(call, so, transaction.moved(AuthnState.PASSWORD_WARN)) : afterWarning(call, so, transaction);
    }

    /** Then whatever the sign-on policy wants besides. */
    static Commit afterWarning(OktaCall call, Commit so, Transaction transaction) {
        var user = transaction.person(so.state());
        var seen = call.seeing(so.state());
        var terms = Ruling.signOn(seen, user);
        if (!terms.allows()) {
            var denied = SignIn.denied(so.with(transaction.ended(so.state())), user);
            return denied.answer(AUTHENTICATION_FAILED.response(call, List.of()));
        }
        if (terms.requiresFactor() && !isRemembered(call, so, transaction)) {
            if (!Factor.usable(so.state(), user.id()).isEmpty()) {
                return at(call, so, transaction.moved(AuthnState.MFA_REQUIRED));
            }
            return enrollable(seen, user).isEmpty()
                    ? SignIn.denied(so.with(transaction.ended(so.state())), user)
                            .answer(AUTHENTICATION_FAILED.response(call, List.of()))
                    : at(call, so, transaction.moved(AuthnState.MFA_ENROLL));
        }
        return Ruling.enrollment(seen, user).when().equals("LOGIN")
                ? afterEnrolling(call, so, transaction)
                : succeeded(call, so, transaction);
    }

    private static boolean isRemembered(OktaCall call, Commit so, Transaction transaction) {
        var user = transaction.person(so.state());
        return RememberedDevice.isKnown(
                so.state(), user.id(), transaction.wishes().device(), call.wall());
    }

    /** Further factors to enroll, required ones or those that the client wants to offer; else the person is in. */
    static Commit afterEnrolling(OktaCall call, Commit so, Transaction transaction) {
        var seen = call.seeing(so.state());
        var user = transaction.person(so.state());
        var asks = isRequired(seen, user)
                || (transaction.wishes().wantOptionalFactors()
                        && !missing(seen, user).isEmpty());
        return asks ? at(call, so, transaction.moved(AuthnState.MFA_ENROLL)) : succeeded(call, so, transaction);
    }

    /** Whether anything is left that the person has to enroll before they get in. */
    static boolean isRequired(OktaCall call, User user) {
        var needsOne = Ruling.signOn(call, user).requiresFactor()
                && Factor.usable(call.state(), user.id()).isEmpty();
        return needsOne || missing(call, user).stream().anyMatch(kind -> isRequired(call, user, kind));
    }

    static boolean isRequired(OktaCall call, User user, FactorKind kind) {
        return Ruling.enrollment(call, user).authenticator(kind.authenticator()).equals(REQUIRED);
    }

    /** What the org offers and the person may enroll. */
    static List<FactorKind> enrollable(OktaCall call, User user) {
        var terms = Ruling.enrollment(call, user);
        return FactorKind.offered(call.state()).stream()
                .filter(kind -> !terms.authenticator(kind.authenticator()).equals(NOT_ALLOWED))
                .toList();
    }

    /** One method of an authenticator is as good as another: a phone that takes messages need not take calls. */
    private static List<FactorKind> missing(OktaCall call, User user) {
        var there = Factor.usable(call.state(), user.id()).stream()
                .map(factor -> factor.kind().authenticator())
                .toList();
        return enrollable(call, user).stream()
                .filter(kind -> !there.contains(kind.authenticator()))
                .toList();
    }

    /** The person is in: a session token for the client, or the way back for a browser. */
    static Commit succeeded(OktaCall call, Commit so, Transaction transaction) {
        var done = SignIn.completed(call, so, transaction.person(so.state()));
        if (transaction.wishes().target() != null) {
            return at(call, done, transaction.having(transaction.provenBy(call)).moved(AuthnState.SUCCESS));
        }
        var user = transaction.person(done.state());
        var token = SessionToken.issued(call, user.id(), transaction.provenBy(call));
        var state = transaction.ended(done.state()).put(SessionToken.TOKENS, token);
        return done.with(state).answer(TransactionView.succeeded(call.seeing(state), transaction, user, token));
    }
}
