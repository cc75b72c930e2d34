package dtu.slack.files;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.auth.Caller;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.stars.Stars;
import dtu.slack.users.User;
import dtu.twins.http.Parameters;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file as Slack shows one. */
public final class FileView {
    private static final List<Integer> SQUARES = List.of(64, 80, 160);
    private static final List<Integer> BOXES = List.of(360, 480, 720, 800, 960, 1024);
    private static final int PREVIEW_LINES = 5;
    private static final int REPLY_USERS_MAX = 5;

    private FileView() {}

    /** Whole; of a deleted one nothing is left but its name. */
    public static void members(SlackCall call, JsonOut json, SharedFile file) {
        json.text("id", file.id().value());
        if (file.isDeleted()) {
            json.text("mode", "tombstone");
            return;
        }
        described(call, json, file);
        external(call, json, file);
        json.truth("public_url_shared", file.publicity() == SharedFile.Publicity.PUBLIC)
                .truth("display_as_bot", false)
                .text("username", "");
        links(call, json, file);
        if (isSnippet(file)) {
            preview(json, file.bytes().text());
        }
        if (Format.of(file.label().type()).isImage()) {
            thumbs(call, json, file);
        }
        json.textIfAny(
                "alt_txt",
                file.label().altText().isEmpty() ? null : file.label().altText());
        if (file.content() instanceof Canvas canvas) {
            canvas(call, json, file, canvas);
        }
        shares(call, json, file);
        json.truth("has_more_shares", false)
                .number("comments_count", 0)
                .truth("is_starred", isStarred(call, file))
                .truth("has_rich_preview", false)
                .text("file_access", "visible")
                .text("media_display_type", "unknown");
    }

    /** Who may do what with it, and where it belongs. */
    private static void canvas(SlackCall call, JsonOut json, SharedFile file, Canvas canvas) {
        var viewer = Caller.known(call).map(holder -> holder.user().id());
        var owns = viewer.filter(file.owner()::equals).isPresent();
        var writes = viewer.filter(user -> canvas.allows(call.state(), user, Canvas.Level.WRITE))
                .isPresent();
        json.number("updated", canvas.updated().getEpochSecond())
                .text("last_editor", canvas.lastEditor().value())
                .array("title_blocks", List.<String>of(), (out, none) -> out.value(none))
                .truth("is_channel_space", canvas.tab() != null)
                .textIfAny(
                        "linked_channel_id",
                        canvas.tab() == null ? null : canvas.tab().value())
                .text("access", owns ? "owner" : writes ? "write" : "read")
                .text("org_or_workspace_access", "none")
                .array(
                        "dm_mpdm_users_with_file_access",
                        canvas.access().entrySet().stream()
                                .filter(entry -> call.state().has(User.USERS, new User.Id(entry.getKey())))
                                .sorted(Map.Entry.comparingByKey())
                                .toList(),
                        (out, entry) -> out.value(each -> each.text("user_id", entry.getKey())
                                .text("access", entry.getValue().name().toLowerCase(Locale.ROOT))));
    }

    private static boolean isStarred(SlackCall call, SharedFile file) {
        return Caller.known(call)
                .filter(holder ->
                        Stars.has(call.state(), holder.user().id(), file.id().value()))
                .isPresent();
    }

    private static void described(SlackCall call, JsonOut json, SharedFile file) {
        var label = file.label();
        var format = Format.of(label.type());
        json.number("created", file.created().getEpochSecond())
                .number("timestamp", file.created().getEpochSecond())
                .text("name", label.name())
                .text("title", label.title())
                .text("mimetype", format.mime())
                .text("filetype", label.type())
                .text("pretty_type", format.pretty())
                .text("user", file.owner().value())
                .text("user_team", Workspace.id(call.tenant()))
                .truth("editable", isSnippet(file) || file.content() instanceof Canvas)
                .number(
                        "size",
                        file.content() instanceof SharedFile.Remote
                                ? 0
                                : file.bytes().size())
                .text("mode", mode(file));
    }

    static boolean isSnippet(SharedFile file) {
        return !(file.content() instanceof SharedFile.Remote)
                && Format.of(file.label().type()).isText();
    }

    private static String mode(SharedFile file) {
        if (file.content() instanceof SharedFile.Remote) {
            return "external";
        }
        if (file.content() instanceof Canvas) {
            return Canvas.TYPE;
        }
        return isSnippet(file) ? "snippet" : "hosted";
    }

    private static void external(SlackCall call, JsonOut json, SharedFile file) {
        if (file.content() instanceof SharedFile.Remote remote) {
            json.truth("is_external", true)
                    .text("external_type", "app")
                    .text("external_id", remote.externalId())
                    .text("external_url", remote.url())
                    .text("app_id", Workspace.appId(call.tenant(), remote.app().value()))
                    .text(
                            "app_name",
                            call.state()
                                    .get(dtu.slack.apps.App.APPS, remote.app())
                                    .manifest()
                                    .name());
        } else {
            json.truth("is_external", false).text("external_type", "");
        }
    }

