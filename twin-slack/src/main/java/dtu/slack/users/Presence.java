package dtu.slack.users;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.state.Table;

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

    /** Of oneself one learns why. */
    static Response get(SlackCall call) {
        var own = call.user().id();
        var user = Users.visible(call, call.arguments().or("user", own.value()), SlackError.USER_NOT_FOUND);
        var isAway = call.state()
                .find(PRESENCES, user.id())
                .filter(row -> row.manner() == Manner.AWAY)
                .isPresent();
        var isThere = !isAway && !user.deleted();
        return SlackAnswer.ok(call, json -> {
            json.text("presence", isThere ? "active" : "away");
            if (user.id().equals(own)) {
                json.truth("online", true)
                        .truth("auto_away", false)
                        .truth("manual_away", isAway)
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
        return Commit.commit(
                        call.state().put(PRESENCES, new Presence(call.user().id(), manner)))
                .answer(SlackAnswer.ok(call));
    }

    /** Says nothing about what was set; it only keeps a client awake. */
    static Response active(SlackCall call) {
        return SlackAnswer.ok(call);
    }
}
