package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.users.User;
import dtu.twins.json.JsonOut;
import java.util.List;

/** What became of an app, as it stands inside its delivery. */
final class AppEventView {
    private AppEventView() {}

    static String type(AppEvent event) {
        return switch (event) {
            case AppEvent.TokensRevoked revoked -> "tokens_revoked";
            case AppEvent.Uninstalled uninstalled -> "app_uninstalled";
        };
    }

    static void members(SlackCall call, JsonOut json, AppEvent event) {
        json.text("type", type(event));
        switch (event) {
            case AppEvent.TokensRevoked revoked ->
                json.object(
                        "tokens",
                        tokens -> tokens.texts("oauth", ids(revoked.users())).texts("bot", ids(revoked.bots())));
            case AppEvent.Uninstalled uninstalled -> {}
        }
        json.text("event_ts", Ts.at(event.at()).text());
    }

    private static List<String> ids(List<User.Id> users) {
        return users.stream().map(User.Id::value).toList();
    }
}
