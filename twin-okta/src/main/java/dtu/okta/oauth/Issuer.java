package dtu.okta.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import dtu.okta.OktaCall;
import dtu.okta.OktaError;
import dtu.twins.keys.TestKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of an org's authorization servers, as tokens and metadata know it; the org's own has no {@code server}. */
record Issuer(@Nullable AuthorizationServer server) {
    static final String PARAMETER = "authorizationServerId";
    private static final Issuer ORG = new Issuer(null);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int KID_LENGTH = 43;

    static Issuer org() {
        return ORG;
    }

    /** The custom server that the path names. */
    static Optional<Issuer> named(OktaCall call) {
        return AuthorizationServer.find(call.state(), call.path(PARAMETER)).map(Issuer::new);
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

    TestKey key(OktaCall call) {
        return TestKey.of(call.tenant(), "okta.key." + key());
    }

    String kid(OktaCall call) {
        return call.tenant().secret("okta.kid." + key(), LETTERS, KID_LENGTH);
    }

    /** A signed token; the org's own access tokens say that nobody else is to read them. */
    String signed(OktaCall call, byte[] claims, @Nullable String type) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid(call));
        if (type != null) {
            header.type(new JOSEObjectType(type));
        }
        return key(call).signed(header.build(), claims);
    }
}
