package dtu.slack.events;

import dtu.slack.admin.InviteRequest;
import dtu.slack.conversations.Channel;
import dtu.slack.dnd.Quiet;
import dtu.slack.usergroups.Usergroup;
import dtu.slack.users.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to people, wherever they are. */
public sealed interface PeopleEvent extends Event {
    @Override
    default @Nullable Channel channel() {
        return null;
    }

    /** What somebody tells about themselves; every such change is a change of the user too. */
    record ProfileChanged(User user, Instant at) implements PeopleEvent {}

    record StatusChanged(User user, Instant at) implements PeopleEvent {}

    /** A user group was made, or is another now; with everybody who is in it. */
    record SubteamChanged(Usergroup group, SubteamTurn turn, Instant at) implements PeopleEvent {}

    /** People came into a user group or went out of it. */
    record SubteamFilled(Usergroup group, List<User.Id> added, List<User.Id> removed, Instant at)
            implements PeopleEvent {
        public SubteamFilled {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /** The same, as it is told to the one it happened to. */
    record SubteamSelf(Usergroup group, User.Id user, SelfTurn turn, Instant at) implements PeopleEvent {}

    /** Somebody's quiet hours are others now; told to everybody, and to oneself with more. */
    record DndUpdated(User user, Quiet.Audience audience, Instant at) implements PeopleEvent {}

    /** A member wants somebody to be let in. */
    record InviteRequested(InviteRequest request, Instant at) implements PeopleEvent {}

    record EmojiAdded(String name, String value, Instant at) implements PeopleEvent {}

    record EmojiRemoved(String name, Instant at) implements PeopleEvent {}

    /** What becomes of a user group. */
    enum SubteamTurn {
        CREATED,
        UPDATED
    }

    /** What becomes of somebody in a user group. */
    enum SelfTurn {
        ADDED,
        REMOVED
    }
}
