package dtu.google.drive.files;

import static dtu.google.drive.files.UploadSession.SESSIONS;

import dtu.google.GoogleCall;
import dtu.google.GoogleCaller;
import dtu.google.GoogleError;
import dtu.google.oauth.UploadKey;
import dtu.google.people.Person;
import dtu.twins.Commit;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The three ways in for bytes: on their own, behind a part of JSON, or piece by piece. */
final class Uploads {
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (?:(\\d{1,15})-(\\d{1,15})|\\*)/(\\d{1,15}|\\*)");
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int CANCELLED = 499;

    private Uploads() {}

    static Commit create(GoogleCall call) {
        return switch (call.query("uploadType")
                .or(() -> call.query("upload_protocol"))
                .orElse("")) {
            case "media", "raw" -> FileWrites.create(call, nothingSaid(call), alone(call));
            case "multipart" -> {
                var parts = parts(call);
                yield FileWrites.create(call, body(call, parts), upload(parts));
            }
            case "resumable" -> begun(call, "");
            default -> throw GoogleError.BAD_REQUEST.of("uploadType", "Invalid upload type");
        };
    }

    static Commit update(GoogleCall call) {
        var opened = FileAccess.opened(call);
        return switch (call.query("uploadType")
                .or(() -> call.query("upload_protocol"))
                .orElse("")) {
            case "media", "raw" -> FileWrites.update(call, opened, nothingSaid(call), alone(call));
            case "multipart" -> {
                var parts = parts(call);
                yield FileWrites.update(call, opened, body(call, parts), upload(parts));
            }
            case "resumable" -> begun(call, opened.forWriting().file().id().value());
            default -> throw GoogleError.BAD_REQUEST.of("uploadType", "Invalid upload type");
        };
    }

    private static FileBody nothingSaid(GoogleCall call) {
        return new FileBody(call, call.fields(Json.EMPTY_OBJECT));
    }

    private static Upload alone(GoogleCall call) {
        return new Upload(
                call.request().body(),
                call.request().headers().first("Content-Type").orElse(""));
    }

    private static List<Multipart.Part> parts(GoogleCall call) {
        var type = call.request().headers().first("Content-Type").orElse("");
        var parts = Multipart.parts(type, call.request().body().bytes());
        if (parts.size() != 2) {
            throw GoogleError.BAD_REQUEST.refusal("Malformed multipart body.");
        }
        return parts;
    }

    private static FileBody body(GoogleCall call, List<Multipart.Part> parts) {
        return new FileBody(call, call.fields(parts.getFirst().bytes().bytes()));
    }

    private static Upload upload(List<Multipart.Part> parts) {
        var part = parts.getLast();
        var bytes = part.content().orElseThrow(() -> GoogleError.BAD_REQUEST.refusal("Malformed multipart body."));
        return new Upload(bytes, part.header("content-type"));
    }

