package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.authenticators.Authenticator;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.time.Instant;

/**
 * An enrollment as Identity Engine shows it.
 *
 * @param key of the authenticator
 * @param profile a null value when there is nothing to tell
 */
public record EnrollmentView(String id, String key, String name, Json profile, Instant created, Instant lastUpdated) {
    private static final int PREFIX = 3;
    private static final int SHOWN_DIGITS = 4;
    private static final String HIDDEN_GROUP = "X".repeat(3);

    /** A password has no id of its own: it goes by its owner's. */
    static EnrollmentView password(User user) {
        var changed = user.times().passwordChanged();
        var since = changed == null ? user.times().created() : changed;
        var id = "lae" + user.id().value().substring(PREFIX);
        return new EnrollmentView(id, "okta_password", "Password", Json.NULL, since, since);
    }

    static EnrollmentView of(OktaCall call, Factor factor) {
        var key = factor.kind().authenticator();
        var name =
                Authenticator.named(call.state(), key).map(Authenticator::name).orElse(key);
        var profile = factor.profile().size() == 0 ? Json.NULL : shown(call, factor.profile());
        return new EnrollmentView(factor.id().value(), key, name, profile, factor.created(), factor.lastUpdated());
    }

    static EnrollmentView of(TemporaryCode code) {
        var profile = Json.EMPTY_OBJECT
                .with("multiUse", Json.truth(code.uses() == TemporaryCode.Uses.MANY))
                .with("expiresAt", OktaTime.text(code.expires()));
        return new EnrollmentView(
                code.id().value(), "tac", "Temporary Access Code", profile, code.created(), code.created());
    }

    /** The code itself is shown once, to who made it. */
    EnrollmentView showing(TemporaryCode code) {
        return new EnrollmentView(id, key, name, profile.with("tac", code.code()), created, lastUpdated);
    }

    /** A number shows its end only, unless the client asks for more. */
    private static Json shown(OktaCall call, Json profile) {
        var isDisclosed =
                call.request().query().every("discloseIdentifiers").stream().anyMatch(names -> names.contains("phone"));
        var number = profile.textAt("phoneNumber").orElse("");
        return number.isEmpty() || isDisclosed ? profile : profile.with("phoneNumber", masked(number));
    }

    /** The country and the last four digits; each of the two groups before them is three times X. */
    public static String masked(String number) {
        var digits = number.replaceAll("\\D", "");
        var country = digits.startsWith("1") || !number.startsWith("+") ? "1" : digits.substring(0, 2);
        var shown = digits.substring(Math.max(0, digits.length() - SHOWN_DIGITS));
        return "+%s %s-%s-%s".formatted(country, HIDDEN_GROUP, HIDDEN_GROUP, shown);
    }

    private String type() {
        return switch (key) {
            case "okta_password" -> "password";
            case "okta_email" -> "email";
            case "phone_number" -> "phone";
            case "webauthn", "yubikey_token" -> "security_key";
            case "okta_verify", "google_otp" -> "app";
            default -> key;
        };
    }

    void members(OktaCall call, JsonOut json, User user) {
        var owner = "/api/v1/users/" + user.id().value();
        json.text("type", type())
                .text("id", id)
                .text("key", key)
                .text("status", "ACTIVE")
                .text("name", name)
                .json("profile", profile.isNull() ? null : profile)
                .nothing("nickname")
                .text("created", OktaTime.text(created))
                .text("lastUpdated", OktaTime.text(lastUpdated))
                .object("_links", links -> {
                    FactorView.link(call, links, "self", owner + "/authenticator-enrollments/" + id, "GET", "DELETE");
                    FactorView.link(call, links, "user", owner, "GET");
                    Authenticator.named(call.state(), key)
                            .ifPresent(found -> FactorView.link(
                                    call,
                                    links,
                                    "authenticator",
                                    "/api/v1/authenticators/" + found.id().value(),
                                    "GET"));
                });
    }

    Event.Target target() {
        return new Event.Target("AuthenticatorEnrollment", id, "unknown", key);
    }
}
