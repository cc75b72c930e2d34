package dtu.okta.oauth;

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
 * @param authenticated when the person gave a password
 */
record Authorization(
        String family,
        String issuer,
        String client,
        User.@Nullable Id user,
        List<String> scopes,
        Instant authenticated) {
    Authorization {
        scopes = List.copyOf(scopes);
    }

    Authorization narrowed(List<String> fewer) {
        return new Authorization(family, issuer, client, user, fewer, authenticated);
    }

    boolean covers(String scope) {
        return scopes.contains(scope);
    }

    String scope() {
        return String.join(" ", scopes);
    }
}
