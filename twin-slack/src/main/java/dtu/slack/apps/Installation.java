package dtu.slack.apps;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.auth.Token;
import dtu.slack.bots.Bot;
import dtu.slack.conversations.Channel;
import dtu.slack.events.AppEvent;
import dtu.slack.users.Handles;
import dtu.slack.users.User;
import dtu.slack.webhooks.Webhook;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;

/** How an app comes into the workspace with its bot, and how it goes again. */
public final class Installation {
    private Installation() {}

    /** Its bot user is made, or called back to life. */
    public static State installed(SlackCall call, State state, App app) {
        if (app.isInstalled()) {
            return state;
        }
        var now = call.now();
        var name = app.manifest().botName();
        var face = new User.Bot(app.bot(), app.id());
        var user = state.find(User.USERS, app.botUser())
                .map(found -> found.reactivated(now))
                .orElseGet(() -> User.ofBot(app.botUser(), Handles.free(state, name), name, face, now));
        return state.put(App.APPS, app.standing(App.Standing.INSTALLED))
                .put(User.USERS, user)
                .put(
                        Bot.BOTS,
                        new Bot(
                                app.bot(),
                                app.id(),
                                app.botUser(),
                                app.manifest().name(),
                                now,
                                false));
    }

    /** All its tokens end, its bot leaves, its webhooks lead nowhere; the app is told both. */
    public static Deed removed(SlackCall call, State before, App app, App.Standing standing) {
        var users = new ArrayList<User.Id>();
        var bots = new ArrayList<User.Id>();
        var state = before.put(App.APPS, app.standing(standing));
        for (var token : Token.live(before, app.id(), Token.Kind.WORKFLOW)) {
            state = state.put(Token.TOKENS, token.revokedNow());
        }
        for (var token : tokens(before, app)) {
            (token.kind() == Token.Kind.BOT ? bots : users).add(token.user());
            state = state.put(Token.TOKENS, token.revokedNow());
        }
        var user = state.find(User.USERS, app.botUser());
        if (user.isPresent()) {
            state = state.put(User.USERS, user.get().deactivated(call.now()))
                    .put(Bot.BOTS, state.get(Bot.BOTS, app.bot()).removed(call.now()))
                    .unlinkAllTo(Channel.MEMBERS, app.botUser());
        }
        for (var webhook : state.scan(Webhook.BY_APP, app.id().value()).toList()) {
            state = state.remove(Webhook.WEBHOOKS, webhook.id());
        }
        var deed = Deed.in(state);
        if (!app.isInstalled()) {
            return deed;
        }
        return deed.tell(new AppEvent.TokensRevoked(app.id(), List.copyOf(users), List.copyOf(bots), call.now()))
                .tell(new AppEvent.Uninstalled(app.id(), call.now()));
    }

    private static List<Token> tokens(State state, App app) {
        var tokens = new ArrayList<Token>();
        Token.live(state, app.id(), Token.Kind.BOT).forEach(tokens::add);
        Token.live(state, app.id(), Token.Kind.USER).forEach(tokens::add);
        return tokens;
    }
}
