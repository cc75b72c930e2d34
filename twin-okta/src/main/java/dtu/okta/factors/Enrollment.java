package dtu.okta.factors;

import static dtu.okta.OktaError.BAD_PHONE_EXTENSION;
import static dtu.okta.OktaError.BAD_PHONE_NUMBER;
import static dtu.okta.OktaError.NOT_ALLOWED_IN_STATUS;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.factors.Factor.FACTORS;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.okta.users.Secret;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a person comes to have a factor: a question at once, a YubiKey with its first code, everything else in two steps.
 *
 * @param commit with the factor in it, and what is sent; its answer is still to be given
 */
public record Enrollment(Factor factor, Commit commit) {
    static final Duration PUSH_LIFETIME = Duration.ofMinutes(10);

    private static final int ANSWER_MIN = 4;
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{7,14}");
    private static final Pattern EXTENSION = Pattern.compile("\\d{1,15}");

    /** Begins to enroll what a client describes. */
    public static Enrollment begun(OktaCall call, User user, Fields given) {
        var kind = FactorKind.of(given.requiredText("factorType"), given.requiredText("provider"))
                .filter(known -> known.isOffered(call.state()))
                .orElseThrow(() -> refused("Factor type or provider is not enabled for this org."));
        if (user.status() == UserStatus.DEPROVISIONED) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        var before = Factor.of(call.state(), user.id(), kind);
        if (before.isPresent() && before.get().isActive() && !kind.mayRepeat()) {
            throw refused("A factor of this type is already set up.");
        }
        // What was begun and never finished gives way.
        var state = before.filter(factor -> !factor.isActive())
                .map(factor -> call.state().remove(FACTORS, factor.id()))
                .orElse(call.state());
        var so = Commit.commit(state);
        var profile = given.objectOrEmpty("profile");
        return switch (kind) {
            case QUESTION -> active(call, so, user, question(call, user, profile));
            case OKTA_TOTP, GOOGLE_TOTP -> pending(so, totp(call, user, kind));
            case SMS, CALL, EMAIL -> sent(call, so, user, addressed(call, user, kind, profile), before.orElse(null));
            case PUSH ->
                pending(
                        so,
                        made(
                                call,
                                user,
                                kind,
                                Json.EMPTY_OBJECT,
                                new Proof.Device(call.wall().plus(PUSH_LIFETIME))));
            case WEBAUTHN -> pending(so, made(call, user, kind, Json.EMPTY_OBJECT, SecurityKey.asked(call)));
            case YUBIKEY -> yubikey(call, so, user, given);
        };
    }

    /** A number that an administrator vouches for: nothing is sent, and it works at once. */
    static Enrollment vouched(OktaCall call, User user, FactorKind kind, String number) {
        if (Factor.of(call.state(), user.id(), kind).filter(Factor::isActive).isPresent()) {
            throw refused("A factor of this type is already set up.");
        }
        var profile = Json.EMPTY_OBJECT.with("phoneNumber", number);
        var factor = addressed(call, user, kind, Fields.of(profile, call.complaints()));
        return active(call, Commit.commit(call.state()), user, factor);
    }

    private static Factor made(OktaCall call, User user, FactorKind kind, Json profile, Proof proof) {
        var now = call.stamp();
        return new Factor(
                call.mint(kind.ids()), user.id(), kind, Factor.Status.PENDING_ACTIVATION, profile, proof, now, now);
    }

    private static Enrollment pending(Commit so, Factor factor) {
        return new Enrollment(factor, so.with(so.state().put(FACTORS, factor)));
    }

    /** The factor as one that works from now on. */
    static Enrollment active(OktaCall call, Commit so, User user, Factor factor) {
        var active = factor.activated(call.stamp());
        var state = so.state().put(FACTORS, active);
        if (active.kind().isPhone()) {
            state = state.put(Phone.PHONES, Phone.of(active));
        }
        var commit = so.with(state).announce(Event.of("user.mfa.factor.activate", user.target(), active.target()));
        return new Enrollment(active, commit);
    }

