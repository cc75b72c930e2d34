package dtu.slack.bots;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.twins.json.JsonOut;

/** A bot as Slack shows one, and the profile of it that stands in every message it posts. */
public final class BotView {
    private static final String ICON = "https://a.slack-edge.com/80588/img/plugins/app/bot_";

    private BotView() {}

    static void members(SlackCall call, JsonOut json, Bot bot) {
        common(call, json, bot);
        json.text("user_id", bot.user().value()).object("icons", BotView::icons);
    }

    public static void profile(SlackCall call, JsonOut json, Bot bot) {
        common(call, json, bot);
        json.object("icons", BotView::icons).text("team_id", Workspace.id(call.tenant()));
    }

    private static void common(SlackCall call, JsonOut json, Bot bot) {
        json.text("id", bot.id().value())
                .truth("deleted", bot.deleted())
                .text("name", bot.name())
                .number("updated", bot.updated().getEpochSecond())
                .text("app_id", Workspace.appId(call.tenant(), bot.app().value()));
    }

    private static void icons(JsonOut json) {
        json.text("image_36", ICON + "36.png").text("image_48", ICON + "48.png").text("image_72", ICON + "72.png");
    }
}
