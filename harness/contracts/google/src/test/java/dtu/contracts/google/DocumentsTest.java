package dtu.contracts.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.docs.v1.Docs;
import com.google.api.services.docs.v1.model.BatchUpdateDocumentRequest;
import com.google.api.services.docs.v1.model.BatchUpdateDocumentResponse;
import com.google.api.services.docs.v1.model.Document;
import com.google.api.services.docs.v1.model.InsertTextRequest;
import com.google.api.services.docs.v1.model.Location;
import com.google.api.services.docs.v1.model.ReplaceAllTextRequest;
import com.google.api.services.docs.v1.model.Request;
import com.google.api.services.docs.v1.model.SubstringMatchCriteria;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private final Sdk google = new Sdk();
    private final Docs docs = google.docs(google.administrator());

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void a_document_is_created_written_and_read() throws IOException {
        var id = created("Plan");

        changed(id, insert(1, "Dear NAME,\nwelcome, NAME.\n"));
        var replaced = changed(id, replace("NAME", "Ann"));

        assertThat(replaced.getReplies())
                .singleElement()
                .satisfies(reply -> assertThat(reply.getReplaceAllText().getOccurrencesChanged())
                        .isEqualTo(2));
        assertThat(text(docs.documents().get(id).execute())).isEqualTo("Dear Ann,\nwelcome, Ann.\n\n");
    }

    @Test
    void a_document_is_a_file_of_drive() throws IOException {
        var id = created("Plan");

        var file = google.drive(google.administrator()).files().get(id).execute();

        assertThat(file.getName()).isEqualTo("Plan");
        assertThat(file.getMimeType()).isEqualTo("application/vnd.google-apps.document");
    }

    @Test
    void an_index_beyond_the_end_is_refused_and_changes_nothing() throws IOException {
        var id = created("Plan");

        var refused = Sdk.refused(400, () -> changed(id, insert(1, "kept?"), insert(900, "far away")));

        assertThat(refused.getDetails().get("status")).isEqualTo("INVALID_ARGUMENT");
        assertThat(text(docs.documents().get(id).execute())).isEqualTo("\n");
    }

    @Test
    void a_missing_document_is_not_found() {
        var refused = Sdk.refused(404, () -> docs.documents().get("none").execute());

        assertThat(refused.getDetails().get("status")).isEqualTo("NOT_FOUND");
    }

    @Test
    void nobody_else_reads_it() throws IOException {
        var ann = google.settle("ann");
        var hers = google.docs(google.serviceAccount().createDelegated(ann));
        var id = created("Plan");

        var refused = Sdk.refused(403, () -> hers.documents().get(id).execute());

        assertThat(refused.getDetails().get("status")).isEqualTo("PERMISSION_DENIED");
    }

    private String created(String title) throws IOException {
        return docs.documents().create(new Document().setTitle(title)).execute().getDocumentId();
    }

    private BatchUpdateDocumentResponse changed(String id, Request... requests) throws IOException {
        return docs.documents()
                .batchUpdate(id, new BatchUpdateDocumentRequest().setRequests(List.of(requests)))
                .execute();
    }

    private static Request insert(int index, String text) {
        return new Request()
                .setInsertText(new InsertTextRequest().setText(text).setLocation(new Location().setIndex(index)));
    }

    private static Request replace(String old, String text) {
        return new Request()
                .setReplaceAllText(new ReplaceAllTextRequest()
                        .setContainsText(
                                new SubstringMatchCriteria().setText(old).setMatchCase(true))
                        .setReplaceText(text));
    }

    private static String text(Document document) {
        return document.getBody().getContent().stream()
                .map(element -> element.getParagraph())
                .filter(Objects::nonNull)
                .flatMap(paragraph -> paragraph.getElements().stream())
                .map(element -> element.getTextRun().getContent())
                .collect(Collectors.joining());
    }
}
