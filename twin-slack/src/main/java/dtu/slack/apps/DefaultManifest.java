package dtu.slack.apps;

import dtu.twins.json.Json;

/**
 * How the built-in app is configured before anybody configures it: it may do everything and hears nothing. A manifest
 * that is silent about a kind of scopes leaves those tokens as they are here.
 */
public final class DefaultManifest {
    public static final Manifest MANIFEST = new Manifest(Json.of("""
            { "display_information": {"name": "DTU"},
              "features": { "bot_user": {"display_name": "dtu", "always_online": true},
                            "app_home": {"home_tab_enabled": true, "messages_tab_enabled": true} },
              "oauth_config": { "scopes": {
                "bot": ["app_mentions:read", "assistant:write", "calls:read", "calls:write", "canvases:read",
                  "canvases:write", "tokens.basic", "bookmarks:read", "bookmarks:write", "channels:history",
                  "channels:join",
                  "channels:manage", "channels:read", "channels:write.invites", "channels:write.topic", "chat:write",
                  "chat:write.customize", "chat:write.public", "commands", "dnd:read", "emoji:read", "files:read",
                  "files:write", "groups:history", "groups:read", "groups:write", "groups:write.invites",
                  "groups:write.topic", "im:history", "im:read", "im:write", "im:write.topic", "incoming-webhook",
                  "links:read", "links:write", "metadata.message:read", "mpim:history", "mpim:read", "mpim:write",
                  "mpim:write.topic", "pins:read", "pins:write", "reactions:read", "reactions:write",
                  "remote_files:read", "remote_files:share", "remote_files:write", "team.billing:read",
                  "team.preferences:read", "team:read",
                  "usergroups:read", "usergroups:write", "users.profile:read", "users:read", "users:read.email",
                  "users:write"],
                "user": ["admin", "admin.conversations:read", "admin.conversations:write", "admin.invites:read",
                  "admin.invites:write", "admin.teams:read", "admin.teams:write", "admin.users:read",
                  "admin.users:write", "auditlogs:read", "bookmarks:read", "bookmarks:write", "channels:history",
                  "channels:read", "channels:write", "channels:write.invites", "channels:write.topic", "chat:write",
                  "chat:write.customize", "dnd:read", "dnd:write", "emoji:read", "files:read", "files:write",
                  "groups:history", "groups:read", "groups:write", "groups:write.invites", "groups:write.topic",
                  "im:history", "im:read", "im:write", "im:write.topic", "mpim:history", "mpim:read", "mpim:write",
                  "mpim:write.topic", "pins:read", "pins:write", "reactions:read", "reactions:write", "reminders:read",
                  "reminders:write", "search:read", "stars:read", "stars:write", "team:read", "usergroups:read",
                  "usergroups:write", "users.profile:read", "users.profile:write", "users:read", "users:read.email",
                  "users:write"] } },
              "settings": { "interactivity": {"is_enabled": true}, "org_deploy_enabled": false,
                            "socket_mode_enabled": false, "token_rotation_enabled": false } }"""));

    private DefaultManifest() {}
}
