package dtu.slack.chat;

import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;

/** A message that waits for its time. */
public record Scheduled(Id id, App.Id app, Channel.Id channel, Instant postAt, Instant created, Posting.Draft draft) {
    public static final Table<Id, Scheduled> SCHEDULED = Table.of("ScheduledMessage", Scheduled::id);
    static final Index<Due, Scheduled> BY_CHANNEL =
            SCHEDULED.index("due", message -> new Due(message.channel(), message.postAt()));
    public static final Ids<Id> IDS = SlackIds.of("Q", Id::new);

    /** Letters and digits that begin with {@code Q}. */
    public record Id(String value) implements EntityId {}

    /** Where and when. */
    record Due(Channel.Id channel, Instant at) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            var byChannel = channel.compareTo(other.channel);
            return byChannel != 0 ? byChannel : at.compareTo(other.at);
        }
    }

    /** Nothing waits for a channel that is gone. */
    public static State without(State state, Channel.Id channel) {
        var next = state;
        for (var each : state.scan(
                        BY_CHANNEL, BY_CHANNEL.where(due -> due.channel().compareTo(channel)))
                .toList()) {
            next = next.remove(SCHEDULED, each.id());
        }
        return next;
    }
}
