package dtu.okta.factors;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.NOT_IN_EXPECTED_STATE;
import static dtu.okta.OktaError.NO_VERIFIED_PHONE;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Mail;
import dtu.twins.Route;
import dtu.twins.Twin;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.List;

/** What a person does with Okta Verify on a phone: setting it up, and answering the questions on its screen. */
public final class OktaVerify {
    // spotless:off - a table reads best as a table
    public static final List<Route> CONTROLS = List.of(
        write("oktaVerify", POST, "/okta-verify", PUBLIC, OktaVerify::done));
    // spotless:on

    /** How a test plays a person with a phone. */
    public static final Twin.Manual MANUAL = new Twin.Manual(
            "What somebody does with Okta Verify on a phone: enroll it, approve or deny the question on its screen",
            """
            {"type": "approve", "user": "ann@acme.test"}""");

    private OktaVerify() {}

    /**
     * {@code type} is {@code enroll}, {@code approve} or {@code deny}; {@code factor} says on which phone, or
     * {@code user} whose; {@code number} is what the person taps when there is a choice.
     */
    private static Commit done(OktaCall call) {
        var given = call.body();
        var factor = factor(call, given);
        var user = call.state().get(User.USERS, factor.user());
        call.actingAs(new OktaCaller.Person(user));
        return switch (given.requiredText("type")) {
            case "enroll" -> enrolled(call, given, user, factor);
            case "approve" -> approved(call, given, user, factor);
            case "deny" -> denied(call, user, factor);
            default -> throw VALIDATION_FAILED.because("type: enroll, approve or deny", "type");
        };
    }

    private static Factor factor(OktaCall call, Fields given) {
        var id = given.text("factor").or("");
        var found = id.isEmpty()
                ? UserFinder.find(call.state(), given.requiredText("user"))
                        .flatMap(user -> Factor.of(call.state(), user.id(), FactorKind.PUSH))
                : call.state().find(Factor.FACTORS, new Factor.Id(id));
        return found.filter(factor -> factor.kind() == FactorKind.PUSH).orElseThrow(NOT_FOUND.about(id, "UserFactor"));
    }

    private static Commit enrolled(OktaCall call, Fields given, User user, Factor factor) {
        if (factor.isActive() || result(call, factor) == Push.Result.TIMEOUT) {
            throw NOT_IN_EXPECTED_STATE.refusal();
        }
        var platform = given.text("platform").or("IOS");
        var profile = Json.EMPTY_OBJECT
                .with("credentialId", user.login())
                .with("deviceType", platform.equals("IOS") ? "SmartPhone_IPhone" : "SmartPhone_Android")
                .with("name", given.text("name").or("Phone"))
                .with("platform", platform)
                .with("version", given.text("version").or("18.0"));
        var known = factor.activated(profile, call.stamp());
        return answered(
                Enrollment.active(call, Commit.commit(call.state()), user, known)
                        .commit(),
                "SUCCESS");
    }

    private static Commit approved(OktaCall call, Fields given, User user, Factor factor) {
        var push = open(call, factor);
        if (push.asksForNumber() && given.whole("number").or(-1L) != push.number()) {
            return denied(call, user, factor);
        }
        var state = call.state().put(Push.PUSHES, push.decided(Push.Decision.APPROVED));
        return answered(call.logged(state, Verification.verified(user, factor)), "SUCCESS");
    }

    private static Commit denied(OktaCall call, User user, Factor factor) {
        var state = call.state().put(Push.PUSHES, open(call, factor).decided(Push.Decision.REJECTED));
        var event = Event.of("user.mfa.okta_verify.deny_push", user.target(), factor.target());
        return answered(call.logged(state, event), "REJECTED");
    }

    private static Push open(OktaCall call, Factor factor) {
        return Push.open(call, factor.id()).orElseThrow(NOT_IN_EXPECTED_STATE.about());
    }

    private static Commit answered(Commit commit, String result) {
        return commit.answer(Response.json(200, json -> json.text("factorResult", result)));
    }

    /** How the enrollment of a phone stands. */
    public static Push.Result result(OktaCall call, Factor factor) {
        if (factor.isActive()) {
            return Push.Result.SUCCESS;
        }
        return factor.proof() instanceof Proof.Device(var expires)
                        && call.wall().isBefore(expires)
                ? Push.Result.WAITING
                : Push.Result.TIMEOUT;
    }

    /** Sends the person a link that sets the phone up, instead of the picture. */
    static Commit sendLink(OktaCall call) {
        return linkSent(call, UserFinder.at(call, "userId"), Factors.pending(call), call.path("channel"))
                .answer(FactorView.ok(call, Factors.pending(call)));
    }

    private static Commit linkSent(OktaCall call, User user, Factor factor, String channel) {
        if (factor.kind() != FactorKind.PUSH) {
            throw NOT_IN_EXPECTED_STATE.refusal();
        }
        var to = switch (channel) {
            case "email" -> user.email();
            case "sms" ->
                Phone.of(call.state(), user.id(), FactorKind.SMS)
                        .map(Phone::number)
                        .orElseThrow(NO_VERIFIED_PHONE.about());
            default -> throw NOT_FOUND.refusal(channel, "UserFactor");
        };
        var link = QrCode.page(call, factor);
        var mail = new Mail(
                call.now(),
                "okta",
                channel,
                to,
                "Set up Okta Verify",
                "Set up Okta Verify on this phone: " + link,
                "",
                link);
        var event = channel.equals("sms")
                ? "system.sms.send_okta_push_verify_message"
                : "system.email.mfa_enroll_notification.sent_message";
        return call.logged(call.state(), Event.of(event, user.target())).mail(mail);
    }
}
