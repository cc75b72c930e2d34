package dtu.slack.events;

import static java.util.Map.entry;

import dtu.slack.conversations.Channel;
import java.util.Map;

/**
 * The scope without which an app does not hear of an event, however it has subscribed.
 *
 * @see <a href="https://docs.slack.dev/reference/events">Slack's events, each with its scopes</a>
 */
final class EventScopes {
    // spotless:off - a table reads best as a table
    private static final Map<String, String> OF = Map.ofEntries(
        entry("app_mention",              "app_mentions:read"),
        entry("channel_archive",          "channels:read"),
        entry("channel_created",          "channels:read"),
        entry("channel_deleted",          "channels:read"),
        entry("channel_rename",           "channels:read"),
        entry("channel_unarchive",        "channels:read"),
        entry("dnd_updated",              "dnd:read"),
        entry("dnd_updated_user",         "dnd:read"),
        entry("emoji_changed",            "emoji:read"),
        entry("file_change",              "files:read"),
        entry("file_created",             "files:read"),
        entry("file_deleted",             "files:read"),
        entry("file_public",              "files:read"),
        entry("file_shared",              "files:read"),
        entry("group_archive",            "groups:read"),
        entry("group_deleted",            "groups:read"),
        entry("group_rename",             "groups:read"),
        entry("group_unarchive",          "groups:read"),
        entry("im_created",               "im:read"),
        entry("invite_requested",         "admin.invites:read"),
        entry("link_shared",              "links:read"),
        entry("message.channels",         "channels:history"),
        entry("message.groups",           "groups:history"),
        entry("message.im",               "im:history"),
        entry("message.mpim",             "mpim:history"),
        entry("message_metadata_deleted", "metadata.message:read"),
        entry("message_metadata_posted",  "metadata.message:read"),
        entry("message_metadata_updated", "metadata.message:read"),
        entry("pin_added",                "pins:read"),
        entry("pin_removed",              "pins:read"),
        entry("reaction_added",           "reactions:read"),
        entry("reaction_removed",         "reactions:read"),
        entry("star_added",               "stars:read"),
        entry("star_removed",             "stars:read"),
        entry("subteam_created",          "usergroups:read"),
        entry("subteam_members_changed",  "usergroups:read"),
        entry("subteam_self_added",       "usergroups:read"),
        entry("subteam_self_removed",     "usergroups:read"),
        entry("subteam_updated",          "usergroups:read"),
        entry("team_join",                "users:read"),
        entry("user_change",              "users:read"),
        entry("user_profile_changed",     "users:read"),
        entry("user_status_changed",      "users:read"));
    // spotless:on

    private EventScopes() {}

    /** Empty for what every app may hear. Who comes and goes is told by the scope of the conversation's kind. */
    static String needed(Event event) {
        var channel = event.channel();
        if (channel != null && (event instanceof Event.Joined || event instanceof Event.Left)) {
            return scope(channel);
        }
        return OF.getOrDefault(EventView.subscription(event), "");
    }

    private static String scope(Channel channel) {
        return channel.kind().family() + ":read";
    }
}
