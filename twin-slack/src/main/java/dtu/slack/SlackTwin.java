package dtu.slack;

import dtu.slack.admin.AdminInvites;
import dtu.slack.apps.Apps;
import dtu.slack.apps.Ticket;
import dtu.slack.auth.Caller;
import dtu.slack.auth.Token;
import dtu.slack.events.Subscriptions;
import dtu.slack.files.Transfer;
import dtu.slack.interactions.Interactions;
import dtu.slack.logs.Chronicle;
import dtu.slack.logs.Visit;
import dtu.slack.oauth.OAuth;
import dtu.slack.rtm.Broadcast;
import dtu.slack.rtm.Frames;
import dtu.slack.scim.Scim;
import dtu.slack.team.Owners;
import dtu.slack.users.Users;
import dtu.slack.workflows.Functions;
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
import dtu.twins.words.Happening;
import dtu.twins.words.Vocabulary;
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
        routes = new Routes(Catalogue.beside(SlackTwin.class, "operations.tsv")
                .completed(SlackResources.ROUTES, entry -> Access.of(entry.operation())));
        controls = new Routes(Stream.of(
                        Apps.CONTROLS,
                        Interactions.CONTROLS,
                        Owners.CONTROLS,
                        Users.CONTROLS,
                        AdminInvites.CONTROLS,
                        Functions.CONTROLS)
                .flatMap(List::stream)
                .toList());
        schema = Schema.of(SlackResources.SHAPES);
        vocabulary = new SlackVocabulary(routes.all(), this::tier);
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
        OwnTeam.require(call);
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
        var slack = (SlackCall) call;
        return SlackHeaders.on(slack, Frames.finished(slack, response));
    }

    /** That somebody is here is written down now and then, whatever they do. */
    @Override
    public boolean leavesTrace(Call call) {
        return Visit.isDue((SlackCall) call);
    }

    @Override
    public Commit published(Call call, Commit commit) {
        var slack = (SlackCall) call;
        var told = Subscriptions.published(slack, commit.with(Chronicle.written(slack, commit)));
        return Broadcast.published(slack, told);
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
    public Response denied(Call given, Route route) {
        var call = (SlackCall) given;
        var needed = call.caller() instanceof Caller.Holder(var token, var user)
                ? ((Access) route.requirement()).scopes(token.kind())
                : List.<String>of();
        return call.lacking(needed).answer(call);
    }

    /** {@code tier1} to {@code tier4}, or {@code special}. */
    @Override
    public String tier(Route route) {
        var rate = ((Access) route.requirement()).rate();
        return rate.isEmpty() || !Character.isDigit(rate.charAt(0)) ? rate : "tier" + rate;
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
    public Optional<String> authorization(Call call, String own) {
        return Token.known((SlackCall) call, own).map(token -> "Bearer " + token.text(call.tenant()));
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
