package dtu.okta.credentials;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.credentials.AppKey.KEYS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import com.nimbusds.jose.util.Base64URL;
import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Okta's Application Key Credentials API: the keys with which Okta signs for an application. */
public final class AppKeys {
    private static final String ALL = "/api/v1/apps/{appId}/credentials/keys";
    private static final String ONE = ALL + "/{keyId}";
    private static final int YEARS_MIN = 2;
    private static final int YEARS_MAX = 10;
    private static final int CREATED = 201;

    // spotless:off - a table reads best as a table
    private static final List<Route> OWN = List.of(
        read ("listApplicationKeys",    GET,  ALL,               APPS_READ,   AppKeys::list),
        write("generateApplicationKey", POST, ALL + "/generate", APPS_MANAGE, AppKeys::generate),
        read ("getApplicationKey",      GET,  ONE,               APPS_READ,   AppKeys::get),
        write("cloneApplicationKey",    POST, ONE + "/clone",    APPS_MANAGE, AppKeys::copy));
    // spotless:on

    public static final List<Route> ROUTES =
            Stream.of(OWN, SigningRequests.ROUTES).flatMap(List::stream).toList();

    public static final List<Shape> SHAPES = List.of(KEYS, SigningRequest.REQUESTS);

    private AppKeys() {}

    /** The application of a placeholder. */
    static Application app(OktaCall call, String id) {
        return call.state()
                .find(Application.APPS, new Application.Id(id))
                .orElseThrow(NOT_FOUND.about(id, "AppInstance"));
    }

    private static Response list(OktaCall call) {
        var keys = AppKey.of(call.state(), app(call, call.path("appId")), call.tenant());
        return Response.json(
                200, JsonOut.array(keys.stream(), (json, key) -> json.value(object -> members(call, object, key))));
    }

    private static Commit generate(OktaCall call) {
        var app = app(call, call.path("appId"));
        var key = AppKey.created(app.id(), call.mint(AppKey.KIDS), call.stamp(), years(call));
        return added(call, call.state(), app, key, "app.keys.generate");
    }

    /** The commit with one more key, which is its answer. */
    static Commit added(OktaCall call, State state, Application app, AppKey key, String event) {
        return call.logged(state.put(KEYS, key), Event.of(event, app.target()))
                .answer(Response.json(CREATED, json -> members(call, json, key)));
    }

    private static int years(OktaCall call) {
        try {
            var years = Integer.parseInt(call.query("validityYears").orElse(""));
            if (years >= YEARS_MIN && years <= YEARS_MAX) {
                return years;
            }
        } catch (NumberFormatException notANumber) {
            throw outOfRange();
        }
        throw outOfRange();
    }

    private static RuntimeException outOfRange() {
        return VALIDATION_FAILED.because("Validity years out of range. It should be 2 - 10 years.", "generateKey");
    }

    private static Response get(OktaCall call) {
        var key = found(call);
        return Response.json(200, json -> members(call, json, key));
    }

    private static AppKey found(OktaCall call) {
        var kid = call.path("keyId");
        return AppKey.of(call.state(), app(call, call.path("appId")), call.tenant()).stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(kid, "JsonWebKey"));
    }

    private static Commit copy(OktaCall call) {
        var key = found(call);
        var target = app(
                call,
                call.query("targetAid")
                        .orElseThrow(() ->
                                VALIDATION_FAILED.because("targetAid: The field cannot be left blank", "targetAid")));
        var present = AppKey.of(call.state(), target, call.tenant()).stream()
                .anyMatch(other -> other.kid().equals(key.kid()));
        if (present) {
            throw VALIDATION_FAILED.because(
                    "Key already exists in the list of key credentials for the target app.", "cloneKey");
        }
        return added(call, call.state(), target, key.clonedTo(target.id()), "app.keys.clone");
    }

    private static void members(OktaCall call, JsonOut json, AppKey key) {
        var certificate = key.certificate(call.tenant());
        var pair = AppKey.key(call.tenant(), key.kid());
        json.text("kty", "RSA")
                .text("created", OktaTime.text(key.created()))
                .text("lastUpdated", OktaTime.text(key.created()))
                .text("expiresAt", OktaTime.text(key.expires()))
                .text("kid", key.kid())
                .text("use", "sig")
                .texts("x5c", List.of(Base64.getEncoder().encodeToString(certificate)))
                .text("x5t#S256", thumbprint(certificate))
                .text("e", pair.exponent())
                .text("n", pair.modulus());
    }

    private static String thumbprint(byte[] certificate) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(certificate))
                    .toString();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The name of the key with which Okta signs for an application unless it names another. */
    public static String usual(OktaCall call) {
        return AppKey.originalKid(call.tenant());
    }

    /** Whether an application has a key of that name. */
    public static boolean has(OktaCall call, Application app, String kid) {
        return AppKey.of(call.state(), app, call.tenant()).stream()
                .anyMatch(key -> key.kid().equals(kid));
    }

    /** The state without the keys of an application that goes. */
    public static State without(State state, Application.Id app) {
        return AppKey.without(SigningRequest.without(state, app), app);
    }
}
