package dtu.okta.oauth;

import dtu.okta.sessions.Proven;
import dtu.okta.users.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app may do, and for whom: what codes and tokens stand for.
 *
 * @param family shared by everything that comes of one sign-in, and revoked as a whole
 * @param issuer the key of the {@link Issuer}
 * @param user whom it acts for; null when it acts for itself
 * @param proven how the person has shown who they are
 * @param grant how the app came to it, such as {@code authorization_code}
 * @param key the thumbprint of the key without which a token is worth nothing; null when whoever holds it may use it
 */
record Authorization(
        String family,
        String issuer,
        String client,
        User.@Nullable Id user,
        List<String> scopes,
        Proven proven,
        String grant,
        @Nullable String key) {
    Authorization {
        scopes = List.copyOf(scopes);
    }

    Authorization narrowed(List<String> fewer) {
        return new Authorization(family, issuer, client, user, fewer, proven, grant, key);
    }

    Authorization boundTo(@Nullable String thumbprint) {
        return new Authorization(family, issuer, client, user, scopes, proven, grant, thumbprint);
    }

    Authorization by(String otherGrant) {
        return new Authorization(family, issuer, client, user, scopes, proven, otherGrant, key);
    }

    /** When the person gave a password. */
    Instant authenticated() {
        return proven.password();
    }

    boolean covers(String scope) {
        return scopes.contains(scope);
    }

    String scope() {
        return String.join(" ", scopes);
    }

    String tokenType() {
        return key == null ? "Bearer" : "DPoP";
    }
}
