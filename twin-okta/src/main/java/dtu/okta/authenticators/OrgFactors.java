package dtu.okta.authenticators;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHENTICATORS_MANAGE;
import static dtu.okta.OktaScope.AUTHENTICATORS_READ;
import static dtu.okta.authenticators.Authenticator.AUTHENTICATORS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** The classic switches of an org: which kinds of factors people may enroll. */
public final class OrgFactors {
    private static final String PATH = "/api/v1/org/factors";
    private static final String LIFECYCLE = PATH + "/{factorId}/lifecycle/";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listOrgFactors",      GET,  PATH,                     AUTHENTICATORS_READ,   OrgFactors::list),
        read ("getOrgFactor",        GET,  PATH + "/{factorId}",      AUTHENTICATORS_READ,   OrgFactors::get),
        write("activateOrgFactor",   POST, LIFECYCLE + "activate",   AUTHENTICATORS_MANAGE, OrgFactors::activate),
        write("deactivateOrgFactor", POST, LIFECYCLE + "deactivate", AUTHENTICATORS_MANAGE, OrgFactors::deactivate));

    /** A switch, and the method of an authenticator that it is. */
    private record Switch(String id, String provider, String factorType, AuthenticatorKind kind, String method) {}

    private static final List<Switch> ALL = List.of(
        new Switch("google_otp",    "GOOGLE", "token:software:totp", AuthenticatorKind.GOOGLE_OTP,        "otp"),
        new Switch("okta_otp",      "OKTA",   "token:software:totp", AuthenticatorKind.OKTA_VERIFY,       "totp"),
        new Switch("okta_push",     "OKTA",   "push",                AuthenticatorKind.OKTA_VERIFY,       "push"),
        new Switch("okta_sms",      "OKTA",   "sms",                 AuthenticatorKind.PHONE_NUMBER,      "sms"),
        new Switch("okta_call",     "OKTA",   "call",                AuthenticatorKind.PHONE_NUMBER,      "voice"),
        new Switch("okta_email",    "OKTA",   "email",               AuthenticatorKind.OKTA_EMAIL,        "email"),
        new Switch("okta_question", "OKTA",   "question",            AuthenticatorKind.SECURITY_QUESTION, "security_question"),
        new Switch("fido_webauthn", "FIDO",   "webauthn",            AuthenticatorKind.WEBAUTHN,          "webauthn"),
        new Switch("yubikey_token", "YUBICO", "token:hardware",      AuthenticatorKind.YUBIKEY_TOKEN,     "otp"));
    // spotless:on

    private OrgFactors() {}

    private static Response list(OktaCall call) {
        return Response.json(
                200, JsonOut.array(ALL.stream(), (json, known) -> json.value(object -> members(call, object, known))));
    }

    private static Response get(OktaCall call) {
        return ok(call, named(call));
    }

    private static Commit activate(OktaCall call) {
        return moved(call, Authenticator.Status.ACTIVE, "system.mfa.factor.activate");
    }

    private static Commit deactivate(OktaCall call) {
        return moved(call, Authenticator.Status.INACTIVE, "system.mfa.factor.deactivate");
    }

    private static Commit moved(OktaCall call, Authenticator.Status to, String event) {
        var known = named(call);
        var present = Authenticator.named(call.state(), known.kind().key());
        if (isActive(call, known) == (to == Authenticator.Status.ACTIVE)) {
            return Commit.commit(call.state()).answer(ok(call, known));
        }
        var before = present.orElseGet(() -> Authenticator.create(
                call.mint(Authenticator.IDS), known.kind(), Authenticator.Status.INACTIVE, call.stamp()));
        var after = before.switched(known.method(), to, call.stamp());
        var commit = call.logged(call.state().put(AUTHENTICATORS, after), Event.of(event, target(known)));
        return commit.answer(ok(call.seeing(commit.state()), known));
    }

    private static Event.Target target(Switch known) {
        return new Event.Target("MFAFactor", known.id(), "unknown", known.id());
    }

    private static Switch named(OktaCall call) {
        var id = call.path("factorId");
        return ALL.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(id, "Factor"));
    }

    private static boolean isActive(OktaCall call, Switch known) {
        return Authenticator.offers(call.state(), known.kind().key(), known.method());
    }

    private static Response ok(OktaCall call, Switch known) {
        return Response.json(200, json -> members(call, json, known));
    }

    private static void members(OktaCall call, JsonOut json, Switch known) {
        var self = "/api/v1/org/factors/" + known.id();
        var active = isActive(call, known);
        json.text("id", known.id())
                .text("provider", known.provider())
                .text("factorType", known.factorType())
                .text("status", active ? "ACTIVE" : "INACTIVE")
                .object("_links", links -> {
                    var move = active ? "deactivate" : "activate";
                    AuthenticatorView.link(call, links, "self", self, "GET");
                    AuthenticatorView.link(call, links, move, self + "/lifecycle/" + move, "POST");
                });
    }
}
