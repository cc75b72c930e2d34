package dtu.okta.apps;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.twins.json.Json;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the settings of an OAuth client make sense. */
final class ClientCheck {
    private static final int KEYS_MAX = 50;
    private static final int BITS_MIN = 2048;
    private static final Set<String> TYPES = Set.of("web", "native", "browser", "service");
    private static final Set<String> METHODS =
            Set.of("client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "none");
    private static final Set<String> GRANTS = Set.of(
            "authorization_code",
            "implicit",
            "password",
            "refresh_token",
            "client_credentials",
            "interaction_code",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:token-exchange",
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "urn:ietf:params:oauth:grant-type:saml2-bearer",
            "urn:openid:params:grant-type:ciba");

    private ClientCheck() {}

    static void check(OktaCall call, Application app) {
        var oauth = app.oauth();
        var grants = texts(oauth, "grant_types");
        var type = oauth.textAt("application_type").orElse("");
        if (!TYPES.contains(type)) {
            throw wrong("application_type", "The field has an invalid value");
        }
        if (!METHODS.contains(app.authentication())) {
            throw wrong("token_endpoint_auth_method", "The field has an invalid value");
        }
        if (grants.isEmpty()) {
            throw wrong("grant_types", "The field cannot be left blank");
        }
        if (!GRANTS.containsAll(grants)) {
            throw wrong("grant_types", "The field has an invalid value");
        }
        var redirects = grants.contains("authorization_code") || grants.contains("implicit");
        if (redirects
                && !type.equals("service")
                && texts(oauth, "redirect_uris").isEmpty()) {
            throw wrong("redirect_uris", "'redirect_uris' must contain at least one URI for the given grant types");
        }
        var open = app.authentication().equals("none") || type.equals("browser");
        if (open && grants.contains("client_credentials")) {
            throw wrong("grant_types", "'client_credentials' is not allowed for the given application type");
        }
        keys(oauth.at("jwks")
                .flatMap(jwks -> jwks.at("keys"))
                .map(Json::elements)
                .orElse(List.of()));
        var holder = call.state().find(Application.BY_CLIENT, app.clientId());
        if (holder.isPresent() && !holder.get().id().equals(app.id())) {
            throw wrong("client_id", "An object with this field already exists in the current organization");
        }
    }

    private static void keys(List<Json> keys) {
        if (keys.size() > KEYS_MAX) {
            throw wrong("jwks", "The maximum number of keys is " + KEYS_MAX);
        }
        var names = new HashSet<String>();
        for (var key : keys) {
            if (key.textAt("kid").filter(kid -> !names.add(kid)).isPresent()) {
                throw wrong("jwks", "'kid' must be unique");
            }
            if (key.textAt("kty").filter("RSA"::equals).isPresent() && bits(key) < BITS_MIN) {
                throw VALIDATION_FAILED.because(
                        "RSA key length in the 'jwks' is less than '2,048' bits for the given key.", "jwks");
            }
        }
    }

    private static int bits(Json key) {
        try {
            var modulus = Base64.getUrlDecoder().decode(key.textAt("n").orElse(""));
            return new BigInteger(1, modulus).bitLength();
        } catch (IllegalArgumentException notBase64) {
            return 0;
        }
    }

    private static List<String> texts(Json object, String name) {
        return object.at(name).map(Json::elements).orElse(List.of()).stream()
                .map(Json::asText)
                .toList();
    }

    private static RuntimeException wrong(String field, String complaint) {
        return VALIDATION_FAILED.because(field + ": " + complaint, field);
    }
}
