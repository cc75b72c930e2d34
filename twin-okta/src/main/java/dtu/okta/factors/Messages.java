package dtu.okta.factors;

import static dtu.okta.OktaError.CALL_TOO_SOON;
import static dtu.okta.OktaError.EMAIL_TOO_SOON;
import static dtu.okta.OktaError.SMS_TOO_SOON;
import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.OktaError;
import dtu.okta.authenticators.Authenticator;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Mail;
import java.time.Duration;

/** Codes on their way to people: by text message, by voice, by e-mail; what no hook takes is in the universe's mail. */
final class Messages {
    private static final long LIFETIME_SECONDS = 300;
    private static final long LIFETIME_SECONDS_MAX = 86_400;
    private static final Duration PHONE_INTERVAL = Duration.ofSeconds(30);
    private static final Duration EMAIL_INTERVAL = Duration.ofSeconds(5);

    private Messages() {}

    /** The commit with a new code sent to the owner of a factor, and the factor knowing it. */
    static Commit sent(OktaCall call, Commit so, User user, Factor factor) {
        if (factor.proof() instanceof Proof.Sent(var before)
                && before != null
                && before.use() == Passcode.Use.OPEN
                && before.isFresh(call, interval(factor.kind()))) {
            throw tooSoon(factor.kind()).refusal();
        }
        var chance = call.chance().in("passcode").in(factor.id().value());
        var code = Passcode.drawn(call, chance, lifetime(call, factor.kind()));
        var mail = mail(call, factor, code.digits());
        var known = so.with(so.state().put(Factor.FACTORS, factor.knowing(new Proof.Sent(code))));
        var purpose = factor.isActive() ? PhoneMessage.Purpose.VERIFICATION : PhoneMessage.Purpose.ENROLLMENT;
        var sent = factor.kind().isPhone()
                ? known.announce(new PhoneMessage(user, purpose, code, mail))
                : known.mail(mail);
        return sent.announce(Event.of(event(factor), user.target()));
    }

    static Mail mail(OktaCall call, Factor factor, String digits) {
        var kind = factor.kind();
        var to = kind == FactorKind.EMAIL ? factor.profile().textAt("email").orElse("") : factor.number();
        return switch (kind) {
            case SMS ->
                new Mail(call.now(), "okta", "sms", to, "", "Your verification code is " + digits + ".", digits, "");
            case CALL ->
                new Mail(call.now(), "okta", "voice", to, "", "Your verification code is " + digits + ".", digits, "");
            case EMAIL ->
                new Mail(
                        call.now(),
                        "okta",
                        "email",
                        to,
                        "One-time verification code",
                        "Enter this code to verify that it is you: " + digits,
                        digits,
                        "");
            case QUESTION, OKTA_TOTP, GOOGLE_TOTP, PUSH, WEBAUTHN, YUBIKEY ->
                throw new IllegalStateException("nothing is sent to " + kind);
        };
    }

    private static String event(Factor factor) {
        return switch (factor.kind()) {
            case SMS ->
                factor.isActive()
                        ? "system.sms.send_factor_verify_message"
                        : "system.sms.send_phone_verification_message";
            case CALL ->
                factor.isActive()
                        ? "system.voice.send_mfa_challenge_call"
                        : "system.voice.send_phone_verification_call";
            case EMAIL, QUESTION, OKTA_TOTP, GOOGLE_TOTP, PUSH, WEBAUTHN, YUBIKEY ->
                "system.email.send_factor_verify_message";
        };
    }

    private static Duration interval(FactorKind kind) {
        return kind == FactorKind.EMAIL ? EMAIL_INTERVAL : PHONE_INTERVAL;
    }

    private static OktaError tooSoon(FactorKind kind) {
        return switch (kind) {
            case SMS -> SMS_TOO_SOON;
            case CALL -> CALL_TOO_SOON;
            case EMAIL, QUESTION, OKTA_TOTP, GOOGLE_TOTP, PUSH, WEBAUTHN, YUBIKEY -> EMAIL_TOO_SOON;
        };
    }

    /** As the client wants it, else as the authenticator is set. */
    private static Duration lifetime(OktaCall call, FactorKind kind) {
        var given = call.query("tokenLifetimeSeconds").orElse("");
        if (given.isEmpty()) {
            return Authenticator.named(call.state(), kind.authenticator())
                    .flatMap(authenticator -> authenticator.settings().at("tokenLifetimeInMinutes"))
                    .map(minutes -> Duration.ofMinutes(minutes.asLong()))
                    .orElse(Duration.ofSeconds(LIFETIME_SECONDS));
        }
        var seconds = given.matches("\\d{1,9}") ? Long.parseLong(given) : 0;
        if (seconds < 1 || seconds > LIFETIME_SECONDS_MAX) {
            throw VALIDATION_FAILED.because(
                    "tokenLifetimeSeconds: must be between 1 and " + LIFETIME_SECONDS_MAX, "tokenLifetimeSeconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
