package dtu.slack.apps;

import dtu.slack.auth.Token;
import dtu.slack.bots.Bot;
import dtu.slack.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.util.List;

/**
 * An app that is installed in the workspace.
 *
 * @param verified whether the app has answered the challenge at its present request URL
 */
public record App(Id id, Bot.Id bot, User.Id botUser, Manifest manifest, boolean verified) {
    public static final Table<Id, App> APPS = Table.of("App", App::id);
    /** The app whose tokens {@code dtu env} prints. */
    public static final Id DEFAULT = new Id("default");

    /** A name of our own: what Slack calls an app's id is the tenant's. */
    public record Id(String value) implements EntityId {}

    public App configured(Manifest changed) {
        var sameUrl = changed.requestUrl().equals(manifest.requestUrl());
        return new App(id, bot, botUser, changed, verified && sameUrl);
    }

    public App answering() {
        return new App(id, bot, botUser, manifest, true);
    }

    public App silent() {
        return new App(id, bot, botUser, manifest, false);
    }

    /** What its tokens of that kind may do. */
    public List<String> scopes(Token.Kind kind) {
        return switch (kind) {
            case BOT ->
                manifest.botScopes().or(DefaultManifest.MANIFEST::botScopes).orElse(List.of());
            case USER ->
                manifest.userScopes().or(DefaultManifest.MANIFEST::userScopes).orElse(List.of());
            case APP -> List.of("connections:write", "authorizations:read");
        };
    }
}
