package dtu.okta.users;

import java.util.Locale;

/** The default password policy of an org. */
final class PasswordPolicy {
    static final String COMPLAINT = "Password requirements were not met. Password requirements: at least 8 characters, "
            + "a lowercase letter, an uppercase letter, a number, no parts of your username.";

    private static final int SHORTEST = 8;
    private static final int SHORTEST_LOGIN_PART = 4;

    private PasswordPolicy() {}

    static boolean admits(String password, String login) {
        return password.length() >= SHORTEST
                && password.chars().anyMatch(Character::isLowerCase)
                && password.chars().anyMatch(Character::isUpperCase)
                && password.chars().anyMatch(Character::isDigit)
                && !containsPartOf(login, password);
    }

    private static boolean containsPartOf(String login, String password) {
        var lower = password.toLowerCase(Locale.ROOT);
        for (var part : login.toLowerCase(Locale.ROOT).split("[,.\\-_#@]", -1)) {
            if (part.length() >= SHORTEST_LOGIN_PART && lower.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
