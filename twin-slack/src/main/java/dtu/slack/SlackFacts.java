package dtu.slack;

import dtu.slack.chat.Ephemeral;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.state.Relation;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import dtu.twins.words.FactType;
import dtu.twins.words.Happening;
import dtu.twins.words.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened between two states, told as facts. */
final class SlackFacts {
    private static final String MEMBER = "slack.member";
    private static final String MESSAGE = "slack.message";
    private static final String USER = "slack.user";
    /** The lines that people or apps wrote; all others are Slack's own. */
    private static final Set<String> WRITTEN = Set.of("", "bot_message", "me_message", "thread_broadcast");

    private static final Map<String, Kind> OF_MESSAGE = Map.of(
            "channel", Kind.TEXT,
            "channelId", Kind.TEXT,
            "ts", Kind.TEXT,
            "user", Kind.TEXT,
            "text", Kind.TEXT,
            "to", Kind.TEXT,
            "thread", Kind.TEXT,
            "kind", Kind.TEXT,
            // What the message is about, if its metadata says so: the member app of the event's payload.
            "app", Kind.TEXT);
    private static final Map<String, Kind> OF_MEMBER =
            Map.of("channel", Kind.TEXT, "channelId", Kind.TEXT, "user", Kind.TEXT);

    static final List<FactType> TYPES = List.of(
            new FactType(MESSAGE, OF_MESSAGE, MESSAGE),
            new FactType("slack.edited", OF_MESSAGE, MESSAGE),
            new FactType("slack.deleted", OF_MESSAGE, MESSAGE),
            new FactType("slack.joined", OF_MEMBER, MEMBER),
            new FactType("slack.left", OF_MEMBER, MEMBER),
            new FactType(
                    USER, Map.of("id", Kind.TEXT, "name", Kind.TEXT, "email", Kind.TEXT, "status", Kind.TEXT), USER));

    private final State before;
    private final State after;
    private final List<Happening> happenings = new ArrayList<>();

    private SlackFacts(State before, State after) {
        this.before = before;
        this.after = after;
    }

    static List<Happening> between(State before, State after) {
        var facts = new SlackFacts(before, after);
        before.diff(after, facts::row);
        return List.copyOf(facts.happenings);
    }

    private void row(Shape shape, Object id, @Nullable Object old, @Nullable Object now) {
        if (shape == Message.MESSAGES) {
            message((Message) old, (Message) now);
        } else if (shape == Ephemeral.EPHEMERALS && old == null && now instanceof Ephemeral whispered) {
            told(MESSAGE, whispered.message(), whispered.reader().value());
        } else if (shape == Channel.MEMBERS && id instanceof Relation.Pair<?, ?>(var channel, var user)) {
            member(old == null ? "slack.joined" : "slack.left", (Channel.Id) channel, (User.Id) user);
        } else if (shape == User.USERS && now instanceof User user) {
            status((User) old, user);
        }
    }

    private void message(@Nullable Message old, @Nullable Message now) {
        if (old == null && now != null) {
            said(MESSAGE, now);
        } else if (old != null && now == null) {
            said("slack.deleted", old);
        } else if (old != null && now != null && now.isTombstone() && !old.isTombstone()) {
            said("slack.deleted", old);
        } else if (old != null && now != null && !old.content().equals(now.content())) {
            said("slack.edited", now);
        }
    }

    private void said(String type, Message message) {
        if (WRITTEN.contains(message.subtype())) {
            told(type, message, recipient(message));
        }
    }

    private void told(String type, Message message, String to) {
        var place = channel(message.channel());
        var metadata = Optional.ofNullable(message.content().metadata());
        var app = metadata.flatMap(json -> json.at("event_payload")).flatMap(json -> json.textAt("app"));
        happenings.add(new Happening(
                type,
                Map.of(
                        "channel", name(place),
                        "channelId", place.id().value(),
                        "ts", message.ts().text(),
                        "user", message.author().user().value(),
                        "text", message.content().text(),
                        "to", to,
                        "thread",
                                message.place() instanceof Message.Reply(var root, var parent, var reach)
                                        ? root.text()
                                        : "",
                        "kind", message.content().kind(),
                        "app", app.orElse(""))));
    }

    private void member(String type, Channel.Id id, User.Id user) {
        var place = channel(id);
        happenings.add(
                new Happening(type, Map.of("channel", name(place), "channelId", id.value(), "user", user.value())));
    }

    private void status(@Nullable User old, User now) {
        if (old == null || old.deleted() != now.deleted()) {
            happenings.add(new Happening(
                    USER,
                    Map.of(
                            "id", now.id().value(),
                            "name", now.name(),
                            "email", now.profile().email(),
                            "status", now.deleted() ? "deactivated" : "active")));
        }
    }

    /** The other one in a direct message; nobody in particular elsewhere. */
    private String recipient(Message message) {
        var place = channel(message.channel());
        return place.kind() == Channel.Kind.IM
                ? place.counterpart(message.author().user()).value()
                : "";
    }

    private Channel channel(Channel.Id id) {
        return after.find(Channel.CHANNELS, id).orElseGet(() -> before.get(Channel.CHANNELS, id));
    }

    private static String name(Channel channel) {
        return channel.name().isEmpty() ? channel.id().value() : channel.name();
    }
}
