package dtu.slack.events;

import dtu.slack.Ts;
import dtu.slack.apps.App;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Announcement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in the workspace, with everything about it as it was then. */
public sealed interface Event extends Announcement
        permits Event.Posted,
                Event.Mentioned,
                Event.Changed,
                Event.Deleted,
                Event.Reacted,
                Event.Joined,
                Event.Left,
                Event.Lived,
                Event.ImCreated,
                Event.TeamJoined,
                Event.UserChanged,
                Event.HomeOpened,
                AppEvent,
                PeopleEvent,
                ItemEvent,
                FileEvent,
                SocketEvent {

    /** The conversation it happened in, if it happened in one. */
    @Nullable
    Channel channel();

    /** A new message; for a reply with the message it answers, its counters already moved. */
    record Posted(
            Channel channel, Message message, @Nullable Message root) implements Event {}

    /** A message names the app's bot user. */
    record Mentioned(Channel channel, Message message) implements Event {}

    record Changed(Channel channel, Message message, Message previous, Ts ts) implements Event {}

    record Deleted(Channel channel, Message previous, Ts ts) implements Event {}

    /** An emoji was put on a message or taken off it. */
    record Reacted(Channel channel, Message message, String name, User.Id user, Turn turn, Ts ts) implements Event {}

    /** Somebody came into a channel; the inviter is empty when they came by themselves. */
    record Joined(Channel channel, User.Id user, String inviter, Instant at) implements Event {}

    record Left(Channel channel, User.Id user, Instant at) implements Event {}

    /** A channel's own life. */
    record Lived(Channel channel, Stage stage, User.Id user, Instant at) implements Event {}

    record ImCreated(Channel channel, User.Id user) implements Event {}

    /** Somebody new is in the workspace. */
    record TeamJoined(User user) implements Event {
        @Override
        public @Nullable Channel channel() {
            return null;
        }
    }

    record UserChanged(User user, Instant at) implements Event {
        @Override
        public @Nullable Channel channel() {
            return null;
        }
    }

    /** A person looks at the app's own page. */
    record HomeOpened(App.Id app, Channel channel, User.Id user, String tab, Instant at) implements Event {}

    /** Put on or taken off. */
    enum Turn {
        ADDED,
        REMOVED
    }

    /** What becomes of channels. */
    enum Stage {
        CREATED,
        RENAMED,
        ARCHIVED,
        UNARCHIVED,
        DELETED
    }
}
