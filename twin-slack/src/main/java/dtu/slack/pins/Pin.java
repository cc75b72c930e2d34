package dtu.slack.pins;

import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.persistent.Range;
import dtu.twins.state.Table;
import java.time.Instant;

/** A message that is pinned to its channel. */
public record Pin(Message.Id id, User.Id by, Instant created) {
    public static final Table<Message.Id, Pin> PINS = Table.of("Pin", Pin::id);

    /** All of a channel, in the order of their messages. */
    public static Range<Message.Id> of(Channel.Id channel) {
        return Range.where(id -> id.channel().compareTo(channel));
    }
}
