package dtu.contracts.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.Change;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharingTest {
    private final Sdk google = new Sdk();
    private final Drive drive = google.drive(google.administrator());

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void a_permission_is_given_raised_and_taken_away() throws IOException {
        var ann = google.settle("ann");
        var hers = google.drive(google.serviceAccount().createDelegated(ann));
        var id = drive.files().create(Sdk.named("Plan")).execute().getId();
        Sdk.refused(404, "notFound", () -> hers.files().get(id).execute());

        var given = drive.permissions().create(id, reader(ann)).execute();
        assertThat(hers.files().get(id).execute().getName()).isEqualTo("Plan");
        Sdk.refused(
                403,
                "insufficientFilePermissions",
                () -> hers.files().update(id, Sdk.named("Hers")).execute());

        drive.permissions()
                .update(id, given.getId(), new Permission().setRole("writer"))
                .execute();
        assertThat(hers.files().update(id, Sdk.named("Hers")).execute().getName())
                .isEqualTo("Hers");
        assertThat(drive.permissions().list(id).execute().getPermissions())
                .extracting(Permission::getRole)
                .containsExactlyInAnyOrder("owner", "writer");

        drive.permissions().delete(id, given.getId()).execute();
        Sdk.refused(404, "notFound", () -> hers.files().get(id).execute());
    }

    @Test
    void a_role_that_does_not_exist_is_refused() throws IOException {
        var id = drive.files().create(Sdk.named("Plan")).execute().getId();

        Sdk.refused(
                400,
                () -> drive.permissions()
                        .create(id, new Permission().setType("anyone").setRole("emperor"))
                        .execute());
    }

    @Test
    void changes_since_a_token_are_listed_once() throws IOException {
        drive.files().create(Sdk.named("Before")).execute();
        var start = drive.changes().getStartPageToken().execute().getStartPageToken();
        var kept = drive.files().create(Sdk.named("Kept")).execute().getId();
        var gone = drive.files().create(Sdk.named("Gone")).execute().getId();
        drive.files().delete(gone).execute();

        var changes = drive.changes().list(start).execute();

        assertThat(changes.getChanges())
                .filteredOn(change -> !change.getRemoved())
                .extracting(Change::getFileId)
                .containsExactly(kept);
        assertThat(changes.getChanges())
                .filteredOn(Change::getRemoved)
                .extracting(Change::getFileId)
                .containsExactly(gone);
        assertThat(drive.changes()
                        .list(changes.getNewStartPageToken())
                        .execute()
                        .getChanges())
                .isEmpty();
    }

    @Test
    void a_batch_answers_each_of_its_calls() throws IOException {
        var id = drive.files().create(Sdk.named("Plan")).execute().getId();
        var answers = new Answers();
        var batch = drive.batch();
        drive.files().get(id).queue(batch, answers);
        drive.files().get("none").queue(batch, answers);

        batch.execute();

        assertThat(answers.names).containsExactly("Plan");
        assertThat(answers.refusals).containsExactly(404);
    }

    private static Permission reader(String address) {
        return new Permission().setType("user").setRole("reader").setEmailAddress(address);
    }

    /** What the calls of a batch came to. */
    private static final class Answers extends JsonBatchCallback<File> {
        private final List<String> names = new ArrayList<>();
        private final List<Integer> refusals = new ArrayList<>();

        @Override
        public void onSuccess(File file, HttpHeaders headers) {
            names.add(file.getName());
        }

        @Override
        public void onFailure(GoogleJsonError error, HttpHeaders headers) {
            refusals.add(error.getCode());
        }
    }
}
