package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.SlackCall;
import dtu.slack.blocks.Blocks;
import dtu.slack.views.ViewView;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.json.Json;
import java.util.List;

/** A person types into a menu whose options the app knows; the app is asked for them with every letter. */
final class Suggestions {
    private static final List<String> MENUS = List.of("external_select", "multi_external_select");
    private static final long USUAL_LENGTH = 3;

    private Suggestions() {}

    static Commit suggest(SlackCall call) {
        var stage = Stage.of(call);
        var place = stage.place(call);
        if (!MENUS.contains(place.type())) {
            throw refused(400, "action_has_no_suggestions");
        }
        var typed = call.arguments().text("value").orElse("");
        var least = place.element()
                .at("min_query_length")
                .filter(Json::isWhole)
                .map(Json::asLong)
                .orElse(USUAL_LENGTH);
        if (typed.codePointCount(0, typed.length()) < least) {
            throw refused(400, "query_too_short");
        }
        var asked = Scene.of(call, stage.app(), null).during(stage.step());
        var scene = asked.step() == null ? asked.before(call.state()) : asked;
        var payload = Interactions.object(json -> {
            scene.identity(json, "block_suggestion");
            json.text("action_id", place.action())
                    .text("block_id", place.block())
                    .text("value", typed);
            stage.container(call, json, place);
            var view = stage.view();
            if (view != null) {
                json.object("view", out -> ViewView.members(call, out, view));
            }
        });
        var manifest = stage.app().manifest();
        return scene.sentForm("interactive", manifest.optionsUrl(), payload, new Answered());
    }

    /** Nothing but options will do. */
    private record Answered() implements Continuation {
        @Override
        public Commit resumed(Call given, Answer answer) {
            var call = (SlackCall) given;
            var heard = Heard.of(answer);
            if (heard.filter(Heard::isSuccess).isEmpty()) {
                return Commit.commit(call.state()).answer(Heard.told(heard, more -> {}));
            }
            var options = heard.get().json().filter(Blocks::areOptions);
            return options.isEmpty()
                    ? Heard.unacceptable(call, heard.get(), "invalid_response")
                    : Commit.commit(call.state()).answer(Heard.told(heard, json -> json.membersOf(options.get())));
        }
    }
}
