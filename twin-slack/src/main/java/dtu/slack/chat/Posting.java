package dtu.slack.chat;

import static dtu.slack.chat.Message.MESSAGES;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.assistant.Assistant;
import dtu.slack.calls.Calls;
import dtu.slack.conversations.Channel;
import dtu.slack.events.Event;
import dtu.slack.files.Share;
import dtu.slack.pins.Pin;
import dtu.slack.stars.Stars;
import dtu.slack.users.User;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How messages come into a channel and go out of it again, whoever wants it so. */
public final class Posting {
    private Posting() {}

    /**
     * A message that is about to be posted.
     *
     * @param thread the message it answers; null when it answers none
     */
    public record Draft(
            String subtype,
            Message.Author author,
            Message.Content content,
            @Nullable Ts thread,
            Message.Reach reach,
            Json extra) {
        public static Draft of(Message.Author author, Message.Content content) {
            return new Draft("", author, content, null, Message.Reach.THREAD, Json.EMPTY_OBJECT);
        }

        public Draft inThread(@Nullable Ts ts, Message.Reach to) {
            return new Draft(subtype, author, content, ts, to, extra);
        }

        public Draft with(String kind, Json more) {
            return new Draft(kind, author, content, thread, reach, more);
        }
    }

    /** A message that has been posted. */
    public record Posted(Message message, Deed deed) {
        /** Calls that are among its blocks are known to be shown there. */
        Posted shownToCalls() {
            return new Posted(message, deed.to(Calls.shown(deed.state(), message)));
        }
    }

    public static Posted post(SlackCall call, Deed deed, Channel channel, Draft draft) {
        var ts = Message.nextTs(deed.state(), channel.id(), Ts.at(call.now()));
        var id = new Message.Id(channel.id(), ts);
        var message = Message.top(id, draft.subtype(), draft.author(), draft.content(), draft.extra());
        var ticked = deed.to(deed.state().put(Message.TICKS, new Message.Tick(channel.id(), ts)));
        if (draft.thread() != null) {
            return reply(ticked, channel, message, draft.thread(), draft.reach());
        }
        var posted = ticked.to(ticked.state().put(MESSAGES, message));
        return new Posted(message, posted.tell(new Event.Posted(channel, message, null)));
    }

    /** The id that the next message of a channel will have. */
    public static Message.Id next(SlackCall call, Deed deed, Channel channel) {
        return new Message.Id(channel.id(), Message.nextTs(deed.state(), channel.id(), Ts.at(call.now())));
    }

    /** A line that Slack itself puts into a channel, such as that somebody joined. */
    public static Deed note(
            SlackCall call,
            Deed deed,
            Channel channel,
            User.Id user,
            String kind,
            String text,
            Consumer<JsonOut> extra) {
        var more = Json.object(extra);
        var draft =
                Draft.of(Message.Author.person(user), Message.Content.of(text)).with(kind, more);
        return post(call, deed, channel, draft).deed();
    }

    /** Replies do not nest: an answer to a reply goes into the same thread. */
    private static Posted reply(Deed deed, Channel channel, Message message, Ts thread, Message.Reach reach) {
        var given = deed.state()
                .find(MESSAGES, new Message.Id(channel.id(), thread))
                .orElseThrow(SlackError.CANNOT_REPLY_TO_MESSAGE);
        var parent = deed.state().get(MESSAGES, given.root());
        var user = message.author().user();
        var reply =
                message.placed(new Message.Reply(parent.ts(), parent.author().user(), reach));
        var before = parent.place() instanceof Message.Top(var replies) && replies != null
                ? replies
                : new Message.Replies(0, List.of(), message.ts());
        var counted = Assistant.heard(parent, reply).placed(new Message.Top(before.with(user, message.ts())));
        var state = Assistant.answered(deed.state(), reply).put(MESSAGES, reply).put(MESSAGES, counted);
        var told = deed.to(state)
                .tell(new Event.Posted(channel, reply, counted))
                .tell(new Event.Changed(channel, counted, parent, message.ts()));
        return new Posted(reply, told);
    }

