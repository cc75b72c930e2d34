package dtu.slack.chat;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.apps.App;
import dtu.slack.bots.Bot;
import dtu.slack.conversations.Channel;
import dtu.slack.search.Words;
import dtu.slack.users.User;
import dtu.slack.workflows.Execution;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message, or what is left of one.
 *
 * @param subtype empty for an ordinary one
 * @param extra what only some kinds have, such as a topic; members of the message on the wire
 */
public record Message(
        Id id,
        String subtype,
        Author author,
        Content content,
        Place place,
        List<Reaction> reactions,
        @Nullable Edit edited,
        Json extra) {
    public static final Table<Id, Message> MESSAGES = Table.of("Message", Message::id);
    /** What the history of a channel shows: replies are not among it, unless they were sent to the channel too. */
    public static final Index<Id, Message> HISTORY =
            MESSAGES.index("history", message -> message.isInHistory() ? message.id() : null);
    /** Replies by the message they are to. */
    public static final Index<Id, Message> REPLIES = MESSAGES.index("thread", Message::parentIfReply);
    /** Messages by the words in them. */
    public static final Index<String, Message> BY_WORD = MESSAGES.indexEach(
            "word", message -> Words.distinct(message.content().text()));
    /** Messages by the people who put an emoji on them. */
    public static final Index<User.Id, Message> BY_REACTOR = MESSAGES.indexEach("reactor", Message::reactors);
    /** The latest moment used up in each channel, so that no id is used twice. */
    public static final Table<Channel.Id, Tick> TICKS = Table.of("ChannelTick", Tick::channel);

    /** What a message says of itself that shows files. */
    public static final Json FILES = Json.of("{\"upload\":true,\"display_as_bot\":false}");

    private static final String TOMBSTONE = "tombstone";

    /** Channel and moment: messages lie in a channel in the order in which they were sent. */
    public record Id(Channel.Id channel, Ts ts) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byChannel = channel.compareTo(other.channel);
            return byChannel != 0 ? byChannel : ts.compareTo(other.ts);
        }
    }

    /** How far a channel's own time has come. */
    public record Tick(Channel.Id channel, Ts last) {}

    /**
     * Who says it.
     *
     * @param bot the app's face; null for people in their own client
     * @param persona {@code username} and {@code icons} that the app put on; null when none
     * @param step of a workflow, for which the app says it; null when for none
     */
    public record Author(
            User.Id user, Bot.@Nullable Id bot, @Nullable Json persona, Execution.@Nullable Id step) {
        public static Author person(User.Id user) {
            return new Author(user, null, null, null);
        }

        public static Author bot(App app) {
            return new Author(app.botUser(), app.bot(), null, null);
        }

        /** Whoever calls a method. */
        public static Author calling(SlackCall call, @Nullable Json persona) {
            return new Author(call.user().id(), call.app().bot(), persona, Execution.of(call));
        }
    }

    /** What it says. */
    public record Content(
            String text,
            @Nullable Json blocks,
            @Nullable Json attachments,
            @Nullable Json metadata) {
        public static Content of(String text) {
            return new Content(text, null, null, null);
        }

        /** The event type of the metadata; empty when there is none. */
        public String kind() {
            return metadata == null ? "" : metadata.textAt("event_type").orElse("");
        }
    }

    /** Where it stands in its channel. */
    public sealed interface Place {}

    /** In the channel itself, perhaps with replies. */
    public record Top(@Nullable Replies replies) implements Place {}

    /** In a thread. */
    public record Reply(Ts thread, User.Id parent, Reach reach) implements Place {}

    /** Who gets to see a reply. */
    public enum Reach {
        THREAD,
        CHANNEL
    }

    /**
     * The counters of a thread.
     *
     * @param users who replied, in the order of their first replies
     */
    public record Replies(int count, List<User.Id> users, Ts latest) {
        public Replies {
            users = List.copyOf(users);
        }

        Replies with(User.Id user, Ts ts) {
            if (users.contains(user)) {
                return new Replies(count + 1, users, ts);
            }
            var more = new ArrayList<>(users);
            more.add(user);
            return new Replies(count + 1, more, ts);
        }
    }

    /** An emoji and who put it there. */
    public record Reaction(String name, List<User.Id> users) {
        public Reaction {
            users = List.copyOf(users);
        }
    }

    /** The last change. */
    public record Edit(String by, Ts ts) {}

    public Message {
        reactions = List.copyOf(reactions);
    }

    public static Message top(Id id, String subtype, Author author, Content content, Json extra) {
        return new Message(id, subtype, author, content, new Top(null), List.of(), null, extra);
    }

    /** Whether there are files to it, which are kept by themselves. */
    public boolean showsFiles() {
        return extra.at("upload").isPresent();
    }

    /** The same with files to it. */
    Message showingFiles() {
        return having(FILES);
    }

    /** The same under another kind. */
    public Message under(String kind) {
        return new Message(id, kind, author, content, place, reactions, edited, extra);
    }

    public Message placed(Place elsewhere) {
        return new Message(id, subtype, author, content, elsewhere, reactions, edited, extra);
    }

    /** Saying something else without having been edited, as a preview or a stream changes it. */
    public Message saying(Content changed) {
        return new Message(id, subtype, author, changed, place, reactions, edited, extra);
    }

    /** The same with other members that only its kind has. */
    public Message having(Json more) {
        return new Message(id, subtype, author, content, place, reactions, edited, extra.merged(more));
    }

    Message edited(Edit edit) {
        return new Message(id, subtype, author, content, place, reactions, edit, extra);
    }

    public Message reacted(List<Reaction> changed) {
        return new Message(id, subtype, author, content, place, changed, edited, extra);
    }

    /** What is left of a deleted message that has replies. */
    Message buried() {
        var nobody = Author.person(User.SLACKBOT);
        return new Message(
                id,
                TOMBSTONE,
                nobody,
                Content.of("This message was deleted."),
                place,
                List.of(),
                null,
                Json.of("{\"hidden\":true}"));
    }

    public Ts ts() {
        return id.ts();
    }

    public Channel.Id channel() {
        return id.channel();
    }

    public boolean isTombstone() {
        return subtype.equals(TOMBSTONE);
    }

    public boolean isInHistory() {
        return !(place instanceof Reply(var thread, var parent, var reach)) || reach == Reach.CHANNEL;
    }

    /** The message that a thread hangs on: this one's own, if it is a reply. */
    public Id root() {
        return place instanceof Reply(var thread, var parent, var reach) ? new Id(id.channel(), thread) : id;
    }

    private List<User.Id> reactors() {
        return reactions.isEmpty()
                ? List.of()
                : reactions.stream()
                        .flatMap(reaction -> reaction.users().stream())
                        .distinct()
                        .toList();
    }

    private @Nullable Id parentIfReply() {
        return place instanceof Reply ? root() : null;
    }

    /** The history of a channel, behind a moment. */
    public static Range<Index.Key<?>> in(Channel.Id channel, Ts behind) {
        return HISTORY.above(new Id(channel, behind))
                .and(HISTORY.where(id -> id.channel().compareTo(channel)));
    }

    /** Everything in a channel, replies included. */
    public static Range<Id> of(Channel.Id channel) {
        return Range.where(id -> id.channel().compareTo(channel));
    }

    /** The next moment of a channel. */
    public static Ts nextTs(State state, Channel.Id channel, Ts now) {
        return state.find(TICKS, channel)
                .map(tick -> now.orLater(tick.last().next()))
                .orElse(now);
    }
}
