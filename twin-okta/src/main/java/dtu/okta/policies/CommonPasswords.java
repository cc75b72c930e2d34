package dtu.okta.policies;

import java.util.Locale;
import java.util.Set;

/** The passwords that everybody tries first; policies may forbid them. */
final class CommonPasswords {
    private static final Set<String> ALL = Set.of(
            "password",
            "password1",
            "password12",
            "password123",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword1",
            "12345678",
            "123456789",
            "1234567890",
            "qwerty123",
            "qwertyuiop",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "iloveyou",
            "iloveyou1",
            "sunshine",
            "sunshine1",
            "princess",
            "princess1",
            "football",
            "football1",
            "baseball",
            "baseball1",
            "welcome1",
            "welcome123",
            "letmein1",
            "letmein123",
            "admin123",
            "abc12345",
            "abcd1234",
            "trustno1",
            "superman1",
            "starwars1",
            "changeme",
            "changeme1",
            "changeme123",
            "summer2024",
            "summer2025",
            "winter2025");

    private CommonPasswords() {}

    static boolean contain(String plain) {
        return ALL.contains(plain.toLowerCase(Locale.ROOT));
    }
}
