package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.dialog.Dialog;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A person fills in a dialog, the older kind of form, or walks away from it. */
final class Forms {
    private Forms() {}

    /** The client asks for what is missing before it sends anything. */
    static Commit submit(SlackCall call) {
        var dialog = dialog(call);
        var values = call.arguments().value("submission").orElse(Json.EMPTY_OBJECT);
        var missing = new ArrayList<String>();
        for (var element : elements(dialog)) {
            var name = element.textAt("name").orElse("");
            var optional = element.at("optional")
                    .filter(Json::isTruth)
                    .filter(Json::asTruth)
                    .isPresent();
            if (!optional && values.textAt(name).orElse("").isEmpty()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            return Commit.commit(call.state())
                    .answer(Response.json(
                            400,
                            json -> json.truth("ok", false)
                                    .text("error", "missing_input")
                                    .texts("names", missing)));
        }
        return sent(call, dialog, "dialog_submission", values, new Answered(dialog.id()));
    }

    /** The app hears of it only if it asked to. */
    static Commit cancel(SlackCall call) {
        var dialog = dialog(call);
        var gone = call.seeing(call.state().remove(Dialog.DIALOGS, dialog.id()));
        var told = dialog.content()
                .at("notify_on_cancel")
                .filter(Json::isTruth)
                .filter(Json::asTruth)
                .isPresent();
        return told
                ? sent(gone, dialog, "dialog_cancellation", Json.NULL, new Heard.Acknowledged())
                : Commit.commit(gone.state()).answer(Response.json(200, json -> json.truth("ok", true)));
    }

    private static Commit sent(SlackCall call, Dialog dialog, String type, Json values, Continuation then) {
        var app = call.state().get(App.APPS, dialog.app());
        var scene = Scene.of(call, app, null);
        var place = dialog.channel() == null
                ? null
                : call.state().find(Channel.CHANNELS, dialog.channel()).orElse(null);
        var issued = place == null
                ? null
                : ResponseUrl.issue(call, scene.state(), ResponseUrl.Kind.APP, app, scene.user(), place, null);
        var payload = Interactions.object(json -> {
            scene.identity(json, type);
            json.text("callback_id", dialog.text("callback_id"))
                    .text("action_ts", Ts.at(call.now()).text())
                    .text("state", dialog.text("state"));
            if (values.isObject()) {
                json.json("submission", values);
            }
            if (place != null && issued != null) {
                Scene.channel(json, place);
                json.text("response_url", issued.url().text(call.tenant()));
            }
        });
        return (issued == null ? scene : scene.on(issued.state())).sentInteractive(payload, then);
    }

    /** Nothing closes it; errors keep it open, by the names of elements. */
    private record Answered(Dialog.Id id) implements Continuation {
        @Override
        public Commit resumed(Call given, Answer answer) {
            var call = (SlackCall) given;
            var heard = Heard.of(answer);
            if (heard.filter(Heard::isSuccess).isEmpty()) {
                return Commit.commit(call.state()).answer(Heard.told(heard, more -> {}));
            }
            if (heard.get().saysNothing()) {
                return Commit.commit(call.state().remove(Dialog.DIALOGS, id)).answer(Heard.told(heard, more -> {}));
            }
            var errors = heard.get().json().flatMap(json -> json.at("errors")).filter(Json::isArray);
            var names = call.state().find(Dialog.DIALOGS, id).stream()
                    .flatMap(dialog -> elements(dialog).stream())
                    .map(element -> element.textAt("name").orElse(""))
                    .toList();
            var known = errors.isPresent()
                    && errors.get().elements().stream()
                            .allMatch(
                                    error -> names.contains(error.textAt("name").orElse(""))
                                            && error.textAt("error").isPresent());
            return known
                    ? Commit.commit(call.state()).answer(Heard.told(heard, more -> {}))
                    : Heard.unacceptable(call, heard.get(), "invalid_response");
        }
    }

    private static List<Json> elements(Dialog dialog) {
        return dialog.content().at("elements").map(Json::elements).orElse(List.of());
    }

    /** The one that the person has open; the last, if they have several. */
    private static Dialog dialog(SlackCall call) {
        var user = Interactions.person(call).id();
        return call.state().scan(Dialog.DIALOGS).stream()
                .filter(dialog -> dialog.user().equals(user))
                .filter(dialog -> call.arguments()
                        .filled("callback_id")
                        .filter(id -> !id.equals(dialog.text("callback_id")))
                        .isEmpty())
                .reduce((first, second) -> second)
                .orElseThrow(() -> refused(404, "dialog_not_found"));
    }
}
