package dtu.slack.admin;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.users.User;

/** Who may administer, and which workspace and whom they mean. */
final class Admins {
    private Admins() {}

    static void requireAdmin(SlackCall call) {
        if (!call.user().role().isAdmin()) {
            throw SlackError.NOT_AN_ADMIN.refusal();
        }
    }

    /** The argument {@code team_id}, which must be there. */
    static void requireTeam(SlackCall call) {
        if (!call.arguments().or("team_id", "").equals(Workspace.id(call.tenant()))) {
            throw SlackError.TEAM_NOT_FOUND.refusal();
        }
    }

    /** The same when it may be left out. */
    static void requireTeamIfAny(SlackCall call) {
        if (call.arguments().filled("team_id").isPresent()) {
            requireTeam(call);
        }
    }

    static User user(SlackCall call) {
        return call.state()
                .find(User.USERS, new User.Id(call.arguments().or("user_id", "")))
                .orElseThrow(SlackError.USER_NOT_FOUND);
    }
}
