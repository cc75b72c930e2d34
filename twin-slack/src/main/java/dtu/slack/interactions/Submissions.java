package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.SlackCall;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.views.View;
import dtu.slack.views.ViewView;
import dtu.slack.views.Views;
import dtu.slack.webhooks.Payload;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.Refusal;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person submits a modal, or closes it. */
final class Submissions {
    private Submissions() {}

    /** The client itself asks for what is missing before it submits anything. */
    static Commit submit(SlackCall call) {
        var view = modal(call);
        var scene = Scene.of(call, app(call, view), view.id()).during(view.step());
        requireOwn(view, scene);
        Stage.requireUncovered(call, view);
        var blocks = view.content().at("blocks").orElse(Json.EMPTY_ARRAY);
        var entered = call.arguments().value("values").filter(Json::isObject).orElse(Json.EMPTY_OBJECT);
        var taken = Uploads.take(scene, blocks, entered);
        var given = taken.given();
        var values = Values.submitted(blocks, Values.of(blocks, view.values(), view.here()), given);
        Inputs.require(blocks, given, values);
        var submitted = view.entered(values);
        var state = taken.scene().state().put(View.VIEWS, submitted);
        var answering = answering(taken.scene().on(state), blocks, values);
        var after = call.seeing(state);
        var payload = Interactions.object(json -> {
            scene.common(json, "view_submission");
            json.object("view", out -> ViewView.members(after, out, submitted))
                    .json("response_urls", Json.array(answering.urls()));
        });
        return answering.scene().sentInteractive(payload, new Answered(view.id()));
    }

    /** With an address for every conversation that was chosen where the app asked for one. */
    private record Answering(Scene scene, List<Json> urls) {}

    private static Answering answering(Scene scene, Json blocks, Json values) {
        var urls = new ArrayList<Json>();
        var state = scene.state();
        for (var place : Elements.in(blocks).toList()) {
            var wanted = place.element()
                    .at("response_url_enabled")
                    .filter(Json::isTruth)
                    .filter(Json::asTruth);
            var chosen = place.within(values)
                    .flatMap(value -> value.textAt("selected_conversation").or(() -> value.textAt("selected_channel")));
            var channel = chosen.flatMap(id -> scene.state().find(Channel.CHANNELS, new Channel.Id(id)));
            if (wanted.isPresent() && channel.isPresent()) {
                var issued = ResponseUrl.issue(
                        scene.call(), state, ResponseUrl.Kind.APP, scene.app(), scene.user(), channel.get(), null);
                state = issued.state();
                urls.add(Interactions.object(json -> json.text(
                                "response_url", issued.url().text(scene.call().tenant()))
                        .text("channel_id", channel.get().id().value())
                        .text("action_id", place.action())
                        .text("block_id", place.block())));
            }
        }
        return new Answering(scene.on(state), urls);
    }

    /** What the app wants to become of the modal; without a word it closes. */
    private record Answered(View.Id id) implements Continuation {
        @Override
        public Commit resumed(Call given, Answer answer) {
            var call = (SlackCall) given;
            var heard = Heard.of(answer);
            var view = call.state().find(View.VIEWS, id);
            if (heard.filter(Heard::isSuccess).isEmpty() || view.isEmpty()) {
                return Commit.commit(call.state()).answer(Heard.told(heard, more -> {}));
            }
            var said = heard.get();
            if (said.saysNothing()) {
                return done(View.closed(call.state(), view.get()), said);
            }
            try {
                return acted(call, view.get(), said);
            } catch (Refusal badView) {
                return Heard.unacceptable(call, said, Payload.code(badView, call));
            }
        }

        private Commit acted(SlackCall call, View view, Heard said) {
            var answer = said.json().filter(Json::isObject).orElse(Json.EMPTY_OBJECT);
            var content = answer.at("view").filter(Json::isObject);
            return switch (answer.textAt("response_action").orElse("")) {
                case "errors" -> errors(call, view, said, answer);
                case "clear" -> done(View.cleared(call.state(), view), said);
                case "update" ->
                    content.isEmpty()
                            ? Heard.unacceptable(call, said, "invalid_response")
                            : shown(
                                    Views.updated(
                                            call, call.state(), view, Views.checked(call, content.get(), "modal")),
                                    view,
                                    said);
                case "push" ->
                    content.isEmpty()
                            ? Heard.unacceptable(call, said, "invalid_response")
                            : shown(
                                    Views.pushed(call, call.state(), view, Views.checked(call, content.get(), "modal")),
                                    view,
                                    said);
                default -> Heard.unacceptable(call, said, "invalid_response");
            };
        }

        /** Errors belong to blocks with input; any other name is the app's mistake. */
        private static Commit errors(SlackCall call, View view, Heard said, Json answer) {
            var inputs = view.content().at("blocks").stream()
                    .flatMap(blocks -> blocks.elements().stream())
                    .filter(block ->
                            block.textAt("type").filter("input"::equals).isPresent())
                    .flatMap(block -> block.textAt("block_id").stream())
                    .toList();
            var named = answer.at("errors").map(Json::names).orElse(List.of());
            return named.isEmpty() || !inputs.containsAll(named)
                    ? Heard.unacceptable(call, said, "invalid_response")
                    : done(call.state(), said);
        }

        /** With the id of the modal that the person has before them now. */
        private static Commit shown(State state, View view, Heard said) {
            var top = view.top(state).id().value();
            return Commit.commit(state).answer(Heard.told(Optional.of(said), json -> json.text("view_id", top)));
        }

        private static Commit done(State state, Heard said) {
            return Commit.commit(state).answer(Heard.told(Optional.of(said), more -> {}));
        }
    }

    /** The app hears of it only if it asked to; {@code is_cleared} closes the whole stack. */
    static Commit close(SlackCall call) {
        var view = modal(call);
        var scene = Scene.of(call, app(call, view), null);
        requireOwn(view, scene);
        var cleared = call.arguments().isTrue("is_cleared") || view.is("clear_on_close");
        var state = cleared ? View.cleared(scene.state(), view) : View.closed(scene.state(), view);
        if (!view.is("notify_on_close")) {
            return Commit.commit(state).answer(Response.json(200, json -> json.truth("ok", true)));
        }
        var closed = scene.on(state).during(view.step());
        var payload = Interactions.object(json -> {
            closed.identity(json, "view_closed");
            json.object("view", out -> ViewView.members(call, out, view)).truth("is_cleared", cleared);
        });
        return closed.sentInteractive(payload, new Heard.Acknowledged());
    }

    private static View modal(SlackCall call) {
        return call.state()
                .find(View.VIEWS, new View.Id(call.arguments().or("view_id", "")))
                .filter(view -> !view.isHome())
                .orElseThrow(() -> refused(404, "view_not_found"));
    }

    private static App app(SlackCall call, View view) {
        return call.state().get(App.APPS, view.app());
    }

    private static void requireOwn(View view, Scene scene) {
        if (!view.user().equals(scene.user().id())) {
            throw refused(404, "view_not_found");
        }
    }
}
