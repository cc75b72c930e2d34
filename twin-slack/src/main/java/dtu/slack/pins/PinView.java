package dtu.slack.pins;

import dtu.slack.SlackCall;
import dtu.slack.chat.Chat;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.twins.json.JsonOut;

/** A pin as Slack shows one. */
public final class PinView {
    private PinView() {}

    /** With its message. */
    public static void members(SlackCall call, JsonOut json, Pin pin, Message message) {
        json.text("type", "message")
                .number("created", pin.created().getEpochSecond())
                .text("created_by", pin.by().value())
                .text("channel", message.channel().value())
                .object("message", out -> {
                    MessageView.members(call, out, message, MessageView.Detail.PLAIN);
                    out.text("permalink", Chat.permalink(call, message));
                });
    }
}
