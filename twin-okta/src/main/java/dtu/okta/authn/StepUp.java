package dtu.okta.authn;

import static dtu.okta.OktaError.INVALID_TOKEN;

import dtu.okta.OktaCall;
import dtu.okta.sessions.Session;
import dtu.twins.Commit;
import dtu.twins.http.Response;

/** The end of a sign-in that an app asked for: the browser gets its session and goes back to where it came from. */
final class StepUp {
    private static final int FOUND = 302;

    private StepUp() {}

    static Commit redirect(OktaCall call) {
        var transaction = Transaction.at(call, call.query("stateToken").orElse(""));
        Move.LEAVE.from(transaction.state());
        return left(call, Commit.commit(call.state()), transaction);
    }

    /** The commit in which the session begins. */
    static Commit left(OktaCall call, Commit so, Transaction transaction) {
        var target = transaction.wishes().target();
        if (target == null) {
            throw INVALID_TOKEN.refusal();
        }
        var user = transaction.person(so.state());
        var session = Session.started(call, user.id(), transaction.provenBy(call));
        var answer = Response.empty(FOUND).plus("Location", target.url());
        return so.with(transaction.ended(so.state()).put(Session.SESSIONS, session))
                .answer(session.carriedBy(call, answer));
    }
}
