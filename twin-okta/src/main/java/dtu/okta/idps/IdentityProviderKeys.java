package dtu.okta.idps;

import static dtu.okta.OktaError.CERTIFICATE_KNOWN;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.IDPS_MANAGE;
import static dtu.okta.OktaScope.IDPS_READ;
import static dtu.okta.idps.IdentityProviderKey.BY_THUMBPRINT;
import static dtu.okta.idps.IdentityProviderKey.KEYS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Okta's Identity Providers API: the store of certificates. */
public final class IdentityProviderKeys {
    private static final String PATH = IdentityProviders.PATH + "/credentials/keys";
    private static final String ONE = PATH + "/{kid}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listIdentityProviderKeys",   GET,    PATH, IDPS_READ,   IdentityProviderKeys::list),
        write("createIdentityProviderKey",  POST,   PATH, IDPS_MANAGE, IdentityProviderKeys::create),
        read ("getIdentityProviderKey",     GET,    ONE,  IDPS_READ,   IdentityProviderKeys::get),
        write("replaceIdentityProviderKey", PUT,    ONE,  IDPS_MANAGE, IdentityProviderKeys::replace),
        write("deleteIdentityProviderKey",  DELETE, ONE,  IDPS_MANAGE, IdentityProviderKeys::delete));
    // spotless:on

    private IdentityProviderKeys() {}

    private static Response list(OktaCall call) {
        var limit = OktaPages.limit(call, IdentityProviders.LIMIT, IdentityProviders.LIMIT_MAX);
        var after = new IdentityProviderKey.Id(call.query("after").orElse(""));
        return OktaPages.page(
                call,
                call.state().scan(KEYS, Range.after(after)),
                limit,
                key -> key.id().value(),
                (json, key) -> json.value(object -> members(object, key)));
    }

    private static Commit create(OktaCall call) {
        var key = given(
                call, new IdentityProviderKey.Id(OktaIds.uuid(call.chance().in("kid"))), Optional.empty());
        return changed(call, key, "system.idp.key.create");
    }

    private static Response get(OktaCall call) {
        return ok(key(call));
    }

    private static Commit replace(OktaCall call) {
        var key = key(call);
        return changed(call, given(call, key.id(), Optional.of(key)), "system.idp.key.update");
    }

    private static Commit delete(OktaCall call) {
        var key = key(call);
        if (call.state().has(IdentityProvider.BY_KEY, key.id().value())) {
            throw VALIDATION_FAILED.because("The key is used by one or more identity providers", "kid");
        }
        return call.logged(call.state().remove(KEYS, key.id()), Event.of("system.idp.key.delete", target(key)));
    }

    private static Commit changed(OktaCall call, IdentityProviderKey key, String event) {
        return call.logged(call.state().put(KEYS, key), Event.of(event, target(key)))
                .answer(ok(key));
    }

    private static Event.Target target(IdentityProviderKey key) {
        return new Event.Target("IdpKey", key.id().value(), "unknown", key.id().value());
    }

    private static IdentityProviderKey key(OktaCall call) {
        var id = call.path("kid", IdentityProviderKey.Id::new);
        return call.state().find(KEYS, id).orElseThrow(NOT_FOUND.about(id.value(), "IdpTrust"));
    }

    private static IdentityProviderKey given(
            OktaCall call, IdentityProviderKey.Id id, Optional<IdentityProviderKey> present) {
        var x5c = call.body().texts("x5c").or(List.of());
        if (x5c.isEmpty()) {
            throw VALIDATION_FAILED.because("x5c: The field cannot be left blank", "x5c");
        }
        var certificate = certificate(x5c.getFirst());
        var thumbprint = thumbprint(certificate);
        var holder = call.state().find(BY_THUMBPRINT, thumbprint);
        if (holder.isPresent() && !holder.get().id().equals(id)) {
            throw CERTIFICATE_KNOWN.refusal(holder.get().id().value());
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)) {
            throw VALIDATION_FAILED.because("x5c: Only RSA certificates are supported", "x5c");
        }
        var members = Json.EMPTY_OBJECT
                .with("alg", "RSA")
                .with("kid", id.value())
                .with("use", "sig")
                .with("x5c", Json.array(x5c.stream().map(Json::text).toList()))
                .with("x5t#S256", thumbprint)
                .with("e", base64(rsa.getPublicExponent()))
                .with("n", base64(rsa.getModulus()));
        var created = present.map(IdentityProviderKey::created).orElse(call.stamp());
        return new IdentityProviderKey(
                id, thumbprint, members, certificate.getNotAfter().toInstant(), created, call.stamp());
    }

    private static X509Certificate certificate(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.replaceAll("\\s+|-----(BEGIN|END) CERTIFICATE-----", ""));
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes));
        } catch (IllegalArgumentException | CertificateException noCertificate) {
            throw VALIDATION_FAILED.because("x5c: Invalid certificate", "x5c");
        }
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException | CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        var start = bytes[0] == 0 ? 1 : 0;
        var magnitude = Arrays.copyOfRange(bytes, start, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static Response ok(IdentityProviderKey key) {
        return Response.json(200, json -> members(json, key));
    }

    private static void members(JsonOut json, IdentityProviderKey key) {
        json.text("kty", "RSA")
                .text("created", OktaTime.text(key.created()))
                .text("lastUpdated", OktaTime.text(key.lastUpdated()))
                .text("expiresAt", OktaTime.text(key.expires()))
                .membersOf(key.members());
    }
}
