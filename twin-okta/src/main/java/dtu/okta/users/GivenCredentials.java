package dtu.okta.users;

import static dtu.okta.OktaError.NOT_ALLOWED_IN_STATUS;
import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.policies.Ruling;
import dtu.twins.json.Fields;
import java.util.Optional;
import java.util.Set;

/** Credentials as clients send them, with plain passwords that must fit the policy. */
final class GivenCredentials {
    private static final Set<String> PROVIDERS =
            Set.of("OKTA", "ACTIVE_DIRECTORY", "LDAP", "FEDERATION", "SOCIAL", "IMPORT");
    private static final Set<String> ALGORITHMS = Set.of("BCRYPT", "SHA-512", "SHA-256", "SHA-1", "MD5", "PBKDF2");

    private GivenCredentials() {}

    /** What {@code user} has after sending these. */
    static Credentials of(OktaCall call, Fields given, Credentials present, User user) {
        var provider = given.object("provider").map(GivenCredentials::provider).or(present.provider());
        var credentials = present.checkedBy(provider);
        var password = given.objectOrEmpty("password");
        if (password.text("value").isValue()) {
            var plain = password.text("value").or("");
            complaint(call, user, plain).ifPresent(words -> {
                throw VALIDATION_FAILED.because("password: " + words, "password");
            });
            var secret = Secret.of(plain, call.chance().in("password"));
            credentials = credentials.withPassword(new Password.Own(secret));
        } else if (password.object("hash").isValue()) {
            credentials = credentials.withPassword(imported(password.requiredObject("hash"), user));
        } else if (password.object("hook").isValue()) {
            credentials = credentials.withPassword(
                    new Password.Hooked(password.requiredObject("hook").json()));
        }
        var recovery = given.object("recovery_question").toOptional();
        if (recovery.isEmpty()) {
            return credentials;
        }
        var question = recovery.get().requiredText("question");
        var answer = Credentials.Recovery.normal(recovery.get().requiredText("answer"));
        return credentials.withRecovery(new Credentials.Recovery(
                question, Secret.of(answer, call.chance().in("recovery"))));
    }

    /** With {@code strict=true} the password may be neither one of the last ones nor follow too soon on the present. */
    private static Optional<String> complaint(OktaCall call, User user, String plain) {
        var terms = Ruling.password(call, user);
        return call.flag("strict").orElse(false)
                ? terms.complaint(user, plain).or(() -> terms.tooYoung(user, call.now()))
                : terms.weakness(user, plain);
    }

    /** Only people who have not begun yet may bring a hash along. */
    private static Password imported(Fields hash, User user) {
        var algorithm = hash.requiredText("algorithm");
        hash.requiredText("value");
        if (!ALGORITHMS.contains(algorithm)) {
            throw VALIDATION_FAILED.because("algorithm: The field has an invalid value", "algorithm");
        }
        if (user.status() != UserStatus.STAGED) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        return new Password.Imported(hash.json());
    }

    private static Credentials.Provider provider(Fields given) {
        var type = given.text("type").or("OKTA");
        if (!PROVIDERS.contains(type)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        return new Credentials.Provider(type, given.text("name").or(type));
    }
}
