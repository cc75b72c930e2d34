package dtu.okta.factors;

import static dtu.okta.OktaError.PASSCODE_LATE;
import static dtu.okta.OktaError.PASSCODE_SPENT;
import static dtu.okta.OktaError.USER_LOCKED;
import static dtu.okta.OktaError.WRONG_PASSCODE;

import dtu.okta.OktaCall;
import dtu.okta.OktaError;
import dtu.okta.logs.Event;
import dtu.okta.sessions.SignIn;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.json.Fields;
import java.util.List;

/** How an answer to a factor is judged, and what comes of it. Every answer is remembered. */
sealed interface Verification {
    /** Not the code that was expected. */
    Wrong WRONG_CODE = new Wrong(WRONG_PASSCODE, "Your passcode doesn't match our records. Please try again.");

    /** Not what was answered when the question was chosen. */
    Wrong WRONG_ANSWER = new Wrong(WRONG_PASSCODE, "Your answer doesn't match our records. Please try again.");

    /** How far a phone's clock may be off: a step is forgiven, some more are recognised. */
    int TOLERANCE = 1;

    /** How far a code may be off and still be told from a wrong one. */
    int RECOGNISED = 10;

    /** Right: the factor as it is known from now on. */
    record Right(Factor factor) implements Verification {}

    /** Not right, and how Okta says so. */
    record Wrong(OktaError error, String cause) implements Verification {
        List<String> causes() {
            return cause.isEmpty() ? List.of() : List.of(cause);
        }

        Refusal refusal() {
            return error.because(causes());
        }
    }

    /** Judges what a client sent; nobody whose account is locked gets as far. */
    static Verification of(OktaCall call, User user, Factor factor, Fields given) {
        if (user.status() == UserStatus.LOCKED_OUT) {
            throw USER_LOCKED.refusal();
        }
        return switch (factor.proof()) {
            case Proof.Answer(var secret) ->
                secret.matches(Enrollment.normal(given.requiredText("answer"))) ? new Right(factor) : WRONG_ANSWER;
            case Proof.Shared shared -> totp(call, factor, shared, given.requiredText("passCode"));
            case Proof.Sent(var code) -> {
                var answer = given.requiredText("passCode");
                yield code == null ? WRONG_CODE : sent(call, factor, code, answer);
            }
            case Proof.Device device -> throw new IllegalStateException("a phone answers by itself");
            case Proof.Key key -> SecurityKey.answered(call, factor, key, given);
            case Proof.Registered(var token) -> {
                var code = given.requiredText("passCode");
                yield call.state()
                        .find(YubiKey.TOKENS, token)
                        .flatMap(known -> known.used(code, call.stamp()))
                        .<Verification>map(used -> new Right(factor))
                        .orElse(WRONG_CODE);
            }
        };
    }

    private static Verification totp(OktaCall call, Factor factor, Proof.Shared shared, String code) {
        var step = Totp.step(shared.seed(), code, call.wall(), RECOGNISED);
        if (step.isEmpty()) {
            return WRONG_CODE;
        }
        if (step.getAsLong() <= shared.spent()) {
            return new Wrong(PASSCODE_SPENT, "");
        }
        var distance = Math.abs(step.getAsLong() - Totp.step(call.wall()));
        return distance > TOLERANCE
                ? new Wrong(PASSCODE_LATE, "")
                : new Right(factor.knowing(new Proof.Shared(shared.seed(), step.getAsLong())));
    }

    private static Verification sent(OktaCall call, Factor factor, Passcode code, String answer) {
        return switch (code.fit(answer, call.wall())) {
            case RIGHT -> new Right(factor.knowing(new Proof.Sent(code.spent())));
            case WRONG -> WRONG_CODE;
            case SPENT -> new Wrong(PASSCODE_SPENT, "");
            case LATE -> new Wrong(PASSCODE_LATE, "");
        };
    }

    /** The commit that remembers a right answer; {@code given} is what the client sent. */
    static Commit passed(OktaCall call, User user, Factor after, Fields given) {
        var state = call.state().put(Factor.FACTORS, after).remove(WrongAnswers.COUNTS, WrongAnswers.Id.of(user.id()));
        if (after.proof() instanceof Proof.Registered(var token)) {
            var used = state.get(YubiKey.TOKENS, token).used(given.requiredText("passCode"), call.stamp());
            state = state.put(YubiKey.TOKENS, used.orElseThrow());
        }
        return call.logged(state, verified(user, after));
    }

    /** That somebody has proved who they are. */
    static Event verified(User user, Factor factor) {
        return Event.of("user.authentication.auth_via_mfa", user.target(), factor.target());
    }

    /** The commit that remembers a wrong answer, and says so; too many of them lock the account. */
    static Commit failed(OktaCall call, User user, Factor factor, Wrong wrong) {
        var answer = wrong.error().response(call, wrong.causes());
        var count = WrongAnswers.oneMore(call.state(), user.id());
        var failed = verified(user, factor).failedFor("INVALID_CREDENTIALS");
        if (count.count() < WrongAnswers.MOST) {
            return call.logged(call.state().put(WrongAnswers.COUNTS, count), failed)
                    .answer(answer);
        }
        var commit = call.logged(call.state().remove(WrongAnswers.COUNTS, count.id()), failed);
        return SignIn.locked(call, commit, user).answer(answer);
    }
}
