package dtu.slack.chat;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that one person sees and no history keeps: known only so that its buttons work and it can be replaced. */
public record Ephemeral(Message.Id id, User.Id reader, Message message) {
    public static final Table<Message.Id, Ephemeral> EPHEMERALS = Table.of("Ephemeral", Ephemeral::id);
    public static final Index<User.Id, Ephemeral> BY_READER = EPHEMERALS.index("reader", Ephemeral::reader);

    /** What was shown, and what it led to. */
    public record Whispered(Message message, Deed deed) {}

    public static Whispered whisper(SlackCall call, Deed deed, Channel channel, Posting.Draft draft, User.Id reader) {
        var ts = Message.nextTs(deed.state(), channel.id(), Ts.at(call.now()));
        var id = new Message.Id(channel.id(), ts);
        var message = Message.top(id, draft.subtype(), draft.author(), draft.content(), draft.extra())
                .placed(place(deed, channel, draft.thread()));
        var state = deed.state()
                .put(Message.TICKS, new Message.Tick(channel.id(), ts))
                .put(EPHEMERALS, new Ephemeral(id, reader, message));
        return new Whispered(message, deed.to(state));
    }

    /** In the thread it is meant for, which counts no such reply; where there is no such thread, in the channel. */
    private static Message.Place place(Deed deed, Channel channel, @Nullable Ts thread) {
        return Optional.ofNullable(thread)
                .flatMap(ts -> deed.state().find(Message.MESSAGES, new Message.Id(channel.id(), ts)))
                .map(found -> deed.state().get(Message.MESSAGES, found.root()))
                .<Message.Place>map(
                        root -> new Message.Reply(root.ts(), root.author().user(), Message.Reach.THREAD))
                .orElseGet(() -> new Message.Top(null));
    }

    public Ephemeral replaced(Message.Content content) {
        return new Ephemeral(id, reader, message.saying(content));
    }
}
