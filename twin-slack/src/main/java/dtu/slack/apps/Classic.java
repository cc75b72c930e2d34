package dtu.slack.apps;

import java.util.List;

/**
 * What apps from before granular scopes have: one scope for their bots, which stands for much of what there is. An app
 * is one of them as long as that is the only scope that its bot asks for.
 *
 * @see <a href="https://docs.slack.dev/legacy/legacy-bot-users">Legacy bot users</a>
 */
public final class Classic {
    public static final String SCOPE = "bot";
    /** As answers name what such a bot may do. */
    public static final String SCOPE_LINE = "identify,bot:basic";
    /**
     * What it may do, in today's words. The vendor has taken its own list down: these are what classic bots are known
     * to have done without asking for more. Channels they neither make nor change; addresses, the list of emoji and
     * user groups they do not see.
     */
    private static final List<String> COVERED = List.of(
            "app_mentions:read",
            "calls:read",
            "calls:write",
            "channels:history",
            "channels:read",
            "chat:write",
            "chat:write.customize",
            "chat:write.public",
            "dnd:read",
            "files:read",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "im:read",
            "im:write",
            "mpim:history",
            "mpim:read",
            "mpim:write",
            "pins:read",
            "pins:write",
            "reactions:read",
            "reactions:write",
            "team:read",
            "users.profile:read",
            "users:read",
            "users:write");

    private static final List<String> ALONE = List.of(SCOPE);

    private Classic() {}

    public static boolean is(List<String> scopes) {
        return scopes.equals(ALONE);
    }

    /** What scopes stand for. */
    public static List<String> spelledOut(List<String> scopes) {
        return is(scopes) ? COVERED : scopes;
    }
}
