package dtu.slack.rtm;

import dtu.slack.apps.App;
import dtu.slack.apps.Line;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.json.Json;

/** The last frame of a connection that ends by Slack's will. */
public record Goodbye(Outgoing.Sockets socket) implements Parcel {
    static final Json FRAME = Json.EMPTY_OBJECT.with("type", "goodbye");

    /** The commit with the end of a session. */
    static Commit to(Session session, Commit commit) {
        var ended = commit.with(commit.state().remove(Session.SESSIONS, session.id()));
        return session.isOpen() ? ended.send(new Goodbye(session.socket())) : ended;
    }

    /** The same said to all connections of an app at once. */
    public static Outgoing toAll(App app) {
        return frame(Outgoing.Sockets.at(app.botUser().value()));
    }

    @Override
    public String event() {
        return "goodbye";
    }

    @Override
    public String lane() {
        return socket.name();
    }

    @Override
    public Outgoing sent(Call call, Attempt attempt) {
        return frame(socket);
    }

    private static Outgoing frame(Outgoing.Sockets to) {
        return new Outgoing.Farewell(to, FRAME, Outgoing.Then.CLOSE, Line.PATIENCE);
    }

    @Override
    public Aftermath answered(Call call, Attempt attempt, Answer answer) {
        return Aftermath.delivered();
    }
}
