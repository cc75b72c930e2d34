package dtu.twins.trace;

import dtu.twins.http.Headers.Header;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is shown: by the names under which clients send them, and by the tenant key inside each.
 */
final class Mask {
    private static final String HIDDEN = "***";
    private static final Set<String> HEADERS = Set.of("cookie", "set-cookie");
    private static final String NAMES = "(?:[a-z_]*(?:password|passwd|secret|token|assertion|code_verifier)"
            + "|passcode|private_?key|api_?key|otp)";
    private static final Pattern MEMBER = Pattern.compile(
            "(\"" + NAMES + "\"\\s*:\\s*(?:\\{\\s*\"value\"\\s*:\\s*)?)\"(?:[^\"\\\\]|\\\\.)*\"",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile("((?:^|[?&])" + NAMES + "=)[^&\\s\"]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNED = Pattern.compile("(eyJ[\\w-]+\\.[\\w-]+\\.)[\\w-]+");
    private static final String CREDENTIAL_LETTERS = "[\\w.~+-]";
    private static final int CREDENTIAL_REST = 8;

    private final Pattern credential;

    Mask(String tenant) {
        credential = Pattern.compile(
                CREDENTIAL_LETTERS + "*" + Pattern.quote(tenant) + CREDENTIAL_LETTERS + "{" + CREDENTIAL_REST + ",}");
    }

    String text(String text) {
        var masked = MEMBER.matcher(text).replaceAll("$1\"" + HIDDEN + "\"");
        masked = PARAMETER.matcher(masked).replaceAll("$1" + HIDDEN);
        masked = SIGNED.matcher(masked).replaceAll("$1" + HIDDEN);
        return credential.matcher(masked).replaceAll(HIDDEN);
    }

    String header(Header header) {
        var name = header.name().toLowerCase(Locale.ROOT);
        if (HEADERS.contains(name)) {
            return HIDDEN;
        }
        if (!name.equals("authorization")) {
            return text(header.value());
        }
        var space = header.value().indexOf(' ');
        return space < 0 ? HIDDEN : header.value().substring(0, space + 1) + HIDDEN;
    }
}
