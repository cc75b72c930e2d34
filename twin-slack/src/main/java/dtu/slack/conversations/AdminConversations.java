package dtu.slack.conversations;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.conversations.Channel.CHANNELS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.bookmarks.Bookmarks;
import dtu.slack.chat.Posting;
import dtu.slack.chat.Scheduled;
import dtu.slack.events.Event;
import dtu.slack.stars.Stars;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import java.util.ArrayList;
import java.util.List;

/** Slack's methods admin.conversations.*: administrators reach channels that they are not in. */
final class AdminConversations {
    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = table(
        write("admin.conversations.create",           AdminConversations::create),
        write("admin.conversations.rename",           AdminConversations::rename),
        write("admin.conversations.archive",          AdminConversations::archive),
        write("admin.conversations.unarchive",        AdminConversations::unarchive),
        write("admin.conversations.convertToPrivate", AdminConversations::convertToPrivate),
        write("admin.conversations.invite",           AdminConversations::invite),
        write("admin.conversations.delete",           AdminConversations::delete),
        read ("admin.conversations.search",           AdminSearch::search));
    // spotless:on

    private static final int INVITED_MAX = 1_000;

    private AdminConversations() {}

    /** Which refusal is met by those who are no administrators differs from method to method. */
    static void requireAdmin(SlackCall call, SlackError otherwise) {
        if (!call.user().role().isAdmin()) {
            throw otherwise.refusal();
        }
    }

    /** In a workspace that belongs to no organization nothing is org-wide. */
    private static Commit create(SlackCall call) {
        requireAdmin(call, SlackError.FEATURE_NOT_ENABLED);
        var given = call.arguments();
        if (!given.has("name") || !given.has("is_private")) {
            throw SlackError.INVALID_ARGUMENTS.refusal();
        }
        if (given.isTrue("org_wide")) {
            throw SlackError.FEATURE_NOT_ENABLED.refusal();
        }
        var team = given.filled("team_id").orElseThrow(SlackError.TEAM_ID_OR_ORG_REQUIRED);
        if (!team.equals(Workspace.id(call.tenant()))) {
            throw SlackError.TEAM_NOT_FOUND.refusal();
        }
        var kind = given.isTrue("is_private") ? Channel.Kind.PRIVATE : Channel.Kind.PUBLIC;
        var name = ChannelName.givenOr(call, SlackError.INVALID_NAME);
        var user = call.user().id();
        var bare = Channel.create(call.mint(Channel.IDS), kind, name, user, call.now());
        var channel = given.filled("description")
                .map(text -> new Channel.Note(text, user.value(), call.now().getEpochSecond()))
                .map(purpose -> bare.withPurpose(purpose, call.now()))
                .orElse(bare);
        return Life.created(call, channel)
                .answer(SlackAnswer.ok(
                        call, json -> json.text("channel_id", channel.id().value())));
    }

    private static Commit rename(SlackCall call) {
        requireAdmin(call, SlackError.FEATURE_NOT_ENABLED);
        var channel = channel(call);
        var renamed = channel.renamed(ChannelName.given(call), call.now());
        return Life.renamed(call, channel, renamed).answer(SlackAnswer.ok(call));
    }

    private static Commit archive(SlackCall call) {
        requireAdmin(call, SlackError.FEATURE_NOT_ENABLED);
        var channel = channel(call);
        if (channel.isGeneral()) {
            throw SlackError.CANT_ARCHIVE_GENERAL.refusal();
        }
        if (channel.isArchived()) {
            throw SlackError.ALREADY_ARCHIVED.refusal();
        }
        return Life.archived(call, channel);
    }

    private static Commit unarchive(SlackCall call) {
        requireAdmin(call, SlackError.FEATURE_NOT_ENABLED);
        var channel = channel(call);
        if (!channel.isArchived()) {
            throw SlackError.CHANNEL_NOT_ARCHIVED.refusal();
        }
        return Life.unarchived(call, channel);
    }

    private static Commit convertToPrivate(SlackCall call) {
        requireAdmin(call, SlackError.FEATURE_NOT_ENABLED);
        var channel = channel(call);
        if (channel.isGeneral() || channel.kind() == Channel.Kind.PRIVATE) {
            throw SlackError.CHANNEL_TYPE_NOT_SUPPORTED.refusal();
        }
        var hidden = channel.madePrivate(call.now());
        var deed = Deed.in(call.state().put(CHANNELS, hidden));
        return Posting.note(
                        call,
                        deed,
                        hidden,
                        call.user().id(),
                        "channel_convert_to_private",
                        "made this channel *private*. Now, it can only be viewed or joined by invitation.",
                        more -> {})
                .answer(SlackAnswer.ok(call));
    }

    /** With everything that was said in it and kept for it; its name is free again. */
    private static Commit delete(SlackCall call) {
        requireAdmin(call, SlackError.NOT_AN_ADMIN);
        var channel = channel(call);
        if (channel.isGeneral()) {
            throw SlackError.CHANNEL_TYPE_NOT_SUPPORTED.refusal();
        }
        var gone = channel.standing(Channel.Standing.DELETED, call.now());
        var state = Bookmarks.without(
                Scheduled.without(Posting.emptied(call.state(), channel.id()), channel.id()), channel.id());
        var left = Stars.without(state, channel.id().value())
                .unlinkAll(Channel.MEMBERS, channel.id())
                .put(CHANNELS, gone);
        return Deed.in(left)
                .tell(new Event.Lived(channel, Event.Stage.DELETED, call.user().id(), call.now()))
                .answer(SlackAnswer.ok(call));
    }

    /** All of them or none; whoever is in the channel already is no obstacle. */
    private static Commit invite(SlackCall call) {
        requireAdmin(call, SlackError.USER_MUST_BE_ADMIN);
        var channel = channel(call);
        if (channel.isGeneral() || channel.isArchived()) {
            throw SlackError.CHANNEL_TYPE_NOT_SUPPORTED.refusal();
        }
        var users = call.arguments().list("user_ids").stream().distinct().toList();
        if (users.isEmpty() || users.size() > INVITED_MAX) {
            throw SlackError.INVALID_ARGUMENTS.refusal();
        }
        var inviter = call.user().id().value();
        var failed = new ArrayList<String>();
        var deed = Deed.in(call.state());
        for (var id : users) {
            var user = new User.Id(id);
            if (!isPresent(call, user)) {
                failed.add(id);
            } else if (!channel.has(deed.state(), user)) {
                deed = Membership.entered(call, deed, channel, user, inviter);
            }
        }
        if (!failed.isEmpty()) {
            throw SlackError.FAILED_FOR_SOME_USERS.with(json -> json.object(
                    "failed_user_ids", out -> failed.forEach(id -> out.text(id, SlackError.USER_NOT_FOUND.code()))));
        }
        return deed.answer(SlackAnswer.ok(call));
    }

    private static boolean isPresent(SlackCall call, User.Id id) {
        return !id.equals(User.SLACKBOT)
                && call.state()
                        .find(User.USERS, id)
                        .filter(user -> !user.deleted())
                        .isPresent();
    }

    /** By id alone, whether the caller is in it or not. */
    private static Channel channel(SlackCall call) {
        var channel = call.state()
                .find(CHANNELS, new Channel.Id(call.arguments().or("channel_id", "")))
                .filter(found -> !found.isDeleted())
                .orElseThrow(SlackError.CHANNEL_NOT_FOUND);
        if (!channel.kind().isNamed()) {
            throw SlackError.CHANNEL_TYPE_NOT_SUPPORTED.refusal();
        }
        return channel;
    }
}