    /** Whatever is wrong with the metadata is said now, not with the last byte. */
    private static Commit begun(GoogleCall call, String file) {
        call.mask();
        var given = call.given();
        var body = new FileBody(call, given);
        if (file.isEmpty()) {
            FileMoves.parent(call, body.parents());
        }
        var headers = call.request().headers();
        var asked = new UploadSession.Asked(
                file,
                given.json(),
                headers.first("X-Upload-Content-Type").orElse(""),
                call.request().query().encoded());
        var bearer = call.bearer();
        var who = new UploadSession.Who(
                bearer.person().id(), bearer.scopes().stream().sorted().toList(), bearer.client());
        var total = headers.first("X-Upload-Content-Length")
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::valueOf)
                .orElse(null);
        var id = call.mint(UploadSession.IDS);
        var session = new UploadSession(id, who, asked, Blob.EMPTY, total, call.now(), null);
        var key = UploadKey.text(call.tenant(), id.value());
        var path = call.request().path() + "?uploadType=resumable&upload_id=" + key;
        return Commit.commit(call.state().put(SESSIONS, session))
                .answer(Response.empty(200)
                        .plus("Location", call.request().origin() + path)
                        .plus("X-GUploader-UploadID", key));
    }

    /** A piece, or a question how far it has come. */
    static Commit resume(GoogleCall call) {
        var session = session(call);
        var header = call.request().headers().first("Content-Range");
        if (session.answer() != null) {
            return Commit.commit(call.state()).answer(session.answer());
        }
        if (header.isEmpty()) {
            return taken(
                    call, session, call.request().body(), call.request().body().size());
        }
        var range = CONTENT_RANGE.matcher(header.get().strip());
        if (!range.matches()) {
            throw GoogleError.BAD_REQUEST.refusal("Invalid Content-Range header.");
        }
        var total = range.group(3).equals("*") ? session.total() : Long.valueOf(range.group(3));
        return range.group(1) == null
                ? taken(call, session, session.bytes(), total)
                : taken(
                        call,
                        session,
                        extended(call, session, Long.parseLong(range.group(1)), Long.parseLong(range.group(2))),
                        total);
    }

    /** What has come already may be sent again; a gap may not be left. */
    private static Blob extended(GoogleCall call, UploadSession session, long first, long last) {
        var piece = call.request().body();
        var stored = session.bytes().size();
        if (first > stored || last - first + 1 != piece.size()) {
            throw GoogleError.BAD_REQUEST.refusal(
                    "Invalid request. The number of bytes uploaded does not match the range.");
        }
        var known = Math.min(stored - first, piece.size());
        return session.bytes().plus(piece.slice(known, piece.size()));
    }

    private static Commit taken(GoogleCall call, UploadSession session, Blob bytes, @Nullable Long total) {
        if (total != null && bytes.size() > total) {
            throw GoogleError.BAD_REQUEST.refusal("Invalid request. There were more bytes than announced.");
        }
        var further = session.with(bytes, total);
        return total != null && bytes.size() == total
                ? finished(call, further)
                : Commit.commit(call.state().put(SESSIONS, further)).answer(incomplete(bytes));
    }

    private static Response incomplete(Blob bytes) {
        var response = Response.empty(308);
        return bytes.isEmpty() ? response : response.plus("Range", "bytes=0-" + (bytes.size() - 1));
    }

    /** The last byte is here: now it is done what the first request asked for, by whoever asked for it. */
    private static Commit finished(GoogleCall call, UploadSession session) {
        var who = session.who();
        var person = call.state().get(Person.PEOPLE, who.person());
        var asked = call.asked(Parameters.parse(session.asked().query()))
                .by(new GoogleCaller.Bearer(person, Set.copyOf(who.scopes()), who.client()));
        asked.masked(asked.query("fields")
                .filter(text -> !text.isBlank())
                .map(text -> asked.mask(text, "drive.File"))
                .orElseGet(asked::mask));
        var body = new FileBody(asked, asked.fields(session.asked().metadata()));
        var type = Optional.of(session.asked().type())
                .filter(text -> !text.isEmpty())
                .or(() -> call.request().headers().first("Content-Type"))
                .orElse("");
        var upload = new Upload(session.bytes(), type);
        var file = session.asked().file();
        var commit = file.isEmpty()
                ? FileWrites.create(asked, body, upload)
                : FileWrites.update(asked, FileAccess.opened(asked, file), body, upload);
        return commit.with(commit.state().put(SESSIONS, session.finished(commit.answer())));
    }

    static Commit cancel(GoogleCall call) {
        var session = session(call);
        return Commit.commit(call.state().remove(SESSIONS, session.id())).answer(Response.empty(CANCELLED));
    }

    private static UploadSession session(GoogleCall call) {
        var session = call.query("upload_id")
                .flatMap(text -> UploadKey.session(call.tenant(), text))
                .flatMap(id -> call.state().find(SESSIONS, new UploadSession.Id(id)))
                .orElseThrow(GoogleError.UPLOAD_NOT_FOUND.about());
        if (session.begun().plus(LIFETIME).isBefore(call.now())) {
            throw GoogleError.UPLOAD_EXPIRED.refusal();
        }
        return session;
    }
}
