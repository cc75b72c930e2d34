package dtu.okta.oauth;

import dtu.okta.sessions.Proven;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How sure an app wants to be of a person: a value of {@code acr_values}, of which tokens name the one that is met. */
enum Assurance {
    ANY("urn:okta:loa:1fa:any"),
    PASSWORD("urn:okta:loa:1fa:pwd"),
    TWO_FACTORS("urn:okta:loa:2fa:any"),
    TWO_IF_POSSIBLE("urn:okta:loa:2fa:any:ifpossible"),
    PHISHING_RESISTANT("phr"),
    HARDWARE_PROTECTED("phrh");

    private static final String SECURITY_KEY = "hwk";
    private final String text;

    Assurance(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** What an app asks for, in its order; refused when there is no such assurance. */
    static List<Assurance> asked(String values, Scopes.Refuser refuser) {
        return Scopes.words(values).stream()
                .map(value -> Arrays.stream(values())
                        .filter(known -> known.text.equals(value))
                        .findFirst()
                        .orElseThrow(() -> refuser.refusal(OAuthError.UNKNOWN_ASSURANCE)))
                .toList();
    }

    /** The first that a person has met. */
    static Optional<Assurance> met(List<Assurance> asked, Proven proven) {
        return asked.stream().filter(each -> each.isMetBy(proven)).findFirst();
    }

    private boolean isMetBy(Proven proven) {
        return switch (this) {
            // No app's own wish makes a person enroll a second factor, so that it is possible where it has been done.
            case ANY, PASSWORD, TWO_IF_POSSIBLE -> true;
            case TWO_FACTORS -> proven.factor() != null;
            case PHISHING_RESISTANT, HARDWARE_PROTECTED -> proven.references().contains(SECURITY_KEY);
        };
    }
}
