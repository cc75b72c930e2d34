package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.users.User;
import dtu.slack.users.UserView;
import dtu.twins.json.JsonOut;
import java.time.Instant;

/** Events about people as they stand inside their deliveries. */
final class PeopleEventView {
    private PeopleEventView() {}

    static String type(PeopleEvent event) {
        return switch (event) {
            case PeopleEvent.ProfileChanged changed -> "user_profile_changed";
            case PeopleEvent.StatusChanged changed -> "user_status_changed";
        };
    }

    static void members(SlackCall call, JsonOut json, PeopleEvent event) {
        json.text("type", type(event));
        switch (event) {
            case PeopleEvent.ProfileChanged(var user, var at) -> user(call, json, user, at);
            case PeopleEvent.StatusChanged(var user, var at) -> user(call, json, user, at);
        }
    }

    private static void user(SlackCall call, JsonOut json, User user, Instant at) {
        json.object("user", out -> UserView.members(call, out, user, UserView.Email.SHOWN))
                .number("cache_ts", at.getEpochSecond())
                .text("event_ts", Ts.at(at).text());
    }
}
