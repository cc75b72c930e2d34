package dtu.slack.events;

import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.pins.Pin;
import dtu.slack.stars.Star;
import dtu.slack.users.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to a message or a file that was there already. */
public sealed interface ItemEvent extends Event {

    /** A message was pinned to its channel, or is not any more; {@code left} pins are there now. */
    record Pinned(Channel channel, Message message, Pin pin, User.Id user, Turn turn, int left, Instant at)
            implements ItemEvent {}

    /** Told to the one who starred it. */
    record Starred(Star star, Turn turn, Instant at) implements ItemEvent {
        @Override
        public @Nullable Channel channel() {
            return null;
        }
    }
}
