package dtu.slack.rtm;

import dtu.slack.SlackCall;
import dtu.slack.apps.Line;
import dtu.slack.events.Event;
import dtu.slack.events.SocketEventView;
import dtu.slack.users.User;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;

/** An event on its way to one connection, which does not acknowledge it; there is no second try. */
record FrameParcel(Session.Id session, User.Id user, Event content) implements Parcel {
    @Override
    public String event() {
        return SocketEventView.name(content);
    }

    /** Each connection hears everything in the order in which it happened. */
    @Override
    public String lane() {
        return session.value();
    }

    @Override
    public Outgoing sent(Call call, Attempt attempt) {
        var to = new Outgoing.Sockets(user.value(), session.value());
        return new Outgoing.Socket(to, "", SocketEventView.frame((SlackCall) call, content), Line.PATIENCE);
    }

    /** Where there is no socket any more there is nobody to tell anything to. */
    @Override
    public Aftermath answered(Call call, Attempt attempt, Answer answer) {
        if (answer.isSuccess()) {
            return Aftermath.delivered();
        }
        var isGone = answer instanceof Answer.Failed(var failure) && failure == Answer.Failure.NO_SOCKET;
        return isGone
                ? Aftermath.givenUp("no_socket").and(Commit.commit(call.state().remove(Session.SESSIONS, session)))
                : Aftermath.givenUp("connection_failed");
    }
}
