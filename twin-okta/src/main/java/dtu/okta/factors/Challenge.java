package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.json.Fields;

/**
 * Asking people for a factor, for whoever signs them in.
 *
 * @param commit that remembers the answer; its own answer says what was wrong when it was not right
 */
public record Challenge(Outcome outcome, Commit commit) {
    /** Whether the answer will do. */
    private enum Outcome {
        RIGHT,
        WRONG
    }

    /** Whether the client brings an answer along, or wants one to be asked for. */
    public static boolean isAnswered(Factor factor, Fields given) {
        return switch (factor.kind()) {
            case SMS, CALL, EMAIL -> given.text("passCode").isValue();
            case WEBAUTHN -> given.text("clientData").isValue();
            case QUESTION, OKTA_TOTP, GOOGLE_TOTP, YUBIKEY -> true;
            case PUSH -> false;
        };
    }

    /** The commit with a code on its way. */
    public static Commit sent(OktaCall call, Commit so, User user, Factor factor) {
        return Messages.sent(call, so, user, factor);
    }

    /** The commit with a question for a security key. */
    public static Commit asked(OktaCall call, Factor factor) {
        return Commit.commit(call.state().put(Factor.FACTORS, SecurityKey.asked(call, factor)));
    }

    public static Challenge judged(OktaCall call, User user, Factor factor, Fields given) {
        return switch (Verification.of(call, user, factor, given)) {
            case Verification.Right(var after) ->
                new Challenge(Outcome.RIGHT, Verification.passed(call, user, after, given));
            case Verification.Wrong wrong ->
                new Challenge(Outcome.WRONG, Verification.failed(call, user, factor, wrong));
        };
    }

    public boolean isRight() {
        return outcome == Outcome.RIGHT;
    }
}
