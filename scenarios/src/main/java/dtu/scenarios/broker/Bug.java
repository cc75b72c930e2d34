package dtu.scenarios.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A mistake that real integrations make; each is one line of the broker behind a switch. */
public enum Bug {
    /** A second click on Approve runs the grant again. */
    DOUBLE_CLICK,
    /** An event that Slack delivers again is handled again. */
    SLACK_RETRY,
    /** An Okta event that is delivered again is handled again. */
    HOOK_REPLAY,
    /** A request without a valid signature is believed. */
    NO_SIGNATURE,
    /** The signature is checked, the age of the request is not. */
    OLD_SIGNATURE,
    /** Whoever asked may approve. */
    SELF_APPROVAL,
    /** An approver who has been deactivated since still counts. */
    STALE_APPROVER,
    /** People are matched by their names. */
    NAME_MATCH,
    /** E-mail addresses are compared with their case. */
    CASE_MATCH,
    /** A grant remembers the address of a person instead of the person. */
    EMAIL_KEY;

    /** As it stands behind {@code builtin:}, such as {@code double-click}. */
    public String variant() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Bug> of(String variant) {
        return Arrays.stream(values())
                .filter(bug -> bug.variant().equals(variant))
                .findFirst();
    }
}
