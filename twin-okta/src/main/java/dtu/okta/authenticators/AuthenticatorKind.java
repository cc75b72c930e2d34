package dtu.okta.authenticators;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;

/** The kinds of authenticators that Okta has, each with the methods it works by and the settings it begins with. */
public enum AuthenticatorKind {
    // spotless:off - a table reads best as a table
    OKTA_EMAIL       ("okta_email",        "email",             "Email",                     Origin.ORG,   """
            {"allowedFor": "any", "tokenLifetimeInMinutes": 5}""", List.of("email")),
    OKTA_PASSWORD    ("okta_password",     "password",          "Password",                  Origin.ORG,   "", List.of("password")),
    PHONE_NUMBER     ("phone_number",      "phone",             "Phone",                     Origin.ORG,   """
            {"allowedFor": "any"}""", List.of("sms", "voice")),
    SECURITY_QUESTION("security_question", "security_question", "Security Question",         Origin.ORG,   """
            {"allowedFor": "any"}""", List.of("security_question")),
    OKTA_VERIFY      ("okta_verify",       "app",               "Okta Verify",               Origin.ORG,   """
            {"compliance": {"fips": "OPTIONAL"}, "channelBinding": {"style": "NUMBER_CHALLENGE",
             "required": "HIGH_RISK_ONLY"}, "userVerification": "PREFERRED", "appInstanceId": ""}""",
            List.of("totp", "push", "signed_nonce")),
    GOOGLE_OTP       ("google_otp",        "app",               "Google Authenticator",      Origin.ORG,   "", List.of("otp")),
    WEBAUTHN         ("webauthn",          "security_key",      "Security Key or Biometric", Origin.ORG,   "", List.of("webauthn")),
    YUBIKEY_TOKEN    ("yubikey_token",     "security_key",      "YubiKey Authenticator",     Origin.ADDED, "", List.of("otp")),
    DUO              ("duo",               "app",               "Duo Security",              Origin.GIVEN, "{}", List.of("duo")),
    SYMANTEC_VIP     ("symantec_vip",      "app",               "Symantec VIP",              Origin.GIVEN, "", List.of("otp")),
    ONPREM_MFA       ("onprem_mfa",        "security_key",      "On-Prem MFA",               Origin.GIVEN, "", List.of("otp")),
    RSA_TOKEN        ("rsa_token",         "security_key",      "RSA SecurID",               Origin.GIVEN, "", List.of("otp")),
    EXTERNAL_IDP     ("external_idp",      "federated",         "IdP Authenticator",         Origin.GIVEN, "", List.of("idp")),
    CUSTOM_APP       ("custom_app",        "app",               "Custom Authenticator",      Origin.GIVEN, "{}", List.of("push")),
    CUSTOM_OTP       ("custom_otp",        "security_key",      "Custom OTP",                Origin.ADDED, "", List.of("otp")),
    SMART_CARD_IDP   ("smart_card_idp",    "federated",         "Smart Card Authenticator",  Origin.GIVEN, "", List.of("cert")),
    TAC              ("tac",               "tac",               "Temporary Access Code",     Origin.GIVEN, "", List.of("tac"));
    // spotless:on

    /** How an authenticator comes into an org. */
    private enum Origin {
        /** It has been there from the beginning. */
        ORG,
        /** An administrator adds it. */
        ADDED,
        /** An administrator adds it and says who provides it. */
        GIVEN
    }

    private final String key;
    private final String type;
    private final String label;
    private final Origin origin;
    private final String settings;
    private final List<String> methods;

    AuthenticatorKind(String key, String type, String label, Origin origin, String settings, List<String> methods) {
        this.key = key;
        this.type = type;
        this.label = label;
        this.origin = origin;
        this.settings = settings;
        this.methods = methods;
    }

    static Optional<AuthenticatorKind> of(String key) {
        for (var kind : values()) {
            if (kind.key.equals(key)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String key() {
        return key;
    }

    String type() {
        return type;
    }

    String label() {
        return label;
    }

    List<String> methods() {
        return methods;
    }

    boolean isOfEveryOrg() {
        return origin == Origin.ORG;
    }

    boolean needsProvider() {
        return origin == Origin.GIVEN;
    }

    /** Only apps and identity providers of one's own can be there more than once. */
    boolean mayRepeat() {
        return this == CUSTOM_APP || this == EXTERNAL_IDP;
    }

    /** Nobody could sign in without a password. */
    boolean isIndispensable() {
        return this == OKTA_PASSWORD;
    }

    /** What it begins with; a null value for kinds without settings. */
    Json settings() {
        return settings.isEmpty() ? Json.NULL : Json.of(settings);
    }

    /** What a method begins with; a null value for methods without settings. */
    static Json settings(String method) {
        return switch (method) {
            case "totp" -> Json.of("""
                    {"timeIntervalInSeconds": 30, "encoding": "Base32", "algorithm": "HMACSHA1",
                     "passCodeLength": 6}""");
            case "push" -> Json.of("""
                    {"algorithms": ["ES256", "RS256"], "keyProtection": "ANY", "transactionTypes": ["LOGIN"]}""");
            case "signed_nonce" -> Json.of("""
                    {"algorithms": ["ES256", "RS256"], "keyProtection": "ANY", "showSignInWithOV": "NEVER"}""");
            case "webauthn" -> Json.of("""
                    {"userVerification": "DISCOURAGED", "attachment": "ANY"}""");
            default -> Json.NULL;
        };
    }
}
