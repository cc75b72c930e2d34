package dtu.slack.auth;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.util.List;
import java.util.Optional;

/**
 * A token, and whom it acts as.
 *
 * @param secret the part of the token's text that is its own; the rest is the tenant's
 * @param granted its scopes; empty for whatever the app has
 */
public record Token(Id id, Kind kind, App.Id app, User.Id user, List<String> granted, String secret, boolean revoked) {
    public static final Table<Id, Token> TOKENS = Table.of("Token", Token::id);
    static final Index<String, Token> BY_SECRET = TOKENS.index("secret", Token::secret);
    public static final Ids<Id> IDS = SlackIds.of("Tk", Id::new);

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789abcdef";

    /** Identifies a token without giving it away. */
    public record Id(String value) implements EntityId {}

    /** What a token stands for. */
    public enum Kind {
        BOT,
        USER,
        APP
    }

    public Token {
        granted = List.copyOf(granted);
    }

    public static Token create(Id id, Kind kind, App app, User.Id user, List<String> scopes, Chance chance) {
        return new Token(id, kind, app.id(), user, scopes, secret(kind, chance), false);
    }

    private static String secret(Kind kind, Chance chance) {
        var letters = kind == Kind.BOT ? LETTERS : HEX;
        var length = switch (kind) {
            case BOT -> 14;
            case USER -> 22;
            case APP -> 54;
        };
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(letters.charAt(chance.below(letters.length(), i)));
        }
        return text.toString();
    }

    /** The token as its owner holds it: the same row is another token for every tenant. */
    public String text(Tenant tenant) {
        var team = Workspace.number(tenant, "team");
        var own = Workspace.number(tenant, id.value());
        var ending = tenant.key() + secret;
        return switch (kind) {
            case BOT -> "xoxb-" + team + "-" + own + "-" + ending;
            case USER -> "xoxp-" + team + "-" + Workspace.number(tenant, user.value()) + "-" + own + "-" + ending;
            case APP -> "xapp-1-" + Workspace.appId(tenant, app.value()) + "-" + own + "-" + ending;
        };
    }

    /** What it may do: its own scopes, or those of the app. */
    public List<String> scopes(App of) {
        return granted.isEmpty() ? of.scopes(kind) : granted;
    }

    public Token revokedNow() {
        return new Token(id, kind, app, user, granted, secret, true);
    }

    /** The tenant key inside a token's text. */
    public static Optional<String> tenantKey(String text) {
        var ending = text.substring(text.lastIndexOf('-') + 1);
        return text.startsWith("xox") || text.startsWith("xapp-")
                ? Optional.of(ending)
                        .filter(key -> key.length() > Tenant.KEY_LENGTH)
                        .map(key -> key.substring(0, Tenant.KEY_LENGTH))
                : Optional.empty();
    }

    /** The token that a client presents, if it is one of this tenant's. */
    static Optional<Token> redeemed(SlackCall call, String text) {
        return tenantKey(text)
                .filter(call.tenant().key()::equals)
                .map(key -> text.substring(text.lastIndexOf('-') + 1 + Tenant.KEY_LENGTH))
                .flatMap(secret -> call.state().find(BY_SECRET, secret))
                .filter(token -> token.text(call.tenant()).equals(text));
    }
}
