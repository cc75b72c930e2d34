package dtu.slack.logs;

import dtu.slack.Cursor;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.SlackRoutes;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.slack.team.Preferences;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Slack's Audit Logs API, whose answers say by their status alone that they are good. */
public final class AuditLogs {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        SlackRoutes.read("audit.v1.logs",    Method.GET, "/audit/v1/logs",    AuditLogs::logs),
        SlackRoutes.read("audit.v1.schemas", Method.GET, "/audit/v1/schemas", AuditLogs::schemas),
        SlackRoutes.read("audit.v1.actions", Method.GET, "/audit/v1/actions", AuditLogs::actions));
    // spotless:on

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 9_999;
    private static final int ACTIONS_MAX = 30;
    private static final String CURSOR = "entry";

    private AuditLogs() {}

    private static Response logs(SlackCall call) {
        admit(call);
        try {
            return page(call);
        } catch (Refusal unreadable) {
            throw under(BAD_REQUEST, unreadable);
        }
    }

    /**
     * A token that is good, or nothing is said; a person's, allowed to, an owner's; of a workspace that pays for it.
     */
    private static void admit(SlackCall call) {
        try {
            call.token();
        } catch (Refusal unknown) {
            throw new Refusal(Response.empty(UNAUTHORIZED));
        }
        if (call.token().kind() != Token.Kind.USER) {
            throw under(FORBIDDEN, SlackError.NOT_ALLOWED_TOKEN_TYPE.refusal());
        }
        var needed = call.access().scopes(Token.Kind.USER);
        if (!needed.stream().allMatch(call::hasScope)) {
            throw under(FORBIDDEN, call.lacking(needed));
        }
        if (!Preferences.isEnterprise(call.state())) {
            throw under(FORBIDDEN, SlackError.FEATURE_NOT_ENABLED.refusal());
        }
        if (!call.user().role().isOwner()) {
            throw under(FORBIDDEN, SlackError.USER_NOT_AUTHORIZED.refusal());
        }
    }

    /** The words of the Web API, under a status. */
    private static Refusal under(int status, Refusal refusal) {
        return new Refusal(call -> {
            var answer = refusal.answer(call);
            return new Response(status, answer.headers(), answer.body());
        });
    }

    /** Newest first. */
    private static Response page(SlackCall call) {
        var limit = Cursor.limit(call, LIMIT, LIMIT_MAX);
        var found = wanted(call, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var cursor =
                found.size() > limit ? Cursor.after(CURSOR, place(page.getLast().id())) : "";
        return SlackAnswer.json(json -> json.array(
                        "entries", page, (out, action) -> out.value(each -> members(call, each, action)))
                .object("response_metadata", out -> out.text("next_cursor", cursor)));
    }

    /** The newest of each of the actions asked for; then the newest of those. */
    private static List<Action> wanted(SlackCall call, int most) {
        var given = call.arguments();
        var names = given.list("action");
        if (names.size() > ACTIONS_MAX) {
            throw SlackError.INVALID_ARGUMENTS.refusal();
        }
        var actor = given.or("actor", "");
        var entity = entity(call, given.or("entity", ""));
        return (names.isEmpty() ? Stream.of("") : names.stream().distinct())
                .flatMap(name -> newest(call, Action.key(name, actor, entity), most))
                .sorted(Comparator.comparing(Action::id).reversed())
                .limit(most)
                .toList();
    }

    private static Stream<Action> newest(SlackCall call, String key, int most) {
        var index = Action.BY_TRAITS;
        var oldest = Instant.ofEpochSecond(seconds(call, "oldest", 0));
        var latest = Instant.ofEpochSecond(seconds(call, "latest", call.now().getEpochSecond()));
        var above = index.after(key, Action.Id.first(oldest));
        var below = index.before(key, Action.Id.first(latest.plusSeconds(1)));
        var range = index.exactly(key).and(above).and(below);
        var shown = Cursor.given(call, CURSOR).map(AuditLogs::place);
        var rest = shown.isEmpty() ? range : range.and(index.before(key, shown.get()));
        return call.state().scan(index, rest.descending()).limit(most).stream();
    }

    /** Entities bear the ids that the client knows; rows know apps and the workspace by our own. */
    private static String entity(SlackCall call, String id) {
        return id.equals(Workspace.id(call.tenant()))
                ? new Entity.Place().key()
                : App.known(call, id).map(app -> app.id().value()).orElse(id);
    }

    private static long seconds(SlackCall call, String name, long other) {
        var text = call.arguments().filled(name);
        if (text.isEmpty()) {
            return other;
        }
        return call.arguments()
                .whole(name)
                .filter(seconds -> Math.abs(seconds) < Integer.MAX_VALUE)
                .orElseThrow(
                        () -> SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] must be an integer: " + name)));
    }

    private static String place(Action.Id id) {
        return id.at() + "/" + id.mark();
    }

    private static Action.Id place(String text) {
        var slash = text.indexOf('/');
        try {
            return new Action.Id(Instant.parse(text.substring(0, Math.max(0, slash))), text.substring(slash + 1));
        } catch (java.time.format.DateTimeParseException notOurs) {
            throw SlackError.INVALID_CURSOR.refusal();
        }
    }

    private static void members(SlackCall call, JsonOut json, Action action) {
        var tenant = call.tenant();
        json.text("id", Workspace.uuid(tenant, "action." + action.id().mark()))
                .number("date_create", action.id().at().getEpochSecond())
                .text("action", action.name().code())
                .object(
                        "actor",
                        actor -> actor.text("type", action.actor().type())
                                .object(
                                        action.actor().type(),
                                        who -> action.actor().members(tenant, who)))
                .object(
                        "entity",
                        entity -> entity.text("type", action.entity().type())
                                .object(
                                        action.entity().type(),
                                        what -> action.entity().members(tenant, what)))
                .object("context", context -> {
                    context.object("location", place -> {
                        place.text("type", "workspace");
                        new Entity.Place().members(tenant, place);
                    });
                    context.text("ua", action.origin().agent())
                            .text("ip_address", action.origin().address());
                });
        if (!action.details().names().isEmpty()) {
            json.object("details", out -> action.details().members((name, value) -> out.json(name, out(call, value))));
        }
    }

    /** People among the details belong to this workspace. */
    private static Json out(SlackCall call, Json detail) {
        return detail.isObject() ? detail.with("team", Workspace.id(call.tenant())) : detail;
    }

    /** Needs no token: it is the same for everybody. */
    private static Response actions(SlackCall call) {
        return SlackAnswer.json(json -> json.object(
                "actions",
                groups -> Arrays.stream(ActionName.Group.values())
                        .forEach(group -> groups.texts(
                                group.code(),
                                Arrays.stream(ActionName.values())
                                        .filter(name -> name.group() == group)
                                        .map(ActionName::code)
                                        .toList()))));
    }

    /** Needs no token either. */
    private static Response schemas(SlackCall call) {
        return SlackAnswer.json(json -> json.array(
                "schemas",
                List.of(EntitySchema.values()),
                (out, schema) -> out.value(each -> {
                    each.text("type", schema.type());
                    each.object(schema.type(), members -> schema.members().forEach(members::text));
                })));
    }
}
