package dtu.slack.chat;

import static dtu.slack.SlackError.CHANNEL_NOT_FOUND;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.conversations.Places;
import dtu.slack.files.Files;
import dtu.slack.files.Share;
import dtu.slack.files.SharedFile;
import dtu.slack.team.Preferences;
import dtu.twins.Commit;
import java.util.ArrayList;
import java.util.List;

/** Slack's method chat.update: other words, other files, or a reply that everybody in the channel is to see. */
final class Updates {
    private static final int TEXT_MAX = 4_000;

    private Updates() {}

    static Commit update(SlackCall call) {
        var channel = Places.visible(
                        call.state(), call.user().id(), call.arguments().or("channel", ""))
                .orElseThrow(CHANNEL_NOT_FOUND);
        var message = Chat.message(call, channel, "ts");
        if (!Chat.isOwn(call, message) || message.isTombstone()) {
            throw SlackError.CANT_UPDATE_MESSAGE.refusal();
        }
        if (channel.isArchived()) {
            throw SlackError.IS_INACTIVE.refusal();
        }
        Preferences.requireEditable(call, message.ts().instant());
        if (call.state().has(Stream.STREAMS, message.id())) {
            throw SlackError.STREAMING_STATE_CONFLICT.refusal();
        }
        var content = content(call, message.content());
        var by = message.author().bot() == null
                ? call.user().id().value()
                : message.author().bot().value();
        var files = files(call);
        var state = files.isEmpty()
                ? call.state()
                : Share.only(call.state(), message.id(), files, call.user().id());
        var shown = files.isEmpty() ? message : message.showingFiles();
        var said = call.arguments().isTrue("reply_broadcast") ? broadcast(shown, content) : shown;
        var deed = Posting.rewritten(call, Deed.in(state), channel, message, said.saying(content), by);
        var after = call.seeing(deed.state());
        var now = deed.state().get(Message.MESSAGES, message.id());
        return deed.answer(SlackAnswer.ok(
                call,
                json -> json.text("channel", channel.id().value())
                        .text("ts", message.ts().text())
                        .text("text", content.text())
                        .object(
                                "message",
                                out -> MessageView.body(after, out, now, MessageView.Detail.WITH_METADATA))));
    }

    /** The text that was there stays unless the client sends one; metadata goes unless it is sent again. */
    private static Message.Content content(SlackCall call, Message.Content before) {
        var given = call.arguments();
        if (given.text("text").orElse("").length() > TEXT_MAX) {
            throw SlackError.MSG_TOO_LONG.refusal();
        }
        var content = Composition.partial(call, given);
        var said = given.has("text") || given.has("markdown_text");
        var silent = !said && !given.has("blocks") && !given.has("attachments");
        if (silent && (given.has("file_ids") || given.isTrue("reply_broadcast"))) {
            return new Message.Content(before.text(), before.blocks(), before.attachments(), content.metadata());
        }
        if (silent) {
            throw SlackError.NO_TEXT.refusal();
        }
        var blocks = given.has("blocks") ? content.blocks() : said ? null : before.blocks();
        var attachments = given.has("attachments") ? content.attachments() : before.attachments();
        var kept = attachments != null && attachments.size() == 0 ? null : attachments;
        var text = said ? content.text() : given.has("blocks") ? "" : before.text();
        if (text.isEmpty() && blocks == null && kept == null) {
            throw SlackError.NO_TEXT.refusal();
        }
        var next = new Message.Content(text, blocks, kept, content.metadata());
        return said && !given.has("blocks") && !text.isEmpty() ? Composition.withRichText(call, next) : next;
    }

    /** A reply that goes to the channel as well, as it is. */
    private static Message broadcast(Message message, Message.Content content) {
        if (!(message.place() instanceof Message.Reply(var thread, var parent, var reach))
                || reach == Message.Reach.CHANNEL) {
            throw SlackError.CANT_BROADCAST_MESSAGE.refusal();
        }
        if (!content.text().equals(message.content().text())) {
            throw SlackError.NO_DUAL_BROADCAST_CONTENT_UPDATE.refusal();
        }
        return message.placed(new Message.Reply(thread, parent, Message.Reach.CHANNEL))
                .under("thread_broadcast");
    }

    private static List<SharedFile> files(SlackCall call) {
        var files = new ArrayList<SharedFile>();
        for (var id : call.arguments().list("file_ids")) {
            files.add(Files.visible(call, id).orElseThrow(SlackError.FILE_NOT_FOUND));
        }
        return files;
    }
}
