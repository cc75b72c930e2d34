package dtu.jira.tokens;

import dtu.jira.JiraCall;
import dtu.jira.JiraId;
import dtu.jira.JiraIds;
import dtu.jira.users.User;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.http.Request;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A token of a person; only the pair of the person's e-mail address and the token is a credential.
 *
 * @param secret the part of the token's text that is its own; the rest is the tenant's
 */
public record ApiToken(Id id, User.Id user, String secret, Instant created) {
    public static final Table<Id, ApiToken> TOKENS = Table.of("ApiToken", ApiToken::id);
    private static final Index<String, ApiToken> BY_SECRET = TOKENS.index("secret", ApiToken::secret);
    public static final Ids<Id> IDS = JiraIds.of("token", Id::new);

    private static final String PREFIX = "ATATT3xFfGF0";
    private static final int SECRET_LENGTH = 64;
    private static final int LENGTH = PREFIX.length() + Tenant.KEY_LENGTH + SECRET_LENGTH;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** Identifies a token without giving it away. */
    public record Id(String value) implements JiraId {}

    /** What a client presents: an e-mail address and a token. */
    public record Pair(String email, String token) {
        /** Empty when there is no basic credential, or what there is cannot be read as one. */
        public static Optional<Pair> read(Request request) {
            return request.authorization("Basic").flatMap(Pair::decoded).flatMap(Pair::split);
        }

        private static Optional<Pair> split(String text) {
            var colon = text.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new Pair(text.substring(0, colon), text.substring(colon + 1)));
        }

        private static Optional<String> decoded(String base64) {
            try {
                return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
    }

    public static ApiToken create(Id id, User.Id user, Chance chance, Instant now) {
        var secret = new StringBuilder();
        for (var i = 0; i < SECRET_LENGTH; i++) {
            secret.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return new ApiToken(id, user, secret.toString(), now);
    }

    /** The token as its owner holds it: the same row is another token for every tenant. */
    public String text(Tenant tenant) {
        return PREFIX + tenant.key() + secret;
    }

    /** The tenant key inside a token's text. */
    public static Optional<String> tenantKey(String text) {
        return text.length() == LENGTH && text.startsWith(PREFIX)
                ? Optional.of(text.substring(PREFIX.length(), PREFIX.length() + Tenant.KEY_LENGTH))
                : Optional.empty();
    }

    /** The token of that secret, whoever's tenant it was given to. */
    public static Optional<ApiToken> known(JiraCall call, String secret) {
        return call.state().find(BY_SECRET, secret);
    }

    /**
     * Who presents the pair, if the token is this tenant's and belongs to that address; addresses compare without case.
     */
    public static Optional<User> redeemed(JiraCall call, Pair pair) {
        return tenantKey(pair.token())
                .filter(call.tenant().key()::equals)
                .flatMap(key ->
                        call.state().find(BY_SECRET, pair.token().substring(PREFIX.length() + Tenant.KEY_LENGTH)))
                .map(token -> call.state().get(User.USERS, token.user()))
                .filter(User::isActive)
                .filter(user -> user.email().equalsIgnoreCase(pair.email()));
    }
}
