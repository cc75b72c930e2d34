package dtu.google.drive.files;

import dtu.google.GoogleIds;
import dtu.google.people.Person;
import dtu.twins.Ids;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload in pieces. Nothing of it is to be seen before the last byte has come.
 *
 * @param who who may finish it: whoever has its address
 * @param asked what the first request asked for
 * @param total how many bytes there will be; null while the client does not say
 * @param answer what the last byte was answered with; null before
 */
record UploadSession(
        Id id,
        Who who,
        Asked asked,
        Blob bytes,
        @Nullable Long total,
        Instant begun,
        @Nullable Response answer) {
    static final Table<Id, UploadSession> SESSIONS = Table.of("UploadSession", UploadSession::id);
    static final Ids<Id> IDS = GoogleIds.of("upload", "", 60, Id::new);

    /** The part of {@code upload_id} that is the session's own. */
    record Id(String value) implements EntityId {}

    /** The caller of the first request. */
    record Who(Person.Id person, List<String> scopes, String client) {}

    /**
     * The first request.
     *
     * @param file the id of the file to change; empty for a new one
     * @param query its query string, with {@code fields} and the parents to move between
     */
    record Asked(String file, Json metadata, String type, String query) {}

    UploadSession with(Blob received, @Nullable Long size) {
        return new UploadSession(id, who, asked, received, size, begun, answer);
    }

    /** The bytes are the file's now. */
    UploadSession finished(Response last) {
        return new UploadSession(id, who, asked, Blob.EMPTY, bytes.size(), begun, last);
    }
}