    private static Factor question(OktaCall call, User user, Fields profile) {
        var key = profile.requiredText("question");
        var text = key.equals(Question.CUSTOM)
                ? profile.requiredText("questionText")
                : Question.of(key).map(Question::text).orElseThrow(() -> refused("Invalid security question."));
        var answer = normal(profile.requiredText("answer"));
        if (answer.length() < ANSWER_MIN) {
            throw refused("The security question answer must be at least 4 characters in length");
        }
        var shown = Json.EMPTY_OBJECT.with("question", key).with("questionText", text);
        var proof = new Proof.Answer(Secret.of(answer, call.chance().in("answer")));
        return made(call, user, FactorKind.QUESTION, shown, proof);
    }

    /** Answers compare without case. */
    static String normal(String answer) {
        return answer.strip().toLowerCase(Locale.ROOT);
    }

    private static Factor totp(OktaCall call, User user, FactorKind kind) {
        var seed = Totp.seed(call.chance().in("seed"));
        return made(call, user, kind, Json.EMPTY_OBJECT.with("credentialId", user.login()), new Proof.Shared(seed, -1));
    }

    private static Factor addressed(OktaCall call, User user, FactorKind kind, Fields profile) {
        if (kind == FactorKind.EMAIL) {
            var email = profile.text("email").or(user.email());
            if (!email.equalsIgnoreCase(user.email()) && !email.equalsIgnoreCase(user.attribute("secondEmail"))) {
                throw refused("email: The address must be the user's primary or secondary email address");
            }
            return made(call, user, kind, Json.EMPTY_OBJECT.with("email", email), new Proof.Sent(null));
        }
        var number = profile.requiredText("phoneNumber");
        if (!NUMBER.matcher(international(number)).matches()) {
            throw BAD_PHONE_NUMBER.refusal();
        }
        var phone = Phone.of(call.state(), user.id(), kind);
        var changes = phone.isPresent() && !international(phone.get().number()).equals(international(number));
        if (changes && !call.flag("updatePhone").orElse(false)) {
            throw refused("There is an existing verified phone number.");
        }
        var shown = Json.EMPTY_OBJECT.with("phoneNumber", international(number));
        var extension = profile.text("phoneExtension").or("");
        if (kind == FactorKind.CALL && !extension.isEmpty()) {
            if (!EXTENSION.matcher(extension).matches()) {
                throw BAD_PHONE_EXTENSION.refusal();
            }
            shown = shown.with("phoneExtension", extension);
        }
        return made(call, user, kind, shown, new Proof.Sent(null));
    }

    /** Without blanks and hyphens; ten digits alone are a number of North America. */
    static String international(String number) {
        var digits = number.replaceAll("[\\s().-]", "");
        return digits.matches("\\d{10}") ? "+1" + digits : digits;
    }

    /** With {@code activate=true} an administrator vouches for the address, and nothing is sent. */
    private static Enrollment sent(OktaCall call, Commit so, User user, Factor factor, @Nullable Factor before) {
        if (call.flag("activate").orElse(false)) {
            return active(call, so, user, factor);
        }
        // The interval between two messages holds for the address, not for the attempt.
        var known =
                before != null && before.profile().equals(factor.profile()) ? factor.knowing(before.proof()) : factor;
        var commit = Messages.sent(call, so.with(so.state().put(FACTORS, known)), user, known);
        return new Enrollment(commit.state().get(FACTORS, factor.id()), commit);
    }

    private static Enrollment yubikey(OktaCall call, Commit so, User user, Fields given) {
        var code = given.objectOrEmpty("verify")
                .text("passCode")
                .or(given.text("passCode").or(""));
        var token = YubiKey.of(call.state(), code)
                .filter(found -> found.times().activated() == null)
                .flatMap(found -> found.used(code, call.stamp()))
                .orElseThrow(Verification.WRONG_CODE::refusal);
        var profile = Json.EMPTY_OBJECT.with("credentialId", token.serial());
        var factor = made(call, user, FactorKind.YUBIKEY, profile, new Proof.Registered(token.id()));
        var state = so.state().put(YubiKey.TOKENS, token.assigned(user.id(), factor.id(), call.stamp()));
        return active(call, so.with(state), user, factor);
    }

    private static Refusal refused(String cause) {
        return VALIDATION_FAILED.because(cause, "factorEnrollRequest");
    }
}
