package dtu.slack.rtm;

import dtu.slack.SlackCall;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.events.AppEvent;
import dtu.slack.events.Audience;
import dtu.slack.events.Event;
import dtu.slack.events.FileEvent;
import dtu.slack.events.ItemEvent;
import dtu.slack.events.PeopleEvent;
import dtu.slack.events.SocketEvent;
import dtu.twins.Commit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who hears of what: every connection of a bot of everything that the bot may know, unasked. */
public final class Broadcast {
    private Broadcast() {}

    /** The commit with a parcel for each connection and each event it is to hear of; and with the end of some. */
    public static Commit published(SlackCall call, Commit commit) {
        var published = commit;
        for (var session : commit.state().scan(Session.SESSIONS)) {
            var isOver = !session.isOpen() && !session.isWaiting(call.wall());
            published = isOver || !session.isGood(call, commit.state())
                    ? Goodbye.to(session, published)
                    : told(call, published, session);
        }
        return published;
    }

    private static Commit told(SlackCall call, Commit commit, Session session) {
        var heard = commit.announcements().stream()
                .map(Event.class::cast)
                .filter(event -> !isOwnWord(call, session, event))
                .flatMap(Broadcast::withOwn)
                .flatMap(event -> heard(call, commit, session, event).stream())
                .toList();
        if (heard.isEmpty()) {
            return commit;
        }
        return session.isOpen()
                ? sent(commit, session, heard)
                : commit.with(commit.state().put(Session.SESSIONS, session.missing(heard)));
    }

    private static Commit sent(Commit commit, Session session, List<Event> heard) {
        var sent = commit;
        for (var event : heard) {
            sent = sent.send(new FrameParcel(session.id(), session.user(), event));
        }
        return sent;
    }

    /** What a connection says it is told of by the answer to its frame. */
    private static boolean isOwnWord(SlackCall call, Session session, Event event) {
        return event instanceof Event.Posted posted
                && posted.message().author().user().equals(session.user())
                && Session.at(call)
                        .filter(here -> here.id().equals(session.id()))
                        .isPresent();
    }

    /** With what the one hears besides to whom it happened. */
    private static Stream<Event> withOwn(Event event) {
        return switch (event) {
            case Event.Joined joined
            when hasDoor(joined.channel()) ->
                Stream.of(joined, new SocketEvent.Entered(joined.channel(), joined.user()));
            case Event.Left left
            when hasDoor(left.channel()) ->
                Stream.of(left, new SocketEvent.Departed(left.channel(), left.user(), left.at()));
            default -> Stream.of(event);
        };
    }

    private static boolean hasDoor(Channel channel) {
        return channel.kind() == Channel.Kind.PUBLIC || channel.kind() == Channel.Kind.PRIVATE;
    }

    private static Optional<Event> heard(SlackCall call, Commit commit, Session session, Event event) {
        var state = Audience.decisive(call.state(), commit.state(), event);
        var app = state.get(App.APPS, session.app());
        return isTold(event) && Audience.mayKnow(state, app, session.user(), event)
                ? watched(session, event)
                : Optional.empty();
    }

    /** Of presence a connection hears as far as it has asked. */
    private static Optional<Event> watched(Session session, Event event) {
        return event instanceof SocketEvent.PresenceChanged(var users, var presence, var form)
                ? Optional.<Event>of(new SocketEvent.PresenceChanged(
                                users, presence, session.watch().form()))
                        .filter(any -> session.watch().users().containsAll(users))
                : Optional.of(event);
    }

    /** What became of an app itself, and what is meant for its page, is told to apps that subscribe to it alone. */
    private static boolean isTold(Event event) {
        return switch (event) {
            case Event.Mentioned mentioned -> false;
            case Event.HomeOpened opened -> false;
            case AppEvent about -> false;
            case PeopleEvent.InviteRequested requested -> false;
            case Event.Posted posted -> true;
            case Event.Changed changed -> true;
            case Event.Deleted deleted -> true;
            case Event.Reacted reacted -> true;
            case Event.Joined joined -> true;
            case Event.Left left -> true;
            case Event.Lived lived -> true;
            case Event.ImCreated created -> true;
            case Event.TeamJoined joined -> true;
            case Event.UserChanged changed -> true;
            case PeopleEvent people -> true;
            case ItemEvent item -> true;
            case FileEvent file -> true;
            case SocketEvent socket -> true;
        };
    }
}
