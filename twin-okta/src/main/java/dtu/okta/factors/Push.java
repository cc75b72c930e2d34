package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Ids;
import dtu.twins.Mail;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A question on the screen of a person's phone: is it you who is signing in?
 *
 * @param number which of three numbers the person has to tap; {@link #NO_NUMBER} when there is no choice
 */
public record Push(Id id, Factor.Id factor, Decision decision, int number, Instant expires) {
    static final Table<Id, Push> PUSHES = Table.of("Push", Push::id);
    static final Index<Factor.Id, Push> BY_FACTOR = PUSHES.index("factor", Push::factor);
    static final int NO_NUMBER = -1;

    private static final Ids<Id> IDS = OktaIds.of("mst", Id::new);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int NUMBERS = 100;

    /** Twenty characters that begin with {@code mst}. */
    public record Id(String value) implements EntityId {}

    /** What the person has said so far. */
    enum Decision {
        OPEN,
        APPROVED,
        REJECTED
    }

    /** What clients are told. */
    public enum Result {
        WAITING,
        SUCCESS,
        REJECTED,
        TIMEOUT
    }

    /** A question that was put on a phone, and the commit with it. */
    public record Asked(Push push, Commit commit) {}

    /** Asks; with numbers when the client wants the person to prove that they look at both screens. */
    static Asked asked(OktaCall call, State state, User user, Factor factor, int number) {
        var push = new Push(
                call.mint(IDS), factor.id(), Decision.OPEN, number, call.wall().plus(LIFETIME));
        var next = tidied(call, state, factor.id()).put(PUSHES, push);
        var mail = new Mail(
                call.now(),
                "okta",
                "push",
                user.email(),
                "Okta Verify",
                "Did you just try to sign in?",
                push.id().value(),
                "");
        return new Asked(
                push,
                call.logged(next, Event.of("system.push.send_factor_verify_push", user.target()))
                        .mail(mail));
    }

    /** Asks for no more than a yes or no. */
    public static Asked asked(OktaCall call, State state, User user, Factor factor) {
        return asked(call, state, user, factor, NO_NUMBER);
    }

    static int numberDrawn(OktaCall call) {
        return call.chance().in("number").below(NUMBERS, 0);
    }

    public static Optional<Push> of(State state, Id id) {
        return state.find(PUSHES, id);
    }

    /** The question that is on a phone now; of several the newest. */
    static Optional<Push> open(OktaCall call, Factor.Id factor) {
        return call.state().scan(BY_FACTOR, factor).stream()
                .filter(push -> push.result(call) == Result.WAITING)
                .reduce((earlier, later) -> later);
    }

    /** The state without questions that nobody can answer any more. */
    private static State tidied(OktaCall call, State state, Factor.Id factor) {
        var next = state;
        for (var push : state.scan(BY_FACTOR, factor).toList()) {
            if (push.result(call) == Result.TIMEOUT) {
                next = next.remove(PUSHES, push.id());
            }
        }
        return next;
    }

    static State without(State state, Factor.Id factor) {
        var next = state;
        for (var push : state.scan(BY_FACTOR, factor).toList()) {
            next = next.remove(PUSHES, push.id());
        }
        return next;
    }

    Push decided(Decision newDecision) {
        return new Push(id, factor, newDecision, number, expires);
    }

    boolean asksForNumber() {
        return number != NO_NUMBER;
    }

    public Result result(OktaCall call) {
        return switch (decision) {
            case OPEN -> call.wall().isBefore(expires) ? Result.WAITING : Result.TIMEOUT;
            case APPROVED -> Result.SUCCESS;
            case REJECTED -> Result.REJECTED;
        };
    }
}
