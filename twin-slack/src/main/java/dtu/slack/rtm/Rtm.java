package dtu.slack.rtm;

import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.apps.Apps;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Task;
import dtu.twins.Upgrade;
import dtu.twins.http.Method;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import java.time.Duration;
import java.util.List;

/** Slack's method rtm.connect, which only apps from before granular scopes may call, and the socket behind it. */
public final class Rtm {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("rtm.connect", Rtm::connect),
        List.of(
            write(Session.OPERATION, Method.GET,  "/websocket/{ticket}", Rtm::open),
            write(Session.OPERATION, Method.POST, "/websocket/{ticket}", Frames::received)));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(Session.SESSIONS);

    private static final Json HELLO = Json.EMPTY_OBJECT.with("type", "hello");
    private static final int FRAME_MAX = 16 * 1_024;
    /** No socket lasts longer. */
    private static final Duration LIFETIME = Duration.ofHours(8);

    private Rtm() {}

    private static Commit connect(SlackCall call) {
        if (!call.token().isClassic(call.app())) {
            throw SlackError.METHOD_DEPRECATED.refusal();
        }
        var session = Session.granted(call);
        var url = call.request().origin().replaceFirst("^http", "ws") + "/websocket/" + session.text(call.tenant());
        return Commit.commit(call.state().put(Session.SESSIONS, session))
                .answer(SlackAnswer.ok(
                        call,
                        json -> json.text("url", url)
                                .object(
                                        "team",
                                        team -> team.text("id", Workspace.id(call.tenant()))
                                                .text("name", Workspace.NAME)
                                                .text("domain", Workspace.domain(call.tenant())))
                                .object(
                                        "self",
                                        self -> self.text("id", call.user().id().value())
                                                .text("name", call.user().name()))));
    }

    /** What has happened since the address was given is told first. */
    private static Commit open(SlackCall call) {
        Apps.requireUpgrade(call);
        var found = Session.at(call).filter(session -> session.isWaiting(call.wall()));
        if (found.isEmpty()) {
            return Commit.commit(call.state()).answer(new Upgrade.Refused(FrameError.EXPIRED.event()).answer());
        }
        var session = found.get();
        var opened = Commit.commit(call.state().put(Session.SESSIONS, session.opened()))
                .later(call.now().plus(LIFETIME), new Ending(session.id()));
        for (var event : session.missed()) {
            opened = opened.send(new FrameParcel(session.id(), session.user(), event));
        }
        return opened.answer(new Upgrade.Calling(session.socket(), HELLO, Goodbye.FRAME, FRAME_MAX).answer());
    }

    /** A socket has lasted as long as any may. */
    private record Ending(Session.Id session) implements Task {
        @Override
        public Commit run(Call call) {
            var ended = call.state().find(Session.SESSIONS, session);
            return ended.map(over -> Goodbye.to(over, Commit.commit(call.state())))
                    .orElseGet(() -> Commit.commit(call.state()));
        }
    }
}
