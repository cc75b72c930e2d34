package dtu.slack.chat;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.bots.Bot;
import dtu.slack.bots.BotView;
import dtu.slack.files.FileView;
import dtu.slack.files.Share;
import dtu.slack.pins.Pin;
import dtu.slack.users.User;
import dtu.twins.json.JsonOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as Slack shows one, in histories, answers and events alike. */
public final class MessageView {
    private static final int REPLY_USERS_MAX = 5;
    private static final int REACTORS_MAX = 50;

    private MessageView() {}

    /** What a viewer is shown besides the message itself. */
    public enum Detail {
        PLAIN,
        WITH_METADATA,
        /** Everybody who reacted, however many they are. */
        WITH_REACTORS
    }

    /** With its {@code ts}, as nearly everywhere. */
    public static void members(SlackCall call, JsonOut json, Message message, Detail detail) {
        body(call, json, message, detail);
        place(json, message);
        if (!message.reactions().isEmpty()) {
            json.array(
                    "reactions",
                    message.reactions(),
                    (out, reaction) -> out.value(each -> reaction(each, reaction, detail)));
        }
        if (call.state().has(Pin.PINS, message.id())) {
            json.texts("pinned_to", List.of(message.channel().value()));
        }
        json.text("ts", message.ts().text());
    }

    /** What it says and nothing of where it stands, as chat.update answers it. */
    static void body(SlackCall call, JsonOut json, Message message, Detail detail) {
        body(call, json, message, detail, "message");
    }

    /** Under another type and without any time, as what is scheduled is shown. */
    static void typed(SlackCall call, JsonOut json, Message message, String type) {
        body(call, json, message, Detail.WITH_METADATA, type);
    }

    private static void body(SlackCall call, JsonOut json, Message message, Detail detail, String type) {
        json.text("type", type).textIfAny("subtype", message.subtype().isEmpty() ? null : message.subtype());
        author(call, json, message);
        var content = message.content();
        json.text("text", content.text()).json("blocks", content.blocks()).json("attachments", content.attachments());
        if (detail == Detail.WITH_METADATA) {
            json.json("metadata", content.metadata());
        }
        if (message.showsFiles()) {
            json.array(
                    "files",
                    Share.in(call.state(), message.id()),
                    (out, file) -> out.value(each -> FileView.members(call, each, file)));
        }
        json.membersOf(message.extra());
        var edit = message.edited();
        if (edit != null) {
            json.object(
                    "edited",
                    edited ->
                            edited.text("user", edit.by()).text("ts", edit.ts().text()));
        }
    }

    private static void author(SlackCall call, JsonOut json, Message message) {
        var author = message.author();
        json.text("user", author.user().value());
        var bot = author.bot();
        if (bot != null) {
            bot(call, json, bot);
        }
        if (author.persona() != null) {
            json.membersOf(author.persona());
        }
        if (!message.isTombstone()) {
            json.text("team", Workspace.id(call.tenant()));
        }
    }

    /** Through which app it was said; apps know their own words by it. */
    public static void bot(SlackCall call, JsonOut json, Bot.Id id) {
        var bot = call.state().get(Bot.BOTS, id);
        json.text("bot_id", id.value())
                .text("app_id", Workspace.appId(call.tenant(), bot.app().value()))
                .object("bot_profile", profile -> BotView.profile(call, profile, bot));
    }

    private static void place(JsonOut json, Message message) {
        switch (message.place()) {
            case Message.Top(var replies) -> {
                if (replies != null) {
                    json.text("thread_ts", message.ts().text());
                    replies(json, replies, message);
                }
            }
            case Message.Reply(var thread, var parent, var reach) ->
                json.text("thread_ts", thread.text()).text("parent_user_id", parent.value());
        }
    }

    private static void replies(JsonOut json, Message.@Nullable Replies replies, Message message) {
        if (replies == null) {
            return;
        }
        var shown = replies.users().stream()
                .limit(REPLY_USERS_MAX)
                .map(User.Id::value)
                .toList();
        json.number("reply_count", replies.count())
                .number("reply_users_count", replies.users().size())
                .text("latest_reply", replies.latest().text())
                .texts("reply_users", shown)
                .truth("is_locked", false)
                .truth("subscribed", replies.users().contains(message.author().user()));
    }

    /** The count is that of all, even where not all are named. */
    private static void reaction(JsonOut json, Message.Reaction reaction, Detail detail) {
        var most = detail == Detail.WITH_REACTORS ? Integer.MAX_VALUE : REACTORS_MAX;
        json.text("name", reaction.name())
                .texts(
                        "users",
                        reaction.users().stream()
                                .limit(most)
                                .map(User.Id::value)
                                .toList())
                .number("count", reaction.users().size());
    }

    /** Many, as an array. */
    public static void array(SlackCall call, JsonOut json, String name, List<Message> messages, Detail detail) {
        json.array(
                name,
                messages,
                (out, message) -> out.value(each -> {
                    members(call, each, message, detail);
                    if (message.subtype().equals("thread_broadcast")) {
                        call.state()
                                .find(Message.MESSAGES, message.root())
                                .ifPresent(root -> each.object("root", parent -> members(call, parent, root, detail)));
                    }
                }));
    }
}
