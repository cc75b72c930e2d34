package dtu.slack.conversations;

import static dtu.slack.SlackError.METHOD_NOT_SUPPORTED_FOR_CHANNEL_TYPE;
import static dtu.slack.conversations.Channel.CHANNELS;
import static dtu.slack.conversations.Channel.MEMBERS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.chat.Posting;
import dtu.slack.events.Event;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.function.Consumer;

/** What becomes of a channel: created, renamed, described, archived. Each leaves a line in its history. */
final class Life {
    private static final int NOTE_MAX = 250;

    private Life() {}

    /** Whoever creates a channel is its only member. */
    static Commit create(SlackCall call) {
        if (call.user().role().isGuest()) {
            throw SlackError.RESTRICTED_ACTION.refusal();
        }
        var kind = call.arguments().isTrue("is_private") ? Channel.Kind.PRIVATE : Channel.Kind.PUBLIC;
        Places.requireScope(call, kind);
        var channel = Channel.create(
                call.mint(Channel.IDS),
                kind,
                ChannelName.given(call),
                call.user().id(),
                call.now());
        var done = created(call, channel);
        return done.answer(entered(call.seeing(done.state()), call, channel));
    }

    static Deed created(SlackCall call, Channel channel) {
        var user = call.user();
        var state = call.state().put(CHANNELS, channel).link(MEMBERS, channel.id(), user.id());
        var made = Deed.in(state).tell(new Event.Lived(channel, Event.Stage.CREATED, user.id(), call.now()));
        return Posting.note(
                call,
                made,
                channel,
                user.id(),
                kindOfNote(channel, "join"),
                joined(user.id().value()),
                more -> {});
    }

    static Commit rename(SlackCall call) {
        var channel = own(call, Places.named(call, "channel"));
        var user = call.user();
        if (!user.role().isAdmin() && !channel.origin().creator().equals(user.id())) {
            throw SlackError.NOT_AUTHORIZED.refusal();
        }
        var renamed = channel.renamed(ChannelName.given(call), call.now());
        var done = renamed(call, channel, renamed);
        return done.answer(shown(call.seeing(done.state()), call, renamed));
    }

    static Deed renamed(SlackCall call, Channel channel, Channel renamed) {
        var user = call.user();
        var deed = Deed.in(call.state().put(CHANNELS, renamed))
                .tell(new Event.Lived(renamed, Event.Stage.RENAMED, user.id(), call.now()));
        var text = "has renamed the channel from \"" + channel.name() + "\" to \"" + renamed.name() + "\"";
        return Posting.note(
                call,
                deed,
                renamed,
                user.id(),
                kindOfNote(channel, "name"),
                text,
                more -> more.text("old_name", channel.name()).text("name", renamed.name()));
    }

    static Commit setTopic(SlackCall call) {
        var channel = own(call, Places.named(call, "channel"));
        var note = note(call, "topic");
        var changed = channel.withTopic(note, call.now());
        var text = note.value().isEmpty() ? "cleared the channel topic" : "set the channel topic: " + note.value();
        return described(call, changed, "topic", note, text);
    }

    static Commit setPurpose(SlackCall call) {
        var channel = own(call, Places.named(call, "channel"));
        var note = note(call, "purpose");
        var changed = channel.withPurpose(note, call.now());
        var text = note.value().isEmpty()
                ? "cleared the channel description"
                : "set the channel description: " + note.value();
        return described(call, changed, "purpose", note, text);
    }

    private static Commit described(SlackCall call, Channel changed, String what, Channel.Note note, String text) {
        var deed = Deed.in(call.state().put(CHANNELS, changed));
        var done = Posting.note(
                call,
                deed,
                changed,
                call.user().id(),
                kindOfNote(changed, what),
                text,
                more -> more.text(what, note.value()));
        return done.answer(shown(call.seeing(done.state()), call, changed));
    }

    static Commit archive(SlackCall call) {
        var channel = Places.named(call, "channel");
        requireNamed(channel);
        if (channel.isArchived()) {
            throw SlackError.ALREADY_ARCHIVED.refusal();
        }
        if (channel.isGeneral()) {
            throw SlackError.CANT_ARCHIVE_GENERAL.refusal();
        }
        Membership.requireMember(call, channel);
        return archived(call, channel);
    }

    static Commit archived(SlackCall call, Channel channel) {
        return turned(
                call, channel, Channel.Standing.ARCHIVED, Event.Stage.ARCHIVED, "archive", "archived the channel");
    }

    static Commit unarchive(SlackCall call) {
        var channel = Places.named(call, "channel");
        requireNamed(channel);
        if (!channel.isArchived()) {
            throw SlackError.NOT_ARCHIVED.refusal();
        }
        return unarchived(call, channel);
    }

    static Commit unarchived(SlackCall call, Channel channel) {
        return turned(
                call, channel, Channel.Standing.ACTIVE, Event.Stage.UNARCHIVED, "unarchive", "un-archived the channel");
    }

    private static Commit turned(
            SlackCall call, Channel channel, Channel.Standing standing, Event.Stage stage, String kind, String text) {
        var changed = channel.standing(standing, call.now());
        var user = call.user().id();
        var deed = Deed.in(call.state().put(CHANNELS, changed)).tell(new Event.Lived(changed, stage, user, call.now()));
        return Posting.note(call, deed, changed, user, kindOfNote(channel, kind), text, more -> {})
                .answer(SlackAnswer.ok(call));
    }

    private static Channel.Note note(SlackCall call, String argument) {
        var value = call.arguments().text(argument).orElse("");
        if (value.codePointCount(0, value.length()) > NOTE_MAX) {
            throw SlackError.TOO_LONG.refusal();
        }
        return new Channel.Note(value, call.user().id().value(), call.now().getEpochSecond());
    }

    /** A channel that the caller may change: named, alive, and one the caller is in. */
    private static Channel own(SlackCall call, Channel channel) {
        requireNamed(channel);
        if (channel.isArchived()) {
            throw SlackError.IS_ARCHIVED.refusal();
        }
        Membership.requireMember(call, channel);
        return channel;
    }

    static void requireNamed(Channel channel) {
        if (!channel.kind().isNamed()) {
            throw METHOD_NOT_SUPPORTED_FOR_CHANNEL_TYPE.refusal();
        }
    }

    /** Lines in private channels have names of their own. */
    static String kindOfNote(Channel channel, String what) {
        return (channel.kind() == Channel.Kind.PRIVATE ? "group_" : "channel_") + what;
    }

    static String joined(String user) {
        return "<@" + user + "> has joined the channel";
    }

    /** The channel for somebody who has just come; Slack says how it ranks among theirs, and nothing ranks here. */
    static Response entered(SlackCall after, SlackCall call, Channel channel) {
        return SlackAnswer.ok(
                call,
                json -> json.object("channel", out -> {
                    ChannelView.own(after, out, channel, call.user().id());
                    out.number("priority", 0);
                }));
    }

    /** The channel as it is now, with whatever is remarked on the way the caller asked. */
    static Response shown(SlackCall after, SlackCall call, Channel channel) {
        Consumer<JsonOut> members =
                out -> ChannelView.own(after, out, channel, call.user().id());
        return SlackAnswer.ok(call, json -> json.object("channel", members));
    }
}
