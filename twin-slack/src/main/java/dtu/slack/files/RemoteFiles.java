package dtu.slack.files;

import static dtu.slack.SlackError.FILE_NOT_FOUND;
import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.files.SharedFile.FILES;

import dtu.slack.Cursor;
import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Places;
import dtu.slack.events.FileEvent;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import dtu.twins.persistent.Range;
import java.util.List;

/** Slack's methods files.remote.*: files that live at an app's own place. */
public final class RemoteFiles {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("files.remote.add",    RemoteFiles::add),
        read ("files.remote.info",   RemoteFiles::info),
        read ("files.remote.list",   RemoteFiles::list),
        write("files.remote.update", RemoteFiles::update),
        write("files.remote.remove", RemoteFiles::remove),
        write("files.remote.share",  RemoteFiles::share));
    // spotless:on

    private static final int TITLE_MAX = 255;
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;

    private RemoteFiles() {}

    /** Adding under a name that the app has used already changes that file. */
    private static Commit add(SlackCall call) {
        var given = call.arguments();
        var external = given.filled("external_id").orElseThrow(() -> Uploads.missing("external_id"));
        var url = given.filled("external_url").orElseThrow(() -> Uploads.missing("external_url"));
        var title = given.filled("title").orElseThrow(() -> Uploads.missing("title"));
        if (external.length() > TITLE_MAX) {
            throw SlackError.INVALID_EXTERNAL_ID.refusal();
        }
        if (title.length() > TITLE_MAX) {
            throw SlackError.BAD_TITLE.refusal();
        }
        if (!isAddress(url)) {
            throw SlackError.INVALID_URL.refusal();
        }
        var known = call.state()
                .find(
                        SharedFile.BY_EXTERNAL_ID,
                        SharedFile.externalKey(call.app().id(), external));
        var id = known.map(SharedFile::id).orElseGet(() -> call.mint(SharedFile.IDS));
        var label = new SharedFile.Label(title, title, "", given.or("filetype", "remote"));
        var content = new SharedFile.Remote(
                call.app().id(), external, url, preview(call, Blob.EMPTY), given.or("indexable_file_contents", ""));
        var file = new SharedFile(id, call.user().id(), label, content, call.now(), SharedFile.Publicity.NONE);
        return written(call, file, known.isPresent() ? FileEvent.Kind.CHANGE : FileEvent.Kind.CREATED);
    }

    private static Commit update(SlackCall call) {
        var file = file(call);
        var remote = (SharedFile.Remote) file.content();
        var given = call.arguments();
        var url = given.filled("external_url").orElse(remote.url());
        if (!isAddress(url)) {
            throw SlackError.INVALID_URL.refusal();
        }
        var title = given.filled("title").orElse(file.label().title());
        if (title.length() > TITLE_MAX) {
            throw SlackError.INVALID_TITLE.refusal();
        }
        var label = new SharedFile.Label(
                title, title, "", given.filled("filetype").orElse(file.label().type()));
        var words = given.filled("indexable_file_contents").orElse(remote.words());
        var content =
                new SharedFile.Remote(remote.app(), remote.externalId(), url, preview(call, remote.preview()), words);
        return written(call, file.labelled(label).holding(content), FileEvent.Kind.CHANGE);
    }

    private static Commit written(SlackCall call, SharedFile file, FileEvent.Kind kind) {
        var after = call.seeing(call.state().put(FILES, file));
        return Deed.in(after.state())
                .tell(new FileEvent.Told(file, kind, call.user().id(), call.now()))
                .answer(shown(after, call, file));
    }

    private static Response info(SlackCall call) {
        return shown(call, call, file(call));
    }

    private static Response list(SlackCall call) {
        var given = call.arguments();
        var channel = given.filled("channel")
                .map(text ->
                        Places.visible(call.state(), call.user().id(), text).orElseThrow(SlackError.CHANNEL_NOT_FOUND));
        var inside = channel.map(found -> Share.in(call.state(), found.id()));
        var from = given.whole("ts_from").orElse(0L);
        var to = given.whole("ts_to").orElse(Long.MAX_VALUE);
        var behind = new SharedFile.Id(Cursor.given(call, "file").orElse(""));
        var limit = Cursor.limit(call, LIMIT, LIMIT_MAX);
        var rows = call.state().scan(FILES, Range.after(behind)).stream()
                .filter(file -> isOwn(call, file))
                .filter(file -> inside.isEmpty() || inside.get().contains(file.id()))
                .filter(file -> file.created().getEpochSecond() >= from
                        && file.created().getEpochSecond() <= to)
                .limit(limit + 1L)
                .toList();
        var page = rows.subList(0, Math.min(limit, rows.size()));
        var cursor =
                rows.size() > limit ? Cursor.after("file", page.getLast().id().value()) : "";
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.array(
                        "files", page, (out, file) -> out.value(each -> FileView.members(call, each, file))));
    }

    private static Commit remove(SlackCall call) {
        return Files.removed(call, file(call)).answer(SlackAnswer.ok(call));
    }

    private static Commit share(SlackCall call) {
        var file = file(call);
        var channels = call.arguments().list("channels");
        if (channels.isEmpty()) {
            throw SlackError.CHANNEL_NOT_FOUND.refusal();
        }
        var sharing = new Sharing(channels, SlackError.CHANNEL_NOT_FOUND, Message.Content.of(""), null);
        var deed = sharing.shared(call, Deed.in(call.state()), List.of(file));
        return deed.answer(shown(call.seeing(deed.state()), call, file));
    }

    private static Response shown(SlackCall after, SlackCall call, SharedFile file) {
        return SlackAnswer.ok(call, json -> json.object("file", out -> FileView.members(after, out, file)));
    }

    /** By its own id or by the app's, but not by both. */
    private static SharedFile file(SlackCall call) {
        var id = call.arguments().filled("file");
        var external = call.arguments().filled("external_id");
        if (id.isPresent() && external.isPresent()) {
            throw SlackError.TOO_MANY_IDS.refusal();
        }
        if (id.isEmpty() && external.isEmpty()) {
            throw SlackError.INVALID_ARGS.refusal();
        }
        return id.flatMap(text -> call.state().find(FILES, new SharedFile.Id(text)))
                .or(() -> external.flatMap(text -> call.state()
                        .find(
                                SharedFile.BY_EXTERNAL_ID,
                                SharedFile.externalKey(call.app().id(), text))))
                .filter(file -> isOwn(call, file))
                .orElseThrow(FILE_NOT_FOUND);
    }

    private static boolean isOwn(SlackCall call, SharedFile file) {
        return file.content() instanceof SharedFile.Remote remote
                && remote.app().equals(call.app().id());
    }

    private static Blob preview(SlackCall call, Blob before) {
        var image = call.upload("preview_image");
        if (image.isPresent() && Picture.of(image.get()).isEmpty()) {
            throw SlackError.BAD_IMAGE.refusal();
        }
        return image.orElse(before);
    }

    private static boolean isAddress(String url) {
        return url.startsWith("http://") || url.startsWith("https://");
    }
}
