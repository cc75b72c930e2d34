package dtu.okta.authn;

import static dtu.okta.OktaError.FORBIDDEN;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.WRONG_AUTHN_STATE;

import dtu.okta.OktaCall;
import dtu.okta.factors.Activation;
import dtu.okta.factors.Challenge;
import dtu.okta.factors.Enrollment;
import dtu.okta.factors.Factor;
import dtu.okta.factors.FactorKind;
import dtu.okta.factors.Push;
import dtu.okta.policies.Ruling;
import dtu.okta.sessions.RememberedDevice;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The part of a sign-in that is about second factors: enrolling them, and being asked for them. */
final class SecondFactors {
    /** As good as always. */
    private static final Duration FOR_GOOD = Duration.ofDays(3650);

    private SecondFactors() {}

    static Commit enroll(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.ENROLL);
        var user = transaction.person(call.state());
        var type = call.body().requiredText("factorType");
        var provider = call.body().requiredText("provider");
        var isAllowed = Flow.enrollable(call, user).stream()
                .anyMatch(kind -> kind.type().equals(type) && kind.provider().equals(provider));
        if (!isAllowed) {
            throw FORBIDDEN.refusal();
        }
        var begun = Enrollment.begun(call, user, call.body());
        return begun.factor().isActive()
                ? enrolled(call, begun.commit(), transaction, begun.factor())
                : Flow.at(
                        call,
                        begun.commit(),
                        transaction.moved(
                                AuthnState.MFA_ENROLL_ACTIVATE,
                                new Subject.OfFactor(begun.factor().id())));
    }

    /** What was just enrolled was just shown. */
    private static Commit enrolled(OktaCall call, Commit so, Transaction transaction, Factor factor) {
        var proven = transaction.provenBy(call).and(factor.kind().reference(), call.wall());
        return Flow.afterEnrolling(call, so, transaction.having(proven));
    }

    /** With a code, or without one for a phone that is set up by itself. */
    static Commit activate(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.ACTIVATE);
        var user = transaction.person(call.state());
        var factor = subject(call, transaction, call.path("factorId"));
        var so = Commit.commit(call.state());
        if (factor.kind() == FactorKind.PUSH) {
            return factor.isActive() ? enrolled(call, so, transaction, factor) : Flow.at(call, so, transaction);
        }
        var activation = Activation.of(call, user, factor, call.body());
        return activation.factor() == null
                ? remembered(call, activation.commit(), transaction)
                : enrolled(call, activation.commit(), transaction, activation.factor());
    }

    static Commit resendActivation(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.RESEND_ACTIVATION);
        var factor = subject(call, transaction, call.path("factorId"));
        if (!factor.kind().isSent()) {
            throw notHere();
        }
        var user = transaction.person(call.state());
        var sent = Challenge.sent(call, Commit.commit(call.state()), user, factor);
        return Flow.at(call, sent, transaction);
    }

    /** Asks for a proof, or judges the one that the client brings. */
    static Commit verify(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.VERIFY);
        var factor = asked(call, transaction, call.path("factorIdOrFactorType"));
        var user = transaction.person(call.state());
        if (factor.kind() == FactorKind.PUSH) {
            return pushed(call, transaction, user, factor);
        }
        if (Challenge.isAnswered(factor, call.body())) {
            return judged(call, transaction, user, factor);
        }
        var asking = factor.kind() == FactorKind.WEBAUTHN
                ? Challenge.asked(call, factor)
                : Challenge.sent(call, Commit.commit(call.state()), user, factor);
        return Flow.at(call, asking, transaction.moved(AuthnState.MFA_CHALLENGE, new Subject.OfFactor(factor.id())));
    }

    private static Commit judged(OktaCall call, Transaction transaction, User user, Factor factor) {
        var judged = Challenge.judged(call, user, factor, call.body());
        return judged.isRight()
                ? passed(call, judged.commit(), transaction, factor)
                : remembered(call, judged.commit(), transaction);
    }

    private static Commit pushed(OktaCall call, Transaction transaction, User user, Factor factor) {
        if (transaction.subject() instanceof Subject.Asked(var id, var pushId)) {
            var result =
                    Push.of(call.state(), pushId).map(push -> push.result(call)).orElse(Push.Result.TIMEOUT);
            return switch (result) {
                case WAITING -> Flow.at(call, Commit.commit(call.state()), transaction);
                case SUCCESS -> passed(call, Commit.commit(call.state()), transaction, factor);
                case REJECTED, TIMEOUT ->
                    Flow.at(
                            call,
                            Commit.commit(call.state()),
                            transaction.moved(AuthnState.MFA_CHALLENGE, new Subject.Told(id, pushId)));
            };
        }
        return pushedAnew(call, transaction, user, factor);
    }

    private static Commit pushedAnew(OktaCall call, Transaction transaction, User user, Factor factor) {
        var asked = Push.asked(call, call.state(), user, factor);
        var subject = new Subject.Asked(factor.id(), asked.push().id());
        return Flow.at(call, asked.commit(), transaction.moved(AuthnState.MFA_CHALLENGE, subject));
    }

    static Commit resendChallenge(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.RESEND_CHALLENGE);
        var factor = subject(call, transaction, call.path("factorId"));
        var user = transaction.person(call.state());
        if (factor.kind() == FactorKind.PUSH) {
            return pushedAnew(call, transaction, user, factor);
        }
        if (!factor.kind().isSent()) {
            throw notHere();
        }
        return Flow.at(call, Challenge.sent(call, Commit.commit(call.state()), user, factor), transaction);
    }

    private static Commit passed(OktaCall call, Commit so, Transaction transaction, Factor factor) {
        var proven = transaction.provenBy(call).and(factor.kind().reference(), call.wall());
        var remembers = call.flag("rememberDevice")
                .orElseGet(() -> call.body().truth("rememberDevice").or(false));
        if (!remembers) {
            return Flow.afterEnrolling(call, so, transaction.having(proven));
        }
        var user = transaction.person(so.state());
        var until = rememberedFor(call, user).map(call.wall()::plus);
        if (until.isEmpty()) {
            return Flow.afterEnrolling(call, so, transaction.having(proven));
        }
        var known = transaction.wishes().device();
        var device = known.isEmpty() ? DeviceCookie.drawn(call) : known;
        var state = so.state()
                .put(
                        RememberedDevice.DEVICES,
                        new RememberedDevice(RememberedDevice.Id.of(user.id(), device), user.id(), until.get()));
        var done = Flow.afterEnrolling(call, so.with(state), transaction.having(proven));
        return known.isEmpty() ? done.answer(DeviceCookie.on(call, done.answer(), device)) : done;
    }

    /** How long the sign-on policy lets a device be remembered; empty when it does not. */
    static Optional<Duration> rememberedFor(OktaCall call, User user) {
        var terms = Ruling.signOn(call, user);
        if (terms.factorPromptMode().equals("DEVICE")) {
            return Optional.of(FOR_GOOD);
        }
        var isTimed = !terms.factorPromptMode().equals("ALWAYS")
                && !terms.factorLifetime().isZero();
        return isTimed ? Optional.of(terms.factorLifetime()) : Optional.empty();
    }

    /** A wrong answer leaves the transaction where it is, and alive; unless the account is locked by now. */
    private static Commit remembered(OktaCall call, Commit so, Transaction transaction) {
        return so.with(transaction.kept(call, so.state()));
    }

    /** The factor that the transaction is about. */
    private static Factor subject(OktaCall call, Transaction transaction, String id) {
        return of(transaction)
                .filter(factor -> factor.value().equals(id))
                .flatMap(factor -> call.state().find(Factor.FACTORS, factor))
                .orElseThrow(NOT_FOUND.about(id, "UserFactor"));
    }

    static Optional<Factor.Id> of(Transaction transaction) {
        return switch (transaction.subject()) {
            case Subject.OfFactor(var factor) -> Optional.of(factor);
            case Subject.Asked(var factor, var push) -> Optional.of(factor);
            case Subject.Told(var factor, var push) -> Optional.of(factor);
            case Subject.Nothing nothing -> Optional.empty();
            case Subject.Sent sent -> Optional.empty();
        };
    }

    /** The factor of that id, or the first of that type; once one was asked for, no other will do. */
    private static Factor asked(OktaCall call, Transaction transaction, String idOrType) {
        var user = transaction.person(call.state());
        var found = usable(call, user).stream()
                .filter(factor -> factor.id().value().equals(idOrType)
                        || factor.kind().type().equals(idOrType))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(idOrType, "UserFactor"));
        var before = of(transaction);
        if (before.isPresent() && !before.get().equals(found.id())) {
            throw notHere();
        }
        return found;
    }

    static List<Factor> usable(OktaCall call, User user) {
        return Factor.usable(call.state(), user.id());
    }

    private static RuntimeException notHere() {
        return WRONG_AUTHN_STATE.because("This operation is not allowed in the current authentication state.");
    }

    /** The state without what somebody began to enroll and now leaves. */
    static State withoutPending(State state, Transaction transaction) {
        return of(transaction)
                .flatMap(id -> state.find(Factor.FACTORS, id))
                .filter(factor -> !factor.isActive())
                .map(factor -> factor.removedFrom(state))
                .orElse(state);
    }
}
