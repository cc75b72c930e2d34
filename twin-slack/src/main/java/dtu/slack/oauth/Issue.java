package dtu.slack.oauth;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Classic;
import dtu.slack.apps.Installation;
import dtu.slack.auth.RefreshToken;
import dtu.slack.auth.Rotation;
import dtu.slack.auth.Token;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.slack.webhooks.Webhook;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an app is handed: tokens for its bot and for a person, and perhaps a webhook. */
record Issue(
        Deed deed,
        App app,
        User.@Nullable Id user,
        @Nullable Given bot,
        @Nullable Given own,
        @Nullable Webhook webhook) {

    /** A token, and what renews it if it rotates. */
    private record Given(Token token, @Nullable RefreshToken refresh) {
        void members(SlackCall call, JsonOut json, App app, String type) {
            json.text("scope", String.join(",", token.scopes(app)))
                    .text("access_token", token.text(call.tenant()))
                    .text("token_type", type);
            expiry(call, json);
        }

        void expiry(SlackCall call, JsonOut json) {
            if (refresh != null && token.expires() != null) {
                json.number(
                                "expires_in",
                                Duration.between(call.wall(), token.expires()).toSeconds())
                        .text("refresh_token", refresh.text(call.tenant()));
            }
        }
    }

    /** The app is in the workspace from now on. */
    static Issue of(SlackCall call, App app, Grant grant) {
        var state = Installation.installed(call, OAuth.begun(call, grant).state(), app);
        var wish = grant.wish();
        Given bot = null;
        Given own = null;
        if (!wish.bot().isEmpty()) {
            var made = given(call, state, app, Token.Kind.BOT, app.botUser(), wish.bot());
            bot = made.given();
            state = made.state();
        }
        if (!wish.user().isEmpty()) {
            var made = given(call, state, app, Token.Kind.USER, grant.user(), wish.user());
            own = made.given();
            state = made.state();
        }
        Webhook webhook = null;
        if (grant.channel() != null) {
            webhook = new Webhook(call.mint(Webhook.IDS), app.id(), grant.channel());
            state = state.put(Webhook.WEBHOOKS, webhook);
        }
        return new Issue(Deed.in(state), app, grant.user(), bot, own, webhook);
    }

    /** Nothing but the person's own token; the app's bot stays where it is. */
    static Issue ofUser(SlackCall call, App app, Grant grant) {
        var begun = OAuth.begun(call, grant).state();
        var made = given(
                call, begun, app, Token.Kind.USER, grant.user(), grant.wish().user());
        return new Issue(Deed.in(made.state()), app, grant.user(), null, made.given(), null);
    }

    static Issue inPlaceOf(SlackCall call, App app, Token token) {
        var state = call.state().put(Token.TOKENS, token.revokedNow());
        var pair = Rotation.issue(call, state, token.kind(), app.id(), token.user(), token.scopes(app));
        return of(app, pair);
    }

    static Issue again(SlackCall call, App app, RefreshToken refresh) {
        return of(app, Rotation.refreshed(call, refresh));
    }

    private static Issue of(App app, Rotation.Pair pair) {
        var given = new Given(pair.token(), pair.refresh());
        var isBot = pair.token().kind() == Token.Kind.BOT;
        return new Issue(
                Deed.in(pair.state()),
                app,
                isBot ? null : pair.token().user(),
                isBot ? given : null,
                isBot ? null : given,
                null);
    }

    /** A token, and the state that knows it. */
    private record Made(Given given, State state) {}

    /** Whoever has let the app in before gets the same token, for more. */
    private static Made given(
            SlackCall call, State state, App app, Token.Kind kind, User.Id user, List<String> scopes) {
        if (app.manifest().isRotating()) {
            var pair = Rotation.issue(call, state, kind, app.id(), user, scopes);
            return new Made(new Given(pair.token(), pair.refresh()), pair.state());
        }
        var chance = call.chance().in("token").in(kind.name());
        var token = Token.held(state, app.id(), kind, user)
                .map(held -> held.with(scopes))
                .orElseGet(() -> Token.create(call.mint(Token.IDS), kind, app.id(), user, scopes, chance));
        return new Made(new Given(token, null), state.put(Token.TOKENS, token));
    }

    /** As oauth.v2.access answers. */
    void members(SlackCall call, JsonOut json) {
        json.text("app_id", appId(call)).object("authed_user", out -> {
            out.textIfAny("id", user == null ? null : user.value());
            if (own != null) {
                own.members(call, out, app, "user");
            }
        });
        if (bot != null) {
            bot.members(call, json, app, "bot");
            json.text("bot_user_id", app.botUser().value());
        }
        team(call, json);
        json.nothing("enterprise").truth("is_enterprise_install", false);
        webhook(call, json);
    }

    /** As oauth.v2.user.access answers. */
    void userMembers(SlackCall call, JsonOut json) {
        var given = Optional.ofNullable(own).orElseThrow();
        json.text("app_id", appId(call));
        given.members(call, json, app, "user");
        json.text("user_id", given.token().user().value());
        team(call, json);
        json.nothing("enterprise").truth("is_enterprise_install", false);
    }

    /** The token of somebody who has signed in. */
    Token signedIn() {
        return Optional.ofNullable(own).orElseThrow().token();
    }

    /** As openid.connect.token answers. */
    void signInMembers(SlackCall call, JsonOut json, String idToken) {
        var given = Optional.ofNullable(own).orElseThrow();
        json.text("access_token", given.token().text(call.tenant()))
                .text("token_type", "Bearer")
                .text("id_token", idToken);
        given.expiry(call, json);
    }

    /** As oauth.access answered. */
    void legacyMembers(SlackCall call, JsonOut json) {
        var person = Optional.ofNullable(own).orElseThrow().token();
        var scopes = String.join(",", person.granted()) + (bot == null ? "" : "," + Classic.SCOPE);
        json.text("access_token", person.text(call.tenant())).text("scope", scopes);
        json.textIfAny("user_id", user == null ? null : user.value())
                .text("team_id", Workspace.id(call.tenant()))
                .nothing("enterprise_id")
                .text("team_name", Workspace.NAME);
        if (bot != null) {
            json.object(
                    "bot",
                    out -> out.text("bot_user_id", app.botUser().value())
                            .text("bot_access_token", bot.token().text(call.tenant())));
        }
        webhook(call, json);
    }

    private void webhook(SlackCall call, JsonOut json) {
        if (webhook != null) {
            var channel = call.state().get(Channel.CHANNELS, webhook.channel());
            json.object(
                    "incoming_webhook",
                    out -> out.text("channel", "#" + channel.name())
                            .text("channel_id", channel.id().value())
                            .text(
                                    "configuration_url",
                                    call.request().origin() + "/services/"
                                            + webhook.id().value())
                            .text("url", webhook.url(call.tenant())));
        }
    }

    private static void team(SlackCall call, JsonOut json) {
        json.object("team", out -> out.text("id", Workspace.id(call.tenant())).text("name", Workspace.NAME));
    }

    private String appId(SlackCall call) {
        return Workspace.appId(call.tenant(), app.id().value());
    }
}
