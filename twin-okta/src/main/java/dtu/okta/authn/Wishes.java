package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.OktaError;
import dtu.twins.json.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for when a transaction begins.
 *
 * @param relayState given back in every answer; empty for none
 * @param device by which a person's device is known again; empty when it is not
 * @param target where a browser wants to be in the end; null when it is no browser
 */
record Wishes(
        String relayState,
        String device,
        Extras extras,
        @Nullable Target target) {
    static final Wishes NONE = new Wishes("", "", new Extras(Extra.NO, Extra.NO), null);

    private static final int RELAY_STATE_MAX = 2_048;
    private static final int DEVICE_MAX = 32;

    /** A step that is left out unless it is asked for. */
    enum Extra {
        YES,
        NO;

        private static Extra of(Fields options, String name) {
            return options.truth(name).or(false) ? YES : NO;
        }
    }

    /** Enrolling more than is required, and hearing that a password will expire. */
    record Extras(Extra optionalFactors, Extra warning) {}

    /** A page of an app that asked for a sign-in. */
    record Target(String app, String url) {}

    static Wishes of(OktaCall call, Fields given) {
        var options = given.objectOrEmpty("options");
        var extras = new Extras(
                Extra.of(options, "multiOptionalFactorEnroll"), Extra.of(options, "warnBeforePasswordExpired"));
        return new Wishes(relayState(given), device(call, given), extras, null);
    }

    static String relayState(Fields given) {
        var text = given.text("relayState").or("");
        if (text.length() > RELAY_STATE_MAX) {
            throw OktaError.VALIDATION_FAILED.because(
                    "relayState: The field is too long. Max " + RELAY_STATE_MAX + " characters", "relayState");
        }
        return text;
    }

    /** Only a trusted client may say which device it is; others are known by the cookie of theirs. */
    private static String device(OktaCall call, Fields given) {
        var token = given.objectOrEmpty("context").text("deviceToken").or("");
        if (call.caller() instanceof OktaCaller.Token && !token.isEmpty()) {
            if (token.length() > DEVICE_MAX) {
                throw OktaError.VALIDATION_FAILED.because(
                        "deviceToken: The field is too long. Max " + DEVICE_MAX + " characters", "context");
            }
            return token;
        }
        return DeviceCookie.of(call.request()).orElse("");
    }

    Wishes onDevice(String known) {
        return new Wishes(relayState, known, extras, target);
    }

    Wishes towards(Target place) {
        return new Wishes(relayState, device, extras, place);
    }

    boolean wantOptionalFactors() {
        return extras.optionalFactors() == Extra.YES;
    }

    boolean wantWarning() {
        return extras.warning() == Extra.YES;
    }
}
