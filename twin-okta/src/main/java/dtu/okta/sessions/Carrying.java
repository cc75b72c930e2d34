package dtu.okta.sessions;

import dtu.okta.OktaCall;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;

/** What goes on after a question to the outside, and ends with a browser that has a session's cookie. */
record Carrying(Continuation then, Session.Id session) implements Continuation {
    @Override
    public Commit resumed(Call given, Answer answer) {
        var commit = then.resumed(given, answer);
        return ((OktaCall) given)
                .state()
                .find(Session.SESSIONS, session)
                .map(open -> open.carriedBy((OktaCall) given, commit))
                .orElse(commit);
    }
}
