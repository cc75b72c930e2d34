package dtu.slack.oauth;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said yes to; the app holds it as a code, which it trades for tokens once and soon.
 *
 * @param channel where a webhook may post, if the app asked for one
 */
public record Grant(
        Id id,
        App.Id app,
        User.Id user,
        Wish wish,
        Channel.@Nullable Id channel,
        String secret,
        Instant given,
        Use use) {
    public static final Table<Id, Grant> GRANTS = Table.of("OAuthGrant", Grant::id);
    private static final Index<String, Grant> BY_SECRET = GRANTS.index("secret", Grant::secret);
    static final Ids<Id> IDS = SlackIds.of("Gr", Id::new);

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String WEBHOOK = "incoming-webhook";
    private static final String HEX = "0123456789abcdef";
    private static final int SECRET_LENGTH = 64;

    /** Identifies a grant without giving its code away. */
    public record Id(String value) implements EntityId {}

    /** Which page it was given on. */
    public enum Page {
        INSTALL,
        /** That of apps without a bot. */
        USER,
        /** That of apps from before granular scopes. */
        CLASSIC,
        SIGN_IN
    }

    /** Whether the code still works. */
    public enum Use {
        FRESH,
        USED
    }

    /**
     * What the app asked for.
     *
     * @param redirectUri as the app sent it; empty when it sent none
     * @param challenge to which the app has to know the answer; empty when it set none
     * @param nonce comes back in the id token; empty when there is none
     */
    public record Wish(
            Page page, List<String> bot, List<String> user, String redirectUri, String challenge, String nonce) {
        public Wish {
            bot = List.copyOf(bot);
            user = List.copyOf(user);
        }

        boolean wantsWebhook() {
            return bot.contains(WEBHOOK) || user.contains(WEBHOOK);
        }
    }

    static Grant of(Id id, App app, User user, Wish wish, Channel.@Nullable Id channel, Chance chance, Instant now) {
        var secret = new StringBuilder(SECRET_LENGTH);
        for (var i = 0; i < SECRET_LENGTH; i++) {
            secret.append(HEX.charAt(chance.below(HEX.length(), i)));
        }
        return new Grant(id, app.id(), user.id(), wish, channel, secret.toString(), now, Use.FRESH);
    }

    Grant used() {
        return new Grant(id, app, user, wish, channel, secret, given, Use.USED);
    }

    boolean isUsed() {
        return use == Use.USED;
    }

    boolean isExpired(Instant now) {
        return now.isAfter(given.plus(LIFETIME));
    }

    /** The code as the app gets it. */
    String code(Tenant tenant) {
        return Workspace.number(tenant, "team") + "." + Workspace.number(tenant, id.value()) + "." + tenant.key()
                + secret;
    }

    /** The tenant key inside a code. */
    static Optional<String> tenantKey(String code) {
        var ending = code.substring(code.lastIndexOf('.') + 1);
        return ending.length() > Tenant.KEY_LENGTH
                ? Optional.of(ending.substring(0, Tenant.KEY_LENGTH))
                : Optional.empty();
    }

    static Optional<Grant> redeemed(SlackCall call, String code) {
        return tenantKey(code)
                .filter(call.tenant().key()::equals)
                .map(key -> code.substring(code.lastIndexOf('.') + 1 + Tenant.KEY_LENGTH))
                .flatMap(secret -> call.state().find(BY_SECRET, secret))
                .filter(grant -> grant.code(call.tenant()).equals(code));
    }
}
