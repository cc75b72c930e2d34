package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.apps.Assignments;
import dtu.okta.credentials.ClientSecret;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An application as the authorization servers know it. */
record Client(Application app) {
    static final String PRIVATE_KEY = "private_key_jwt";
    static final String SHARED_KEY = "client_secret_jwt";
    static final String NO_AUTHENTICATION = "none";
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9-]+");
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    /** By its client id. */
    static Optional<Client> find(State state, String clientId) {
        return state.find(Application.BY_CLIENT, clientId).map(Client::new);
    }

    static Optional<Client> find(OktaCall call, String clientId) {
        return find(call.state(), clientId);
    }

    /** One that people, or the app itself, may use now. */
    static Optional<Client> active(OktaCall call, String clientId) {
        return find(call, clientId).filter(client -> client.app().isActive());
    }

    String id() {
        return app.clientId();
    }

    boolean isKnownBy(OktaCall call, String secret) {
        return secrets(call).contains(secret);
    }

    /** The secrets that prove who it is: while one is replaced, there are two. */
    List<String> secrets(OktaCall call) {
        return ClientSecret.texts(call.state(), app.id(), call.tenant());
    }

    /** How it proves at the token endpoint that it is itself. */
    String authentication() {
        return app.authentication();
    }

    boolean isPublic() {
        return authentication().equals(NO_AUTHENTICATION);
    }

    List<String> redirectUris() {
        return texts("redirect_uris");
    }

    List<String> logoutUris() {
        return texts("post_logout_redirect_uris");
    }

    List<String> grantTypes() {
        return texts("grant_types");
    }

    List<String> responseTypes() {
        return texts("response_types");
    }

    private String type() {
        return app.oauth().textAt("application_type").orElse("");
    }

    boolean isService() {
        return type().equals("service");
    }

    /** An app that can keep no secret has to prove that it began what it ends. */
    boolean needsChallenge() {
        return isPublic()
                || app.settings()
                        .at("credentials")
                        .flatMap(credentials -> credentials.at("oauthClient"))
                        .flatMap(client -> client.at("pkce_required"))
                        .filter(Json::isTruth)
                        .map(Json::asTruth)
                        .orElse(false);
    }

    /** Whether its tokens are worth nothing without a key of its own. */
    boolean bindsTokens() {
        return app.oauth()
                .at("dpop_bound_access_tokens")
                .filter(Json::isTruth)
                .map(Json::asTruth)
                .orElse(false);
    }

    /** Whether people are asked before it gets what they have a say in. */
    boolean asksConsent() {
        return app.oauth().textAt("consent_method").orElse("").equals("REQUIRED");
    }

    /** Whether a browser may be sent there: to an address that is registered, or fits one with a wildcard. */
    boolean redirectsTo(String uri) {
        return redirectUris().contains(uri)
                || (wildcards() && redirectUris().stream().anyMatch(own -> fits(own, uri)));
    }

    private boolean wildcards() {
        return app.oauth().textAt("wildcard_redirect").orElse("").equals("SUBDOMAIN");
    }

    /** A star stands for part of one label of a host name. */
    private static boolean fits(String registered, String uri) {
        var star = registered.indexOf('*');
        var before = star < 0 ? "" : registered.substring(0, star);
        var after = star < 0 ? "" : registered.substring(star + 1);
        return star > 0
                && uri.length() >= before.length() + after.length()
                && uri.startsWith(before)
                && uri.endsWith(after)
                && LABEL.matcher(uri.substring(before.length(), uri.length() - after.length()))
                        .matches();
    }

    List<Json> keys() {
        return app.oauth().at("jwks").flatMap(jwks -> jwks.at("keys")).map(Json::elements).orElse(List.of()).stream()
                .filter(key -> !key.textAt("status").orElse("").equals("INACTIVE"))
                .filter(key -> !key.textAt("use").orElse("").equals("enc"))
                .toList();
    }

    /** Whether every use of a refresh token brings another: usual for apps that run in a browser. */
    boolean rotates() {
        var usual = type().equals("browser") ? "ROTATE" : "STATIC";
        return refreshing("rotation_type").map(Json::asText).orElse(usual).equals("ROTATE");
    }

    /** How long a replaced refresh token may still be used, for answers that were lost on their way. */
    Duration leeway() {
        return refreshing("leeway")
                .filter(Json::isWhole)
                .map(Json::asLong)
                .map(Duration::ofSeconds)
                .orElse(LEEWAY);
    }

    private Optional<Json> refreshing(String name) {
        return app.oauth().at("refresh_token").flatMap(refresh -> refresh.at(name));
    }

    boolean admits(State state, User user) {
        return Assignments.has(state, app.id(), user);
    }

    Event.Target target() {
        return app.target();
    }

    private List<String> texts(String name) {
        return app.oauth().at(name).map(Json::elements).orElse(List.of()).stream()
                .map(Json::asText)
                .toList();
    }
}
