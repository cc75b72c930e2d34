package dtu.okta.policies;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Members of policies and rules that must be one of a few words, or a number between two others. */
final class Choices {
    private static final Set<String> ACCESS = Set.of("ALLOW", "DENY");
    private static final Set<String> STATUS = Set.of("ACTIVE", "INACTIVE");
    private static final Set<String> LEVELS = Set.of("ANY", "LOW", "MEDIUM", "HIGH");
    private static final Set<String> SELF = Set.of("NOT_ALLOWED", "OPTIONAL", "REQUIRED");

    // spotless:off - a table reads best as a table
    static final Map<String, Set<String>> CONDITIONS = Map.of(
        "network.connection",         Set.of("ANYWHERE", "ZONE", "ON_NETWORK", "OFF_NETWORK"),
        "authProvider.provider",      Set.of("ACTIVE_DIRECTORY", "ANY", "LDAP", "OKTA"),
        "authContext.authType",       Set.of("ANY", "LDAP_INTERFACE", "RADIUS"),
        "identityProvider.provider",  Set.of("ANY", "OKTA", "SPECIFIC_IDP"),
        "riskScore.level",            LEVELS,
        "riskScore.minRiskLevel",     Set.of("LOW", "MEDIUM", "HIGH"),
        "entityRisk.level",           LEVELS,
        "userIdentifier.type",        Set.of("ATTRIBUTE", "IDENTIFIER"));

    static final Map<String, Set<String>> ACTIONS = Map.ofEntries(
        Map.entry("signon.access",                                Set.of("ALLOW", "DENY", "CHALLENGE")),
        Map.entry("signon.factorPromptMode",                      Set.of("ALWAYS", "DEVICE", "SESSION")),
        Map.entry("signon.primaryFactor",                         Set.of("PASSWORD_IDP", "PASSWORD_IDP_ANY_FACTOR")),
        Map.entry("passwordChange.access",                        ACCESS),
        Map.entry("selfServicePasswordReset.access",              ACCESS),
        Map.entry("selfServiceUnlock.access",                     ACCESS),
        Map.entry("enroll.self",                  Set.of("CHALLENGE", "LOGIN", "NEVER", "NEVER_INCLUDING_RECOVERY")),
        Map.entry("appSignOn.access",                             ACCESS),
        Map.entry("appSignOn.verificationMethod.type",  Set.of("ASSURANCE", "AUTH_METHOD_CHAIN", "ID_PROOFING")),
        Map.entry("appSignOn.verificationMethod.factorMode",      Set.of("1FA", "2FA")),
        Map.entry("appSignOn.keepMeSignedIn.postAuth",            Set.of("ALLOWED", "NOT_ALLOWED")),
        Map.entry("profileEnrollment.access",                     ACCESS),
        Map.entry("profileEnrollment.unknownUserAction",          Set.of("DENY", "REGISTER")),
        Map.entry("profileEnrollment.progressiveProfilingAction", Set.of("ENABLED", "DISABLED")),
        Map.entry("idp.idpSelectionType",                         Set.of("DYNAMIC", "SPECIFIC")));

    static final Map<String, Set<String>> SETTINGS = Map.of(
        "recovery.factors.recovery_question.status", STATUS,
        "recovery.factors.okta_email.status",        STATUS,
        "recovery.factors.okta_sms.status",          STATUS,
        "recovery.factors.okta_call.status",         STATUS,
        "type",                                      Set.of("AUTHENTICATORS", "FACTORS"),
        "enroll.self",                               SELF);

    private static final List<Span> NUMBERS = List.of(
        new Span("password.complexity.minLength",                1,  72),
        new Span("password.complexity.minLowerCase",             0,   1),
        new Span("password.complexity.minUpperCase",             0,   1),
        new Span("password.complexity.minNumber",                0,   1),
        new Span("password.complexity.minSymbol",                0,   1),
        new Span("password.complexity.maxConsecutiveCharacters", 1,  72),
        new Span("password.age.maxAgeDays",                      0, 999),
        new Span("password.age.expireWarnDays",                  0, 999),
        new Span("password.age.minAgeMinutes",                   0, 999_999),
        new Span("password.age.historyCount",                    0,  30),
        new Span("password.lockout.maxAttempts",                 0, 100),
        new Span("password.lockout.autoUnlockMinutes",           0, 999_999),
        new Span("recovery.factors.okta_email.properties.recoveryToken.tokenLifetimeMinutes", 1, 43_200));
    // spotless:on

    private Choices() {}

    /** A number's least and greatest value. */
    private record Span(String path, long least, long most) {}

    /** Refuses a word that is none of those that may stand there. */
    static void check(Json object, Map<String, Set<String>> choices) {
        choices.forEach((path, words) -> {
            var given = at(object, path).filter(value -> !value.isNull());
            if (given.isPresent()
                    && !(given.get().isText() && words.contains(given.get().asText()))) {
                throw invalid(path);
            }
        });
    }

    /** Refuses settings whose numbers are out of bounds. */
    static void checkNumbers(Json settings) {
        for (var span : NUMBERS) {
            var given = at(settings, span.path()).filter(value -> !value.isNull());
            if (given.isPresent()
                    && (!given.get().isWhole()
                            || given.get().asLong() < span.least()
                            || given.get().asLong() > span.most())) {
                throw invalid(span.path());
            }
        }
    }

    private static RuntimeException invalid(String path) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        return VALIDATION_FAILED.because(path + ": The field has an invalid value", name);
    }

    private static Optional<Json> at(Json object, String path) {
        var found = Optional.of(object);
        for (var name : path.split("\\.", -1)) {
            found = found.flatMap(each -> each.at(name));
        }
        return found;
    }
}
