package dtu.okta.users;

import static dtu.okta.OktaError.PASSWORD_TOO_WEAK;

import dtu.okta.OktaCall;
import dtu.okta.policies.Ruling;

/** A password that a person chooses while signing in. */
public final class NewPassword {
    private static final String THERE = "Password requirements were not met. Password requirements: ";
    private static final String HERE = "Passwords must have ";

    private NewPassword() {}

    /**
     * The person with that password, who can sign in from now on. The Authentication API words what is wrong with a
     * password differently from the Users API.
     */
    public static User chosen(OktaCall call, User user, String plain) {
        var complaint = Ruling.password(call, user).complaint(user, plain);
        if (complaint.isPresent()) {
            var cause = complaint.get().replace(THERE, HERE);
            throw PASSWORD_TOO_WEAK.because(cause.endsWith(".") ? cause.substring(0, cause.length() - 1) : cause);
        }
        var secret = Secret.of(plain, call.chance().in("password"));
        var changed = user.identifiedBy(user.credentials().withPassword(new Password.Own(secret)), call.stamp());
        return switch (user.status()) {
            case STAGED, PROVISIONED -> changed.activated(UserStatus.ACTIVE, call.stamp());
            case RECOVERY, PASSWORD_EXPIRED, LOCKED_OUT -> changed.moved(UserStatus.ACTIVE, call.stamp());
            case ACTIVE, SUSPENDED, DEPROVISIONED -> changed;
        };
    }
}
