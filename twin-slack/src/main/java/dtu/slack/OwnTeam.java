package dtu.slack;

import java.util.Set;

/** The argument {@code team_id}: tokens of a whole organization need it, and a workspace's opens no other workspace. */
final class OwnTeam {
    /** Methods that take it and have no error of their own for it. */
    private static final Set<String> METHODS = Set.of(
            "chat.scheduledMessages.list",
            "conversations.create",
            "conversations.list",
            "dnd.info",
            "dnd.teamInfo",
            "files.list",
            "reactions.list",
            "reminders.add",
            "reminders.complete",
            "reminders.delete",
            "reminders.info",
            "reminders.list",
            "search.all",
            "search.files",
            "search.messages",
            "stars.list",
            "team.billableInfo",
            "users.conversations",
            "users.list");

    private OwnTeam() {}

    static void require(SlackCall call) {
        if (METHODS.contains(call.access().operation())) {
            var given = call.arguments().filled("team_id");
            if (given.isPresent() && !given.get().equals(Workspace.id(call.tenant()))) {
                throw SlackError.TEAM_ACCESS_NOT_GRANTED.refusal();
            }
        }
    }
}
