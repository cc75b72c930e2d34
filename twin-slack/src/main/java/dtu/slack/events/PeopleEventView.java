package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.dnd.Quiet;
import dtu.slack.usergroups.UsergroupView;
import dtu.slack.users.User;
import dtu.slack.users.UserView;
import dtu.twins.json.JsonOut;
import java.time.Instant;
import java.util.List;

/** Events about people as they stand inside their deliveries. */
final class PeopleEventView {
    private PeopleEventView() {}

    static String type(PeopleEvent event) {
        return switch (event) {
            case PeopleEvent.ProfileChanged changed -> "user_profile_changed";
            case PeopleEvent.StatusChanged changed -> "user_status_changed";
            case PeopleEvent.SubteamChanged changed ->
                changed.turn() == PeopleEvent.SubteamTurn.CREATED ? "subteam_created" : "subteam_updated";
            case PeopleEvent.DndUpdated updated ->
                updated.audience() == Quiet.Audience.ONESELF ? "dnd_updated" : "dnd_updated_user";
            case PeopleEvent.InviteRequested requested -> "invite_requested";
            case PeopleEvent.EmojiAdded added -> "emoji_changed";
            case PeopleEvent.EmojiRemoved removed -> "emoji_changed";
            case PeopleEvent.SubteamFilled filled -> "subteam_members_changed";
            case PeopleEvent.SubteamSelf self ->
                self.turn() == PeopleEvent.SelfTurn.ADDED ? "subteam_self_added" : "subteam_self_removed";
        };
    }

    static void members(SlackCall call, JsonOut json, PeopleEvent event) {
        json.text("type", type(event));
        switch (event) {
            case PeopleEvent.ProfileChanged(var user, var at) -> user(call, json, user, at);
            case PeopleEvent.StatusChanged(var user, var at) -> user(call, json, user, at);
            case PeopleEvent.SubteamChanged(var group, var turn, var at) ->
                json.object("subteam", out -> UsergroupView.whole(call, out, group))
                        .text("event_ts", Ts.at(at).text());
            case PeopleEvent.DndUpdated(var user, var audience, var at) ->
                json.text("user", user.id().value())
                        .object("dnd_status", out -> Quiet.told(call.state(), out, user, at, audience))
                        .text("event_ts", Ts.at(at).text());
            case PeopleEvent.InviteRequested(var request, var at) ->
                json.object("invite_request", out -> {
                    request.members(out);
                    out.object(
                            "team",
                            team -> team.text("id", Workspace.id(call.tenant()))
                                    .text("name", Workspace.NAME)
                                    .text("domain", Workspace.domain(call.tenant())));
                });
            case PeopleEvent.EmojiAdded(var name, var value, var at) ->
                json.text("subtype", "add")
                        .text("name", name)
                        .text("value", value)
                        .text("event_ts", Ts.at(at).text());
            case PeopleEvent.EmojiRemoved(var name, var at) ->
                json.text("subtype", "remove")
                        .texts("names", List.of(name))
                        .text("event_ts", Ts.at(at).text());
            case PeopleEvent.SubteamFilled filled -> filled(call, json, filled);
            case PeopleEvent.SubteamSelf(var group, var user, var turn, var at) ->
                json.text("subteam_id", group.id().value())
                        .text("event_ts", Ts.at(at).text());
        }
    }

    private static void user(SlackCall call, JsonOut json, User user, Instant at) {
        json.object("user", out -> UserView.members(call, out, user, UserView.Email.SHOWN))
                .number("cache_ts", at.getEpochSecond())
                .text("event_ts", Ts.at(at).text());
    }

    private static void filled(SlackCall call, JsonOut json, PeopleEvent.SubteamFilled event) {
        var group = event.group();
        json.text("subteam_id", group.id().value())
                .text("team_id", Workspace.id(call.tenant()))
                .number("date_previous_update", group.times().updated().getEpochSecond())
                .number("date_update", event.at().getEpochSecond())
                .texts("added_users", values(event.added()))
                .number("added_users_count", event.added().size())
                .texts("removed_users", values(event.removed()))
                .number("removed_users_count", event.removed().size())
                .text("event_ts", Ts.at(event.at()).text());
    }

    private static List<String> values(List<User.Id> users) {
        return users.stream().map(User.Id::value).toList();
    }
}
