package dtu.slack.interactions;

import static dtu.slack.interactions.Refused.refused;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.chat.Ephemeral;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.views.View;
import dtu.slack.views.ViewView;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person acts on an element: of a message, of a modal, of a Home tab. */
final class Clicks {
    private Clicks() {}

    static Commit click(SlackCall call) {
        return call.arguments().filled("view_id").isPresent() ? inView(call) : inMessage(call);
    }

    private static Commit inMessage(SlackCall call) {
        var scene = Scene.of(call, null);
        var channel = Interactions.channel(call, scene.user());
        var ts = call.arguments()
                .filled("message_ts")
                .flatMap(Ts::exact)
                .orElseThrow(() -> refused(404, "message_not_found"));
        var message = Scene.seen(scene.state(), new Message.Id(channel.id(), ts), scene.user())
                .orElseThrow(() -> refused(404, "message_not_found"));
        var blocks = blocks(message);
        var place = place(call, blocks);
        var issued = ResponseUrl.issue(
                call, scene.state(), ResponseUrl.Kind.ACTIONS, scene.app(), scene.user(), channel, message.id());
        var answering = scene.on(issued.state());
        var payload = Interactions.object(json -> {
            answering.common(json, "block_actions");
            json.object("container", out -> {
                out.text("type", "message")
                        .text("message_ts", ts.text())
                        .text("channel_id", channel.id().value())
                        .truth("is_ephemeral", scene.state().has(Ephemeral.EPHEMERALS, message.id()));
                if (message.place() instanceof Message.Reply(var thread, var parent, var reach)) {
                    out.text("thread_ts", thread.text());
                }
            });
            Scene.channel(json, channel);
            json.object("message", out -> MessageView.members(call, out, message, MessageView.Detail.WITH_METADATA))
                    .object("state", state -> state.json("values", values(call, blocks, Json.EMPTY_OBJECT, place)))
                    .text("response_url", issued.url().text(call.tenant()))
                    .array("actions", List.of(action(call, place)), (out, each) -> out.value(each));
        });
        return answering.sentInteractive(payload, new Heard.Acknowledged());
    }

    /** What a person has entered in a view is kept with it. */
    private static Commit inView(SlackCall call) {
        var id = new View.Id(call.arguments().or("view_id", ""));
        var view = call.state().find(View.VIEWS, id).orElseThrow(() -> refused(404, "view_not_found"));
        var scene = Scene.of(call, view.isHome() ? null : id);
        if (!view.user().equals(scene.user().id())) {
            throw refused(404, "view_not_found");
        }
        var blocks = view.content().at("blocks").orElse(Json.EMPTY_ARRAY);
        var place = place(call, blocks);
        var entered = view.entered(values(call, blocks, view.values(), place));
        var payload = Interactions.object(json -> {
            scene.common(json, "block_actions");
            json.object("container", out -> out.text("type", "view").text("view_id", id.value()))
                    .object("view", out -> ViewView.members(call, out, entered))
                    .array("actions", List.of(action(call, place)), (out, each) -> out.value(each));
        });
        return scene.on(scene.state().put(View.VIEWS, entered)).sentInteractive(payload, new Heard.Acknowledged());
    }

    private static Elements.Place place(SlackCall call, Json blocks) {
        return Elements.find(
                        blocks,
                        call.arguments().or("action_id", ""),
                        call.arguments().filled("block_id"))
                .orElseThrow(() -> refused(404, "action_not_found"));
    }

    private static Json action(SlackCall call, Elements.Place place) {
        return Elements.action(place, value(call), Ts.at(call.now()).text());
    }

    private static Json values(SlackCall call, Json blocks, Json before, Elements.Place place) {
        return Values.with(Values.of(blocks, before), place, Elements.chosen(place, value(call)));
    }

    private static Optional<Json> value(SlackCall call) {
        return call.arguments().value("value");
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
