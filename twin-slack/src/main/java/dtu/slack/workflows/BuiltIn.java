package dtu.slack.workflows;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.apps.App;
import dtu.slack.chat.Composition;
import dtu.slack.chat.Message;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.DirectMessages;
import dtu.slack.users.User;
import dtu.twins.json.Json;

/** Slack's own functions, which need no app. */
final class BuiltIn {
    private BuiltIn() {}

    /** What came of one. */
    sealed interface Outcome {}

    record Done(Deed deed, Json outputs) implements Outcome {}

    record Failed(String error) implements Outcome {}

    static Outcome done(SlackCall call, Deed deed, App app, String name, Json inputs) {
        return switch (name) {
            case "send_message" -> sendMessage(call, deed, app, inputs);
            case "send_dm" -> sendDirect(call, deed, app, inputs);
            default -> new Failed("there is no function " + name);
        };
    }

    private static Outcome sendMessage(SlackCall call, Deed deed, App app, Json inputs) {
        var id = inputs.textAt("channel_id").orElse("");
        var channel = deed.state()
                .find(Channel.CHANNELS, new Channel.Id(id))
                .filter(found -> found.isVisibleTo(deed.state(), app.botUser()) && !found.isDeleted());
        return channel.isEmpty() ? new Failed("channel_not_found") : said(call, deed, app, channel.get(), inputs);
    }

    private static Outcome sendDirect(SlackCall call, Deed deed, App app, Json inputs) {
        var user = deed.state()
                .find(User.USERS, new User.Id(inputs.textAt("user_id").orElse("")))
                .filter(found -> !found.deleted());
        if (user.isEmpty()) {
            return new Failed("user_not_found");
        }
        var opened =
                DirectMessages.between(call, deed, app.botUser(), user.get().id());
        return said(call, opened.deed(), app, opened.channel(), inputs);
    }

    private static Outcome said(SlackCall call, Deed deed, App app, Channel channel, Json inputs) {
        var text = inputs.at("message").filter(Json::isText).map(Json::asText);
        if (channel.isArchived()) {
            return new Failed("is_archived");
        }
        if (text.filter(said -> !said.isEmpty()).isEmpty()) {
            return new Failed("missing required field: message");
        }
        var author = Message.Author.bot(app);
        var draft = Posting.Draft.of(author, Composition.typed(call, text.get()));
        var posted = Posting.post(call, deed, channel, draft);
        var ts = posted.message().ts().text();
        var context = Json.EMPTY_OBJECT
                .with("message_ts", ts)
                .with("channel_id", channel.id().value());
        return new Done(posted.deed(), Json.EMPTY_OBJECT.with("message_ts", ts).with("message_context", context));
    }
}
