package dtu.slack;

import dtu.slack.apps.App;
import dtu.slack.apps.DefaultManifest;
import dtu.slack.auth.Rotation;
import dtu.slack.auth.Token;
import dtu.slack.bots.Bot;
import dtu.slack.conversations.Channel;
import dtu.slack.team.Preferences;
import dtu.slack.users.Handles;
import dtu.slack.users.People;
import dtu.slack.users.ProfileFields;
import dtu.slack.users.User;
import dtu.slack.users.Users;
import dtu.slack.webhooks.Webhook;
import dtu.twins.Commit;
import dtu.twins.Settler;
import dtu.twins.chance.Chance;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who is there from the beginning, who comes with a world file, and what they are given to act. */
final class Settlement {
    /** A bot's, a user's and an app's. */
    private static final int FIRST_TOKENS = 3;

    private Settlement() {}

    /** A workspace begins with its owner, Slackbot, one app, and a channel that everybody is in. */
    static Commit founded(SlackCall call) {
        var now = call.now();
        var profile = User.Profile.of("Org", "Admin", "admin@dtu.test", "");
        var admin = User.person(
                call.mint(User.IDS),
                "admin",
                profile,
                User.Role.PRIMARY_OWNER,
                User.Settings.of(User.ZONE, User.LOCALE),
                now);
        var botUser = call.mint(User.IDS);
        var manifest = DefaultManifest.MANIFEST;
        var app = new App(App.DEFAULT, call.mint(Bot.IDS), botUser, manifest, App.Standing.INSTALLED, false);
        var bot = new Bot(app.bot(), app.id(), botUser, manifest.name(), now, false);
        var face = new User.Bot(app.bot(), app.id());
        var general = Channel.general(call.mint(Channel.IDS), admin.id(), now);
        var state = call.state()
                .put(User.USERS, admin)
                .put(User.USERS, User.slackbot(now))
                .put(User.USERS, User.ofBot(botUser, "dtu", manifest.botName(), face, now))
                .put(App.APPS, app)
                .put(Bot.BOTS, bot)
                .put(Channel.CHANNELS, general)
                .put(Webhook.WEBHOOKS, new Webhook(call.mint(Webhook.IDS), app.id(), general.id()))
                .link(Channel.MEMBERS, general.id(), admin.id());
        return Commit.commit(tokens(call, ProfileFields.founded(call, state), app, admin.id()));
    }

    private static State tokens(SlackCall call, State state, App app, User.Id admin) {
        var chance = call.chance().in("token");
        return state.put(Token.TOKENS, token(call, Token.Kind.BOT, app, app.botUser(), List.of(), chance.in("bot")))
                .put(Token.TOKENS, token(call, Token.Kind.USER, app, admin, List.of(), chance.in("user")))
                .put(Token.TOKENS, token(call, Token.Kind.APP, app, app.botUser(), List.of(), chance.in("app")));
    }

    private static Token token(
            SlackCall call, Token.Kind kind, App app, User.Id user, List<String> scopes, Chance chance) {
        return Token.create(call.mint(Token.IDS), kind, app.id(), user, scopes, chance);
    }

    /** People of a world file are members from the start, and in the channel that everybody is in. */
    static Commit settled(SlackCall call, List<Settler> settlers) {
        var deed = Deed.in(call.state());
        var ids = new LinkedHashMap<String, String>();
        for (var settler : settlers) {
            var user = person(call, deed.state(), settler);
            deed = People.joined(call, deed, user);
            ids.put(settler.key(), user.id().value());
        }
        return deed.answer(Response.json(200, json -> ids.forEach(json::text)));
    }

    private static User person(SlackCall call, State state, Settler settler) {
        var name = Handles.free(state, settler.email().isEmpty() ? settler.displayName() : settler.email());
        var profile = User.Profile.of(settler.firstName(), settler.lastName(), settler.email(), settler.title());
        var role = settler.kind().equals("admin") ? User.Role.ADMIN : User.Role.MEMBER;
        var zone = settler.more().getOrDefault("timeZone", User.ZONE);
        var settings = User.Settings.of(zone, Preferences.language(state));
        return User.person(call.mint(User.IDS), name, profile, role, settings, call.now());
    }

    /** The connection variables of the contract. */
    static Map<String, String> environment(SlackCall call) {
        var tenant = call.tenant();
        var root = tenant.root("slack");
        var app = App.DEFAULT.value();
        var variables = new HashMap<>(Map.of(
                "SLACK_API_URL", root + "/api/",
                "SLACK_SIGNING_SECRET", Workspace.signingSecret(tenant, app),
                "SLACK_CLIENT_ID", Workspace.clientId(tenant, app),
                "SLACK_CLIENT_SECRET", Workspace.clientSecret(tenant, app)));
        for (var token : call.state().scan(Token.TOKENS).limit(FIRST_TOKENS)) {
            variables.put("SLACK_" + token.kind() + "_TOKEN", token.text(tenant));
        }
        call.state()
                .scan(Webhook.WEBHOOKS)
                .first()
                .ifPresent(webhook -> variables.put("SLACK_WEBHOOK_URL", webhook.url(tenant)));
        return Map.copyOf(variables);
    }

    /** A user token; without scopes it may do what the app asks of people. */
    static Commit issued(SlackCall call, String person, List<String> scopes) {
        var user = Users.user(call, person);
        if (scopes.stream().anyMatch(scope -> scope.startsWith("app_configurations:"))) {
            return configuring(call, user);
        }
        var app = call.state().get(App.APPS, App.DEFAULT);
        var token = token(
                call, Token.Kind.USER, app, user.id(), scopes, call.chance().in("token"));
        return Commit.commit(call.state().put(Token.TOKENS, token)).answer(shown(call, token, more -> {}));
    }

    /** What owners of apps make in the browser for their tools: a token that ends, and the one that renews it. */
    private static Commit configuring(SlackCall call, User user) {
        var issued = Rotation.issue(call, call.state(), Token.Kind.CONFIGURATION, App.DEFAULT, user.id(), List.of());
        return Commit.commit(issued.state())
                .answer(shown(call, issued.token(), json -> json.text("refresh_token", issued.refresh(call.tenant()))));
    }

    private static Response shown(SlackCall call, Token token, Consumer<JsonOut> more) {
        return Response.json(200, json -> {
            json.text("token", token.text(call.tenant()))
                    .text("authorization", "Bearer " + token.text(call.tenant()))
                    .text("user_id", token.user().value())
                    .text("team_id", Workspace.id(call.tenant()));
            more.accept(json);
        });
    }
}
