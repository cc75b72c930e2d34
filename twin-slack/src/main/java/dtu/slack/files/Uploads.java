package dtu.slack.files;

import static dtu.slack.files.SharedFile.FILES;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.events.FileEvent;
import dtu.slack.team.Preferences;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;

/** An upload, from its announcement to the message that shows it. */
final class Uploads {
    private static final int ALT_MAX = 1_000;
    private static final long SNIPPET_MAX = 1024 * 1024;
    private static final long FILE_MAX = 1024L * 1024 * 1024;

    private Uploads() {}

    static Commit announce(SlackCall call) {
        var given = call.arguments();
        var name = given.filled("filename").orElseThrow(() -> missing("filename"));
        var length = given.whole("length").orElseThrow(() -> missing("length"));
        if (length <= 0) {
            throw SlackError.MISSING_ARGUMENT.refusal();
        }
        if (length > FILE_MAX) {
            throw SlackError.FILE_UPLOAD_SIZE_RESTRICTED.refusal();
        }
        Preferences.requireUploads(call);
        if (Preferences.allowsOnlyImages(call)
                && !Format.of(Format.typeOf(name)).isImage()) {
            throw SlackError.FILE_UPLOADS_EXCEPT_IMAGES_DISABLED.refusal();
        }
        var alt = given.or("alt_txt", "");
        if (alt.length() > ALT_MAX) {
            throw SlackError.ALT_TXT_TOO_LARGE.refusal();
        }
        var snippet = given.filled("snippet_type");
        if (snippet.isPresent() && !Format.isKnown(snippet.get())) {
            throw SlackError.UNKNOWN_SNIPPET_TYPE.refusal();
        }
        if (snippet.isPresent() && length > SNIPPET_MAX) {
            throw SlackError.SNIPPET_TOO_LARGE.refusal();
        }
        var label = new SharedFile.Label(name, name, alt, snippet.orElseGet(() -> Format.typeOf(name)));
        var file = SharedFile.announced(call.mint(SharedFile.IDS), call.user().id(), label, length, call.now());
        var url = call.request().origin() + "/upload/v1/" + file.ticket(call.tenant());
        return Commit.commit(call.state().put(FILES, file))
                .answer(SlackAnswer.ok(
                        call,
                        json -> json.text("upload_url", url)
                                .text("file_id", file.id().value())));
    }

    /** The files come into the workspace together, and together into every conversation. */
    static Commit complete(SlackCall call) {
        var files = files(call);
        var deed = Deed.in(call.state());
        for (var file : files) {
            deed = deed.to(deed.state().put(FILES, file))
                    .tell(new FileEvent.Told(
                            file, FileEvent.Kind.CREATED, call.user().id(), call.now()));
        }
        var shared = Sharing.given(call).shared(call, deed, files);
        var after = call.seeing(shared.state());
        return shared.answer(SlackAnswer.ok(
                call,
                json -> json.array(
                        "files", files, (out, file) -> out.value(each -> FileView.members(after, each, file)))));
    }

    private static List<SharedFile> files(SlackCall call) {
        var given = call.arguments()
                .structure("files", SlackError.INVALID_ARGUMENTS)
                .orElseThrow(() -> missing("files"));
        if (!given.isArray() || given.size() == 0 || !given.elements().stream().allMatch(Json::isObject)) {
            throw SlackError.INVALID_ARGUMENTS.because(
                    List.of("[ERROR] must provide at least 1 item [json-pointer:/files]"));
        }
        var files = new ArrayList<SharedFile>();
        for (var each : given.elements()) {
            var id = each.textAt("id").orElseThrow(() -> missing("id"));
            var file = call.state()
                    .find(FILES, new SharedFile.Id(id))
                    .filter(found -> found.content() instanceof SharedFile.Sent)
                    .orElseThrow(SlackError.FILE_NOT_FOUND);
            if (!file.owner().equals(call.user().id())) {
                throw SlackError.ACCESS_DENIED.refusal();
            }
            var title = each.textAt("title")
                    .filter(text -> !text.isEmpty())
                    .orElse(file.label().title());
            files.add(file.labelled(file.label().titled(title)).holding(new SharedFile.Hosted(file.bytes())));
        }
        return files;
    }

    static dtu.twins.Refusal missing(String name) {
        return SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: " + name));
    }
}
