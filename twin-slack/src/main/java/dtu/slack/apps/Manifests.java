package dtu.slack.apps;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.bots.Bot;
import dtu.slack.schema.Complaint;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Slack's methods apps.manifest.*: apps made and changed by tools, which hold configuration tokens. */
final class Manifests {
    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = table(
        write("apps.manifest.create",   Manifests::create),
        write("apps.manifest.update",   Manifests::update),
        read ("apps.manifest.export",   Manifests::export),
        read ("apps.manifest.validate", Manifests::validate),
        write("apps.manifest.delete",   Manifests::delete));
    // spotless:on

    private Manifests() {}

    private static Commit create(SlackCall call) {
        var manifest = valid(call);
        var app = App.create(call.mint(App.IDS), call.mint(Bot.IDS), call.mint(User.IDS), manifest);
        return Configuration.applied(call, app, new Created());
    }

    /** With everything the new app needs to sign in. */
    private record Created() implements Configuration.Answering {
        @Override
        public Response answer(SlackCall call, App app) {
            return created(call, app);
        }
    }

    /** Whether other scopes are asked for than before. */
    private record Updated(boolean permissions) implements Configuration.Answering {
        @Override
        public Response answer(SlackCall call, App app) {
            var id = Workspace.appId(call.tenant(), app.id().value());
            return SlackAnswer.ok(call, json -> json.text("app_id", id).truth("permissions_updated", permissions));
        }
    }

    private static Response created(SlackCall call, App app) {
        var tenant = call.tenant();
        var id = app.id().value();
        return SlackAnswer.ok(
                call,
                json -> json.text("app_id", Workspace.appId(tenant, id))
                        .object(
                                "credentials",
                                out -> out.text("client_id", Workspace.clientId(tenant, id))
                                        .text("client_secret", Workspace.clientSecret(tenant, id))
                                        .text("verification_token", Workspace.verificationToken(tenant, id))
                                        .text("signing_secret", Workspace.signingSecret(tenant, id)))
                        .text("oauth_authorize_url", authorizeUrl(call, app))
                        .text("team_id", Workspace.id(tenant))
                        .text("team_domain", Workspace.domain(tenant)));
    }

    private static String authorizeUrl(SlackCall call, App app) {
        var query = Parameters.of(
                "client_id",
                Workspace.clientId(call.tenant(), app.id().value()),
                "scope",
                String.join(",", app.manifest().botScopes().orElse(List.of())),
                "user_scope",
                String.join(",", app.manifest().userScopes().orElse(List.of())));
        return call.request().origin() + "/oauth/v2/authorize?" + query.encoded();
    }

    private static Commit update(SlackCall call) {
        var app = app(call);
        var manifest = valid(call);
        var asked = !manifest.botScopes().equals(app.manifest().botScopes())
                || !manifest.userScopes().equals(app.manifest().userScopes());
        return Configuration.applied(call, app.configured(manifest), new Updated(asked));
    }

    private static Response export(SlackCall call) {
        var app = app(call);
        return SlackAnswer.ok(call, json -> json.json("manifest", app.manifest().json()));
    }

    private static Response validate(SlackCall call) {
        if (call.arguments().filled("app_id").isPresent()) {
            app(call);
        }
        valid(call);
        return SlackAnswer.ok(call, json -> json.json("errors", Json.EMPTY_ARRAY));
    }

    /** Its installation goes with it. */
    private static Commit delete(SlackCall call) {
        return Installation.removed(call, call.state(), app(call), App.Standing.DELETED)
                .answer(SlackAnswer.ok(call));
    }

    private static App app(SlackCall call) {
        var id = call.arguments().filled("app_id").orElseThrow(SlackError.INVALID_APP_ID);
        if (!id.startsWith("A")) {
            throw SlackError.INVALID_APP_ID.refusal();
        }
        return App.named(call, id).orElseThrow(SlackError.APP_NOT_FOUND);
    }

    private static Manifest valid(SlackCall call) {
        var json = call.arguments()
                .structure("manifest", SlackError.INVALID_MANIFEST)
                .orElseThrow(() ->
                        SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: manifest")));
        if (!json.isObject()) {
            throw SlackError.INVALID_MANIFEST.refusal();
        }
        var complaints = ManifestRules.complaints(json);
        if (!complaints.isEmpty()) {
            throw SlackError.INVALID_MANIFEST.with(out -> errors(out, complaints));
        }
        return new Manifest(json);
    }

    private static void errors(JsonOut json, List<Complaint> complaints) {
        json.array(
                "errors",
                complaints,
                (out, complaint) -> out.value(
                        each -> each.text("message", complaint.message()).text("pointer", complaint.pointer())));
    }
}
