package dtu.slack.events;

import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.dnd.Quiet;
import dtu.slack.files.Files;
import dtu.slack.users.User;
import dtu.twins.state.State;

/** Who may know of what, whichever way they would hear of it. */
public final class Audience {
    private Audience() {}

    /** The state that decides: nobody is left in a channel that is gone, so those hear of it who were there. */
    public static State decisive(State before, State after, Event event) {
        var isEnd = event instanceof Event.Lived lived && lived.stage() == Event.Stage.DELETED;
        return isEnd ? before : after;
    }

    /** What becomes of a public channel is everybody's business, what is said in it only that of its members. */
    public static boolean mayKnow(State state, App app, User.Id user, Event event) {
        return switch (event) {
            case Event.Lived lived -> lived.channel().isVisibleTo(state, user);
            case Event.Left left -> left.user().equals(user) || left.channel().has(state, user);
            // In a direct message nobody needs to be mentioned: the app hears the message alone.
            case Event.Mentioned mentioned ->
                mentioned.channel().kind() != Channel.Kind.IM
                        && mentioned.channel().has(state, user);
            case Event.ImCreated created -> created.channel().has(state, user);
            case Event.Posted posted -> posted.channel().has(state, user);
            case Event.Changed changed -> changed.channel().has(state, user);
            case Event.Deleted deleted -> deleted.channel().has(state, user);
            case Event.Reacted reacted -> reacted.channel().has(state, user);
            case Event.Joined joined -> joined.channel().has(state, user);
            case Event.HomeOpened opened -> opened.app().equals(app.id());
            case AppEvent about -> about.app().equals(app.id());
            case Event.TeamJoined joined -> true;
            case Event.UserChanged changed -> true;
            case PeopleEvent.SubteamSelf self -> self.user().equals(user);
            case PeopleEvent.DndUpdated updated ->
                updated.audience() == Quiet.Audience.EVERYBODY
                        || updated.user().id().equals(user);
            case PeopleEvent people -> true;
            case ItemEvent.Pinned pinned -> pinned.channel().has(state, user);
            case ItemEvent.Starred starred -> starred.star().id().user().equals(user);
            case FileEvent.Shared shared -> shared.place().has(state, user);
            case FileEvent file -> Files.isVisible(state, user, file.file());
            case SocketEvent.Entered entered -> entered.user().equals(user);
            case SocketEvent.Departed departed -> departed.user().equals(user);
            case SocketEvent.Typing typing ->
                typing.channel().has(state, user) && !typing.user().equals(user);
            case SocketEvent.PresenceChanged changed -> true;
            case SocketEvent.PresenceSet set -> set.user().equals(user);
        };
    }
}
