package dtu.slack.admin;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.Cursor;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.conversations.Channel;
import dtu.slack.team.TeamInfo;
import dtu.slack.users.User;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Slack's methods admin.teams.*: the workspaces an administrator has, which here is one. */
public final class AdminTeams {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read("admin.teams.list",          AdminTeams::list),
        read("admin.teams.settings.info", AdminTeams::settings));
    // spotless:on

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;

    private AdminTeams() {}

    private static Response list(SlackCall call) {
        Admins.requireAdmin(call);
        Cursor.limit(call, LIMIT, LIMIT_MAX);
        var id = Workspace.id(call.tenant());
        var behind = Cursor.given(call, "team").orElse("");
        var teams = behind.compareTo(id) < 0 ? List.of(id) : List.<String>of();
        return SlackAnswer.page(
                call,
                "",
                json -> json.array("teams", teams, (out, team) -> out.value(each -> members(call, each, team))));
    }

    private static void members(SlackCall call, JsonOut json, String team) {
        json.text("id", team).text("name", Workspace.NAME).text("discoverability", "invite_only");
        call.state()
                .find(User.FIRST_OWNER, User.Role.PRIMARY_OWNER)
                .ifPresent(owner -> json.object(
                        "primary_owner",
                        out -> out.text("user_id", owner.id().value())
                                .text("email", owner.profile().email())));
        json.text("team_url", Workspace.url(call));
    }

    /** Everybody starts in the one channel that nobody leaves. */
    private static Response settings(SlackCall call) {
        Admins.requireAdmin(call);
        Admins.requireTeam(call);
        var channels = call.state().find(Channel.BY_NAME, "general").stream()
                .map(channel -> channel.id().value())
                .toList();
        return SlackAnswer.ok(
                call,
                json -> json.object(
                        "team",
                        team -> team.text("id", Workspace.id(call.tenant()))
                                .text("name", Workspace.NAME)
                                .text("domain", Workspace.domain(call.tenant()))
                                .text("email_domain", "")
                                .object("icon", TeamInfo::icon)
                                .text("url", Workspace.url(call))
                                .texts("default_channels", channels)
                                .truth("is_verified", false)
                                .text("avatar_base_url", "https://ca.slack-edge.com/")));
    }
}
