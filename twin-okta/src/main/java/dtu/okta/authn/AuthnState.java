package dtu.okta.authn;

/** Where somebody stands who is signing in or recovering an account. */
enum AuthnState {
    UNAUTHENTICATED,
    PASSWORD_WARN,
    PASSWORD_EXPIRED,
    RECOVERY,
    RECOVERY_CHALLENGE,
    PASSWORD_RESET,
    MFA_ENROLL,
    MFA_ENROLL_ACTIVATE,
    MFA_REQUIRED,
    MFA_CHALLENGE,
    SUCCESS
}
