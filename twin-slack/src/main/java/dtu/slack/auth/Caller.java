package dtu.slack.auth;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.apps.App;
import dtu.slack.users.User;
import dtu.twins.Refusal;
import java.util.Optional;

/** Who calls. */
public sealed interface Caller {
    /** Nobody: no token at all. */
    record Nobody() implements Caller {}

    /** Somebody with a token; the user of an app-level token is the app's bot. */
    record Holder(Token token, User user) implements Caller {}

    /** The holder of the call's token; empty when there is none, or one that is no good. */
    static Optional<Holder> known(SlackCall call) {
        try {
            return call.caller() instanceof Holder holder ? Optional.of(holder) : Optional.empty();
        } catch (Refusal noGood) {
            return Optional.empty();
        }
    }

    /** The holder of a token; one that is no good is refused. */
    static Caller of(SlackCall call, String text) {
        return of(call, Token.redeemed(call, text).orElseThrow(SlackError.INVALID_AUTH));
    }

    /** The same of a token that is known by another way. */
    static Caller of(SlackCall call, Token token) {
        if (!token.isLive()) {
            var gone = token.kind().isBot() && !isInstalled(call, token);
            throw (gone ? SlackError.ACCOUNT_INACTIVE : SlackError.TOKEN_REVOKED).refusal();
        }
        if (token.isExpired(call.wall())) {
            throw SlackError.TOKEN_EXPIRED.refusal();
        }
        var user = call.state().get(User.USERS, token.user());
        if (user.deleted()) {
            throw (token.kind() == Token.Kind.USER ? SlackError.TOKEN_REVOKED : SlackError.ACCOUNT_INACTIVE).refusal();
        }
        return new Holder(token, user);
    }

    private static boolean isInstalled(SlackCall call, Token token) {
        return call.state().find(App.APPS, token.app()).filter(App::isInstalled).isPresent();
    }
}
