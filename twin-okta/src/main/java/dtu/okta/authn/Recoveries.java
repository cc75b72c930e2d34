package dtu.okta.authn;

import static dtu.okta.OktaError.FORGOT_NOT_ALLOWED;
import static dtu.okta.OktaError.INVALID_TOKEN;
import static dtu.okta.OktaError.NO_VERIFIED_PHONE;
import static dtu.okta.OktaError.PASSCODE_LATE;
import static dtu.okta.OktaError.PASSCODE_SPENT;
import static dtu.okta.OktaError.RECOVERY_OF_UNKNOWN_USER;
import static dtu.okta.OktaError.UNLOCK_NOT_ALLOWED;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaError.WRONG_PASSCODE;
import static dtu.okta.OktaError.WRONG_RECOVERY_ANSWER;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.factors.FactorKind;
import dtu.okta.factors.Passcode;
import dtu.okta.factors.Phone;
import dtu.okta.logs.Event;
import dtu.okta.policies.PasswordTerms;
import dtu.okta.policies.Ruling;
import dtu.okta.users.Ticket;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Getting back in without the password, or into a locked account. Whoever asks learns nothing about whether there is
 * such an account, unless the client is trusted.
 */
final class Recoveries {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private Recoveries() {}

    static Commit password(OktaCall call) {
        return begun(call, Transaction.Recovery.PASSWORD);
    }

    static Commit unlock(OktaCall call) {
        return begun(call, Transaction.Recovery.UNLOCK);
    }

    private static Commit begun(OktaCall call, Transaction.Recovery what) {
        var isTrusted = call.caller() instanceof OktaCaller.Token;
        var given = call.body();
        var name = given.requiredText("username");
        var type = given.text("factorType").or("").toUpperCase(Locale.ROOT);
        var found = UserFinder.find(call.state(), name);
        if (isTrusted && found.isEmpty()) {
            throw RECOVERY_OF_UNKNOWN_USER.refusal();
        }
        var user = found.filter(known -> isAllowed(call, known, what));
        if (isTrusted && user.isEmpty()) {
            throw (what == Transaction.Recovery.UNLOCK ? UNLOCK_NOT_ALLOWED : FORGOT_NOT_ALLOWED).refusal();
        }
        if (isTrusted && type.isEmpty()) {
            return handedOver(call, user.orElseThrow(), what);
        }
        return switch (type) {
            case "", "EMAIL" -> mailed(call, user, what);
            case "SMS" -> texted(call, user, what, FactorKind.SMS);
            case "CALL" -> texted(call, user, what, FactorKind.CALL);
            default -> throw VALIDATION_FAILED.because("factorType: The field has an invalid value", "factorType");
        };
    }

    private static boolean isAllowed(OktaCall call, User user, Transaction.Recovery what) {
        var terms = Ruling.password(call, user);
        if (user.signsInElsewhere()) {
            return false;
        }
        return what == Transaction.Recovery.UNLOCK
                ? user.status() == UserStatus.LOCKED_OUT && terms.allowsUnlock()
                : List.of(UserStatus.ACTIVE, UserStatus.PASSWORD_EXPIRED, UserStatus.RECOVERY)
                                .contains(user.status())
                        && terms.allowsReset();
    }

    private static Ticket ticket(OktaCall call, User user, Transaction.Recovery what) {
        var purpose = what == Transaction.Recovery.UNLOCK ? Ticket.Purpose.UNLOCK : Ticket.Purpose.FORGOTTEN;
        return Ticket.issued(call, user.id(), purpose);
    }

    /** A trusted client sends the token to the person by itself. */
    private static Commit handedOver(OktaCall call, User user, Transaction.Recovery what) {
        var ticket = ticket(call, user, what);
        var event = what == Transaction.Recovery.UNLOCK ? "user.account.unlock_token" : "user.account.reset_password";
        var commit = call.logged(ticket.in(call.state()), Event.of(event, user.target()));
        return commit.answer(RecoveryView.token(call.seeing(commit.state()), user, what, ticket));
    }

    private static Commit mailed(OktaCall call, Optional<User> user, Transaction.Recovery what) {
        var answer = RecoveryView.mailed(call, what, Wishes.relayState(call.body()));
        var reached = user.filter(known -> recoversBy(call, known, "okta_email"));
        if (reached.isEmpty()) {
            return Commit.commit(call.state()).answer(answer);
        }
        var ticket = ticket(call, reached.get(), what);
        return RecoveryMessages.mailed(call, ticket.in(call.state()), reached.get(), what, ticket)
                .answer(answer);
    }

    private static boolean recoversBy(OktaCall call, User user, String factor) {
        return terms(call, user).recoversBy(factor);
    }

    private static PasswordTerms terms(OktaCall call, User user) {
        return Ruling.password(call, user);
    }

