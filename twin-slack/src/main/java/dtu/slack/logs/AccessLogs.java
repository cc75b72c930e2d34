package dtu.slack.logs;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.Pages;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.team.Preferences;
import dtu.slack.users.User;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.time.Instant;
import java.util.List;

/** Slack's method team.accessLogs: who was here, from where and with what. */
public final class AccessLogs {
    public static final List<Route> ROUTES = table(read("team.accessLogs", AccessLogs::list));

    private static final int COUNT = 100;
    private static final int COUNT_MAX = 1_000;
    private static final int PAGES_MAX = 100;

    private AccessLogs() {}

    /** Whoever was here last comes first. */
    private static Response list(SlackCall call) {
        requireAdmin(call);
        var team = Workspace.id(call.tenant());
        if (!call.arguments().or("team_id", team).equals(team)) {
            throw SlackError.INVALID_TEAM_ID.refusal();
        }
        if (!Preferences.isPaid(call.state())) {
            throw SlackError.PAID_ONLY.refusal();
        }
        if (whole(call, "count") > COUNT_MAX || whole(call, "limit") > COUNT_MAX || whole(call, "page") > PAGES_MAX) {
            throw SlackError.OVER_PAGINATION_LIMIT.refusal();
        }
        var index = Visit.BY_LAST;
        // Everything within the second that is named; nobody can be here later than now.
        var range = index.below(before(call).plusSeconds(1)).descending();
        var page = Pages.of(call, call.state().scan(index, range), COUNT, COUNT_MAX);
        return SlackAnswer.page(call, page.cursor(), json -> {
            json.array("logins", page.rows(), (out, visit) -> out.value(each -> members(call, each, visit)));
            page.paging(json);
        });
    }

    private static Instant before(SlackCall call) {
        var text = call.arguments().or("before", "now");
        return text.equals("now")
                ? call.now()
                : call.arguments()
                        .whole("before")
                        .filter(seconds -> Math.abs(seconds) < Integer.MAX_VALUE)
                        .map(Instant::ofEpochSecond)
                        .orElseThrow(SlackError.INVALID_ARGUMENTS);
    }

    private static long whole(SlackCall call, String name) {
        return call.arguments().whole(name).orElse(0L);
    }

    /** Of a machine of one's own nobody knows country, region and provider. */
    private static void members(SlackCall call, JsonOut json, Visit visit) {
        json.text("user_id", visit.id().user().value())
                .text(
                        "username",
                        call.state().get(User.USERS, visit.id().user()).name())
                .number("date_first", visit.first().getEpochSecond())
                .number("date_last", visit.last().getEpochSecond())
                .number("count", visit.count())
                .text("ip", visit.id().origin().address())
                .text("user_agent", visit.id().origin().agent())
                .nothing("isp")
                .nothing("country")
                .nothing("region");
    }

    static void requireAdmin(SlackCall call) {
        if (!call.user().role().isAdmin()) {
            throw SlackError.NOT_AN_ADMIN.refusal();
        }
    }
}
