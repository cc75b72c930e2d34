package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.views.View;
import dtu.slack.views.ViewView;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A person acts on an element: of a message, of a modal, of a Home tab. */
final class Clicks {
    private Clicks() {}

    static Commit click(SlackCall call) {
        var stage = Stage.of(call);
        return stage.view() == null ? onMessage(call, stage) : inView(call, stage, stage.view());
    }

    private static Commit onMessage(SlackCall call, Stage stage) {
        var message = Objects.requireNonNull(stage.message());
        var channel = Objects.requireNonNull(stage.channel());
        var place = stage.place(call);
        var scene = Scene.of(call, stage.app(), null).in(channel).during(stage.step());
        var issued = ResponseUrl.issue(
                call, scene.state(), ResponseUrl.Kind.ACTIONS, scene.app(), scene.user(), channel, message.id());
        var chosen = new Chosen.Id(message.id(), stage.user().id());
        var before = Values.of(stage.blocks(), Chosen.under(call.state(), chosen), channel.id());
        var values = values(call, before, place);
        var answering = scene.on(
                Values.isRemembered(place)
                        ? issued.state().put(Chosen.CHOSEN, new Chosen(chosen, values))
                        : issued.state());
        var payload = Interactions.object(json -> {
            answering.common(json, "block_actions");
            stage.container(call, json, place);
            json.object("state", state -> state.json("values", values))
                    .text("response_url", issued.url().text(call.tenant()))
                    .array("actions", List.of(action(call, place)), (out, each) -> out.value(each));
        });
        return answering.sentInteractive(payload, new Heard.Acknowledged());
    }

    /** What a person has entered in a view is kept with it. */
    private static Commit inView(SlackCall call, Stage stage, View view) {
        var place = stage.place(call);
        var before = Values.of(stage.blocks(), view.values(), view.here());
        var entered = view.entered(values(call, before, place));
        if (!stage.isToldAtOnce(place)) {
            return Commit.commit(call.state().put(View.VIEWS, entered))
                    .answer(Response.json(200, json -> json.truth("ok", true)));
        }
        var scene =
                Scene.of(call, stage.app(), view.isHome() ? null : view.id()).during(stage.step());
        var payload = Interactions.object(json -> {
            scene.common(json, "block_actions");
            stage.container(call, json, place);
            json.object("view", out -> ViewView.members(call, out, entered))
                    .array("actions", List.of(action(call, place)), (out, each) -> out.value(each));
        });
        return scene.on(scene.state().put(View.VIEWS, entered)).sentInteractive(payload, new Heard.Acknowledged());
    }

    private static Json action(SlackCall call, Elements.Place place) {
        return Elements.action(place, value(call), Ts.at(call.now()).text());
    }

    private static Json values(SlackCall call, Json before, Elements.Place place) {
        var choice = Elements.chosen(place, value(call));
        if (place.type().equals(Uploads.KIND) || !Inputs.isPossible(place.element(), choice)) {
            throw refused(400, "invalid_input");
        }
        return Values.isRemembered(place) ? place.into(before, choice) : before;
    }

    private static Optional<Json> value(SlackCall call) {
        return call.arguments().value("value");
    }
}
