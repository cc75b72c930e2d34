package dtu.slack.events;

import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that only the sockets of the Real Time Messaging API tell; nobody can subscribe to it. */
public sealed interface SocketEvent extends Event {

    /** Told to the one who came into a channel. */
    record Entered(Channel channel, User.Id user) implements SocketEvent {}

    /** Told to the one who is in a channel no more. */
    record Departed(Channel channel, User.Id user, Instant at) implements SocketEvent {}

    /** Somebody is about to say something; told to everybody else in the channel. */
    record Typing(Channel channel, User.Id user) implements SocketEvent {}

    /** Some people are there now, or away; told to those who want to know it of them. */
    record PresenceChanged(List<User.Id> users, String presence, Form form) implements SocketEvent {
        public PresenceChanged {
            users = List.copyOf(users);
        }

        @Override
        public @Nullable Channel channel() {
            return null;
        }
    }

    /** Told to the one who has set it. */
    record PresenceSet(User.Id user, String presence) implements SocketEvent {
        @Override
        public @Nullable Channel channel() {
            return null;
        }
    }

    /** How presence is told: one at a time, or of all at once who are alike. */
    enum Form {
        SINGLE,
        BATCH
    }
}