    private static void links(SlackCall call, JsonOut json, SharedFile file) {
        var origin = call.request().origin();
        var name = Parameters.encoded(file.label().name()).replace("+", "%20");
        var place = origin + "/files-pri/" + file.inPath(call.tenant()) + "/";
        var permalink =
                origin + "/files/" + file.owner().value() + "/" + file.id().value() + "/" + name;
        if (file.content() instanceof SharedFile.Remote remote) {
            json.text("url_private", remote.url());
        } else {
            json.text("url_private", place + name).text("url_private_download", place + "download/" + name);
        }
        json.text("permalink", permalink)
                .text("permalink_public", origin + "/" + file.inPath(call.tenant()) + "-" + file.secret(call.tenant()));
        if (isSnippet(file)) {
            json.text("edit_link", permalink + "/edit");
        }
    }

    private static void preview(JsonOut json, String text) {
        var lines = text.lines().toList();
        var shown = String.join("\n", lines.subList(0, Math.min(PREVIEW_LINES, lines.size())));
        var escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        json.text("preview", shown)
                .text("preview_highlight", "<div class=\"CodeMirror cm-s-default\"><pre>" + escaped + "</pre></div>")
                .number("lines", lines.size())
                .number("lines_more", Math.max(0, lines.size() - PREVIEW_LINES))
                .truth("preview_is_truncated", lines.size() > PREVIEW_LINES);
    }

    /** Never wider or higher than the picture itself. */
    private static void thumbs(SlackCall call, JsonOut json, SharedFile file) {
        var found = Picture.of(file.bytes());
        if (found.isEmpty()) {
            return;
        }
        var picture = found.get();
        var place = call.request().origin() + "/files-tmb/" + file.inPath(call.tenant()) + "/";
        for (var size : SQUARES) {
            json.text("thumb_" + size, place + size + ".png");
        }
        var longer = Math.max(1, Math.max(picture.width(), picture.height()));
        for (var size : BOXES) {
            if (size.equals(BOXES.getFirst()) || size <= longer) {
                var scale = Math.min(1.0, (double) size / longer);
                json.text("thumb_" + size, place + size + ".png")
                        .number("thumb_" + size + "_w", Math.round(picture.width() * scale))
                        .number("thumb_" + size + "_h", Math.round(picture.height() * scale));
            }
        }
        json.number("original_w", picture.width()).number("original_h", picture.height());
    }

    /** Only the places that the caller may know of, if somebody calls. */
    private static void shares(SlackCall call, JsonOut json, SharedFile file) {
        var viewer = Caller.known(call).map(holder -> holder.user().id());
        var open = new LinkedHashMap<Channel, List<Share>>();
        var closed = new LinkedHashMap<Channel, List<Share>>();
        var isPublic = false;
        for (var share : Share.of(call.state(), file.id())) {
            var channel =
                    call.state().get(Channel.CHANNELS, share.id().message().channel());
            isPublic |= channel.kind() == Channel.Kind.PUBLIC;
            if (viewer.isEmpty() || channel.isVisibleTo(call.state(), viewer.get())) {
                (channel.kind() == Channel.Kind.PUBLIC ? open : closed)
                        .computeIfAbsent(channel, first -> new ArrayList<>())
                        .add(share);
            }
        }
        json.truth("is_public", isPublic)
                .object("shares", out -> {
                    shares(call, out, "public", open);
                    shares(call, out, "private", closed);
                })
                .texts("channels", ids(open, Channel.Kind.PUBLIC))
                .texts("groups", ids(closed, Channel.Kind.PRIVATE))
                .texts("ims", ids(closed, Channel.Kind.IM));
    }

    private static void shares(SlackCall call, JsonOut json, String name, Map<Channel, List<Share>> places) {
        if (!places.isEmpty()) {
            json.object(
                    name,
                    out -> places.forEach((channel, all) -> out.array(
                            channel.id().value(),
                            all,
                            (each, one) -> each.value(shown -> share(call, shown, channel, one)))));
        }
    }

    private static void share(SlackCall call, JsonOut json, Channel channel, Share share) {
        var message = call.state().get(Message.MESSAGES, share.id().message());
        var replies = message.place() instanceof Message.Top(var thread) ? thread : null;
        var people = replies == null ? List.<User.Id>of() : replies.users();
        json.texts(
                        "reply_users",
                        people.stream()
                                .limit(REPLY_USERS_MAX)
                                .map(User.Id::value)
                                .toList())
                .number("reply_users_count", people.size())
                .number("reply_count", replies == null ? 0 : replies.count())
                .text("ts", message.ts().text());
        if (replies != null) {
            json.text("latest_reply", replies.latest().text());
        }
        if (message.place() instanceof Message.Reply(var thread, var parent, var reach)) {
            json.text("thread_ts", thread.text());
        }
        json.text("channel_name", channel.name())
                .text("team_id", Workspace.id(call.tenant()))
                .text("share_user_id", share.by().value())
                .text("source", "UNKNOWN");
    }

    private static List<String> ids(Map<Channel, List<Share>> places, Channel.Kind kind) {
        return places.keySet().stream()
                .filter(channel ->
                        channel.kind() == kind || (kind == Channel.Kind.PRIVATE && channel.kind() == Channel.Kind.MPIM))
                .map(channel -> channel.id().value())
                .toList();
    }
}
