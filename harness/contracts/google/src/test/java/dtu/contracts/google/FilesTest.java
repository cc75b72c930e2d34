package dtu.contracts.google;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.media.MediaHttpUploader;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.util.DateTime;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilesTest {
    private static final String FOLDER = "application/vnd.google-apps.folder";

    private final Sdk google = new Sdk();
    private final Drive drive = google.drive(google.administrator());

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void a_file_is_created_in_a_folder_and_found_there() throws IOException {
        var folder = drive.files()
                .create(Sdk.named("Plans").setMimeType(FOLDER))
                .execute()
                .getId();
        drive.files()
                .create(Sdk.named("Roadmap").setParents(List.of(folder)))
                .setFields("id")
                .execute();
        drive.files().create(Sdk.named("Elsewhere")).execute();

        var found = drive.files()
                .list()
                .setQ("'" + folder + "' in parents and name contains 'Road' and trashed = false")
                .setFields("nextPageToken, files(id, name, parents)")
                .execute();

        assertThat(found.getFiles()).singleElement().satisfies(file -> {
            assertThat(file.getName()).isEqualTo("Roadmap");
            assertThat(file.getParents()).containsExactly(folder);
        });
    }

    @Test
    void a_small_file_is_uploaded_with_its_metadata_in_one_request() throws IOException {
        var create = drive.files().create(Sdk.named("note.txt"), text("Grüße"));
        create.getMediaHttpUploader().setDirectUploadEnabled(true);

        var file = create.setFields("id, size, md5Checksum, mimeType").execute();

        assertThat(file.getSize()).isEqualTo(7);
        assertThat(file.getMimeType()).isEqualTo("text/plain");
        assertThat(content(file.getId())).isEqualTo("Grüße".getBytes(UTF_8));
    }

    @Test
    void a_large_file_is_uploaded_in_chunks() throws IOException {
        var bytes = new byte[3 * MediaHttpUploader.MINIMUM_CHUNK_SIZE + 17];
        Arrays.fill(bytes, (byte) 'x');
        var create =
                drive.files().create(Sdk.named("big.bin"), new ByteArrayContent("application/octet-stream", bytes));
        var progress = new ArrayList<Long>();
        create.getMediaHttpUploader()
                .setChunkSize(MediaHttpUploader.MINIMUM_CHUNK_SIZE)
                .setProgressListener(uploader -> progress.add(uploader.getNumBytesUploaded()));

        var file = create.setFields("id,size").execute();

        assertThat(file.getSize()).isEqualTo(bytes.length);
        assertThat(progress)
                .contains((long) MediaHttpUploader.MINIMUM_CHUNK_SIZE, 2L * MediaHttpUploader.MINIMUM_CHUNK_SIZE);
        assertThat(content(file.getId())).isEqualTo(bytes);
    }

    @Test
    void new_content_replaces_the_old_and_a_new_name_leaves_it() throws IOException {
        var id = uploaded("note.txt", "one");

        drive.files().update(id, Sdk.named("renamed.txt")).execute();
        drive.files().update(id, new File(), text("two")).execute();

        assertThat(drive.files().get(id).execute().getName()).isEqualTo("renamed.txt");
        assertThat(content(id)).isEqualTo("two".getBytes(UTF_8));
    }

    @Test
    void a_part_of_a_file_is_downloaded() throws IOException {
        var id = uploaded("note.txt", "0123456789");
        var out = new ByteArrayOutputStream();
        var get = drive.files().get(id);
        get.getMediaHttpDownloader().setDirectDownloadEnabled(true).setContentRange(2L, 4L);

        get.executeMediaAndDownloadTo(out);

        assertThat(out.toString(UTF_8)).isEqualTo("234");
    }

    @Test
    void files_move_by_parents_added_and_removed() throws IOException {
        var folder = drive.files()
                .create(Sdk.named("Plans").setMimeType(FOLDER))
                .execute()
                .getId();
        var file = drive.files().create(Sdk.named("a")).setFields("id,parents").execute();

        var moved = drive.files()
                .update(file.getId(), new File())
                .setAddParents(folder)
                .setRemoveParents(file.getParents().getFirst())
                .setFields("parents")
                .execute();

        assertThat(moved.getParents()).containsExactly(folder);
    }

    @Test
    void a_copy_is_a_file_of_its_own() throws IOException {
        var id = uploaded("note.txt", "one");

        var copy = drive.files().copy(id, Sdk.named("copy.txt")).execute();
        drive.files().delete(id).execute();

        assertThat(copy.getId()).isNotEqualTo(id);
        assertThat(content(copy.getId())).isEqualTo("one".getBytes(UTF_8));
        Sdk.refused(404, "notFound", () -> drive.files().get(id).execute());
    }

    @Test
    void lists_are_paged_and_ordered() throws IOException {
        for (var name : List.of("c", "a", "b", "e", "d")) {
            drive.files().create(Sdk.named(name)).execute();
        }

        var names = new ArrayList<String>();
        @Nullable String next = null;
        do {
            var page = drive.files()
                    .list()
                    .setPageSize(2)
                    .setOrderBy("name")
                    .setPageToken(next)
                    .execute();
            page.getFiles().forEach(file -> names.add(file.getName()));
            next = page.getNextPageToken();
        } while (next != null);

        assertThat(names).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void times_are_read_by_the_client() throws IOException {
        var file = drive.files()
                .create(Sdk.named("a"))
                .setFields("createdTime,modifiedTime")
                .execute();

        assertThat(file.getCreatedTime()).isInstanceOf(DateTime.class).isEqualTo(file.getModifiedTime());
    }

    @Test
    void a_query_that_cannot_be_read_is_refused() {
        Sdk.refused(
                400, "invalid", () -> drive.files().list().setQ("name ~ 'a'").execute());
    }

    @Test
    void a_field_that_does_not_exist_is_refused() {
        Sdk.refused(
                400,
                "invalidParameter",
                () -> drive.files().list().setFields("fils").execute());
    }

    private String uploaded(String name, String text) throws IOException {
        return drive.files().create(Sdk.named(name), text(text)).execute().getId();
    }

    private static ByteArrayContent text(String text) {
        return new ByteArrayContent("text/plain", text.getBytes(UTF_8));
    }

    private byte[] content(String id) throws IOException {
        var out = new ByteArrayOutputStream();
        drive.files().get(id).executeMediaAndDownloadTo(out);
        return out.toByteArray();
    }
}
