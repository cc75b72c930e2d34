package dtu.slack.views;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.files.FileView;
import dtu.slack.files.SharedFile;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** A view as Slack shows one. */
public final class ViewView {
    private ViewView() {}

    public static void members(SlackCall call, JsonOut json, View view) {
        var app = call.state().get(App.APPS, view.app());
        var previous = view.previous();
        json.text("id", view.id().value())
                .text("team_id", Workspace.id(call.tenant()))
                .text("type", view.text("type"))
                .json("blocks", view.content().at("blocks").orElse(Json.EMPTY_ARRAY))
                .text("private_metadata", view.text("private_metadata"))
                .text("callback_id", view.text("callback_id"))
                .object("state", state -> values(call, state, view.values()))
                .text("hash", view.hash());
        for (var label : new String[] {"title", "close", "submit"}) {
            json.json(label, view.content().at(label).orElse(Json.NULL));
        }
        json.truth("clear_on_close", view.is("clear_on_close"))
                .truth("notify_on_close", view.is("notify_on_close"))
                .truth("submit_disabled", view.is("submit_disabled"))
                .text("root_view_id", view.root().value())
                .text("previous_view_id", previous == null ? null : previous.value())
                .text("app_id", Workspace.appId(call.tenant(), view.app().value()))
                .text("external_id", view.text("external_id"))
                .text("app_installed_team_id", Workspace.id(call.tenant()))
                .text("bot_id", app.bot().value());
    }

    /** What was entered; files, which are kept by their ids, as they are now. */
    private static void values(SlackCall call, JsonOut json, Json values) {
        json.object(
                "values",
                blocks -> values.members((block, actions) -> blocks.object(
                        block,
                        each -> actions.members((action, choice) -> {
                            if (choice.textAt("type")
                                    .filter("file_input"::equals)
                                    .isEmpty()) {
                                each.json(action, choice);
                            } else {
                                each.object(action, out -> uploaded(call, out, choice));
                            }
                        }))));
    }

    private static void uploaded(SlackCall call, JsonOut json, Json choice) {
        var files = choice.at("files").map(Json::elements).orElse(List.of()).stream()
                .flatMap(file -> file.textAt("id").stream())
                .flatMap(id -> call.state().find(SharedFile.FILES, new SharedFile.Id(id)).stream())
                .toList();
        json.text("type", "file_input")
                .array("files", files, (out, file) -> out.value(each -> FileView.members(call, each, file)));
    }
}
