package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.ChannelView;
import dtu.slack.users.UserView;
import dtu.slack.views.View;
import dtu.slack.views.ViewView;
import dtu.twins.json.JsonOut;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as it stands inside its delivery. */
final class EventView {
    private EventView() {}

    /** The name under which apps ask for it. */
    static String subscription(Event event) {
        var type = type(event);
        var channel = event.channel();
        return channel != null && type.equals("message") ? Subscriptions.messageSubscription(channel) : type;
    }

    /** The name it has on the wire. */
    static String type(Event event) {
        return switch (event) {
            case Event.Posted posted -> "message";
            case Event.Changed changed -> "message";
            case Event.Deleted deleted -> "message";
            case Event.Mentioned mentioned -> "app_mention";
            case Event.Reacted reacted -> reacted.turn() == Event.Turn.ADDED ? "reaction_added" : "reaction_removed";
            case Event.Joined joined -> "member_joined_channel";
            case Event.Left left -> "member_left_channel";
            case Event.Lived lived -> lived(lived);
            case Event.ImCreated created -> "im_created";
            case Event.TeamJoined joined -> "team_join";
            case Event.UserChanged changed -> "user_change";
            case Event.HomeOpened opened -> "app_home_opened";
            case PeopleEvent people -> PeopleEventView.type(people);
            case AppEvent about -> AppEventView.type(about);
            case ItemEvent item -> ItemEventView.type(item);
            case FileEvent file -> FileEventView.type(file);
            case SocketEvent told -> SocketEventView.type(told);
        };
    }

    private static String lived(Event.Lived event) {
        var prefix = event.channel().kind() == Channel.Kind.PRIVATE ? "group_" : "channel_";
        return prefix
                + switch (event.stage()) {
                    case CREATED -> "created";
                    case RENAMED -> "rename";
                    case ARCHIVED -> "archive";
                    case UNARCHIVED -> "unarchive";
                    case DELETED -> "deleted";
                };
    }

    static void members(SlackCall call, JsonOut json, Event event) {
        switch (event) {
            case Event.Posted(var channel, var message, var root) -> posted(call, json, channel, message, root);
            case Event.Mentioned(var channel, var message) -> mentioned(call, json, channel, message);
            case Event.Changed changed -> changed(call, json, changed);
            case Event.Deleted deleted -> deleted(call, json, deleted);
            case Event.Reacted reacted -> reacted(json, reacted);
            case Event.Joined(var channel, var user, var inviter, var at) -> {
                membership(call, json, event, channel, user.value(), at);
                json.textIfAny("inviter", inviter.isEmpty() ? null : inviter);
            }
            case Event.Left(var channel, var user, var at) -> membership(call, json, event, channel, user.value(), at);
            case Event.Lived lived -> lived(call, json, lived);
            case Event.ImCreated(var channel, var user) ->
                json.text("type", type(event))
                        .text("user", user.value())
                        .object("channel", im -> im.text("id", channel.id().value()));
            case Event.TeamJoined(var user) ->
                json.text("type", type(event))
                        .object("user", out -> UserView.members(call, out, user, UserView.Email.SHOWN));
            case Event.UserChanged(var user, var at) ->
                json.text("type", type(event))
                        .object("user", out -> UserView.members(call, out, user, UserView.Email.SHOWN))
                        .number("cache_ts", at.getEpochSecond())
                        .text("event_ts", Ts.at(at).text());
            case Event.HomeOpened opened -> opened(call, json, opened);
            case PeopleEvent people -> PeopleEventView.members(call, json, people);
            case AppEvent about -> AppEventView.members(call, json, about);
            case ItemEvent item -> ItemEventView.members(call, json, item);
            case FileEvent file -> FileEventView.members(json, file);
            case SocketEvent told -> SocketEventView.members(call, json, told);
        }
    }

    private static void posted(SlackCall call, JsonOut json, Channel channel, Message message, @Nullable Message root) {
        var shown = message.showsFiles() ? message.under("file_share") : message;
        MessageView.members(call, json, shown, MessageView.Detail.WITH_METADATA);
        if (root != null && message.subtype().equals("thread_broadcast")) {
            json.object("root", out -> MessageView.members(call, out, root, MessageView.Detail.PLAIN));
        }
        place(json, channel, message.ts());
    }

