package dtu.slack;

import dtu.slack.admin.AdminUsers;
import dtu.slack.apps.Apps;
import dtu.slack.apps.Ticket;
import dtu.slack.assistant.Assistant;
import dtu.slack.auth.Auth;
import dtu.slack.auth.Caller;
import dtu.slack.auth.Token;
import dtu.slack.blocks.Validation;
import dtu.slack.bookmarks.Bookmarks;
import dtu.slack.bots.Bots;
import dtu.slack.calls.Calls;
import dtu.slack.canvases.Canvases;
import dtu.slack.chat.Chat;
import dtu.slack.conversations.Conversations;
import dtu.slack.dialog.Dialogs;
import dtu.slack.dnd.Dnd;
import dtu.slack.emoji.Emojis;
import dtu.slack.events.Subscriptions;
import dtu.slack.files.Files;
import dtu.slack.files.RemoteFiles;
import dtu.slack.files.Transfer;
import dtu.slack.interactions.Interactions;
import dtu.slack.interactions.ResponseUrls;
import dtu.slack.oauth.OAuth;
import dtu.slack.pins.Pins;
import dtu.slack.reactions.Reactions;
import dtu.slack.reminders.Reminders;
import dtu.slack.scim.Scim;
import dtu.slack.search.Search;
import dtu.slack.stars.Stars;
import dtu.slack.team.TeamInfo;
import dtu.slack.team.TeamRules;
import dtu.slack.usergroups.Usergroups;
import dtu.slack.users.Users;
import dtu.slack.views.Views;
import dtu.slack.webhooks.Webhooks;
import dtu.twins.Call;
import dtu.twins.Catalogue;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.Settler;
import dtu.twins.Twin;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.Schema;
import dtu.twins.state.Shape;
import dtu.twins.words.Happening;
import dtu.twins.words.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Slack: its methods and tables, and the rules that hold for all of them. */
public final class SlackTwin implements Twin {
    private final Routes routes;
    private final Routes controls;
    private final Schema schema;
    private final Vocabulary vocabulary;

    public SlackTwin() {
        var live = new ArrayList<Route>();
        var shapes = new ArrayList<Shape>();
        family(live, shapes, Auth.ROUTES, Auth.SHAPES);
        family(live, shapes, Users.ROUTES, Users.SHAPES);
        family(live, shapes, Usergroups.ROUTES, Usergroups.SHAPES);
        family(live, shapes, Scim.ROUTES, Scim.SHAPES);
        family(live, shapes, Bots.ROUTES, Bots.SHAPES);
        family(live, shapes, TeamInfo.ROUTES, List.of());
        family(live, shapes, TeamRules.ROUTES, List.of());
        family(live, shapes, AdminUsers.ROUTES, List.of());
        family(live, shapes, Reminders.ROUTES, Reminders.SHAPES);
        family(live, shapes, Conversations.ROUTES, Conversations.SHAPES);
        family(live, shapes, Chat.ROUTES, Chat.SHAPES);
        family(live, shapes, Validation.ROUTES, List.of());
        family(live, shapes, Reactions.ROUTES, List.of());
        family(live, shapes, Pins.ROUTES, Pins.SHAPES);
        family(live, shapes, Bookmarks.ROUTES, Bookmarks.SHAPES);
        family(live, shapes, Emojis.ROUTES, Emojis.SHAPES);
        family(live, shapes, Dnd.ROUTES, Dnd.SHAPES);
        family(live, shapes, Stars.ROUTES, Stars.SHAPES);
        family(live, shapes, Files.ROUTES, Files.SHAPES);
        family(live, shapes, RemoteFiles.ROUTES, List.of());
        family(live, shapes, Transfer.ROUTES, List.of());
        family(live, shapes, Search.ROUTES, List.of());
        family(live, shapes, Views.ROUTES, Views.SHAPES);
        family(live, shapes, Dialogs.ROUTES, Dialogs.SHAPES);
        family(live, shapes, Assistant.ROUTES, Assistant.SHAPES);
        family(live, shapes, Calls.ROUTES, Calls.SHAPES);
        family(live, shapes, Canvases.ROUTES, Canvases.SHAPES);
        family(live, shapes, Apps.ROUTES, Apps.SHAPES);
        family(live, shapes, OAuth.ROUTES, OAuth.SHAPES);
        family(live, shapes, Webhooks.ROUTES, Webhooks.SHAPES);
        family(live, shapes, ResponseUrls.ROUTES, Interactions.SHAPES);
        routes = new Routes(Catalogue.beside(SlackTwin.class, "operations.tsv")
                .completed(live, entry -> Access.of(entry.operation())));
        controls = new Routes(Stream.concat(Apps.CONTROLS.stream(), Interactions.CONTROLS.stream())
                .toList());
        schema = Schema.of(shapes);
        vocabulary = new SlackVocabulary(routes.all());
    }

