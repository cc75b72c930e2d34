package dtu.okta.authn;

import static dtu.okta.authn.AuthnState.MFA_CHALLENGE;
import static dtu.okta.authn.AuthnState.MFA_ENROLL;
import static dtu.okta.authn.AuthnState.MFA_ENROLL_ACTIVATE;
import static dtu.okta.authn.AuthnState.MFA_REQUIRED;
import static dtu.okta.authn.AuthnState.PASSWORD_EXPIRED;
import static dtu.okta.authn.AuthnState.PASSWORD_RESET;
import static dtu.okta.authn.AuthnState.PASSWORD_WARN;
import static dtu.okta.authn.AuthnState.RECOVERY;
import static dtu.okta.authn.AuthnState.RECOVERY_CHALLENGE;
import static dtu.okta.authn.AuthnState.SUCCESS;

import dtu.okta.OktaError;
import java.util.EnumSet;
import java.util.Set;

/** Okta's diagram of transactions: what may be done, and from where. */
enum Move {
    LOOK(EnumSet.allOf(AuthnState.class)),
    CHANGE_PASSWORD(Set.of(PASSWORD_WARN, PASSWORD_EXPIRED)),
    RESET_PASSWORD(Set.of(PASSWORD_RESET)),
    ANSWER(Set.of(RECOVERY)),
    VERIFY_RECOVERY(Set.of(RECOVERY_CHALLENGE)),
    RESEND_RECOVERY(Set.of(RECOVERY_CHALLENGE)),
    ENROLL(Set.of(MFA_ENROLL)),
    ACTIVATE(Set.of(MFA_ENROLL_ACTIVATE)),
    RESEND_ACTIVATION(Set.of(MFA_ENROLL_ACTIVATE)),
    VERIFY(Set.of(MFA_REQUIRED, MFA_CHALLENGE)),
    RESEND_CHALLENGE(Set.of(MFA_CHALLENGE)),
    PREVIOUS(Set.of(MFA_ENROLL_ACTIVATE, MFA_CHALLENGE)),
    SKIP(Set.of(PASSWORD_WARN, MFA_ENROLL)),
    CANCEL(EnumSet.complementOf(EnumSet.of(SUCCESS))),
    LEAVE(Set.of(SUCCESS));

    private final Set<AuthnState> starts;

    Move(Set<AuthnState> starts) {
        this.starts = starts;
    }

    /** Refused where it does not lead from; Okta says so twice. */
    void from(AuthnState state) {
        if (!starts.contains(state)) {
            throw OktaError.WRONG_AUTHN_STATE.because(
                    "This operation is not allowed in the current authentication state.");
        }
    }
}
