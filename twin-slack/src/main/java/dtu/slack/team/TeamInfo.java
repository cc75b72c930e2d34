package dtu.slack.team;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.function.BiConsumer;

/** Slack's methods team.*: the workspace. */
public final class TeamInfo {
    public static final List<Route> ROUTES = table(read("team.info", TeamInfo::info));

    private static final List<Integer> ICON_SIZES = List.of(34, 44, 68, 88, 102, 132, 230);

    private TeamInfo() {}

    private static Response info(SlackCall call) {
        var id = Workspace.id(call.tenant());
        if (!call.arguments().or("team", id).equals(id)) {
            throw SlackError.TEAM_NOT_FOUND.refusal();
        }
        var domain = Workspace.domain(call.tenant());
        if (!call.arguments().or("domain", domain).equals(domain)) {
            throw SlackError.TEAM_NOT_FOUND.refusal();
        }
        return SlackAnswer.ok(
                call,
                json -> json.object(
                        "team",
                        team -> team.text("id", id)
                                .text("name", Workspace.NAME)
                                .text("url", Workspace.url(call))
                                .text("domain", domain)
                                .text("email_domain", "")
                                .object("icon", TeamInfo::icon)
                                .text("avatar_base_url", "https://ca.slack-edge.com/")
                                .truth("is_verified", false)
                                .truth("lob_sales_home_enabled", false)
                                .truth("is_sfdc_auto_slack", false)));
    }

    public static void icon(JsonOut json) {
        icons("image_", json::text);
        json.truth("image_default", true);
    }

    /** The workspace's picture in all its sizes, each under a name that ends in the size. */
    public static void icons(String prefix, BiConsumer<String, String> out) {
        for (var size : ICON_SIZES) {
            out.accept(prefix + size, "https://a.slack-edge.com/80588/img/avatars-teams/ava_0001-" + size + ".png");
        }
    }
}
