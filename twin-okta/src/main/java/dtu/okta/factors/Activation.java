package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.json.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The second step of an enrollment: the person proves to have what was enrolled.
 *
 * @param factor as it works from now on; null when the proof failed, and then the commit has its answer
 */
public record Activation(@Nullable Factor factor, Commit commit) {

    public static Activation of(OktaCall call, User user, Factor factor, Fields given) {
        return switch (Verification.of(call, user, factor, given)) {
            case Verification.Right(var known) -> {
                var state = call.state().remove(WrongAnswers.COUNTS, WrongAnswers.Id.of(user.id()));
                var enrolled = Enrollment.active(call, Commit.commit(state), user, known);
                yield new Activation(enrolled.factor(), enrolled.commit());
            }
            case Verification.Wrong wrong -> new Activation(null, Verification.failed(call, user, factor, wrong));
        };
    }
}
