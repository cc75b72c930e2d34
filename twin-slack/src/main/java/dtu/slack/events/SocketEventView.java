package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.ChannelView;
import dtu.slack.users.User;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;

/** Events as they stand on a socket of the Real Time Messaging API, bare. */
public final class SocketEventView {
    private SocketEventView() {}

    /** The frame that tells an event. */
    public static Json frame(SlackCall call, Event event) {
        return Json.object(json -> {
            if (event instanceof Event.Changed changed && isReply(changed)) {
                replied(call, json, changed);
            } else {
                EventView.members(call, json, event);
            }
        });
    }

    public static String name(Event event) {
        return EventView.type(event);
    }

    /** Whether all that has changed is that a message has got one more reply. */
    private static boolean isReply(Event.Changed changed) {
        return replies(changed.message()) > replies(changed.previous());
    }

    private static int replies(Message message) {
        return message.place() instanceof Message.Top(var replies) && replies != null ? replies.count() : 0;
    }

    private static void replied(SlackCall call, JsonOut json, Event.Changed event) {
        json.text("type", "message")
                .text("subtype", "message_replied")
                .object("message", out -> MessageView.members(call, out, event.message(), MessageView.Detail.PLAIN))
                .truth("hidden", true)
                .text("channel", event.channel().id().value())
                .text("event_ts", event.ts().text())
                .text("ts", event.ts().text());
    }

    static String type(SocketEvent event) {
        return switch (event) {
            case SocketEvent.Entered entered -> prefix(entered.channel()) + "joined";
            case SocketEvent.Departed departed -> prefix(departed.channel()) + "left";
            case SocketEvent.Typing typing -> "user_typing";
            case SocketEvent.PresenceChanged changed -> "presence_change";
            case SocketEvent.PresenceSet set -> "manual_presence_change";
        };
    }

    private static String prefix(Channel channel) {
        return channel.kind() == Channel.Kind.PUBLIC ? "channel_" : "group_";
    }

    static void members(SlackCall call, JsonOut json, SocketEvent event) {
        json.text("type", type(event));
        switch (event) {
            case SocketEvent.Entered(var channel, var user) ->
                json.object("channel", out -> ChannelView.named(call, out, channel));
            case SocketEvent.Departed(var channel, var user, var at) ->
                json.text("channel", channel.id().value())
                        .text("actor_id", user.value())
                        .text("event_ts", Ts.at(at).text());
            case SocketEvent.Typing(var channel, var user) ->
                json.text("channel", channel.id().value()).text("user", user.value());
            case SocketEvent.PresenceChanged(var users, var presence, var form) -> {
                json.text("presence", presence);
                switch (form) {
                    case SINGLE -> json.text("user", users.getFirst().value());
                    case BATCH ->
                        json.texts("users", users.stream().map(User.Id::value).toList());
                }
            }
            case SocketEvent.PresenceSet(var user, var presence) -> json.text("presence", presence);
        }
    }
}