    private static Commit texted(OktaCall call, Optional<User> user, Transaction.Recovery what, FactorKind kind) {
        var reached = user.filter(known -> recoversBy(call, known, kind == FactorKind.SMS ? "okta_sms" : "okta_call"));
        var phone = reached.flatMap(known -> Phone.of(call.state(), known.id(), kind));
        if (phone.isEmpty() && call.caller() instanceof OktaCaller.Token) {
            throw NO_VERIFIED_PHONE.refusal();
        }
        var code = Passcode.drawn(call, call.chance().in("recovery"), CODE_LIFETIME);
        var id = phone.isPresent() ? reached.orElseThrow().id() : null;
        var wishes = new Wishes(Wishes.relayState(call.body()), "", Wishes.NONE.extras(), null);
        var transaction = Transaction.begun(call, AuthnState.RECOVERY_CHALLENGE, id, wishes)
                .recovering(what)
                .moved(AuthnState.RECOVERY_CHALLENGE, new Subject.Sent(kind, code));
        var so = Commit.commit(call.state());
        return Flow.at(
                call,
                phone.isEmpty()
                        ? so
                        : RecoveryMessages.texted(call, so, reached.orElseThrow(), phone.get(), transaction),
                transaction);
    }

    static Commit verify(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.VERIFY_RECOVERY);
        var answer = call.body().requiredText("passCode");
        if (!(transaction.subject() instanceof Subject.Sent(var kind, var code)) || transaction.user() == null) {
            throw wrong();
        }
        return switch (code.fit(answer, call.wall())) {
            case RIGHT -> recognised(call, Commit.commit(call.state()), transaction);
            case WRONG -> throw wrong();
            case SPENT -> throw PASSCODE_SPENT.refusal();
            case LATE -> throw PASSCODE_LATE.refusal();
        };
    }

    private static RuntimeException wrong() {
        return WRONG_PASSCODE.because("Your token doesn't match our records. Please try again.");
    }

    static Commit resend(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.RESEND_RECOVERY);
        if (!(transaction.subject() instanceof Subject.Sent(var kind, var before))) {
            throw wrong();
        }
        RecoveryMessages.refuseTooSoon(call, kind, before);
        var code = Passcode.drawn(call, call.chance().in("recovery"), CODE_LIFETIME);
        var next = transaction.moved(AuthnState.RECOVERY_CHALLENGE, new Subject.Sent(kind, code));
        var so = Commit.commit(call.state());
        if (next.user() == null) {
            return Flow.at(call, so, next);
        }
        var user = next.person(call.state());
        var phone = Phone.of(call.state(), user.id(), kind).orElseThrow(NO_VERIFIED_PHONE.about());
        return Flow.at(call, RecoveryMessages.texted(call, so, user, phone, next), next);
    }

    /** The token of a link, or the one that a trusted client was given. */
    static Commit token(OktaCall call) {
        var given = call.body();
        var ticket = Ticket.redeemed(call, given.requiredText("recoveryToken"))
                .filter(found -> found.purpose() != Ticket.Purpose.ACTIVATION)
                .orElseThrow(INVALID_TOKEN.about());
        var user = call.state().get(User.USERS, ticket.user());
        call.actingAs(new OktaCaller.Person(user));
        var wishes = new Wishes(Wishes.relayState(given), "", Wishes.NONE.extras(), null);
        var what =
                ticket.purpose() == Ticket.Purpose.UNLOCK ? Transaction.Recovery.UNLOCK : Transaction.Recovery.PASSWORD;
        var transaction =
                Transaction.begun(call, AuthnState.RECOVERY, user.id(), wishes).recovering(what);
        return recognised(call, Commit.commit(ticket.usedUp(call.state())), transaction);
    }

    /** It is them; whoever has chosen a question has to answer it, if the policy wants it. */
    private static Commit recognised(OktaCall call, Commit so, Transaction transaction) {
        var user = transaction.person(so.state());
        var asks = !user.recoveryQuestion().isEmpty() && recoversBy(call, user, "recovery_question");
        return asks ? Flow.at(call, so, transaction.moved(AuthnState.RECOVERY)) : recovered(call, so, transaction);
    }

    static Commit answer(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.ANSWER);
        if (!transaction.person(call.state()).isRecoveredBy(call.body().requiredText("answer"))) {
            throw WRONG_RECOVERY_ANSWER.refusal();
        }
        return recovered(call, Commit.commit(call.state()), transaction);
    }

    private static Commit recovered(OktaCall call, Commit so, Transaction transaction) {
        return switch (transaction.recovery()) {
            case PASSWORD, ACCOUNT_ACTIVATION, NONE -> Flow.at(call, so, transaction.moved(AuthnState.PASSWORD_RESET));
            case UNLOCK -> {
                var open = transaction.person(so.state()).unlocked(call.stamp());
                var state = transaction.ended(so.state().put(User.USERS, open));
                yield so.with(state)
                        .announce(Event.of("user.account.unlock", open.target()))
                        .answer(RecoveryView.unlocked(call.seeing(state), transaction, open));
            }
        };
    }
}
