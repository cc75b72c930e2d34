package dtu.slack.files;

import static dtu.slack.SlackError.FILE_NOT_FOUND;
import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.files.SharedFile.FILES;

import dtu.slack.Deed;
import dtu.slack.Pages;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.auth.Token;
import dtu.slack.chat.Message;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.events.FileEvent;
import dtu.slack.stars.Stars;
import dtu.slack.users.User;
import dtu.slack.users.Users;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Slack's methods files.*: the table of those about files that are in the workspace. */
public final class Files {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("files.getUploadURLExternal",   Uploads::announce),
        write("files.completeUploadExternal", Uploads::complete),
        read ("files.upload",                 Files::upload),
        read ("files.info",                   Files::info),
        read ("files.list",                   Files::list),
        write("files.delete",                 Files::delete),
        write("files.sharedPublicURL",        Files::sharePublicly),
        write("files.revokePublicURL",        Files::revoke));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(FILES, Share.SHARES, Handed.HANDED);

    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int CONTENT_MAX = 100_000;
    private static final Set<String> TYPES =
            Set.of("all", "spaces", "snippets", "images", "gdocs", "zips", "pdfs", "canvases", "lists");

    private Files() {}

    private static Response upload(SlackCall call) {
        throw SlackError.METHOD_DEPRECATED.refusal();
    }

    private static Response info(SlackCall call) {
        var file = file(call);
        var isSnippet = FileView.isSnippet(file);
        var text = isSnippet ? file.bytes().text() : "";
        var page = Pages.of(call, List.of(), USUAL, MOST);
        return SlackAnswer.page(call, "", json -> {
            json.object("file", out -> FileView.members(call, out, file));
            if (isSnippet) {
                json.text("content", text.substring(0, Math.min(CONTENT_MAX, text.length())))
                        .truth("is_truncated", text.length() > CONTENT_MAX);
            }
            json.array("comments", List.<String>of(), (out, none) -> out.value(none));
            page.paging(json);
        });
    }

    /** The newest first. */
    private static Response list(SlackCall call) {
        var types = call.arguments().list("types");
        if (!TYPES.containsAll(types)) {
            throw SlackError.UNKNOWN_TYPE.refusal();
        }
        var from = call.arguments().whole("ts_from").orElse(0L);
        var to = call.arguments().whole("ts_to").orElse(Long.MAX_VALUE);
        var all = candidates(call)
                .filter(file ->
                        file.isThere() && isVisible(call.state(), call.user().id(), file))
                .filter(file -> file.created().getEpochSecond() >= from
                        && file.created().getEpochSecond() <= to)
                .filter(file -> isOfType(file, types))
                .sorted(java.util.Comparator.comparing(SharedFile::id).reversed())
                .toList();
        var page = Pages.of(call, all, USUAL, MOST);
        return SlackAnswer.ok(call, json -> {
            json.array("files", page.rows(), (out, file) -> out.value(each -> FileView.members(call, each, file)));
            page.paging(json);
        });
    }

    private static Stream<SharedFile> candidates(SlackCall call) {
        var user =
                call.arguments().filled("user").map(id -> Users.user(call, id).id());
        var channel = call.arguments()
                .filled("channel")
                .map(text ->
                        Places.visible(call.state(), call.user().id(), text).orElseThrow(SlackError.CHANNEL_NOT_FOUND));
        if (channel.isPresent()) {
            var shared = Share.in(call.state(), channel.get().id()).stream()
                    .map(id -> call.state().get(FILES, id));
            var tabs = call.state().scan(SharedFile.BY_TAB, channel.get().id()).stream();
            return Stream.concat(shared, tabs)
                    .distinct()
                    .filter(file -> user.isEmpty() || file.owner().equals(user.get()));
        }
        return user.isPresent()
                ? call.state().scan(SharedFile.BY_OWNER, user.get()).stream()
                : call.state().scan(FILES).stream();
    }

    private static boolean isOfType(SharedFile file, List<String> types) {
        var group = Format.of(file.label().type()).group();
        return types.isEmpty() || types.contains("all") || types.contains(group);
    }

    /** A message that said nothing but the file goes with it. */
    private static Commit delete(SlackCall call) {
        var file = file(call);
        var mayAll =
                call.token().kind() == Token.Kind.USER && call.user().role().isAdmin();
        if (!file.owner().equals(call.user().id()) && !mayAll) {
            throw SlackError.CANT_DELETE_FILE.refusal();
        }
        return removed(call, file).answer(SlackAnswer.ok(call));
    }

    /** It is gone from the conversations it was shared in. */
    public static Deed removed(SlackCall call, SharedFile file) {
        var shares = Share.of(call.state(), file.id());
        var channels = shares.stream()
                .map(share -> share.id().message().channel())
                .distinct()
                .toList();
        var state = call.state().put(FILES, file.holding(new SharedFile.Deleted()));
        var deed = Deed.in(Stars.without(state, file.id().value()))
                .tell(new FileEvent.Deleted(file, channels, call.now()));
        for (var share : shares) {
            deed = emptied(call, deed, share);
        }
        return deed;
    }

    private static Deed emptied(SlackCall call, Deed deed, Share share) {
        var message = deed.state().get(Message.MESSAGES, share.id().message());
        var left = Share.in(deed.state(), message.id()).stream().anyMatch(file -> !file.isDeleted());
        if (left || !message.content().text().isEmpty() || message.content().blocks() != null) {
            return deed;
        }
        var channel = deed.state().get(Channel.CHANNELS, message.channel());
        return Posting.delete(call, deed, channel, message);
    }

    private static Commit sharePublicly(SlackCall call) {
        return made(call, file(call), SharedFile.Publicity.PUBLIC);
    }

    private static Commit revoke(SlackCall call) {
        return made(call, file(call), SharedFile.Publicity.NONE);
    }

    private static Commit made(SlackCall call, SharedFile before, SharedFile.Publicity publicity) {
        if (!before.owner().equals(call.user().id()) && !call.user().role().isAdmin()) {
            throw FILE_NOT_FOUND.refusal();
        }
        var file = before.made(publicity);
        var after = call.seeing(call.state().put(FILES, file));
        var kind = publicity == SharedFile.Publicity.PUBLIC ? FileEvent.Kind.PUBLIC : FileEvent.Kind.CHANGE;
        return Deed.in(after.state())
                .tell(new FileEvent.Told(file, kind, call.user().id(), call.now()))
                .answer(SlackAnswer.ok(call, json -> json.object("file", out -> FileView.members(after, out, file))));
    }

    /** The argument {@code file}. Whoever could see a file is told that it was deleted. */
    static SharedFile file(SlackCall call) {
        var id = call.arguments().or("file", "");
        var file = call.state()
                .find(FILES, new SharedFile.Id(id))
                .filter(found -> found.isThere() || found.isDeleted())
                .filter(found -> isVisible(call.state(), call.user().id(), found))
                .orElseThrow(FILE_NOT_FOUND);
        if (file.isDeleted()) {
            throw SlackError.FILE_DELETED.refusal();
        }
        return file;
    }

    /** A file that the caller may see. */
    public static Optional<SharedFile> visible(SlackCall call, String id) {
        return call.state()
                .find(FILES, new SharedFile.Id(id))
                .filter(SharedFile::isThere)
                .filter(file -> isVisible(call.state(), call.user().id(), file));
    }

    /**
     * To its owner, to the app it was given to, to those who may see a conversation it was shared in, and to whoever
     * may read a canvas.
     */
    public static boolean isVisible(State state, User.Id viewer, SharedFile file) {
        return file.owner().equals(viewer)
                || state.isLinked(Handed.HANDED, file.id(), viewer)
                || (file.content() instanceof Canvas canvas && canvas.allows(state, viewer, Canvas.Level.READ))
                || Share.of(state, file.id()).stream()
                        .anyMatch(share -> state.get(
                                        Channel.CHANNELS, share.id().message().channel())
                                .isVisibleTo(state, viewer));
    }
}
