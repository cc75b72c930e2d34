package dtu.slack.bots;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import java.util.List;

/** Slack's methods bots.*. */
public final class Bots {
    public static final List<Route> ROUTES = table(read("bots.info", Bots::info));

    public static final List<Shape> SHAPES = List.of(Bot.BOTS);

    private Bots() {}

    /** Without an argument a bot token asks for its own bot. */
    private static Response info(SlackCall call) {
        var team = Workspace.id(call.tenant());
        if (!call.arguments().or("team_id", team).equals(team)) {
            throw SlackError.TEAM_NOT_FOUND.refusal();
        }
        var id = call.arguments().or("bot", call.app().bot().value());
        var bot = call.state().find(Bot.BOTS, new Bot.Id(id)).orElseThrow(SlackError.BOT_NOT_FOUND);
        return SlackAnswer.ok(call, json -> json.object("bot", out -> BotView.members(call, out, bot)));
    }
}
