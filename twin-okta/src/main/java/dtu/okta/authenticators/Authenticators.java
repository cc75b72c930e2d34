package dtu.okta.authenticators;

import static dtu.okta.OktaError.AUTHENTICATOR_EXISTS;
import static dtu.okta.OktaError.AUTHENTICATOR_IN_USE;
import static dtu.okta.OktaError.MISSING_PARAMETER;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHENTICATORS_MANAGE;
import static dtu.okta.OktaScope.AUTHENTICATORS_READ;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.okta.authenticators.Authenticator.AUTHENTICATORS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.authenticators.Authenticator.Status;
import dtu.okta.logs.Event;
import dtu.okta.policies.Ruling;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;

/** Okta's Authenticators API: what the people of an org can prove themselves with. */
public final class Authenticators {
    private static final String ALL = "/api/v1/authenticators";
    private static final String ONE = ALL + "/{authenticatorId}";
    private static final String METHOD = ONE + "/methods/{methodType}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listAuthenticators",            GET,  ALL,                             AUTHENTICATORS_READ,   Authenticators::list),
        write("createAuthenticator",           POST, ALL,                             AUTHENTICATORS_MANAGE, Authenticators::create),
        read ("getAuthenticator",              GET,  ONE,                             AUTHENTICATORS_READ,   Authenticators::get),
        write("replaceAuthenticator",          PUT,  ONE,                             AUTHENTICATORS_MANAGE, Authenticators::replace),
        write("activateAuthenticator",         POST, ONE + "/lifecycle/activate",     AUTHENTICATORS_MANAGE, Authenticators::activate),
        write("deactivateAuthenticator",       POST, ONE + "/lifecycle/deactivate",   AUTHENTICATORS_MANAGE, Authenticators::deactivate),
        read ("listAuthenticatorMethods",      GET,  ONE + "/methods",                AUTHENTICATORS_READ,   Methods::list),
        read ("getAuthenticatorMethod",        GET,  METHOD,                          AUTHENTICATORS_READ,   Methods::get),
        write("replaceAuthenticatorMethod",    PUT,  METHOD,                          AUTHENTICATORS_MANAGE, Methods::replace),
        write("activateAuthenticatorMethod",   POST, METHOD + "/lifecycle/activate",  AUTHENTICATORS_MANAGE, Methods::activate),
        write("deactivateAuthenticatorMethod", POST, METHOD + "/lifecycle/deactivate", AUTHENTICATORS_MANAGE, Methods::deactivate),
        write("verifyRpIdDomain",              POST, METHOD + "/verify-rp-id-domain", AUTHENTICATORS_MANAGE, Methods::verifyDomain),
        read ("getWellKnownAppAuthenticatorConfiguration", GET, "/.well-known/app-authenticator-configuration",
                PUBLIC, Authenticators::configuration));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(AUTHENTICATORS, CustomAaguid.AAGUIDS);

    private Authenticators() {}

    private static Response list(OktaCall call) {
        var all = call.state().scan(AUTHENTICATORS).stream();
        return Response.json(
                200,
                JsonOut.array(
                        all,
                        (json, authenticator) ->
                                json.value(object -> AuthenticatorView.members(call, object, authenticator))));
    }

    private static Commit create(OktaCall call) {
        var kind = AuthenticatorKind.of(call.body().requiredText("key"))
                .filter(known -> !known.isOfEveryOrg() || known == AuthenticatorKind.WEBAUTHN)
                .orElseThrow(() -> VALIDATION_FAILED.because(
                        "The field has an invalid value", "com.okta.services.factors.iface.dto.AuthenticatorCatalog"));
        if (!kind.mayRepeat() && Authenticator.named(call.state(), kind.key()).isPresent()) {
            throw AUTHENTICATOR_EXISTS.refusal(kind.key());
        }
        var status = call.flag("activate").orElse(true) ? Status.ACTIVE : Status.INACTIVE;
        var bare = Authenticator.create(call.mint(Authenticator.IDS), kind, status, call.stamp());
        var made = GivenAuthenticator.on(call, bare);
        return logged(call, made, "create");
    }

    private static Response get(OktaCall call) {
        return AuthenticatorView.ok(call, named(call));
    }

    private static Commit replace(OktaCall call) {
        var before = named(call);
        if (!call.body().text("key").or(before.key()).equals(before.key())) {
            throw VALIDATION_FAILED.because("key: The field cannot be changed", "key");
        }
        call.body().requiredText("name");
        return logged(call, GivenAuthenticator.on(call, before), "update");
    }

    private static Commit activate(OktaCall call) {
        return logged(call, named(call).moved(Status.ACTIVE, call.stamp()), "activate");
    }

    private static Commit deactivate(OktaCall call) {
        var before = named(call);
        if (before.kind().isIndispensable()) {
            throw VALIDATION_FAILED.because(List.of(), "api.authenticator.error.unsupported.active.deactivate");
        }
        refuseInUse(call, before);
        return logged(call, before.moved(Status.INACTIVE, call.stamp()), "deactivate");
    }

    /** Nothing that a policy lets people enroll is taken from under it. */
    static void refuseInUse(OktaCall call, Authenticator authenticator) {
        var policies = Ruling.enrolling(call, authenticator.key());
        if (!policies.isEmpty()) {
            throw AUTHENTICATOR_IN_USE.because("Authenticator Enrollment Policies: " + String.join(", ", policies));
        }
    }

    private static Commit logged(OktaCall call, Authenticator after, String what) {
        return call.logged(
                        call.state().put(AUTHENTICATORS, after),
                        Event.of("security.authenticator.lifecycle." + what, after.target()))
                .answer(AuthenticatorView.ok(call, after));
    }

    static Authenticator named(OktaCall call) {
        var id = call.path("authenticatorId");
        return call.state()
                .find(AUTHENTICATORS, new Authenticator.Id(id))
                .orElseThrow(NOT_FOUND.about(id, "Authenticator"));
    }

    /** What an app that is an authenticator itself has to know; for that app alone. */
    private static Response configuration(OktaCall call) {
        var client = call.query("oauthClientId").filter(text -> !text.isBlank()).orElseThrow(MISSING_PARAMETER.about());
        var own = call.state().scan(Authenticator.BY_KEY, AuthenticatorKind.CUSTOM_APP.key()).stream()
                .filter(app -> app.settings()
                        .textAt("oauthClientId")
                        .filter(client::equals)
                        .isPresent());
        return Response.json(
                200,
                JsonOut.array(
                        own, (json, app) -> json.value(object -> AuthenticatorView.configuration(call, object, app))));
    }
}
