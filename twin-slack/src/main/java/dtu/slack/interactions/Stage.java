package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.apps.App;
import dtu.slack.bots.Bot;
import dtu.slack.chat.Ephemeral;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.slack.views.View;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a person acts: on a message in a channel, or in a view; and the app behind it.
 *
 * @param blocks with the elements that can be acted on
 */
record Stage(
        App app,
        User user,
        @Nullable Channel channel,
        @Nullable Message message,
        @Nullable View view,
        Json blocks) {

    static Stage of(SlackCall call) {
        var user = Interactions.person(call);
        var id = call.arguments().filled("view_id");
        return id.isPresent() ? inView(call, user, new View.Id(id.get())) : onMessage(call, user);
    }

    private static Stage inView(SlackCall call, User user, View.Id id) {
        var view = call.state()
                .find(View.VIEWS, id)
                .filter(found -> found.user().equals(user.id()))
                .orElseThrow(() -> refused(404, "view_not_found"));
        requireUncovered(call, view);
        var blocks = view.content().at("blocks").orElse(Json.EMPTY_ARRAY);
        return new Stage(call.state().get(App.APPS, view.app()), user, null, null, view, blocks);
    }

    /** Nobody reaches a modal under another one. */
    static void requireUncovered(SlackCall call, View view) {
        if (!view.top(call.state()).id().equals(view.id())) {
            throw refused(409, "view_is_covered");
        }
    }

    /** What is entered in a form is told when the form is submitted, unless its block asks for it at once. */
    boolean isToldAtOnce(Elements.Place place) {
        return blocks.elements().stream()
                .filter(block -> block.textAt("block_id").orElse("").equals(place.block()))
                .noneMatch(block -> block.textAt("type").orElse("").equals("input")
                        && block.at("dispatch_action")
                                .filter(Json::isTruth)
                                .filter(Json::asTruth)
                                .isEmpty());
    }

    private static Stage onMessage(SlackCall call, User user) {
        var channel = Interactions.channel(call, user);
        var message = call.arguments()
                .filled("message_ts")
                .flatMap(Ts::exact)
                .flatMap(ts -> Scene.seen(call.state(), new Message.Id(channel.id(), ts), user))
                .orElseThrow(() -> refused(404, "message_not_found"));
        var app = Optional.ofNullable(message.author().bot())
                .flatMap(bot -> call.state().find(Bot.BOTS, bot))
                .flatMap(bot -> call.state().find(App.APPS, bot.app()))
                .filter(App::isInstalled)
                .orElseThrow(() -> refused(404, "action_not_found"));
        return new Stage(app, user, channel, message, null, blocks(message));
    }

    /** The element that the person acts on. */
    Elements.Place place(SlackCall call) {
        return Elements.find(
                        blocks,
                        call.arguments().or("action_id", ""),
                        call.arguments().filled("block_id"))
                .orElseThrow(() -> refused(404, "action_not_found"));
    }

    /** As payloads say it: which message, or which view. */
    void container(SlackCall call, JsonOut json) {
        if (view != null) {
            json.object(
                    "container",
                    out -> out.text("type", "view").text("view_id", view.id().value()));
        }
        if (message != null && channel != null) {
            var shown = message;
            json.object("container", out -> {
                out.text("type", "message")
                        .text("message_ts", shown.ts().text())
                        .text("channel_id", shown.channel().value())
                        .truth("is_ephemeral", call.state().has(Ephemeral.EPHEMERALS, shown.id()));
                if (shown.place() instanceof Message.Reply(var thread, var parent, var reach)) {
                    out.text("thread_ts", thread.text());
                }
            });
            Scene.channel(json, channel);
            json.object("message", out -> MessageView.members(call, out, shown, MessageView.Detail.WITH_METADATA));
        }
    }

    /** Those of the message and those of its attachments. */
    private static Json blocks(Message message) {
        var all = new ArrayList<Json>();
        var content = message.content();
        if (content.blocks() != null) {
            all.addAll(content.blocks().elements());
        }
        if (content.attachments() != null) {
            content.attachments()
                    .elements()
                    .forEach(each -> each.at("blocks").ifPresent(own -> all.addAll(own.elements())));
        }
        return Json.array(all);
    }
}
