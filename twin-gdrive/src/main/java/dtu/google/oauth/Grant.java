package dtu.google.oauth;

import dtu.google.GoogleIds;
import dtu.google.people.Person;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row behind an access token or a refresh token.
 *
 * @param secret the part of the token's text that is its own; the rest is the tenant's
 * @param client the OAuth client, without what makes it the tenant's
 * @param family the refresh token from which an access token comes; revoking one revokes all
 * @param expires by the clients' clock; null for a token that lasts
 */
public record Grant(
        Secret secret,
        Kind kind,
        Person.Id person,
        List<String> scopes,
        String client,
        @Nullable String family,
        @Nullable Instant expires) {
    public static final Table<Secret, Grant> GRANTS = Table.of("Grant", Grant::secret);
    static final Index<String, Grant> BY_FAMILY = GRANTS.index("family", Grant::family);
    private static final int SECRET_LENGTH = 40;

    /** The part of a token that is its own. */
    public record Secret(String value) implements EntityId {}

    /** What a token is for. */
    public enum Kind {
        ACCESS("ya29."),
        SERVICE_ACCESS("ya29.c."),
        REFRESH("1//0");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public Grant {
        scopes = List.copyOf(scopes);
    }

    public static Secret secret(Chance chance) {
        return new Secret(GoogleIds.letters(chance, SECRET_LENGTH));
    }

    /** The token as its owner holds it: the same row is another token for every tenant. */
    public String text(Tenant tenant) {
        return kind.prefix + tenant.key() + secret.value();
    }

    boolean isDead(Instant wall) {
        return expires != null && !expires.isAfter(wall);
    }

    /** The tenant key inside a token's text. */
    public static Optional<String> tenantKey(String text) {
        return Optional.ofNullable(prefix(text))
                .map(prefix -> text.substring(prefix.length(), prefix.length() + Tenant.KEY_LENGTH));
    }

    /** The row of a token that a client presents, if it is one of this tenant's and still good. */
    static Optional<Grant> redeemed(dtu.google.GoogleCall call, String text) {
        return tenantKey(text)
                .filter(call.tenant().key()::equals)
                .map(key -> new Secret(text.substring(text.length() - SECRET_LENGTH)))
                .flatMap(secret -> call.state().find(GRANTS, secret))
                .filter(grant -> grant.text(call.tenant()).equals(text))
                .filter(grant -> !grant.isDead(call.wall()));
    }

    private static @Nullable String prefix(String text) {
        for (var kind : List.of(Kind.SERVICE_ACCESS, Kind.ACCESS, Kind.REFRESH)) {
            var length = kind.prefix.length() + Tenant.KEY_LENGTH + SECRET_LENGTH;
            if (text.startsWith(kind.prefix) && text.length() == length) {
                return kind.prefix;
            }
        }
        return null;
    }
}
