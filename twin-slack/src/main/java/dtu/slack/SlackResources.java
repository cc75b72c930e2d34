package dtu.slack;

import dtu.slack.admin.AdminInvites;
import dtu.slack.admin.AdminTeams;
import dtu.slack.admin.AdminUsers;
import dtu.slack.apps.Apps;
import dtu.slack.assistant.Assistant;
import dtu.slack.auth.Auth;
import dtu.slack.blocks.Validation;
import dtu.slack.bookmarks.Bookmarks;
import dtu.slack.bots.Bots;
import dtu.slack.calls.Calls;
import dtu.slack.canvases.Canvases;
import dtu.slack.chat.Chat;
import dtu.slack.client.SignIn;
import dtu.slack.conversations.Conversations;
import dtu.slack.dialog.Dialogs;
import dtu.slack.dnd.Dnd;
import dtu.slack.emoji.Emojis;
import dtu.slack.events.Subscriptions;
import dtu.slack.files.Files;
import dtu.slack.files.RemoteFiles;
import dtu.slack.files.Transfer;
import dtu.slack.interactions.Interactions;
import dtu.slack.interactions.ResponseUrls;
import dtu.slack.logs.AccessLogs;
import dtu.slack.logs.AuditLogs;
import dtu.slack.logs.Chronicle;
import dtu.slack.logs.IntegrationLogs;
import dtu.slack.oauth.OAuth;
import dtu.slack.pins.Pins;
import dtu.slack.reactions.Reactions;
import dtu.slack.reminders.Reminders;
import dtu.slack.rtm.Rtm;
import dtu.slack.scim.Scim;
import dtu.slack.search.Search;
import dtu.slack.stars.Stars;
import dtu.slack.team.TeamInfo;
import dtu.slack.team.TeamRules;
import dtu.slack.usergroups.Usergroups;
import dtu.slack.users.Users;
import dtu.slack.views.Views;
import dtu.slack.webhooks.Webhooks;
import dtu.slack.workflows.Functions;
import dtu.twins.Route;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is built: a new family of methods adds its lines here. */
final class SlackResources {
    static final List<Route> ROUTES = Stream.of(
                    Auth.ROUTES,
                    Users.ROUTES,
                    Usergroups.ROUTES,
                    Scim.ROUTES,
                    Bots.ROUTES,
                    TeamInfo.ROUTES,
                    TeamRules.ROUTES,
                    AccessLogs.ROUTES,
                    IntegrationLogs.ROUTES,
                    AuditLogs.ROUTES,
                    AdminUsers.ROUTES,
                    AdminInvites.ROUTES,
                    AdminTeams.ROUTES,
                    Reminders.ROUTES,
                    Conversations.ROUTES,
                    Chat.ROUTES,
                    Validation.ROUTES,
                    Reactions.ROUTES,
                    Pins.ROUTES,
                    Bookmarks.ROUTES,
                    Emojis.ROUTES,
                    Dnd.ROUTES,
                    Stars.ROUTES,
                    Files.ROUTES,
                    RemoteFiles.ROUTES,
                    Transfer.ROUTES,
                    SignIn.ROUTES,
                    Search.ROUTES,
                    Views.ROUTES,
                    Dialogs.ROUTES,
                    Assistant.ROUTES,
                    Calls.ROUTES,
                    Canvases.ROUTES,
                    Apps.ROUTES,
                    Rtm.ROUTES,
                    OAuth.ROUTES,
                    Webhooks.ROUTES,
                    Functions.ROUTES,
                    ResponseUrls.ROUTES)
            .flatMap(List::stream)
            .toList();

    static final List<Shape> SHAPES = Stream.of(
                    Auth.SHAPES,
                    Users.SHAPES,
                    Usergroups.SHAPES,
                    Scim.SHAPES,
                    Bots.SHAPES,
                    TeamRules.SHAPES,
                    AdminInvites.SHAPES,
                    Reminders.SHAPES,
                    Conversations.SHAPES,
                    Chat.SHAPES,
                    Pins.SHAPES,
                    Bookmarks.SHAPES,
                    Emojis.SHAPES,
                    Dnd.SHAPES,
                    Stars.SHAPES,
                    Files.SHAPES,
                    Views.SHAPES,
                    Dialogs.SHAPES,
                    Assistant.SHAPES,
                    Calls.SHAPES,
                    Apps.SHAPES,
                    OAuth.SHAPES,
                    Rtm.SHAPES,
                    Webhooks.SHAPES,
                    Functions.SHAPES,
                    Interactions.SHAPES,
                    Subscriptions.SHAPES,
                    Chronicle.SHAPES)
            .flatMap(List::stream)
            .toList();

    private SlackResources() {}
}
