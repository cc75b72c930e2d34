package dtu.slack.chat;

import static dtu.slack.SlackError.CHANNEL_NOT_FOUND;
import static dtu.slack.SlackError.MESSAGE_NOT_FOUND;
import static dtu.slack.SlackError.NO_ITEM_SPECIFIED;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;

/** A message that a client points at to do something with it, and where it stands. */
public record Item(Channel channel, Message message) {
    /** The one that {@code channel} and {@code timestamp} name. */
    public static Item given(SlackCall call) {
        var timestamp = call.arguments().filled("timestamp");
        var place = call.arguments().filled("channel");
        if (timestamp.isEmpty() || place.isEmpty()) {
            throw NO_ITEM_SPECIFIED.refusal();
        }
        var channel =
                Places.visible(call.state(), call.user().id(), place.get()).orElseThrow(CHANNEL_NOT_FOUND);
        var ts = Ts.exact(timestamp.get()).orElseThrow(SlackError.BAD_TIMESTAMP);
        var message = call.state()
                .find(Message.MESSAGES, new Message.Id(channel.id(), ts))
                .filter(found -> !found.isTombstone())
                .orElseThrow(MESSAGE_NOT_FOUND);
        return new Item(channel, message);
    }
}
