package dtu.okta.authn;

import static dtu.okta.OktaError.CALL_TOO_SOON;
import static dtu.okta.OktaError.SMS_TOO_SOON;

import dtu.okta.OktaCall;
import dtu.okta.factors.FactorKind;
import dtu.okta.factors.Passcode;
import dtu.okta.factors.Phone;
import dtu.okta.factors.PhoneMessage;
import dtu.okta.logs.Event;
import dtu.okta.users.Ticket;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Mail;
import dtu.twins.state.State;
import java.time.Duration;

/** Links and codes on their way to people who cannot get in. */
final class RecoveryMessages {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private RecoveryMessages() {}

    static Commit mailed(OktaCall call, State state, User user, Transaction.Recovery what, Ticket ticket) {
        var unlocks = what == Transaction.Recovery.UNLOCK;
        var subject = unlocks ? "Account unlock" : "Account password reset";
        var words = unlocks ? "unlock your Okta account" : "reset your Okta password";
        var text = "Hi " + user.attribute("firstName") + ", " + words + ": " + ticket.url(call);
        var mail = new Mail(
                call.now(),
                "okta",
                "email",
                user.email(),
                subject,
                text,
                ticket.token(call.tenant()),
                ticket.url(call));
        var event = unlocks ? "system.email.account_unlock.sent_message" : "system.email.password_reset.sent_message";
        return call.logged(state, Event.of(event, user.target())).mail(mail);
    }

    static Commit texted(OktaCall call, Commit so, User user, Phone phone, Transaction transaction) {
        if (!(transaction.subject() instanceof Subject.Sent(var kind, var code))) {
            throw new IllegalStateException("no code to send");
        }
        var mail = new Mail(
                call.now(),
                "okta",
                kind == FactorKind.SMS ? "sms" : "voice",
                phone.number(),
                "",
                "Your verification code is " + code.digits() + ".",
                code.digits(),
                "");
        var purpose = transaction.recovery() == Transaction.Recovery.UNLOCK
                ? PhoneMessage.Purpose.UNLOCK
                : PhoneMessage.Purpose.RESET;
        return so.announce(new PhoneMessage(user, purpose, code, mail))
                .announce(Event.of(event(kind, transaction.recovery()), user.target()));
    }

    private static String event(FactorKind kind, Transaction.Recovery what) {
        var unlocks = what == Transaction.Recovery.UNLOCK;
        if (kind == FactorKind.SMS) {
            return unlocks ? "system.sms.send_account_unlock_message" : "system.sms.send_password_reset_message";
        }
        return unlocks ? "system.voice.send_account_unlock_call" : "system.voice.send_password_reset_call";
    }

    static void refuseTooSoon(OktaCall call, FactorKind kind, Passcode before) {
        if (before.isFresh(call, INTERVAL)) {
            throw (kind == FactorKind.SMS ? SMS_TOO_SOON : CALL_TOO_SOON).refusal();
        }
    }
}
