package dtu.slack.auth;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.util.Optional;

/** What a rotating token is traded for the next one with; it works once. */
public record RefreshToken(Id id, Token.Id token, String secret, Use use) {
    public static final Table<Id, RefreshToken> REFRESH_TOKENS = Table.of("RefreshToken", RefreshToken::id);
    private static final Index<String, RefreshToken> BY_SECRET = REFRESH_TOKENS.index("secret", RefreshToken::secret);
    public static final Ids<Id> IDS = SlackIds.of("Rt", Id::new);

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String PREFIX = "xoxe-1-";
    private static final int SECRET_LENGTH = 100;

    /** Identifies a refresh token without giving it away. */
    public record Id(String value) implements EntityId {}

    /** Whether it still works. */
    enum Use {
        FRESH,
        USED
    }

    public static RefreshToken of(Id id, Token token, Chance chance) {
        return new RefreshToken(id, token.id(), Token.letters(LETTERS, SECRET_LENGTH, chance), Use.FRESH);
    }

    public RefreshToken used() {
        return new RefreshToken(id, token, secret, Use.USED);
    }

    public String text(Tenant tenant) {
        return PREFIX + tenant.key() + secret;
    }

    /** The one that a client presents, if it is one of this tenant's and was never used. */
    public static Optional<RefreshToken> redeemed(SlackCall call, String text) {
        var start = PREFIX + call.tenant().key();
        return Optional.of(text)
                .filter(given -> given.startsWith(start))
                .flatMap(given -> call.state().find(BY_SECRET, given.substring(start.length())))
                .filter(found -> found.use() == Use.FRESH);
    }
}