    /** Apps hear of a change that is already made. */
    public static Deed told(SlackCall call, Deed deed, Channel channel, Message now, Message before) {
        var ts = Message.nextTs(deed.state(), channel.id(), Ts.at(call.now()));
        return deed.to(deed.state().put(Message.TICKS, new Message.Tick(channel.id(), ts)))
                .tell(new Event.Changed(channel, now, before, ts));
    }

    /** By the app whose message it is. */
    public static Deed rewritten(SlackCall call, Deed deed, Channel channel, Message before, Message.Content content) {
        var bot = before.author().bot();
        var by = bot == null ? before.author().user().value() : bot.value();
        return rewritten(call, deed, channel, before, before.saying(content), by);
    }

    /** A message that becomes another one is marked as edited. */
    public static Deed rewritten(SlackCall call, Deed deed, Channel channel, Message before, Message said, String by) {
        var ts = Message.nextTs(deed.state(), channel.id(), Ts.at(call.now()));
        var after = said.edited(new Message.Edit(by, ts));
        var state = deed.state()
                .put(Message.TICKS, new Message.Tick(channel.id(), ts))
                .put(MESSAGES, after);
        return deed.to(state).tell(new Event.Changed(channel, after, before, ts));
    }

    /** A message with replies leaves a tombstone in its place; a reply takes its count with it. */
    public static Deed delete(SlackCall call, Deed deed, Channel channel, Message message) {
        var ts = Message.nextTs(deed.state(), channel.id(), Ts.at(call.now()));
        var state = deed.state().put(Message.TICKS, new Message.Tick(channel.id(), ts));
        if (message.place() instanceof Message.Top(var replies) && replies != null) {
            var tombstone = message.buried();
            return deed.to(forgotten(state, message.id()).put(MESSAGES, tombstone))
                    .tell(new Event.Changed(channel, tombstone, message, ts));
        }
        var gone = deed.to(forgotten(state, message.id()).remove(MESSAGES, message.id()))
                .tell(new Event.Deleted(channel, message, ts));
        return message.place() instanceof Message.Reply ? recounted(gone, channel, message.root(), ts) : gone;
    }

    /** A channel without a word. */
    public static State emptied(State state, Channel.Id channel) {
        var next = state;
        for (var message : state.scan(MESSAGES, Message.of(channel)).toList()) {
            next = forgotten(next, message.id()).remove(MESSAGES, message.id());
        }
        return next;
    }

    /** Nothing points at a message that is gone. */
    private static State forgotten(State state, Message.Id message) {
        return Share.without(Stars.without(state.remove(Pin.PINS, message), message), message)
                .remove(Stream.STREAMS, message);
    }

    private static Deed recounted(Deed deed, Channel channel, Message.Id root, Ts ts) {
        var parent = deed.state().get(MESSAGES, root);
        var replies = recount(deed.state(), root);
        if (replies.isEmpty() && parent.isTombstone()) {
            return deed.to(deed.state().remove(MESSAGES, root)).tell(new Event.Deleted(channel, parent, ts));
        }
        var counted = parent.placed(new Message.Top(replies.orElse(null)));
        return deed.to(deed.state().put(MESSAGES, counted)).tell(new Event.Changed(channel, counted, parent, ts));
    }

    private static Optional<Message.Replies> recount(State state, Message.Id root) {
        var users = new ArrayList<User.Id>();
        var latest = root.ts();
        var count = 0;
        for (var reply : state.scan(Message.REPLIES, root)) {
            if (!users.contains(reply.author().user())) {
                users.add(reply.author().user());
            }
            latest = reply.ts();
            count++;
        }
        return count == 0 ? Optional.empty() : Optional.of(new Message.Replies(count, users, latest));
    }
}
