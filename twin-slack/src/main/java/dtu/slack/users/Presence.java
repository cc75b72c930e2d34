package dtu.slack.users;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.events.SocketEvent;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.List;

/**
 * Whether somebody has said that they are away; whoever has not is there, since everybody in the workspace has a
 * client.
 */
public record Presence(User.Id id, Manner manner) {
    static final Table<User.Id, Presence> PRESENCES = Table.of("Presence", Presence::id);

    /** What somebody has set. */
    enum Manner {
        AUTO,
        AWAY
    }

    public static final String ACTIVE = "active";
    public static final String AWAY = "away";

    /** Whether somebody is there, in Slack's words. */
    public static String of(State state, User user) {
        return isAway(state, user.id()) || user.deleted() ? AWAY : ACTIVE;
    }

    private static boolean isAway(State state, User.Id user) {
        return state.find(PRESENCES, user)
                .filter(row -> row.manner() == Manner.AWAY)
                .isPresent();
    }

    /** Of oneself one learns why. */
    static Response get(SlackCall call) {
        var own = call.user().id();
        var user = Users.visible(call, call.arguments().or("user", own.value()), SlackError.USER_NOT_FOUND);
        return SlackAnswer.ok(call, json -> {
            json.text("presence", of(call.state(), user));
            if (user.id().equals(own)) {
                json.truth("online", true)
                        .truth("auto_away", false)
                        .truth("manual_away", isAway(call.state(), own))
                        .number("connection_count", 1)
                        .number("last_activity", call.now().getEpochSecond());
            }
        });
    }

    static Commit set(SlackCall call) {
        var manner = switch (call.arguments().or("presence", "")) {
            case "auto" -> Manner.AUTO;
            case "away" -> Manner.AWAY;
            default -> throw SlackError.INVALID_PRESENCE.refusal();
        };
        var user = call.user();
        var before = of(call.state(), user);
        var set = Deed.in(call.state().put(PRESENCES, new Presence(user.id(), manner)));
        var after = of(set.state(), user);
        var told = after.equals(before)
                ? set
                : set.tell(new SocketEvent.PresenceChanged(List.of(user.id()), after, SocketEvent.Form.SINGLE))
                        .tell(new SocketEvent.PresenceSet(user.id(), after));
        return told.answer(SlackAnswer.ok(call));
    }

    /** Says nothing about what was set; it only keeps a client awake. */
    static Response active(SlackCall call) {
        return SlackAnswer.ok(call);
    }
}