    /** No subtype, no kind of channel: the mention is the same message under another name. */
    private static void mentioned(SlackCall call, JsonOut json, Channel channel, Message message) {
        json.text("type", "app_mention")
                .text("user", message.author().user().value())
                .text("ts", message.ts().text())
                .json("client_msg_id", message.extra().at("client_msg_id").orElse(null))
                .text("text", message.content().text())
                .text("team", Workspace.id(call.tenant()))
                .json("blocks", message.content().blocks());
        var bot = message.author().bot();
        if (bot != null) {
            MessageView.bot(call, json, bot);
        }
        if (message.place() instanceof Message.Reply(var thread, var parent, var reach)) {
            json.text("thread_ts", thread.text());
        }
        json.text("channel", channel.id().value()).text("event_ts", message.ts().text());
    }

    private static void changed(SlackCall call, JsonOut json, Event.Changed event) {
        json.text("type", "message")
                .text("subtype", "message_changed")
                .object("message", out -> MessageView.members(call, out, event.message(), MessageView.Detail.PLAIN))
                .object(
                        "previous_message",
                        out -> MessageView.members(call, out, event.previous(), MessageView.Detail.PLAIN))
                .truth("hidden", true)
                .text("ts", event.ts().text());
        place(json, event.channel(), event.ts());
    }

    private static void deleted(SlackCall call, JsonOut json, Event.Deleted event) {
        json.text("type", "message")
                .text("subtype", "message_deleted")
                .object(
                        "previous_message",
                        out -> MessageView.members(call, out, event.previous(), MessageView.Detail.PLAIN))
                .truth("hidden", true)
                .text("deleted_ts", event.previous().ts().text())
                .text("ts", event.ts().text());
        place(json, event.channel(), event.ts());
    }

    private static void place(JsonOut json, Channel channel, Ts ts) {
        json.text("channel", channel.id().value())
                .text("event_ts", ts.text())
                .text("channel_type", channel.kind().channelType());
    }

    private static void reacted(JsonOut json, Event.Reacted event) {
        json.text("type", type(event))
                .text("user", event.user().value())
                .text("reaction", event.name())
                .object(
                        "item",
                        item -> item.text("type", "message")
                                .text("channel", event.channel().id().value())
                                .text("ts", event.message().ts().text()))
                .text("item_user", event.message().author().user().value())
                .text("event_ts", event.ts().text());
    }

    private static void membership(
            SlackCall call, JsonOut json, Event event, Channel channel, String user, Instant at) {
        json.text("type", type(event))
                .text("user", user)
                .text("channel", channel.id().value())
                .text("channel_type", channel.kind() == Channel.Kind.PRIVATE ? "G" : "C")
                .text("team", Workspace.id(call.tenant()))
                .text("event_ts", Ts.at(at).text());
    }

    private static void lived(SlackCall call, JsonOut json, Event.Lived event) {
        var channel = event.channel();
        json.text("type", type(event));
        switch (event.stage()) {
            case CREATED -> json.object("channel", out -> ChannelView.named(call, out, channel));
            case RENAMED ->
                json.object(
                        "channel",
                        out -> out.text("id", channel.id().value())
                                .truth("is_channel", channel.kind() == Channel.Kind.PUBLIC)
                                .truth("is_mpim", false)
                                .text("name", channel.name())
                                .text("name_normalized", channel.name())
                                .number("created", channel.origin().created().getEpochSecond()));
            case ARCHIVED ->
                json.text("channel", channel.id().value())
                        .text("user", event.user().value());
            // Of private channels alone that come back Slack names the person an actor.
            case UNARCHIVED ->
                json.text("channel", channel.id().value())
                        .text(
                                channel.kind() == Channel.Kind.PRIVATE ? "actor_id" : "user",
                                event.user().value());
            case DELETED -> {
                json.text("channel", channel.id().value());
                if (channel.kind() == Channel.Kind.PRIVATE) {
                    json.number("date_deleted", event.at().getEpochSecond());
                }
                json.text("actor_id", event.user().value());
            }
        }
        json.text("event_ts", Ts.at(event.at()).text());
    }

    private static void opened(SlackCall call, JsonOut json, Event.HomeOpened event) {
        json.text("type", type(event))
                .text("user", event.user().value())
                .text("channel", event.channel().id().value())
                .text("tab", event.tab());
        View.home(call.state(), event.app(), event.user())
                .filter(view -> event.tab().equals("home"))
                .ifPresent(view -> json.object("view", out -> ViewView.members(call, out, view)));
        json.text("event_ts", Ts.at(event.at()).text());
    }
}
