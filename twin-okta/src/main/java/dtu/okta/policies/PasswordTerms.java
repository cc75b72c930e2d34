package dtu.okta.policies;

import dtu.okta.users.User;
import dtu.twins.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What a person's password must be like, how long it lasts, when an account is locked, and what people may do about it
 * themselves.
 *
 * @param settings of the policy, as Okta shows them
 * @param actions of the rule
 */
public record PasswordTerms(Json settings, Json actions) {
    private static final int SHORTEST_LOGIN_PART = 4;
    private static final int SHORTEST_ATTRIBUTE = 3;

    /** {@code minLength} and its like, for the policy that sign-ins embed. */
    public Json complexity() {
        return password("complexity");
    }

    /** {@code historyCount} and its like. */
    public Json age() {
        return password("age");
    }

    private Json password(String part) {
        return settings.at("password").flatMap(all -> all.at(part)).orElse(Json.EMPTY_OBJECT);
    }

    private static int number(Json object, String name) {
        return object.at(name)
                .filter(Json::isNumber)
                .map(Json::asLong)
                .orElse(0L)
                .intValue();
    }

    private static boolean truth(Json object, String name) {
        return object.at(name).filter(Json::asTruth).isPresent();
    }

    /** What is wrong with a new password, in Okta's words; empty when nothing is. */
    public Optional<String> complaint(User user, String plain) {
        return user.hasUsed(plain, historyCount()) ? Optional.of(requirements()) : weakness(user, plain);
    }

    /** The same for a password that an administrator sets, who may set one that was used before. */
    public Optional<String> weakness(User user, String plain) {
        var fits = hasEnough(plain) && !containsOwn(user, plain) && !isCommon(plain);
        return fits ? Optional.empty() : Optional.of(requirements());
    }

    private boolean hasEnough(String plain) {
        var complexity = complexity();
        return plain.length() >= number(complexity, "minLength")
                && count(plain, Character::isLowerCase) >= number(complexity, "minLowerCase")
                && count(plain, Character::isUpperCase) >= number(complexity, "minUpperCase")
                && count(plain, Character::isDigit) >= number(complexity, "minNumber")
                && count(plain, letter -> !Character.isLetterOrDigit(letter)) >= number(complexity, "minSymbol")
                && longestRun(plain) <= maxConsecutive();
    }

    private static long count(String plain, IntPredicate test) {
        return plain.chars().filter(test).count();
    }

    private int maxConsecutive() {
        var most = number(complexity(), "maxConsecutiveCharacters");
        return most == 0 ? Integer.MAX_VALUE : most;
    }

