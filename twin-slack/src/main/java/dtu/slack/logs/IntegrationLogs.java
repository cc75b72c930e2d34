package dtu.slack.logs;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.Pages;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Slack's method team.integrationLogs: apps and webhooks that came, went, or may do other things now. */
public final class IntegrationLogs {
    public static final List<Route> ROUTES = table(read("team.integrationLogs", IntegrationLogs::list));

    private static final int COUNT = 100;
    private static final int COUNT_MAX = 1_000;

    private IntegrationLogs() {}

    /** Newest first. */
    private static Response list(SlackCall call) {
        AccessLogs.requireAdmin(call);
        var given = call.arguments();
        var key = IntegrationChange.key(
                subject(call).orElse(""), kind(given.or("change_type", "")), given.or("user", ""));
        var index = IntegrationChange.BY_TRAITS;
        var all = call.state().scan(index, index.exactly(key).descending());
        var page = Pages.counted(call, all, COUNT, COUNT_MAX);
        return SlackAnswer.ok(call, json -> {
            json.array("logs", page.rows(), (out, change) -> out.value(each -> members(call, each, change)));
            page.paging(json);
        });
    }

    /** The app or the webhook that is asked for; what is neither has no line. */
    private static Optional<String> subject(SlackCall call) {
        var app = call.arguments().filled("app_id");
        var service = call.arguments().filled("service_id");
        if (app.isPresent() && service.isPresent()) {
            return Optional.of("both");
        }
        return app.map(id ->
                        App.known(call, id).map(found -> found.id().value()).orElse(id))
                .or(() -> service.map(number -> SlackIds.numbered("B", number).orElse(number)));
    }

    private static String kind(String text) {
        if (!text.isEmpty()
                && Arrays.stream(IntegrationChange.Kind.values())
                        .noneMatch(kind -> kind.code().equals(text))) {
            throw SlackError.INVALID_ARGUMENTS.because(
                    List.of("[ERROR] must be one of added, removed, enabled, disabled, updated: change_type"));
        }
        return text;
    }

    private static void members(SlackCall call, JsonOut json, IntegrationChange change) {
        switch (change.subject()) {
            case IntegrationChange.Program(var id, var name) ->
                json.text("app_id", Workspace.appId(call.tenant(), id.value())).text("app_type", name);
            case IntegrationChange.Service(var id, var channel) ->
                json.number("service_id", SlackIds.number(id.value(), 1))
                        .text("service_type", "Incoming Webhooks")
                        .text("channel", channel.value());
        }
        json.text("user_id", change.by().key())
                .text("user_name", change.by().name())
                .text("date", Long.toString(change.id().at().getEpochSecond()))
                .text("change_type", change.kind().code())
                .text("scope", String.join(",", change.scopes()));
    }
}
