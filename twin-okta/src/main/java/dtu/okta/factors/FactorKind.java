package dtu.okta.factors;

import dtu.okta.OktaIds;
import dtu.okta.authenticators.Authenticator;
import dtu.twins.Ids;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** The kinds of factors that people can enroll. */
public enum FactorKind {
    // spotless:off - a table reads best as a table
    QUESTION   ("question",            "OKTA",   "ufs", "security_question", "security_question", "kba"),
    OKTA_TOTP  ("token:software:totp", "OKTA",   "ost", "okta_verify",       "totp",              "otp"),
    GOOGLE_TOTP("token:software:totp", "GOOGLE", "uft", "google_otp",        "otp",               "otp"),
    SMS        ("sms",                 "OKTA",   "mbl", "phone_number",      "sms",               "sms"),
    CALL       ("call",                "OKTA",   "clf", "phone_number",      "voice",             "tel"),
    EMAIL      ("email",               "OKTA",   "emf", "okta_email",        "email",             "otp"),
    PUSH       ("push",                "OKTA",   "opf", "okta_verify",       "push",              "swk"),
    WEBAUTHN   ("webauthn",            "FIDO",   "fwf", "webauthn",          "webauthn",          "hwk"),
    YUBIKEY    ("token:hardware",      "YUBICO", "ykf", "yubikey_token",     "otp",               "hwk");
    // spotless:on

    private final String type;
    private final String provider;
    private final Ids<Factor.Id> ids;
    private final String authenticator;
    private final String method;
    private final String reference;

    FactorKind(String type, String provider, String prefix, String authenticator, String method, String reference) {
        this.type = type;
        this.provider = provider;
        this.ids = OktaIds.of(prefix, Factor.Id::new);
        this.authenticator = authenticator;
        this.method = method;
        this.reference = reference;
    }

    static Optional<FactorKind> of(String type, String provider) {
        for (var kind : values()) {
            if (kind.type.equals(type) && kind.provider.equals(provider)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What an org offers, in the order in which Okta shows it. */
    public static List<FactorKind> offered(State state) {
        return List.of(values()).stream().filter(kind -> kind.isOffered(state)).toList();
    }

    boolean isOffered(State state) {
        return Authenticator.offers(state, authenticator, method);
    }

    /** Such as {@code token:software:totp}. */
    public String type() {
        return type;
    }

    public String provider() {
        return provider;
    }

    Ids<Factor.Id> ids() {
        return ids;
    }

    /** The key of the authenticator that this is a method of. */
    public String authenticator() {
        return authenticator;
    }

    public String method() {
        return method;
    }

    /** The authentication method reference that a session has from it. */
    public String reference() {
        return reference;
    }

    /** A code is sent to the person, who sends it back. */
    public boolean isSent() {
        return this == SMS || this == CALL || this == EMAIL;
    }

    boolean isPhone() {
        return this == SMS || this == CALL;
    }

    boolean isTotp() {
        return this == OKTA_TOTP || this == GOOGLE_TOTP;
    }

    /** People may have several keys, but only one of anything else. */
    boolean mayRepeat() {
        return this == WEBAUTHN;
    }
}
