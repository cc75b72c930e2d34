package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.bots.Bot;
import dtu.slack.chat.Ephemeral;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.slack.views.View;
import dtu.slack.workflows.Execution;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
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
    private static final List<String> UNFURLED =
            List.of("id", "blocks", "fallback", "bot_id", "app_unfurl_url", "is_app_unfurl");

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
        var blocks = blocks(message);
        var app = unfurled(message, element(call, blocks))
                .flatMap(shown -> shown.textAt("bot_id").map(Bot.Id::new))
                .or(() -> Optional.ofNullable(message.author().bot()))
                .flatMap(bot -> call.state().find(Bot.BOTS, bot))
                .flatMap(bot -> call.state().find(App.APPS, bot.app()))
                .filter(App::isInstalled)
                .orElseThrow(() -> refused(404, "action_not_found"));
        return new Stage(app, user, channel, message, null, blocks);
    }

    /** The step of a workflow for which the app shows it, if any. */
    Execution.@Nullable Id step() {
        if (view != null) {
            return view.step();
        }
        return message == null ? null : message.author().step();
    }

    /** The element that the person acts on. */
    Elements.Place place(SlackCall call) {
        return element(call, blocks);
    }

    private static Elements.Place element(SlackCall call, Json blocks) {
        return Elements.find(
                        blocks,
                        call.arguments().or("action_id", ""),
                        call.arguments().filled("block_id"))
                .orElseThrow(() -> refused(404, "action_not_found"));
    }

    /** As payloads say it: which message, which attachment of it, or which view. */
    void container(SlackCall call, JsonOut json, Elements.Place place) {
        if (view != null) {
            json.object(
                    "container",
                    out -> out.text("type", "view").text("view_id", view.id().value()));
        }
        if (message != null && channel != null) {
            var shown = message;
            json.object("container", out -> {
                var box = attachment(shown, place);
                out.text("type", box.isPresent() ? "message_attachment" : "message")
                        .text("message_ts", shown.ts().text());
                box.ifPresent(each -> out.json("attachment_id", each.at("id").orElse(Json.NULL)));
                out.text("channel_id", shown.channel().value())
                        .truth("is_ephemeral", call.state().has(Ephemeral.EPHEMERALS, shown.id()));
                box.ifPresent(each -> out.truth("is_app_unfurl", isUnfurl(each))
                        .json("app_unfurl_url", each.at("app_unfurl_url").orElse(null)));
                if (shown.place() instanceof Message.Reply(var thread, var parent, var reach)) {
                    out.text("thread_ts", thread.text());
                }
            });
            Scene.channel(json, channel);
            unfurled(message, place)
                    .ifPresent(unfurl -> json.object("app_unfurl", out -> {
                        for (var name : UNFURLED) {
                            out.json(name, unfurl.at(name).orElse(null));
                        }
                        out.text(
                                "app_id",
                                Workspace.appId(call.tenant(), app.id().value()));
                    }));
            json.object("message", out -> MessageView.members(call, out, shown, MessageView.Detail.WITH_METADATA));
        }
    }

    /** The attachment that holds the element, when it is not among the message's own blocks. */
    private static Optional<Json> attachment(Message message, Elements.Place place) {
        var content = message.content();
        if (content.attachments() == null || (content.blocks() != null && holds(content.blocks(), place))) {
            return Optional.empty();
        }
        return content.attachments().elements().stream()
                .filter(each ->
                        each.at("blocks").filter(blocks -> holds(blocks, place)).isPresent())
                .findFirst();
    }

    private static boolean holds(Json blocks, Elements.Place place) {
        return Elements.in(blocks).anyMatch(place::equals);
    }

    /** The same, when it is what an app shows of a link in somebody else's message. */
    private static Optional<Json> unfurled(Message message, Elements.Place place) {
        return attachment(message, place).filter(Stage::isUnfurl);
    }

    private static boolean isUnfurl(Json attachment) {
        return attachment
                .at("is_app_unfurl")
                .filter(Json::isTruth)
                .filter(Json::asTruth)
                .isPresent();
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
