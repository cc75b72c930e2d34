package dtu.contracts.oktaauthn;

import static com.okta.authn.sdk.resource.AuthenticationStatus.MFA_ENROLL;
import static com.okta.authn.sdk.resource.AuthenticationStatus.MFA_ENROLL_ACTIVATE;
import static com.okta.authn.sdk.resource.AuthenticationStatus.MFA_REQUIRED;
import static com.okta.authn.sdk.resource.AuthenticationStatus.PASSWORD_EXPIRED;
import static com.okta.authn.sdk.resource.AuthenticationStatus.PASSWORD_RESET;
import static com.okta.authn.sdk.resource.AuthenticationStatus.RECOVERY;
import static com.okta.authn.sdk.resource.AuthenticationStatus.RECOVERY_CHALLENGE;
import static com.okta.authn.sdk.resource.AuthenticationStatus.SUCCESS;
import static dtu.contracts.oktaauthn.Door.LOGIN;
import static dtu.contracts.oktaauthn.Door.PASSWORD;
import static dtu.contracts.oktaauthn.Door.WATCHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.okta.authn.sdk.AuthenticationException;
import com.okta.authn.sdk.AuthenticationFailureException;
import com.okta.authn.sdk.CredentialsException;
import com.okta.authn.sdk.FactorValidationException;
import com.okta.authn.sdk.InvalidAuthenticationStateException;
import com.okta.authn.sdk.InvalidRecoveryAnswerException;
import com.okta.authn.sdk.InvalidTokenException;
import com.okta.authn.sdk.client.AuthenticationClient;
import com.okta.authn.sdk.resource.ActivatePassCodeFactorRequest;
import com.okta.authn.sdk.resource.AuthenticationResponse;
import com.okta.authn.sdk.resource.FactorProvider;
import com.okta.authn.sdk.resource.FactorType;
import com.okta.authn.sdk.resource.SmsFactorProfile;
import com.okta.authn.sdk.resource.TotpFactorActivation;
import com.okta.authn.sdk.resource.VerifyPassCodeFactorRequest;
import dtu.okta.factors.Totp;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String REQUIRED =
            "\"signon\": {\"access\": \"ALLOW\", \"requireFactor\": true, \"factorPromptMode\": \"ALWAYS\"}";

    private final Door door = new Door();
    private final AuthenticationClient client = door.client();

    @AfterEach
    void close() {
        door.close();
    }

    private AuthenticationResponse signIn(String password) throws AuthenticationException {
        return client.authenticate(LOGIN, password.toCharArray(), "/home", WATCHING);
    }

    @Test
    void a_password_earns_a_session_token() throws AuthenticationException {
        var done = signIn(PASSWORD);
        assertThat(done.getStatus()).isEqualTo(SUCCESS);
        assertThat(done.getSessionToken()).startsWith("20111");
        assertThat(done.getRelayState()).isEqualTo("/home");
        assertThat(done.getUser().getLogin()).isEqualTo(LOGIN);
        assertThatThrownBy(() -> signIn("wrong")).isInstanceOf(AuthenticationFailureException.class);
    }

    @Test
    void an_expired_password_is_changed() throws AuthenticationException {
        door.admin("/api/v1/users/" + LOGIN + "/lifecycle/expire_password", "{}");
        var expired = signIn(PASSWORD);
        assertThat(expired.getStatus()).isEqualTo(PASSWORD_EXPIRED);
        var fresh = "An0therW0rld".toCharArray();
        assertThatThrownBy(() -> client.changePassword("x".toCharArray(), fresh, expired.getStateToken(), WATCHING))
                .isInstanceOf(CredentialsException.class);
        assertThatThrownBy(() -> client.skip(expired.getStateToken(), WATCHING))
                .isInstanceOf(InvalidAuthenticationStateException.class);

        var done = client.changePassword(PASSWORD.toCharArray(), fresh, expired.getStateToken(), WATCHING);
        assertThat(done.getStatus()).isEqualTo(SUCCESS);
        assertThatThrownBy(() -> client.skip(expired.getStateToken(), WATCHING))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void an_authenticator_app_is_enrolled_and_asked_for() throws AuthenticationException {
        door.policy("OKTA_SIGN_ON", "", "SIGN_ON", REQUIRED);
        var enroll = signIn(PASSWORD);
        assertThat(enroll.getStatus()).isEqualTo(MFA_ENROLL);
        assertThat(enroll.getFactors()).anyMatch(factor -> factor.getProvider() == FactorProvider.GOOGLE);
        var activate = client.enrollFactor(
                FactorType.TOKEN_SOFTWARE_TOTP, FactorProvider.GOOGLE, null, enroll.getStateToken(), WATCHING);
        assertThat(activate.getStatus()).isEqualTo(MFA_ENROLL_ACTIVATE);
        var factor = activate.getFactors().getFirst();
        var seed = factor.getActivation(TotpFactorActivation.class).getSharedSecret();

        var proof = client.instantiate(ActivatePassCodeFactorRequest.class)
                .setPassCode(Totp.code(seed, Instant.now().minusSeconds(30)));
        proof.setStateToken(activate.getStateToken());
        assertThat(client.activateFactor(factor.getId(), proof, WATCHING).getStatus())
                .isEqualTo(SUCCESS);

        var required = signIn(PASSWORD);
        assertThat(required.getStatus()).isEqualTo(MFA_REQUIRED);
        var code = client.instantiate(VerifyPassCodeFactorRequest.class).setPassCode("none");
        code.setStateToken(required.getStateToken());
        assertThatThrownBy(() -> client.verifyFactor(factor.getId(), code, WATCHING))
                .isInstanceOf(FactorValidationException.class);
        code.setPassCode(Totp.code(seed, Instant.now()));
        assertThat(client.verifyFactor(factor.getId(), code, WATCHING).getStatus())
                .isEqualTo(SUCCESS);
    }

    @Test
    void a_phone_is_enrolled_with_the_code_that_was_sent() throws AuthenticationException {
        door.policy("OKTA_SIGN_ON", "", "SIGN_ON", REQUIRED);
        var profile = client.instantiate(SmsFactorProfile.class).setPhoneNumber("+15554151337");
        var activate = client.enrollFactor(
                FactorType.SMS, FactorProvider.OKTA, profile, signIn(PASSWORD).getStateToken(), WATCHING);
        var proof = client.instantiate(ActivatePassCodeFactorRequest.class).setPassCode(door.lastCode());
        proof.setStateToken(activate.getStateToken());
        var done = client.activateFactor(activate.getFactors().getFirst().getId(), proof, WATCHING);
        assertThat(done.getStatus()).isEqualTo(SUCCESS);
    }

    @Test
    void a_forgotten_password_is_recovered() throws AuthenticationException {
        var asked = client.recoverPassword(LOGIN, FactorType.EMAIL, null, WATCHING);
        assertThat(asked.getStatus()).isEqualTo(RECOVERY_CHALLENGE);
        var recovery = client.verifyRecoveryToken(door.lastCode(), WATCHING);
        assertThat(recovery.getStatus()).isEqualTo(RECOVERY);
        assertThat(recovery.getUser().getRecoveryQuestion()).containsEntry("question", "Who?");
        assertThatThrownBy(() -> client.answerRecoveryQuestion("Nobody", recovery.getStateToken(), WATCHING))
                .isInstanceOf(InvalidRecoveryAnswerException.class);

        var reset = client.answerRecoveryQuestion("Cowboy Dan", recovery.getStateToken(), WATCHING);
        assertThat(reset.getStatus()).isEqualTo(PASSWORD_RESET);
        var done = client.resetPassword("An0therW0rld".toCharArray(), reset.getStateToken(), WATCHING);
        assertThat(done.getStatus()).isEqualTo(SUCCESS);
        assertThat(signIn("An0therW0rld").getStatus()).isEqualTo(SUCCESS);
    }

    @Test
    void a_locked_account_is_opened_by_its_owner() throws AuthenticationException {
        door.policy(
                "PASSWORD",
                ", \"settings\": {\"password\": {\"lockout\": {\"maxAttempts\": 1}}}",
                "PASSWORD",
                "\"selfServiceUnlock\": {\"access\": \"ALLOW\"}");
        assertThatThrownBy(() -> signIn("wrong")).isInstanceOf(AuthenticationFailureException.class);
        assertThatThrownBy(() -> signIn(PASSWORD)).isInstanceOf(AuthenticationFailureException.class);
        client.unlockAccount(LOGIN, FactorType.EMAIL, null, WATCHING);
        var open = client.verifyRecoveryToken(door.lastCode(), WATCHING);
        assertThat(open.getStatus()).isEqualTo(SUCCESS);
        assertThat(open.getRecoveryType()).isEqualTo("UNLOCK");
        assertThat(signIn(PASSWORD).getStatus()).isEqualTo(SUCCESS);
    }
}
