package dtu.slack.auth;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Classic;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.state.EntityId;
import dtu.twins.state.Found;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A token, and whom it acts as.
 *
 * @param secret the part of the token's text that is its own; the rest is the tenant's
 * @param granted its scopes; empty for whatever the app has
 * @param expires when a token that rotates ends; null for one that lives for ever
 */
public record Token(
        Id id,
        Kind kind,
        App.Id app,
        User.Id user,
        List<String> granted,
        String secret,
        Standing standing,
        @Nullable Instant expires) {
    public static final Table<Id, Token> TOKENS = Table.of("Token", Token::id);
    static final Index<String, Token> BY_SECRET = TOKENS.index("secret", Token::secret);
    /** Those that are still good for something: app, kind and user, with slashes between. */
    private static final Index<String, Token> LIVE = TOKENS.index("live", Token::holderIfLive);

    public static final Ids<Id> IDS = SlackIds.of("Tk", Id::new);
    /** How long a token that rotates lives. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    private static final Duration STEP_LIFETIME = Duration.ofMinutes(15);

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789abcdef";
    private static final int ROTATING_LENGTH = 120;

    /** Identifies a token without giving it away. */
    public record Id(String value) implements EntityId {}

    /** What a token stands for. */
    public enum Kind {
        BOT,
        USER,
        APP,
        /** For an owner's tools, which configure apps. */
        CONFIGURATION,
        /** A bot's, for one step of a workflow. */
        WORKFLOW;

        /** Whether it acts as the app's bot. */
        public boolean isBot() {
            return this == BOT || this == WORKFLOW;
        }
    }

    /** Whether it still opens anything. */
    public enum Standing {
        LIVE,
        REVOKED
    }

    public Token {
        granted = List.copyOf(granted);
    }

    public static Token create(Id id, Kind kind, App.Id app, User.Id user, List<String> scopes, Chance chance) {
        return new Token(id, kind, app, user, scopes, secret(kind, chance), Standing.LIVE, null);
    }

    /** One that ends by itself, and is traded for another before. */
    public static Token rotating(
            Id id, Kind kind, App.Id app, User.Id user, List<String> scopes, Chance chance, Instant expires) {
        var secret = letters(LETTERS, ROTATING_LENGTH, chance);
        return new Token(id, kind, app, user, scopes, secret, Standing.LIVE, expires);
    }

    /** One that ends with the step it is for, and soon. */
    public static Token ofWorkflow(Id id, App.Id app, User.Id user, Chance chance, Instant now) {
        var secret = secret(Kind.WORKFLOW, chance);
        return new Token(id, Kind.WORKFLOW, app, user, List.of(), secret, Standing.LIVE, now.plus(STEP_LIFETIME));
    }

    private static String secret(Kind kind, Chance chance) {
        return switch (kind) {
            case BOT -> letters(LETTERS, 14, chance);
            case USER, CONFIGURATION, WORKFLOW -> letters(HEX, 22, chance);
            case APP -> letters(HEX, 54, chance);
        };
    }

    /** So many random letters of some. */
    public static String letters(String letters, int length, Chance chance) {
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
        if (kind == Kind.WORKFLOW) {
            return "xwfp-" + team + "-" + own + "-" + ending;
        }
        if (expires != null) {
            return (kind == Kind.BOT ? "xoxe.xoxb-1-" : "xoxe.xoxp-1-") + ending;
        }
        return switch (kind) {
            case BOT, WORKFLOW -> "xoxb-" + team + "-" + own + "-" + ending;
            case USER, CONFIGURATION ->
                "xoxp-" + team + "-" + Workspace.number(tenant, user.value()) + "-" + own + "-" + ending;
            case APP -> "xapp-1-" + Workspace.appId(tenant, app.value()) + "-" + own + "-" + ending;
        };
    }

    /** What it may do: its own scopes, or those of the app. */
    public List<String> scopes(App of) {
        return granted.isEmpty() ? of.scopes(kind) : Classic.spelledOut(granted);
    }

    public String scopeLine(App of) {
        if (isClassic(of)) {
            return Classic.SCOPE_LINE;
        }
        return granted.isEmpty() ? of.scopeLine(kind) : String.join(",", granted);
    }

    /** Whether it is the bot's token of an app from before granular scopes. */
    public boolean isClassic(App of) {
        return kind == Kind.BOT && (granted.isEmpty() ? of.isClassic() : Classic.is(granted));
    }

    public Token revokedNow() {
        return new Token(id, kind, app, user, granted, secret, Standing.REVOKED, expires);
    }

    /** Granting the same app more does not take away what it had. */
    public Token with(List<String> more) {
        if (granted.isEmpty()) {
            return this;
        }
        var all = new TreeSet<>(granted);
        all.addAll(more);
        return new Token(id, kind, app, user, new ArrayList<>(all), secret, standing, expires);
    }

    public boolean isLive() {
        return standing == Standing.LIVE;
    }

    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** The one of that kind that an app holds for somebody and that does not rotate. */
    public static Optional<Token> held(State state, App.Id app, Kind kind, User.Id user) {
        return state.scan(LIVE, holder(app, kind, user)).stream()
                .filter(token -> token.expires() == null)
                .findFirst();
    }

    /** Every token of that kind that an app holds and that is still good. */
    public static Found<Token> live(State state, App.Id app, Kind kind) {
        return state.scan(LIVE, LIVE.prefix(app.value() + "/" + kind + "/"));
    }

    private static String holder(App.Id app, Kind kind, User.Id user) {
        return app.value() + "/" + kind + "/" + user.value();
    }

    /** The tenant key inside a token's text. */
    public static Optional<String> tenantKey(String text) {
        var ending = text.substring(text.lastIndexOf('-') + 1);
        return text.startsWith("xox") || text.startsWith("xapp-") || text.startsWith("xwfp-")
                ? Optional.of(ending)
                        .filter(key -> key.length() > Tenant.KEY_LENGTH)
                        .map(key -> key.substring(0, Tenant.KEY_LENGTH))
                : Optional.empty();
    }

    /** The token that a client presents, if it is one of this tenant's. */
    public static Optional<Token> redeemed(SlackCall call, String text) {
        return tenantKey(text)
                .filter(call.tenant().key()::equals)
                .map(key -> text.substring(text.lastIndexOf('-') + 1 + Tenant.KEY_LENGTH))
                .flatMap(secret -> call.state().find(BY_SECRET, secret))
                .filter(token -> token.text(call.tenant()).equals(text));
    }

    /** The token of that secret, whoever's tenant it was given to. */
    public static Optional<Token> known(SlackCall call, String secret) {
        return call.state().find(BY_SECRET, secret);
    }

    private @Nullable String holderIfLive() {
        return isLive() ? holder(app, kind, user) : null;
    }
}
