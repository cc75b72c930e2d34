package dtu.okta.users;

import dtu.okta.OktaCall;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Task;

/** The end of an account some time after the request, as {@code Prefer: respond-async} has it. */
record Departure(User.Id user, Step step) implements Task {

    /** How far an account goes. */
    enum Step {
        DEACTIVATION,
        DELETION
    }

    /** Whatever has come between request and end decides: who is gone is not ended again, nor who has come back. */
    @Override
    public Commit run(Call given) {
        var call = (OktaCall) given;
        var found = call.state().find(User.USERS, user);
        var gone = found.filter(known -> known.status() == UserStatus.DEPROVISIONED);
        return switch (step) {
            case DEACTIVATION ->
                found.filter(known -> gone.isEmpty())
                        .map(known -> Lifecycle.deactivated(call, known))
                        .orElseGet(() -> Commit.commit(call.state()));
            case DELETION ->
                gone.map(known -> Lifecycle.deleted(call, known)).orElseGet(() -> Commit.commit(call.state()));
        };
    }
}
