package dtu.slack.chat;

import static dtu.slack.SlackError.CHANNEL_NOT_FOUND;
import static dtu.slack.SlackError.MESSAGE_NOT_FOUND;
import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.Arguments;
import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.auth.Token;
import dtu.slack.blocks.Mrkdwn;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.DirectMessages;
import dtu.slack.conversations.Places;
import dtu.slack.team.Preferences;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slack's methods chat.*: posting, changing and deleting messages. */
public final class Chat {
    private static final int UPDATE_MAX = 4_000;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("chat.postMessage",            Chat::postMessage),
        write("chat.postEphemeral",          Chat::postEphemeral),
        write("chat.meMessage",              Chat::meMessage),
        write("chat.update",                 Updates::update),
        write("chat.delete",                 Chat::delete),
        read ("chat.getPermalink",           Chat::getPermalink),
        write("chat.scheduleMessage",        Schedule::add),
        read ("chat.scheduledMessages.list", Schedule::list),
        write("chat.deleteScheduledMessage", Schedule::delete),
        write("chat.unfurl",                 Unfurls::unfurl),
        write("chat.startStream",            Streams::start),
        write("chat.appendStream",           Streams::append),
        write("chat.stopStream",             Streams::stop));
    // spotless:on

    public static final List<Shape> SHAPES =
            List.of(Message.MESSAGES, Message.TICKS, Scheduled.SCHEDULED, Ephemeral.EPHEMERALS, Stream.STREAMS);

    private Chat() {}

    private static Commit postMessage(SlackCall call) {
        var address = address(call, Deed.in(call.state()));
        var draft = draft(call);
        requireThread(call, address.channel(), draft);
        var said = Posting.post(call, address.deed(), address.channel(), draft);
        // Blocks that Slack itself made of a text show no calls, and are not worth looking through.
        var posted = call.arguments().has("blocks") ? said.shownToCalls() : said;
        var after = call.seeing(posted.deed().state());
        return posted.deed()
                .answer(SlackAnswer.ok(
                        call,
                        json -> json.text("channel", address.channel().id().value())
                                .text("ts", posted.message().ts().text())
                                .object(
                                        "message",
                                        out -> MessageView.members(
                                                after, out, posted.message(), MessageView.Detail.WITH_METADATA))));
    }

    private static Commit postEphemeral(SlackCall call) {
        var address = address(call, Deed.in(call.state()));
        var channel = address.channel();
        var reader = new User.Id(call.arguments().or("user", ""));
        if (!channel.has(address.deed().state(), reader)) {
            throw SlackError.USER_NOT_IN_CHANNEL.refusal();
        }
        var draft = draft(call);
        var whispered = Ephemeral.whisper(call, address.deed(), channel, draft, reader);
        return whispered
                .deed()
                .answer(SlackAnswer.ok(
                        call,
                        json -> json.text("message_ts", whispered.message().ts().text())));
    }

    /** What somebody does rather than says. */
    private static Commit meMessage(SlackCall call) {
        var address = address(call, Deed.in(call.state()));
        var text = call.arguments().filled("text").orElseThrow(SlackError.NO_TEXT);
        if (text.length() > UPDATE_MAX) {
            throw SlackError.MSG_TOO_LONG.refusal();
        }
        var author = Message.Author.calling(call, null);
        var content = Message.Content.of(Mrkdwn.kept(text));
        var draft = Posting.Draft.of(author, content).with("me_message", Json.EMPTY_OBJECT);
        var posted = Posting.post(call, address.deed(), address.channel(), draft);
        return posted.deed()
                .answer(SlackAnswer.ok(
                        call,
                        json -> json.text("channel", address.channel().id().value())
                                .text("ts", posted.message().ts().text())));
    }

    private static Commit delete(SlackCall call) {
        var channel = Places.visible(
                        call.state(), call.user().id(), call.arguments().or("channel", ""))
                .orElseThrow(CHANNEL_NOT_FOUND);
        var message = message(call, channel, "ts");
        var mayAll =
                call.token().kind() == Token.Kind.USER && call.user().role().isAdmin();
        if (message.isTombstone() || !(mayAll || mayTakeBack(call, message))) {
            throw (message.isTombstone() ? MESSAGE_NOT_FOUND : SlackError.CANT_DELETE_MESSAGE).refusal();
        }
        return Posting.delete(call, Deed.in(call.state()), channel, message)
                .answer(SlackAnswer.ok(
                        call,
                        json -> json.text("channel", channel.id().value())
                                .text("ts", message.ts().text())));
    }

    private static boolean mayTakeBack(SlackCall call, Message message) {
        return isOwn(call, message) && Preferences.mayDelete(call, call.user());
    }

    private static Response getPermalink(SlackCall call) {
        var channel = Places.visible(
                        call.state(), call.user().id(), call.arguments().or("channel", ""))
                .orElseThrow(CHANNEL_NOT_FOUND);
        var message = message(call, channel, "message_ts");
        return SlackAnswer.ok(
                call, json -> json.text("channel", channel.id().value()).text("permalink", permalink(call, message)));
    }

    /** A link to a message; one to a reply names its thread. */
    public static String permalink(SlackCall call, Message message) {
        var channel = message.channel().value();
        var link = call.request().origin() + "/archives/" + channel + "/p"
                + message.ts().digits();
        return message.place() instanceof Message.Reply(var thread, var parent, var reach)
                ? link + "?"
                        + Parameters.of("thread_ts", thread.text(), "cid", channel)
                                .encoded()
                : link;
    }

    /** Where a message goes, and what had to be made for it: the direct message of somebody who was named by id. */
    record Address(Channel channel, Deed deed) {}

    static Address address(SlackCall call, Deed deed) {
        var text = call.arguments().or("channel", "");
        var person = call.state().find(User.USERS, new User.Id(text)).filter(user -> !user.deleted());
        if (person.isPresent()) {
            var opened = DirectMessages.between(
                    call, deed, call.user().id(), person.get().id());
            return new Address(opened.channel(), opened.deed());
        }
        var channel = Places.visible(call.state(), call.user().id(), text).orElseThrow(CHANNEL_NOT_FOUND);
        var inside = channel.has(call.state(), call.user().id());
        if (channel.isArchived()) {
            throw SlackError.IS_ARCHIVED.refusal();
        }
        var mayAnywhere = call.token().kind().isBot() && call.hasScope("chat:write.public");
        if (!inside && !mayAnywhere) {
            throw SlackError.NOT_IN_CHANNEL.refusal();
        }
        Preferences.requireVoice(call, channel);
        return new Address(channel, deed);
    }

    /** Where a frame on a bot's socket is to be said: in a conversation that it is in, and names by its id. */
    public static Channel spokenIn(SlackCall call, Arguments frame) {
        var user = call.user().id();
        var channel = call.state()
                .find(Channel.CHANNELS, new Channel.Id(frame.or("channel", "")))
                .filter(found -> found.isVisibleTo(call.state(), user))
                .orElseThrow(CHANNEL_NOT_FOUND);
        if (channel.isArchived()) {
            throw SlackError.IS_ARCHIVED.refusal();
        }
        if (!channel.has(call.state(), user)) {
            throw SlackError.NOT_IN_CHANNEL.refusal();
        }
        Preferences.requireVoice(call, channel);
        return channel;
    }

    /** What a frame on a bot's socket says, which are words alone. */
    public static Posting.Posted spoken(SlackCall call, Arguments frame) {
        var text = frame.filled("text").orElseThrow(SlackError.NO_TEXT);
        if (text.length() > UPDATE_MAX) {
            throw SlackError.MSG_TOO_LONG.refusal();
        }
        var channel = spokenIn(call, frame);
        var words = Arguments.of(Json.EMPTY_OBJECT.with("text", text));
        var author = Message.Author.calling(call, null);
        var draft = threaded(Posting.Draft.of(author, Composition.read(call, words)), frame);
        requireThread(call, channel, draft);
        return Posting.post(call, Deed.in(call.state()), channel, draft);
    }

    /** What a client wants said, by whom, in which thread. */
    static Posting.Draft draft(SlackCall call) {
        var given = call.arguments();
        var persona = Composition.allowedPersona(call);
        var author = Message.Author.calling(call, persona);
        var draft = threaded(Posting.Draft.of(author, Composition.read(call, given)), given);
        return persona == null ? draft : draft.with("bot_message", Json.EMPTY_OBJECT);
    }

    private static Posting.Draft threaded(Posting.Draft draft, Arguments given) {
        var placed = draft.inThread(thread(given), reach(given));
        return placed.thread() != null && placed.reach() == Message.Reach.CHANNEL
                ? placed.with("thread_broadcast", Json.EMPTY_OBJECT)
                : placed;
    }

    private static @Nullable Ts thread(Arguments given) {
        var text = given.filled("thread_ts");
        return text.isEmpty() ? null : Ts.exact(text.get()).orElseThrow(SlackError.CANNOT_REPLY_TO_MESSAGE);
    }

    private static Message.Reach reach(Arguments given) {
        return given.isTrue("reply_broadcast") ? Message.Reach.CHANNEL : Message.Reach.THREAD;
    }

    static void requireThread(SlackCall call, Channel channel, Posting.Draft draft) {
        if (draft.thread() != null
                && !call.state().has(Message.MESSAGES, new Message.Id(channel.id(), draft.thread()))) {
            throw SlackError.CANNOT_REPLY_TO_MESSAGE.refusal();
        }
    }

    static Message message(SlackCall call, Channel channel, String argument) {
        var ts = call.arguments().filled(argument).flatMap(Ts::exact).orElseThrow(MESSAGE_NOT_FOUND);
        return call.state()
                .find(Message.MESSAGES, new Message.Id(channel.id(), ts))
                .orElseThrow(MESSAGE_NOT_FOUND);
    }

    /** Not even administrators may change what others said. Lines of Slack itself belong to nobody. */
    static boolean isOwn(SlackCall call, Message message) {
        var written = message.subtype().isEmpty()
                || message.subtype().equals("bot_message")
                || message.subtype().equals("me_message")
                || message.subtype().equals("thread_broadcast");
        return written && message.author().user().equals(call.user().id());
    }
}
