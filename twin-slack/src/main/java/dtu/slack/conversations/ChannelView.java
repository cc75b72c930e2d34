package dtu.slack.conversations;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.canvases.Canvases;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.users.User;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** A conversation as Slack shows one: flags for every kind, and what only the viewer knows. */
public final class ChannelView {
    private ChannelView() {}

    /** As in lists, where nothing is said about how far the viewer has read. */
    public static void listed(SlackCall call, JsonOut json, Channel channel, User.Id viewer) {
        members(call, json, channel, viewer);
        if (channel.kind().isNamed()) {
            json.number(
                    "num_members",
                    call.state().linked(Channel.MEMBERS, channel.id()).size());
        }
    }

    /** As in the list of somebody's conversations, which need not say that they are in them. */
    static void ofUser(SlackCall call, JsonOut json, Channel channel, User.Id viewer) {
        if (channel.kind() == Channel.Kind.IM) {
            im(call, json, channel, viewer);
            deleted(call, json, channel, viewer);
        } else {
            named(call, json, channel);
        }
    }

    /** Lists tell of direct messages whether the other one is still there. */
    private static void deleted(SlackCall call, JsonOut json, Channel channel, User.Id viewer) {
        if (channel.kind() == Channel.Kind.IM) {
            var other = call.state().find(User.USERS, channel.counterpart(viewer));
            json.truth("is_user_deleted", other.map(User::deleted).orElse(false));
        }
    }

    /** As the viewer's own view of it. */
    public static void own(SlackCall call, JsonOut json, Channel channel, User.Id viewer) {
        members(call, json, channel, viewer);
        if (channel.has(call.state(), viewer)) {
            json.text("last_read", lastRead(call, channel, viewer).text());
            if (channel.kind() != Channel.Kind.PUBLIC) {
                json.truth("is_open", !call.state().isLinked(Channel.CLOSED, channel.id(), viewer));
            }
        }
    }

    /** With the last message and what is unread, as conversations.open tells it. */
    static void full(SlackCall call, JsonOut json, Channel channel, User.Id viewer) {
        own(call, json, channel, viewer);
        var unread = call.state()
                .scan(Message.HISTORY, Message.in(channel.id(), lastRead(call, channel, viewer)))
                .size();
        var latest = call.state()
                .scan(Message.HISTORY, Message.in(channel.id(), Ts.ZERO).descending())
                .limit(1)
                .toList();
        if (latest.isEmpty()) {
            json.nothing("latest");
        } else {
            json.object("latest", out -> MessageView.members(call, out, latest.getFirst(), MessageView.Detail.PLAIN));
        }
        json.number("unread_count", unread).number("unread_count_display", unread);
    }

    static Ts lastRead(SlackCall call, Channel channel, User.Id viewer) {
        return call.state()
                .find(Channel.Mark.MARKS, new Channel.Seat(channel.id(), viewer))
                .map(Channel.Mark::lastRead)
                .orElse(Ts.ZERO);
    }

    private static void members(SlackCall call, JsonOut json, Channel channel, User.Id viewer) {
        if (channel.kind() == Channel.Kind.IM) {
            im(call, json, channel, viewer);
        } else {
            named(call, json, channel);
            json.truth("is_member", channel.has(call.state(), viewer));
        }
    }

    private static void im(SlackCall call, JsonOut json, Channel channel, User.Id viewer) {
        var other = channel.counterpart(viewer);
        json.text("id", channel.id().value())
                .number("created", channel.origin().created().getEpochSecond())
                .truth("is_archived", false)
                .truth("is_im", true)
                .truth("is_org_shared", false)
                .text("context_team_id", Workspace.id(call.tenant()))
                .number("updated", channel.updated().toEpochMilli())
                .text("user", other.value())
                .number("priority", 0);
    }

    /** What is the same for every viewer. */
    public static void named(SlackCall call, JsonOut json, Channel channel) {
        var kind = channel.kind();
        json.text("id", channel.id().value())
                .text("name", channel.name())
                .truth("is_channel", kind == Channel.Kind.PUBLIC)
                .truth("is_group", kind != Channel.Kind.PUBLIC)
                .truth("is_im", false)
                .truth("is_mpim", kind == Channel.Kind.MPIM)
                .truth("is_private", kind != Channel.Kind.PUBLIC)
                .number("created", channel.origin().created().getEpochSecond())
                .truth("is_archived", channel.isArchived())
                .truth("is_general", channel.isGeneral())
                .number("unlinked", 0)
                .text("name_normalized", channel.name())
                .truth("is_shared", false)
                .truth("is_org_shared", false)
                .truth("is_pending_ext_shared", false)
                .json("pending_shared", Json.EMPTY_ARRAY)
                .text("context_team_id", Workspace.id(call.tenant()))
                .number("updated", channel.updated().toEpochMilli())
                .text("creator", channel.origin().creator().value())
                .truth("is_ext_shared", false)
                .texts("shared_team_ids", List.of(Workspace.id(call.tenant())))
                .json("pending_connected_team_ids", Json.EMPTY_ARRAY)
                .object("topic", note -> note(note, channel.topic()))
                .object("purpose", note -> note(note, channel.purpose()))
                .texts("previous_names", channel.naming().previous());
        Canvases.properties(call, json, channel.id());
    }

    private static void note(JsonOut json, Channel.Note note) {
        json.text("value", note.value()).text("creator", note.creator()).number("last_set", note.lastSet());
    }
}
