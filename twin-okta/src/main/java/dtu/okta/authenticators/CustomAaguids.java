package dtu.okta.authenticators;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHENTICATORS_MANAGE;
import static dtu.okta.OktaScope.AUTHENTICATORS_READ;
import static dtu.okta.authenticators.CustomAaguid.AAGUIDS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.State;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The models of security keys that administrators have described. */
public final class CustomAaguids {
    private static final String ALL = "/api/v1/authenticators/{authenticatorId}/aaguids";
    private static final String ONE = ALL + "/{aaguid}";
    private static final Pattern AAGUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listAllCustomAAGUIDs", GET,    ALL, AUTHENTICATORS_READ,   CustomAaguids::list),
        write("createCustomAAGUID",   POST,   ALL, AUTHENTICATORS_MANAGE, CustomAaguids::create),
        read ("getCustomAAGUID",      GET,    ONE, AUTHENTICATORS_READ,   CustomAaguids::get),
        write("replaceCustomAAGUID",  PUT,    ONE, AUTHENTICATORS_MANAGE, CustomAaguids::replace),
        write("updateCustomAAGUID",   PATCH,  ONE, AUTHENTICATORS_MANAGE, CustomAaguids::update),
        write("deleteCustomAAGUID",   DELETE, ONE, AUTHENTICATORS_MANAGE, CustomAaguids::delete));
    // spotless:on

    private CustomAaguids() {}

    private static Response list(OktaCall call) {
        var owner = owner(call).id();
        Range<CustomAaguid.Id> own = Range.where(id -> id.authenticator().compareTo(owner));
        return Response.json(
                200,
                JsonOut.array(
                        call.state().scan(AAGUIDS, own).stream(),
                        (json, model) -> json.value(object -> members(call, object, model))));
    }

    private static Commit create(OktaCall call) {
        var number = call.body().requiredText("aaguid").toLowerCase(Locale.ROOT);
        if (!AAGUID.matcher(number).matches()) {
            throw VALIDATION_FAILED.because("aaguid: Does not match required pattern", "aaguid");
        }
        var id = new CustomAaguid.Id(owner(call).id(), number);
        if (call.state().has(AAGUIDS, id)) {
            throw VALIDATION_FAILED.because(
                    "aaguid: An object with this field already exists in the current organization", "aaguid");
        }
        return put(call, described(call.body(), new CustomAaguid(id, "", Json.EMPTY_OBJECT, Json.EMPTY_ARRAY)));
    }

    private static Response get(OktaCall call) {
        return ok(call, named(call));
    }

    private static Commit replace(OktaCall call) {
        var bare = new CustomAaguid(named(call).id(), "", Json.EMPTY_OBJECT, Json.EMPTY_ARRAY);
        call.body().requiredText("name");
        return put(call, described(call.body(), bare));
    }

    private static Commit update(OktaCall call) {
        return put(call, described(call.body(), named(call)));
    }

    private static Commit delete(OktaCall call) {
        return logged(call, call.state().remove(AAGUIDS, named(call).id()));
    }

    /** Keeps whatever the body does not name. */
    private static CustomAaguid described(Fields given, CustomAaguid before) {
        var characteristics = given.object("authenticatorCharacteristics")
                .map(sent -> {
                    for (var name : List.of("platformAttached", "fipsCompliant", "hardwareProtected")) {
                        sent.truth(name).or(false);
                    }
                    return before.characteristics().merged(sent.json());
                })
                .or(before.characteristics());
        var certificates = given.objects("attestationRootCertificates")
                .map(CustomAaguids::certificates)
                .or(before.certificates());
        return new CustomAaguid(before.id(), given.text("name").or(before.name()), characteristics, certificates);
    }

    private static Json certificates(List<Fields> given) {
        var read = new ArrayList<Json>();
        for (var each : given) {
            read.add(certificate(each.requiredText("x5c")));
        }
        return Json.array(read);
    }

    private static Json certificate(String text) {
        try {
            var bytes = Base64.getMimeDecoder().decode(text);
            var found = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            var print = MessageDigest.getInstance("SHA-256").digest(found.getEncoded());
            return Json.EMPTY_OBJECT
                    .with("x5c", text)
                    .with("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(print))
                    .with("iss", found.getIssuerX500Principal().getName())
                    .with("exp", found.getNotAfter().toInstant().toString());
        } catch (GeneralSecurityException | IllegalArgumentException noCertificate) {
            throw VALIDATION_FAILED.because("x5c: The field has an invalid value", "x5c");
        }
    }

    private static Commit put(OktaCall call, CustomAaguid model) {
        return logged(call, call.state().put(AAGUIDS, model)).answer(ok(call, model));
    }

    private static Commit logged(OktaCall call, State state) {
        return call.logged(
                state,
                Event.of("security.authenticator.lifecycle.update", owner(call).target()));
    }

    /** Only security keys come in models. */
    private static Authenticator owner(OktaCall call) {
        var authenticator = Authenticators.named(call);
        if (authenticator.kind() != AuthenticatorKind.WEBAUTHN) {
            throw VALIDATION_FAILED.because("The authenticator has no AAGUIDs", "authenticatorId");
        }
        return authenticator;
    }

    private static CustomAaguid named(OktaCall call) {
        var number = call.path("aaguid");
        return call.state()
                .find(AAGUIDS, new CustomAaguid.Id(owner(call).id(), number.toLowerCase(Locale.ROOT)))
                .orElseThrow(NOT_FOUND.about(number, "CustomAAGUID"));
    }

    private static Response ok(OktaCall call, CustomAaguid model) {
        return Response.json(200, json -> members(call, json, model));
    }

    private static void members(OktaCall call, JsonOut json, CustomAaguid model) {
        var self = "/api/v1/authenticators/" + model.id().authenticator().value() + "/aaguids/"
                + model.id().aaguid();
        json.text("aaguid", model.id().aaguid())
                .text("name", model.name())
                .json("authenticatorCharacteristics", model.characteristics())
                .json("attestationRootCertificates", model.certificates())
                .object(
                        "_links",
                        links -> AuthenticatorView.link(call, links, "self", self, "GET", "PUT", "PATCH", "DELETE"));
    }
}
