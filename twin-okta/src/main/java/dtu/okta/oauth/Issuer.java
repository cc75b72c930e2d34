package dtu.okta.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import dtu.okta.OktaCall;
import dtu.okta.OktaError;
import dtu.okta.servers.AuthorizationServer;
import dtu.okta.servers.SigningKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of an org's authorization servers, as tokens and metadata know it; the org's own has no {@code server}. */
record Issuer(@Nullable AuthorizationServer server) {
    static final String PARAMETER = "authorizationServerId";
    private static final Issuer ORG = new Issuer(null);

    static Issuer org() {
        return ORG;
    }

    /** The custom server that the path names, unless it is switched off. */
    static Optional<Issuer> named(OktaCall call) {
        return AuthorizationServer.find(call.state(), call.path(PARAMETER))
                .filter(AuthorizationServer::isActive)
                .map(Issuer::new);
    }

    /** The one whose key rows remember; empty when it is gone. */
    static Optional<Issuer> of(OktaCall call, String key) {
        return key.isEmpty()
                ? Optional.of(ORG)
                : AuthorizationServer.find(call.state(), key).map(Issuer::new);
    }

    static Issuer endpoint(OktaCall call) {
        return named(call).orElseThrow(OAuthError.NO_SUCH_SERVER.about());
    }

    static Issuer described(OktaCall call) {
        return named(call).orElseThrow(OktaError.NOT_FOUND.about(call.path(PARAMETER), "AuthorizationServer"));
    }

    boolean isOrg() {
        return server == null;
    }

    /** What rows remember it by: empty for the org's own. */
    String key() {
        return server == null ? "" : server.id().value();
    }

    private String path() {
        return server == null ? "/oauth2" : "/oauth2/" + server.segment();
    }

    String path(String endpoint) {
        return path() + "/v1/" + endpoint;
    }

    String url(OktaCall call) {
        return server == null ? call.href("") : call.href(path());
    }

    String url(OktaCall call, String endpoint) {
        return call.href(path(endpoint));
    }

    List<String> audiences(OktaCall call) {
        return server == null ? List.of(url(call)) : server.audiences();
    }

    /** The event of that name: custom servers have their own family. */
    String event(String name) {
        return (server == null ? "app.oauth2." : "app.oauth2.as.") + name;
    }

    /** What it signs with, and then what it signed with before. */
    List<SigningKey> keys(OktaCall call) {
        return server == null ? List.of(new SigningKey("", 0)) : server.keys(call.wall());
    }

    /** Whether one of its keys has signed that, and not so long ago that the key is forgotten. */
    boolean hasSigned(OktaCall call, JWSObject token) {
        var kid = token.getHeader().getKeyID();
        return keys(call).stream()
                .anyMatch(key -> key.kid(call.tenant()).equals(kid)
                        && key.key(call.tenant()).hasSigned(token));
    }

    /** A signed token; the org's own access tokens say that nobody else is to read them. */
    String signed(OktaCall call, byte[] claims, @Nullable String type) {
        var key = keys(call).getFirst();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.kid(call.tenant()));
        if (type != null) {
            header.type(new JOSEObjectType(type));
        }
        return key.key(call.tenant()).signed(header.build(), claims);
    }
}
