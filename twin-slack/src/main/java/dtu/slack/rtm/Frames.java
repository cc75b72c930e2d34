package dtu.slack.rtm;

import dtu.slack.Arguments;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.chat.Chat;
import dtu.slack.events.SocketEvent;
import dtu.slack.users.Presence;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a bot says on its socket. */
public final class Frames {
    private static final int QUERIED_MAX = 500;
    /** From here on the server itself has failed, and says nothing on the socket. */
    private static final int SERVER_ERROR = 500;

    private Frames() {}

    static Commit received(SlackCall call) {
        var session = Session.at(call)
                .filter(Session::isOpen)
                .orElseThrow(() -> new Refusal(SlackAnswer.json(json -> json.membersOf(FrameError.EXPIRED.event()))));
        var frame = call.json();
        if (!frame.isObject()) {
            throw SlackError.JSON_NOT_OBJECT.refusal();
        }
        var given = Arguments.of(frame);
        return switch (given.or("type", "")) {
            case "message" -> said(call, given);
            case "ping" -> Commit.commit(call.state()).answer(pong(frame));
            case "typing" -> typing(call, given);
            case "presence_sub" -> watching(call, session, given);
            case "presence_query" -> asked(call, session, given);
            default -> throw SlackError.INVALID_ARGUMENTS.refusal();
        };
    }

    private static Commit said(SlackCall call, Arguments frame) {
        var posted = Chat.spoken(call, frame);
        return posted.deed()
                .answer(SlackAnswer.json(json -> json.truth("ok", true)
                        .json("reply_to", number(frame))
                        .text("ts", posted.message().ts().text())
                        .text("text", posted.message().content().text())));
    }

    /** Whatever else the frame says comes back, unless it has parts. */
    private static Response pong(Json frame) {
        return SlackAnswer.json(json -> {
            json.text("type", "pong").json("reply_to", number(Arguments.of(frame)));
            frame.members((name, value) -> {
                var isFlat = !value.isObject() && !value.isArray();
                if (isFlat && !name.equals("id") && !name.equals("type") && !name.equals("reply_to")) {
                    json.json(name, value);
                }
            });
        });
    }

    private static Commit typing(SlackCall call, Arguments frame) {
        var channel = Chat.spokenIn(call, frame);
        return Commit.commit(call.state())
                .announce(new SocketEvent.Typing(channel, call.user().id()));
    }

    /** The list takes the place of the one before; of those who are new on it the present state is told. */
    private static Commit watching(SlackCall call, Session session, Arguments frame) {
        var users = users(call, frame);
        var fresh = users.stream()
                .filter(user -> !session.watch().users().contains(user.id()))
                .toList();
        var state = call.state().put(Session.SESSIONS, session.watching(ids(users.stream())));
        return told(call, Commit.commit(state), session, fresh);
    }

    private static Commit asked(SlackCall call, Session session, Arguments frame) {
        var users = users(call, frame);
        if (users.size() > QUERIED_MAX) {
            throw SlackError.TOO_MANY_USERS.refusal();
        }
        return told(call, Commit.commit(call.state()), session, users);
    }

    private static Commit told(SlackCall call, Commit commit, Session session, List<User> users) {
        var told = commit;
        for (var event : presence(call, session.watch().form(), users)) {
            told = told.send(new FrameParcel(session.id(), session.user(), event));
        }
        return told;
    }

    private static List<SocketEvent> presence(SlackCall call, SocketEvent.Form form, List<User> users) {
        return switch (form) {
            case SINGLE ->
                users.stream()
                        .<SocketEvent>map(user -> new SocketEvent.PresenceChanged(
                                List.of(user.id()), Presence.of(call.state(), user), form))
                        .toList();
            case BATCH -> {
                var alike = users.stream()
                        .collect(Collectors.groupingBy(
                                user -> Presence.of(call.state(), user), TreeMap::new, Collectors.toList()));
                yield alike.entrySet().stream()
                        .<SocketEvent>map(group ->
                                new SocketEvent.PresenceChanged(ids(group.getValue().stream()), group.getKey(), form))
                        .toList();
            }
        };
    }

    private static List<User.Id> ids(Stream<User> users) {
        return users.map(User::id).toList();
    }

    /** Those of the list whom the workspace knows. */
    private static List<User> users(SlackCall call, Arguments frame) {
        if (frame.value("ids").filter(Json::isArray).isEmpty()) {
            throw SlackError.INVALID_ARGUMENTS.refusal();
        }
        return frame.list("ids").stream()
                .distinct()
                .flatMap(id -> call.state().find(User.USERS, new User.Id(id)).stream())
                .toList();
    }

    private static @Nullable Json number(Arguments frame) {
        return frame.value("id").filter(Json::isNumber).orElse(null);
    }

    /** Whether somebody says something to a channel, which counts against an allowance. */
    public static boolean isMessage(SlackCall call) {
        return isFrame(call)
                && frame(call)
                        .flatMap(frame -> frame.textAt("type"))
                        .filter("message"::equals)
                        .isPresent();
    }

    private static boolean isFrame(SlackCall call) {
        return call.request().method() == Method.POST
                && call.route()
                        .filter(route -> route.operation().equals(Session.OPERATION))
                        .isPresent();
    }

    private static Optional<Json> frame(SlackCall call) {
        try {
            return Optional.of(Json.parse(call.request().body().bytes())).filter(Json::isObject);
        } catch (MalformedJson broken) {
            return Optional.empty();
        }
    }

    /** The answer as it stands on the socket: whatever refuses a frame, and wherever, does it in the socket's words. */
    public static Response finished(SlackCall call, Response response) {
        if (!isFrame(call) || response.body().isEmpty() || response.status() >= SERVER_ERROR) {
            return response;
        }
        var error = Json.written(response.body().bytes()).textAt("error");
        var id = frame(call).map(Arguments::of).map(Frames::number).orElse(null);
        return error.map(code -> FrameError.of(code).reply(id))
                .map(frame -> Response.json(response.status(), frame.bytes()))
                .orElse(response);
    }
}
