package dtu.okta.apps;

import dtu.okta.OktaCall;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the settings of an OAuth client make sense. */
public final class ClientCheck {
    private static final String INVALID = "The field has an invalid value";
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

    /** Where browsers and apps are sent back to: absolute, of any scheme, and without a fragment. */
    private static final Pattern REDIRECT = Pattern.compile("[A-Za-z][-+.A-Za-z0-9]*:[^\\s#]+");

    private static final List<String> REDIRECTS = List.of("redirect_uris", "post_logout_redirect_uris");

    /** Where pages and documents of the client are. */
    private static final Pattern PAGE = Pattern.compile("https?://\\S+");

    private static final List<String> PAGES = List.of(
            "client_uri",
            "logo_uri",
            "policy_uri",
            "tos_uri",
            "jwks_uri",
            "initiate_login_uri",
            "frontchannel_logout_uri");

    private ClientCheck() {}

    /** What is wrong with a member of the settings. */
    public record Problem(String field, String complaint) {}

    /** The first thing that is wrong with a client. */
    public static Optional<Problem> wrong(OktaCall call, Application app) {
        return kind(app).or(() -> address(app.oauth())).or(() -> taken(call, app));
    }

    /** What does not go together: what sort of client it is, how it proves itself, and what it is granted. */
    private static Optional<Problem> kind(Application app) {
        var oauth = app.oauth();
        var grants = texts(oauth, "grant_types");
        var type = oauth.textAt("application_type").orElse("");
        if (!TYPES.contains(type)) {
            return problem("application_type", INVALID);
        }
        if (!METHODS.contains(app.authentication())) {
            return problem("token_endpoint_auth_method", INVALID);
        }
        if (grants.isEmpty()) {
            return problem("grant_types", "The field cannot be left blank");
        }
        if (!GRANTS.containsAll(grants)) {
            return problem("grant_types", INVALID);
        }
        var redirects = grants.contains("authorization_code") || grants.contains("implicit");
        if (redirects
                && !type.equals("service")
                && texts(oauth, "redirect_uris").isEmpty()) {
            return problem("redirect_uris", "'redirect_uris' must contain at least one URI for the given grant types");
        }
        var open = app.authentication().equals("none") || type.equals("browser");
        if (open && grants.contains("client_credentials")) {
            return problem("grant_types", "'client_credentials' is not allowed for the given application type");
        }
        return type.equals("service") && redirects
                ? problem("grant_types", "'authorization_code' is not allowed for the given application type")
                : Optional.empty();
    }

    private static Optional<Problem> taken(OktaCall call, Application app) {
        var holder = call.state().find(Application.BY_CLIENT, app.clientId());
        return holder.filter(other -> !other.id().equals(app.id())).isPresent()
                ? problem("client_id", "An object with this field already exists in the current organization")
                : Optional.empty();
    }

    /** The first member that is to be an address and is none; those left blank are as if they had not been sent. */
    private static Optional<Problem> address(Json oauth) {
        var redirect = REDIRECTS.stream()
                .filter(name -> texts(oauth, name).stream()
                        .anyMatch(uri -> !REDIRECT.matcher(uri).matches()));
        var page = PAGES.stream()
                .filter(name -> oauth.textAt(name)
                        .filter(uri -> !uri.isEmpty() && !PAGE.matcher(uri).matches())
                        .isPresent());
        return Stream.concat(redirect, page).findFirst().flatMap(name -> problem(name, INVALID));
    }

    private static Optional<Problem> problem(String field, String complaint) {
        return Optional.of(new Problem(field, complaint));
    }

    private static List<String> texts(Json object, String name) {
        return object.at(name).map(Json::elements).orElse(List.of()).stream()
                .map(Json::asText)
                .toList();
    }
}
