package dtu.slack.apps;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.auth.Token;
import dtu.slack.bots.Bot;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.util.List;
import java.util.Optional;

/**
 * An app that the workspace knows.
 *
 * @param verified whether the app has answered the challenge at its present request URL
 */
public record App(Id id, Bot.Id bot, User.Id botUser, Manifest manifest, Standing standing, boolean verified) {
    public static final Table<Id, App> APPS = Table.of("App", App::id);
    static final Ids<Id> IDS = SlackIds.of("Ap", Id::new);
    /** The app whose tokens {@code dtu env} prints. */
    public static final Id DEFAULT = new Id("default");

    /** A name of our own: what Slack calls an app's id is the tenant's. */
    public record Id(String value) implements EntityId {}

    /** What has become of it. */
    public enum Standing {
        /** It has a configuration, and nobody has let it in yet. */
        CREATED,
        INSTALLED,
        UNINSTALLED,
        /** Its owner has thrown its configuration away. */
        DELETED
    }

    static App create(Id id, Bot.Id bot, User.Id botUser, Manifest manifest) {
        return new App(id, bot, botUser, manifest, Standing.CREATED, false);
    }

    public App configured(Manifest changed) {
        var sameUrl = changed.requestUrl().equals(manifest.requestUrl());
        return new App(id, bot, botUser, changed, standing, verified && sameUrl);
    }

    public App answering() {
        return new App(id, bot, botUser, manifest, standing, true);
    }

    public App silent() {
        return new App(id, bot, botUser, manifest, standing, false);
    }

    App standing(Standing changed) {
        return new App(id, bot, botUser, manifest, changed, verified);
    }

    public boolean isInstalled() {
        return standing == Standing.INSTALLED;
    }

    /** Whether events can reach it at all. */
    public boolean isReachable() {
        return manifest.isSocketMode() || (verified && !manifest.requestUrl().isEmpty());
    }

    /** Whether it is one of those from before granular scopes. */
    public boolean isClassic() {
        return manifest.botScopes().filter(Classic::is).isPresent();
    }

    /** What its tokens of that kind may do. */
    public List<String> scopes(Token.Kind kind) {
        return switch (kind) {
            case BOT, WORKFLOW ->
                manifest.botScopes()
                        .or(DefaultManifest.MANIFEST::botScopes)
                        .map(Classic::spelledOut)
                        .orElse(List.of());
            case USER ->
                manifest.userScopes().or(DefaultManifest.MANIFEST::userScopes).orElse(List.of());
            case APP -> List.of("connections:write", "authorizations:read");
            case CONFIGURATION -> List.of("app_configurations:read", "app_configurations:write");
        };
    }

    /** The same in one line, as the headers of every answer name them. */
    public String scopeLine(Token.Kind kind) {
        return switch (kind) {
            case BOT, WORKFLOW ->
                (manifest.botScopes().isPresent() ? manifest : DefaultManifest.MANIFEST).botScopeLine();
            case USER -> (manifest.userScopes().isPresent() ? manifest : DefaultManifest.MANIFEST).userScopeLine();
            case APP, CONFIGURATION -> String.join(",", scopes(kind));
        };
    }

    /** By the id that Slack shows, or by our own name. */
    public static Optional<App> named(SlackCall call, String text) {
        return known(call, text).filter(app -> app.standing() != Standing.DELETED);
    }

    /** The same, though it may be gone by now. */
    public static Optional<App> known(SlackCall call, String text) {
        return call.state().scan(APPS).stream()
                .filter(app -> app.id().value().equals(text)
                        || Workspace.appId(call.tenant(), app.id().value()).equals(text))
                .findFirst();
    }

    /** By the id with which it signs in. */
    public static Optional<App> ofClient(SlackCall call, String clientId) {
        return call.state().scan(APPS).stream()
                .filter(app -> app.standing() != Standing.DELETED)
                .filter(app ->
                        Workspace.clientId(call.tenant(), app.id().value()).equals(clientId))
                .findFirst();
    }
}