    private static int longestRun(String plain) {
        var longest = 0;
        var run = 0;
        for (var i = 0; i < plain.length(); i++) {
            run = i > 0 && plain.charAt(i) == plain.charAt(i - 1) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private boolean containsOwn(User user, String plain) {
        var lower = plain.toLowerCase(Locale.ROOT);
        if (truth(complexity(), "excludeUsername")) {
            for (var part : user.login().toLowerCase(Locale.ROOT).split("[,.\\-_#@]", -1)) {
                if (part.length() >= SHORTEST_LOGIN_PART && lower.contains(part)) {
                    return true;
                }
            }
        }
        return excluded().stream()
                .map(name -> user.attribute(name).toLowerCase(Locale.ROOT))
                .anyMatch(value -> value.length() >= SHORTEST_ATTRIBUTE && lower.contains(value));
    }

    private List<String> excluded() {
        return complexity().at("excludeAttributes").map(Json::elements).orElse(List.of()).stream()
                .map(Json::asText)
                .toList();
    }

    private boolean excludesCommon() {
        return complexity()
                .at("dictionary")
                .flatMap(dictionary -> dictionary.at("common"))
                .filter(common -> truth(common, "exclude"))
                .isPresent();
    }

    private boolean isCommon(String plain) {
        return excludesCommon() && CommonPasswords.contain(plain);
    }

    /** The whole list, whichever of its demands was not met. */
    private String requirements() {
        var complexity = complexity();
        var demands = new ArrayList<String>();
        demands.add("at least " + number(complexity, "minLength") + " characters");
        demand(demands, "minLowerCase", "a lowercase letter");
        demand(demands, "minUpperCase", "an uppercase letter");
        demand(demands, "minNumber", "a number");
        demand(demands, "minSymbol", "a symbol");
        if (truth(complexity, "excludeUsername")) {
            demands.add("no parts of your username");
        }
        for (var name : excluded()) {
            demands.add("does not include your " + (name.equals("firstName") ? "first name" : "last name"));
        }
        if (excludesCommon()) {
            demands.add("not a common password");
        }
        if (maxConsecutive() < Integer.MAX_VALUE) {
            demands.add("at most " + maxConsecutive() + " equal characters in a row");
        }
        var history = historyCount() == 0
                ? ""
                : " Your password cannot be any of your last " + historyCount() + " passwords.";
        return "Password requirements were not met. Password requirements: " + String.join(", ", demands) + "."
                + history;
    }

    private void demand(List<String> demands, String name, String words) {
        if (number(complexity(), name) > 0) {
            demands.add(words);
        }
    }

    /** How many former passwords may not come back, the present one counted. */
    public int historyCount() {
        return number(age(), "historyCount");
    }

    /** What is wrong with changing the password now, in Okta's words: it may be too young. */
    public Optional<String> tooYoung(User user, Instant now) {
        var minutes = number(age(), "minAgeMinutes");
        var changed = user.times().passwordChanged();
        return minutes > 0 && changed != null && now.isBefore(changed.plus(Duration.ofMinutes(minutes)))
                ? Optional.of("The password has been changed too recently: at least " + minutes
                        + " minute(s) must have elapsed since you last changed your password.")
                : Optional.empty();
    }

    /** When the password stops being good; empty when it never does. */
    public Optional<Instant> expiry(User user) {
        var days = number(age(), "maxAgeDays");
        var changed = user.times().passwordChanged();
        return days > 0 && changed != null ? Optional.of(changed.plus(Duration.ofDays(days))) : Optional.empty();
    }

    /** From when on people are warned that their password will expire; empty when they never are. */
    public Optional<Instant> warning(User user) {
        var days = number(age(), "expireWarnDays");
        return days > 0 ? expiry(user).map(expiry -> expiry.minus(Duration.ofDays(days))) : Optional.empty();
    }

    /** How many wrong passwords in a row lock an account; zero for never. */
    public int maxAttempts() {
        return number(password("lockout"), "maxAttempts");
    }

    /** When a locked account unlocks itself; zero for never. */
    public Duration autoUnlock() {
        return Duration.ofMinutes(number(password("lockout"), "autoUnlockMinutes"));
    }

    /** Whether people are told that they are locked out. */
    public boolean showsLockout() {
        return truth(password("lockout"), "showLockoutFailures");
    }

    /**
     * Whether a recovery factor is on: {@code recovery_question}, {@code okta_email}, {@code okta_sms} or
     * {@code okta_call}.
     */
    public boolean recoversBy(String factor) {
        return recovery(factor).textAt("status").filter("ACTIVE"::equals).isPresent();
    }

    /** How long the link in a recovery mail is good. */
    public Duration recoveryLifetime() {
        var token = recovery("okta_email").at("properties").flatMap(all -> all.at("recoveryToken"));
        return Duration.ofMinutes(number(token.orElse(Json.EMPTY_OBJECT), "tokenLifetimeMinutes"));
    }

    private Json recovery(String factor) {
        return settings.at("recovery")
                .flatMap(recovery -> recovery.at("factors"))
                .flatMap(factors -> factors.at(factor))
                .orElse(Json.EMPTY_OBJECT);
    }

    /** Whether people may change their password. */
    public boolean allowsChange() {
        return allows("passwordChange");
    }

    /** Whether people may reset a forgotten password. */
    public boolean allowsReset() {
        return allows("selfServicePasswordReset");
    }

    /** Whether people may unlock their account. */
    public boolean allowsUnlock() {
        return allows("selfServiceUnlock");
    }

    private boolean allows(String action) {
        return actions.at(action)
                .flatMap(found -> found.textAt("access"))
                .filter("ALLOW"::equals)
                .isPresent();
    }
}
