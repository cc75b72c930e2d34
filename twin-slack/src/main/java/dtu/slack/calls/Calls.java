package dtu.slack.calls;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.calls.ExternalCall.CALLS;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slack's methods calls.*. */
public final class Calls {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("calls.add",                 Calls::add),
        read ("calls.info",                Calls::info),
        write("calls.update",              Calls::update),
        write("calls.end",                 Calls::end),
        write("calls.participants.add",    Calls::join),
        write("calls.participants.remove", Calls::leave));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(CALLS);

    private static final long LATEST = 99_999_999_999L;

    private Calls() {}

    private static Commit add(SlackCall call) {
        var given = call.arguments();
        var details = new ExternalCall.Details(
                required(call, "external_unique_id"),
                given.or("external_display_id", ""),
                required(call, "join_url"),
                given.or("desktop_app_join_url", ""),
                given.or("title", ""));
        var users = given.has("users") ? participants(call) : List.<ExternalCall.Participant>of();
        var made = new ExternalCall(
                call.mint(ExternalCall.IDS),
                call.app().id(),
                creator(call),
                details,
                start(call),
                users,
                List.of(),
                new ExternalCall.Active());
        return Commit.commit(call.state().put(CALLS, made))
                .answer(SlackAnswer.ok(call, json -> json.object("call", out -> members(out, made))));
    }

    private static Response info(SlackCall call) {
        return answer(call, found(call));
    }

    /** A message that shows a call makes it known where. */
    public static State shown(State state, Message message) {
        var blocks = message.content().blocks();
        var next = state;
        for (var block : blocks == null ? List.<Json>of() : blocks.elements()) {
            var id = block.textAt("type").filter("call"::equals).flatMap(type -> block.textAt("call_id"));
            var call = id.flatMap(text -> state.find(CALLS, new ExternalCall.Id(text)));
            next = call.isPresent() ? next.put(CALLS, call.get().shownIn(message.channel())) : next;
        }
        return next;
    }

    private static Commit update(SlackCall call) {
        var before = found(call);
        var given = call.arguments();
        var details = before.details();
        return shown(
                call,
                before.described(new ExternalCall.Details(
                        details.externalId(),
                        details.displayId(),
                        given.or("join_url", details.joinUrl()),
                        given.or("desktop_app_join_url", details.desktopUrl()),
                        given.or("title", details.title()))));
    }

    private static Commit end(SlackCall call) {
        var given = call.arguments();
        var seconds = given.whole("duration").orElse(0L);
        if (seconds < 0
                || (given.filled("duration").isPresent()
                        && given.whole("duration").isEmpty())) {
            throw SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] must provide a number: duration"));
        }
        var active = active(call);
        var took = given.has("duration") ? Duration.ofSeconds(seconds) : Duration.between(active.start(), call.now());
        return shown(call, active.ended(took));
    }

    private static Commit join(SlackCall call) {
        requireUsers(call);
        return shown(call, active(call).joined(participants(call)));
    }

    private static Commit leave(SlackCall call) {
        requireUsers(call);
        return shown(call, active(call).left(participants(call)));
    }

    private static Commit shown(SlackCall call, ExternalCall now) {
        return Commit.commit(call.state().put(CALLS, now)).answer(answer(call, now));
    }

    /** With the channels in which the caller can see it. */
    private static Response answer(SlackCall call, ExternalCall shown) {
        var channels = shown.channels().stream()
                .filter(id -> call.state()
                        .get(Channel.CHANNELS, id)
                        .isVisibleTo(call.state(), call.user().id()))
                .map(Channel.Id::value)
                .toList();
        return SlackAnswer.ok(
                call,
                json -> json.object("call", out -> {
                    members(out, shown);
                    out.texts("channels", channels);
                }));
    }

    private static void members(JsonOut json, ExternalCall call) {
        var details = call.details();
        json.text("id", call.id().value()).number("date_start", call.start().getEpochSecond());
        if (call.stage() instanceof ExternalCall.Ended(var took)) {
            json.number("date_end", call.start().plus(took).getEpochSecond());
        }
        json.text("external_unique_id", details.externalId())
                .text("join_url", details.joinUrl())
                .textIfAny("desktop_app_join_url", orNull(details.desktopUrl()))
                .textIfAny("external_display_id", orNull(details.displayId()))
                .textIfAny("title", orNull(details.title()))
                .array("users", call.users(), (out, user) -> out.value(each -> participant(each, user)));
    }

    private static void participant(JsonOut json, ExternalCall.Participant user) {
        json.textIfAny("slack_id", orNull(user.slackId()))
                .textIfAny("external_id", orNull(user.externalId()))
                .textIfAny("display_name", orNull(user.displayName()))
                .textIfAny("avatar_url", orNull(user.avatarUrl()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static ExternalCall found(SlackCall call) {
        return call.state()
                .find(CALLS, new ExternalCall.Id(call.arguments().or("id", "")))
                .filter(found -> found.app().equals(call.app().id()))
                .orElseThrow(SlackError.INVALID_CALL_ID);
    }

    private static ExternalCall active(SlackCall call) {
        var found = found(call);
        if (found.stage() instanceof ExternalCall.Ended) {
            throw SlackError.INACTIVE_CALL.refusal();
        }
        return found;
    }

    /**
     * Whoever makes it, if nobody is named; of bots the reference says that they must name somebody, and Slack's own
     * libraries do not.
     */
    private static User.Id creator(SlackCall call) {
        var given = call.arguments().filled("created_by");
        if (given.isEmpty()) {
            return call.user().id();
        }
        return given.flatMap(id -> call.state().find(User.USERS, new User.Id(id)))
                .map(User::id)
                .orElseThrow(SlackError.INVALID_CREATED_BY);
    }

    private static Instant start(SlackCall call) {
        var given = call.arguments().filled("date_start");
        if (given.isEmpty()) {
            return call.now();
        }
        return call.arguments()
                .whole("date_start")
                .filter(seconds -> seconds >= 0 && seconds < LATEST)
                .map(Instant::ofEpochSecond)
                .orElseThrow(SlackError.INVALID_START_TIME);
    }

    private static void requireUsers(SlackCall call) {
        if (!call.arguments().has("users")) {
            throw SlackError.MISSING_ARGUMENT.refusal();
        }
    }

    private static List<ExternalCall.Participant> participants(SlackCall call) {
        var users = call.arguments().structure("users", SlackError.BAD_USERS).orElse(Json.EMPTY_ARRAY);
        if (!users.isArray()) {
            throw SlackError.BAD_USERS.refusal();
        }
        var all = new ArrayList<ExternalCall.Participant>();
        for (var user : users.elements()) {
            var slackId = user.textAt("slack_id").orElse("");
            var externalId = user.textAt("external_id").orElse("");
            if (slackId.isEmpty() == externalId.isEmpty()) {
                throw SlackError.BAD_USERS.refusal();
            }
            if (!slackId.isEmpty() && !call.state().has(User.USERS, new User.Id(slackId))) {
                throw SlackError.USER_NOT_FOUND.refusal();
            }
            all.add(new ExternalCall.Participant(
                    slackId,
                    externalId,
                    user.textAt("display_name").orElse(""),
                    user.textAt("avatar_url").orElse("")));
        }
        return all;
    }

    private static String required(SlackCall call, String name) {
        return call.arguments()
                .filled(name)
                .orElseThrow(
                        () -> SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: " + name)));
    }
}
