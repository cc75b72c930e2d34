package dtu.okta.credentials;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.credentials.SigningRequest.REQUESTS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Okta's certificate signing requests of applications: an authority answers them, and the answer is published. */
final class SigningRequests {
    private static final String ALL = "/api/v1/apps/{appId}/credentials/csrs";
    private static final String ONE = ALL + "/{csrId}";
    private static final String EVENT = "app.app_instance.csr.";
    private static final String TYPE = "application/pkcs10";
    private static final int CREATED = 201;
    private static final int DAYS_MIN = 90;
    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9 '()+,./:=?-]+");

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listCsrsForApplication",    GET,    ALL, APPS_READ,   SigningRequests::list),
        write("generateCsrForApplication", POST,   ALL, APPS_MANAGE, SigningRequests::generate),
        read ("getCsrForApplication",      GET,    ONE, APPS_READ,   SigningRequests::get),
        write("revokeCsrFromApplication",  DELETE, ONE, APPS_MANAGE, SigningRequests::revoke),
        write("publishCsrFromApplication", POST,   ONE + "/lifecycle/publish", APPS_MANAGE, SigningRequests::publish));
    // spotless:on

    private SigningRequests() {}

    private static Response list(OktaCall call) {
        var app = AppKeys.app(call, call.path("appId"));
        return Response.json(
                200,
                JsonOut.array(
                        SigningRequest.of(call.state(), app.id()).stream(),
                        (json, request) -> json.value(object -> members(call, object, request))));
    }

    private static Commit generate(OktaCall call) {
        var app = AppKeys.app(call, call.path("appId"));
        var given = call.body().requiredObject("subject");
        var subject = new HashMap<String, String>();
        for (var part : Certificates.NAME_PARTS) {
            given.text(part).toOptional().ifPresent(text -> subject.put(part, text));
        }
        var country = subject.getOrDefault("countryName", "US");
        if (subject.isEmpty() || !PRINTABLE.matcher(country).matches()) {
            throw VALIDATION_FAILED.because("subject: The field has an invalid value", "subject");
        }
        var names =
                call.body().objectOrEmpty("subjectAltNames").texts("dnsNames").or(List.of());
        var id = new SigningRequest.Id(app.id(), call.mint(AppKey.KIDS));
        var request = new SigningRequest(id, subject, names, call.stamp());
        return call.logged(call.state().put(REQUESTS, request), Event.of(EVENT + "generate", app.target()))
                .answer(shown(call, CREATED, request));
    }

    private static Response get(OktaCall call) {
        return shown(call, 200, found(call));
    }

    /** As clients like it: the bare request, or an object around it. */
    private static Response shown(OktaCall call, int status, SigningRequest request) {
        var accepted = call.request().headers().first("Accept").orElse("");
        return accepted.contains(TYPE)
                ? Response.text(status, TYPE, text(call, request))
                : Response.json(status, json -> members(call, json, request));
    }

    private static String text(OktaCall call, SigningRequest request) {
        return Base64.getEncoder().encodeToString(request.encoded(call.tenant()));
    }

    private static SigningRequest found(OktaCall call) {
        var app = AppKeys.app(call, call.path("appId"));
        var id = call.path("csrId");
        return call.state()
                .find(REQUESTS, new SigningRequest.Id(app.id(), id))
                .orElseThrow(NOT_FOUND.about(id, "CertificateSigningRequest"));
    }

    private static Commit revoke(OktaCall call) {
        var app = AppKeys.app(call, call.path("appId"));
        return call.logged(call.state().remove(REQUESTS, found(call).id()), Event.of(EVENT + "revoke", app.target()));
    }

    /** The key with its certificate is one of the application's keys, and the request is over. */
    private static Commit publish(OktaCall call) {
        var request = found(call);
        var app = AppKeys.app(call, call.path("appId"));
        var certificate = certificate(call);
        var own = AppKey.key(call.tenant(), request.id().name()).verifying().getEncoded();
        if (!Certificates.same(certificate.getPublicKey().getEncoded(), own)) {
            throw wrong("The certificate doesn't match the CSR.");
        }
        var key = new AppKey(
                new AppKey.Id(app.id(), request.id().name()),
                call.stamp(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                encoded(certificate));
        if (!key.lasts(call.wall(), Duration.ofDays(DAYS_MIN))) {
            throw wrong("The certificate must be valid for more than 90 days.");
        }
        return AppKeys.added(call, call.state().remove(REQUESTS, request.id()), app, key, EVENT + "publish");
    }

    private static RuntimeException wrong(String cause) {
        return VALIDATION_FAILED.because(cause, "certificate");
    }

    /** A certificate comes as it is, in Base64, or as key files hold it. */
    private static X509Certificate certificate(OktaCall call) {
        var bytes = call.request().body().bytes();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var plain = call.request().body().text().strip();
            var content = plain.startsWith("MII") ? Base64.getMimeDecoder().decode(plain) : bytes;
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw wrong("The certificate is not valid.");
        }
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException itWasJustDecoded) {
            throw new IllegalStateException(itWasJustDecoded);
        }
    }

    private static void members(OktaCall call, JsonOut json, SigningRequest request) {
        var own = call.href("/api/v1/apps/" + request.id().app().value() + "/credentials/csrs/"
                + request.id().name());
        json.text("id", request.id().name())
                .text("created", OktaTime.text(request.created()))
                .text("csr", text(call, request))
                .text("kty", "RSA")
                .object("_links", links -> {
                    ClientSecrets.link(links, "publish", own + "/lifecycle/publish", "POST");
                    ClientSecrets.link(links, "self", own, "GET", "DELETE");
                });
    }
}
