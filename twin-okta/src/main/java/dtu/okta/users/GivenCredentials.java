package dtu.okta.users;

import static dtu.okta.OktaError.NOT_ALLOWED_IN_STATUS;
import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.policies.Ruling;
import dtu.twins.json.Fields;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Credentials as clients send them, with plain passwords that must fit the policy. */
final class GivenCredentials {
    private static final Set<String> PROVIDERS =
            Set.of("OKTA", "ACTIVE_DIRECTORY", "LDAP", "FEDERATION", "SOCIAL", "IMPORT");

    private GivenCredentials() {}

    /** What {@code user} has after sending these. */
    static Credentials of(OktaCall call, Fields given, Credentials present, User user) {
        var provider = given.object("provider").map(GivenCredentials::provider).or(present.provider());
        var credentials = present.checkedBy(provider);
        var password = given.objectOrEmpty("password");
        refuseSeveral(password);
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
            credentials = credentials.withPassword(hooked(password.requiredObject("hook")));
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
        var given = ImportedHash.given(hash);
        if (user.status() != UserStatus.STAGED) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        return new Password.Imported(given);
    }

    private static Password hooked(Fields hook) {
        if (!hook.requiredText("type").equals("default")) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        return new Password.Hooked(hook.json());
    }

    /** A password is plain, or a hash, or in another store. */
    private static void refuseSeveral(Fields password) {
        var ways = Stream.of("value", "hash", "hook")
                .filter(name -> password.any(name).isValue())
                .count();
        if (ways > 1) {
            throw VALIDATION_FAILED.because("password: Only one of value, hash and hook can be specified", "password");
        }
    }

    private static Credentials.Provider provider(Fields given) {
        var type = given.text("type").or("OKTA");
        if (!PROVIDERS.contains(type)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        return new Credentials.Provider(type, given.text("name").or(type));
    }
}
