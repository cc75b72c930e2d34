package dtu.okta.authenticators;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.authenticators.Authenticator.AUTHENTICATORS;

import dtu.okta.OktaCall;
import dtu.okta.authenticators.Authenticator.Method;
import dtu.okta.authenticators.Authenticator.Status;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;

/** The methods of an authenticator: the ways it works, each switched and set for itself. */
final class Methods {
    private static final String LETTERS = "0123456789abcdef";
    private static final int VALUE_LENGTH = 32;

    private Methods() {}

    static Response list(OktaCall call) {
        var authenticator = Authenticators.named(call);
        return Response.json(
                200,
                JsonOut.array(
                        authenticator.methods().stream(),
                        (json, method) ->
                                json.value(object -> AuthenticatorView.method(call, object, authenticator, method))));
    }

    static Response get(OktaCall call) {
        var authenticator = Authenticators.named(call);
        return AuthenticatorView.method(call, authenticator, named(call, authenticator));
    }

    static Commit replace(OktaCall call) {
        var authenticator = Authenticators.named(call);
        var before = named(call, authenticator);
        var given = call.body();
        if (!given.text("type").or(before.type()).equals(before.type())) {
            throw VALIDATION_FAILED.because("type: The field cannot be changed", "type");
        }
        var status = given.text("status").or(before.status().name());
        if (!status.equals("ACTIVE") && !status.equals("INACTIVE")) {
            throw VALIDATION_FAILED.because("status: The field has an invalid value", "status");
        }
        var settings = given.opaqueObject("settings").or(before.settings());
        var after = new Method(before.type(), Status.valueOf(status), proving(call, before.settings(), settings));
        return changed(call, authenticator, authenticator.with(after, call.stamp()));
    }

    static Commit activate(OktaCall call) {
        return moved(call, Status.ACTIVE);
    }

    static Commit deactivate(OktaCall call) {
        return moved(call, Status.INACTIVE);
    }

    private static Commit moved(OktaCall call, Status to) {
        var authenticator = Authenticators.named(call);
        var method = named(call, authenticator);
        if (authenticator.methods().size() == 1) {
            throw VALIDATION_FAILED.because("An authenticator needs at least one active method", "methodType");
        }
        return changed(call, authenticator, authenticator.with(method.moved(to), call.stamp()));
    }

    /** The last method is not switched off: then there would be nothing left of the authenticator. */
    private static Commit changed(OktaCall call, Authenticator before, Authenticator after) {
        if (after.methods().stream().noneMatch(Method::isActive)) {
            throw VALIDATION_FAILED.because("An authenticator needs at least one active method", "methodType");
        }
        var state = call.state().put(AUTHENTICATORS, after);
        var method = named(call, after);
        return call.logged(state, Event.of("security.authenticator.lifecycle.update", before.target()))
                .answer(AuthenticatorView.method(call, after, method));
    }

    /**
     * A domain of one's own has to be proved by a record in its name service, which Okta names. How far that is, only
     * Okta says.
     */
    private static Json proving(OktaCall call, Json before, Json settings) {
        var domain = domain(settings);
        if (!domain.isObject()) {
            return settings;
        }
        var name = domain.textAt("name").orElse("");
        var known = domain(before);
        if (known.textAt("name").filter(name::equals).isPresent()) {
            return settings.with("rpId", settings.at("rpId").orElseThrow().with("domain", known));
        }
        var value = new StringBuilder();
        for (var i = 0; i < VALUE_LENGTH; i++) {
            value.append(LETTERS.charAt(call.chance().in("dns").below(LETTERS.length(), i)));
        }
        var entry = Json.EMPTY_OBJECT
                .with("recordType", "TXT")
                .with("fqdn", "_oktaverification." + name)
                .with("verificationValue", value.toString());
        var proved = domain.with("validationStatus", "NOT_STARTED").with("dnsRecord", entry);
        return settings.with("rpId", settings.at("rpId").orElseThrow().with("domain", proved));
    }

    private static Json domain(Json settings) {
        return settings.at("rpId").flatMap(id -> id.at("domain")).orElse(Json.NULL);
    }

    /** There are no name servers in the universe: the record counts as published. */
    static Commit verifyDomain(OktaCall call) {
        var authenticator = Authenticators.named(call);
        var method = named(call, authenticator);
        var id = method.settings().at("rpId").orElse(Json.NULL);
        var domain = id.at("domain").orElse(Json.NULL);
        if (!domain.isObject()) {
            throw VALIDATION_FAILED.because("rpId: The field cannot be left blank", "rpId");
        }
        var verified = id.with("domain", domain.with("validationStatus", "VERIFIED"));
        var after = new Method(method.type(), method.status(), method.settings().with("rpId", verified));
        return changed(call, authenticator, authenticator.with(after, call.stamp()))
                .answer(Response.empty(204));
    }

    private static Method named(OktaCall call, Authenticator authenticator) {
        var type = call.path("methodType");
        return authenticator.method(type).orElseThrow(NOT_FOUND.about(type, "AuthenticatorMethod"));
    }
}