    private static void family(List<Route> live, List<Shape> shapes, List<Route> routes, List<Shape> tables) {
        live.addAll(routes);
        shapes.addAll(tables);
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Routes controls() {
        return controls;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Commit founded(Call call) {
        return Settlement.founded((SlackCall) call);
    }

    @Override
    public Call open(Context context) {
        return new SlackCall(context);
    }

    /** In the token; or in the path, where that is the credential. */
    @Override
    public Optional<String> tenantKey(Request request) {
        var parts = request.path().split("/", -1);
        return Arrays.stream(parts)
                .skip(1)
                .limit(2)
                .flatMap(part -> Workspace.tenantKey(part).stream())
                .findFirst()
                .or(() -> Transfer.tenantKey(parts))
                .or(() -> request.query().first("ticket").flatMap(Ticket::tenantKey))
                .or(() -> Transport.token(request).flatMap(Token::tenantKey))
                .or(() -> isSigningIn(request.path()) ? OAuth.tenantKey(request) : Optional.empty());
    }

    /** Where clients come without a token. */
    private static boolean isSigningIn(String path) {
        return path.startsWith("/oauth/")
                || path.startsWith("/openid/")
                || path.startsWith("/api/oauth.")
                || path.startsWith("/api/openid.")
                || path.startsWith("/api/tooling.");
    }

    /** Token, then its kind, then its scopes. */
    @Override
    public void admit(Call given, Route route) {
        var call = (SlackCall) given;
        var access = (Access) route.requirement();
        if (access.isOpen()) {
            return;
        }
        if (!(call.caller() instanceof Caller.Holder(var token, var user))) {
            throw SlackError.NOT_AUTHED.refusal();
        }
        if (!access.kinds().contains(token.kind())) {
            throw SlackError.NOT_ALLOWED_TOKEN_TYPE.refusal();
        }
        var needed = access.scopes(token.kind());
        if (!needed.isEmpty() && needed.stream().noneMatch(call::hasScope)) {
            throw call.lacking(needed);
        }
        call.arguments();
    }

    @Override
    public Response unknown(Call given, Routes.Found found) {
        var call = (SlackCall) given;
        var path = call.request().path();
        if (path.startsWith("/scim/")) {
            return Scim.unknown(call);
        }
        if (!path.startsWith("/api/")) {
            return Response.text(404, "text/plain; charset=utf-8", "Not Found");
        }
        var method = path.substring("/api/".length());
        return SlackAnswer.failed(
                call, SlackError.UNKNOWN_METHOD.code(), json -> json.text("req_method", method), List.of());
    }

    @Override
    public Response stub(Call call, Route route) {
        return SlackAnswer.failed(
                        (SlackCall) call,
                        SlackError.UNKNOWN_METHOD.code(),
                        json -> json.text("req_method", route.operation()),
                        List.of())
                .plus("X-DTU-Stub", route.operation());
    }

    /** Where Slack itself fails it says so with a status of its own. */
    @Override
    public Response failed(Call call) {
        return status(500, SlackError.FATAL_ERROR.refusal().answer(call));
    }

    @Override
    public Response finished(Call call, Response response) {
        return SlackHeaders.on((SlackCall) call, response);
    }

    @Override
    public Commit published(Call call, Commit commit) {
        return Subscriptions.published((SlackCall) call, commit);
    }

    @Override
    public List<Bucket> buckets(Call call) {
        return SlackLimits.buckets((SlackCall) call);
    }

    @Override
    public Response limited(Call call, Bucket bucket, Metering metering) {
        return SlackLimits.limited((SlackCall) call, metering);
    }

    @Override
    public Response metered(Call call, Response response, Metering metering) {
        return response;
    }

    @Override
    public Response fault(Call call, int status) {
        if (status == 429) {
            return status(429, SlackError.RATELIMITED.refusal().answer(call)).plus("Retry-After", "30");
        }
        return status < 500
                ? status(status, SlackError.FATAL_ERROR.refusal().answer(call))
                : new Response(status, Response.empty(status).headers(), Blob.of("upstream connect error"))
                        .with("Content-Type", "text/html");
    }

    private static Response status(int status, Response answer) {
        return new Response(status, answer.headers(), answer.body());
    }

    @Override
    public Commit settle(Call call, List<Settler> settlers) {
        return Settlement.settled((SlackCall) call, settlers);
    }

    @Override
    public Map<String, String> environment(Call call) {
        return Settlement.environment((SlackCall) call);
    }

    @Override
    public Commit issue(Call call, String person, List<String> scopes) {
        return Settlement.issued((SlackCall) call, person, scopes);
    }

    @Override
    public Map<String, Json> settings() {
        return Map.of("slack.rateLimits", Json.truth(false));
    }

    @Override
    public List<Vocabulary> vocabularies() {
        return List.of(vocabulary);
    }

    @Override
    public List<Happening> happenings(Call before, Call after) {
        return SlackFacts.between(before.state(), after.state());
    }
}
