package dtu.slack.logs;

import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.slack.oauth.Grant;
import dtu.slack.users.User;
import dtu.slack.webhooks.Webhook;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of apps, read from their rows: nobody announces it to anybody. */
final class AppRows {
    private static final List<Shape> LOOKED_AT = List.of(Token.TOKENS, App.APPS, Grant.GRANTS, Webhook.WEBHOOKS);

    private final Scribe scribe;
    private final List<Runnable> lines = new ArrayList<>();
    private User.@Nullable Id visitor;

    private AppRows(Scribe scribe) {
        this.scribe = scribe;
    }

    static void changed(Scribe scribe) {
        var before = scribe.before();
        var after = scribe.after();
        if (LOOKED_AT.stream().allMatch(shape -> before.sameIn(after, shape))) {
            return;
        }
        var rows = new AppRows(scribe);
        before.diff(after, rows::row);
        rows.lines.forEach(Runnable::run);
    }

    /** Lines are written when all is seen: who gave the app leave stands in a row of its own. */
    private void row(Shape shape, Object id, @Nullable Object old, @Nullable Object now) {
        if (shape == Grant.GRANTS && now instanceof Grant grant) {
            visitor = grant.user();
            if (old == null) {
                lines.add(() -> signedIn(grant.user()));
            }
        } else if (shape == App.APPS && now instanceof App app) {
            lines.add(() -> app((App) old, app));
        } else if (shape == Token.TOKENS && old instanceof Token was && now instanceof Token is) {
            lines.add(() -> token(was, is));
        } else if (shape == Webhook.WEBHOOKS) {
            var isNew = now instanceof Webhook;
            var webhook = (Webhook) (isNew ? now : old);
            var kind = isNew ? IntegrationChange.Kind.ADDED : IntegrationChange.Kind.REMOVED;
            if (webhook != null) {
                var service = new IntegrationChange.Service(webhook.id(), webhook.channel());
                lines.add(() -> scribe.change(service, kind, visitor, List.of("incoming-webhook")));
            }
        }
    }

    private void signedIn(User.Id user) {
        scribe.noteOwn(ActionName.USER_LOGIN, user, person(user), Json.EMPTY_OBJECT);
        scribe.visit(user);
    }

    private Entity person(User.Id user) {
        return Entity.Person.of(scribe.after().get(User.USERS, user));
    }

    private void app(@Nullable App old, App now) {
        var wasInstalled = old != null && old.isInstalled();
        if (old == null && !now.isInstalled()) {
            note(ActionName.APP_MANIFEST_CREATED, now);
        } else if (old != null && !old.manifest().equals(now.manifest())) {
            note(ActionName.APP_MANIFEST_UPDATED, now);
        }
        if (!wasInstalled && now.isInstalled()) {
            note(ActionName.APP_INSTALLED, now);
            change(now, IntegrationChange.Kind.ADDED, granted(scribe.after(), now));
        } else if (wasInstalled && !now.isInstalled()) {
            note(ActionName.APP_UNINSTALLED, now);
            change(now, IntegrationChange.Kind.REMOVED, granted(scribe.before(), now));
        } else if (old != null && wasInstalled) {
            expanded(now, granted(scribe.before(), old), granted(scribe.after(), now));
        }
        if (now.standing() == App.Standing.DELETED) {
            note(ActionName.APP_DELETED, now);
        }
    }

    /** Somebody gave an app more than it had. */
    private void token(Token was, Token is) {
        scribe.after()
                .find(App.APPS, is.app())
                .filter(App::isInstalled)
                .ifPresent(app -> expanded(app, was.scopes(app), is.scopes(app)));
    }

    private void expanded(App app, List<String> before, List<String> after) {
        var more = after.stream().filter(scope -> !before.contains(scope)).toList();
        if (!more.isEmpty()) {
            var details = Json.EMPTY_OBJECT.with("new_scopes", texts(more)).with("previous_scopes", texts(before));
            scribe.note(ActionName.APP_SCOPES_EXPANDED, visitor, Entity.Program.of(app), details);
            change(app, IntegrationChange.Kind.UPDATED, after);
        }
    }

    private void note(ActionName name, App app) {
        scribe.note(name, visitor, Entity.Program.of(app), Json.EMPTY_OBJECT);
    }

    private void change(App app, IntegrationChange.Kind kind, List<String> scopes) {
        var program = new IntegrationChange.Program(app.id(), app.manifest().name());
        scribe.change(program, kind, visitor, scopes);
    }

    /** Everything that the app's live tokens may do. */
    private static List<String> granted(State state, App app) {
        var scopes = new TreeSet<String>();
        for (var kind : List.of(Token.Kind.BOT, Token.Kind.USER)) {
            Token.live(state, app.id(), kind).forEach(token -> scopes.addAll(token.scopes(app)));
        }
        return List.copyOf(scopes);
    }

    private static Json texts(List<String> all) {
        return Json.array(all.stream().map(Json::text).toList());
    }
}
