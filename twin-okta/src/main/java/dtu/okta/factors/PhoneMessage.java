package dtu.okta.factors;

import dtu.okta.users.User;
import dtu.twins.Announcement;
import dtu.twins.Mail;

/**
 * A code on its way to a phone. Who carries it is found out last, when all that the operation does and answers is
 * known.
 *
 * @param mail as Okta's own provider would deliver it
 */
public record PhoneMessage(User user, Purpose purpose, Passcode code, Mail mail) implements Announcement {
    /** What the code is good for, in the words of a telephony hook. */
    public enum Purpose {
        ENROLLMENT("com.okta.user.telephony.pre-enrollment"),
        VERIFICATION("com.okta.user.telephony.mfa-verification"),
        UNLOCK("com.okta.user.telephony.account-unlock"),
        RESET("com.okta.user.telephony.password-reset");

        private final String text;

        Purpose(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
