package dtu.google.drive.files;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import dtu.twins.http.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSearchTest {
    private final Workspace drive = Workspace.inMemory();

    @Test
    void the_newest_file_comes_first() {
        drive.text("old");
        drive.solo().pass(Duration.ofSeconds(1));
        drive.text("new");

        assertThat(drive.names("")).containsExactly("new", "old");
    }

    @Test
    void a_word_is_found_by_its_beginning_only() {
        drive.text("HelloWorld");

        assertThat(drive.names("name contains 'hello'")).containsExactly("HelloWorld");
        assertThat(drive.names("name contains 'World'")).isEmpty();
    }

    @Test
    void words_are_found_in_any_order() {
        drive.text("Quarterly report for Ann");

        assertThat(drive.names("name contains 'rep quart'")).hasSize(1);
        assertThat(drive.names("name contains 'rep missing'")).isEmpty();
    }

    @Test
    void a_whole_name_ignores_case() {
        drive.text("Report");

        assertThat(drive.names("name='report'")).containsExactly("Report");
        assertThat(drive.names("name != 'REPORT'")).isEmpty();
    }

    @Test
    void quotes_in_names_are_escaped() {
        drive.post("/drive/v3/files", "{\"name\": \"Ann's\"}").is(200);

        assertThat(drive.names("name = 'Ann\\'s'")).containsExactly("Ann's");
    }

    @Test
    void a_folder_lists_what_lies_in_it() {
        var folder = drive.folder("f");
        drive.file("inside", "text/plain", folder);
        drive.text("outside");

        assertThat(drive.names("'" + folder + "' in parents and trashed = false"))
                .containsExactly("inside");
        assertThat(drive.names("'root' in parents")).containsExactlyInAnyOrder("f", "outside");
        assertThat(drive.names("'none' in parents")).isEmpty();
    }

    @Test
    void terms_are_combined_with_and_or_and_not() {
        drive.text("a");
        drive.folder("b");

        assertThat(drive.names("not mimeType = 'text/plain'")).containsExactly("b");
        assertThat(drive.names("(name = 'a' or name = 'b') and mimeType contains 'text/'"))
                .containsExactly("a");
        assertThat(drive.names("name = 'a' OR name = 'b'")).hasSize(2);
    }

    @Test
    void times_compare() {
        drive.text("before");
        drive.solo().pass(Duration.ofDays(1));
        drive.text("after");

        assertThat(drive.names("modifiedTime > '2026-01-06'")).containsExactly("after");
        assertThat(drive.names("modifiedTime <= '2026-01-05T08:00:00'")).containsExactly("before");
        assertThat(drive.names("createdTime = '2026-01-05T10:00:00+02:00'")).containsExactly("before");
    }

    @Test
    void properties_are_found_by_key_and_value() {
        drive.post("/drive/v3/files", """
                {"name": "a", "properties": {"k": "v"}}""").is(200);

        assertThat(drive.names("properties has { key='k' and value='v' }")).containsExactly("a");
        assertThat(drive.names("properties has { key='k' and value='w' }")).isEmpty();
    }

    @Test
    void owners_and_readers_are_found_by_address() {
        var file = drive.text("a");
        var ann = drive.as("Ann");
        drive.share(file, "Ann", "reader").is(200);

        assertThat(drive.names("'ann@acme.test' in readers")).containsExactly("a");
        assertThat(drive.names("'ann@acme.test' in writers")).isEmpty();
        assertThat(ann.names("'admin@dtu.test' in owners")).containsExactly("a");
        assertThat(ann.names("'me' in owners")).isEmpty();
        assertThat(ann.names("sharedWithMe")).containsExactly("a");
        assertThat(drive.names("sharedWithMe = true")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name = ",
                "name = 'a",
                "name = 'a' and",
                "(name = 'a'",
                "nonsense = 'a'",
                "name > 'a'",
                "modifiedTime > 'yesterday'",
                "trashed = 'true'",
                "mimeType has 'x'",
                "properties has { key='k' }",
                "'a' in names",
                "fullText = 'a'",
                "visibility = 'everybody'",
                "sharedWithMe contains true",
                "name = a"
            })
    void what_is_no_query_is_refused(String q) {
        drive.get("/drive/v3/files?q=" + Parameters.encoded(q)).is(400, """
                { "error": { "code": 400, "message": "Invalid Value",
                  "errors": [{ "message": "Invalid Value", "domain": "global", "reason": "invalid",
                    "location": "q", "locationType": "parameter" }] } }""");
    }

    @Test
    void a_query_of_ten_thousand_brackets_is_refused() {
        var q = "(".repeat(10_000) + "trashed = false" + ")".repeat(10_000);

        drive.get("/drive/v3/files?q=" + Parameters.encoded(q)).refuses(400, "invalid", "Invalid Value");
    }

    @Test
    void full_text_looks_into_content_and_cannot_be_sorted() {
        drive.upload(
                dtu.twins.http.Method.POST,
                "/upload/drive/v3/files?uploadType=media",
                "text/plain",
                "The quick brown fox".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(drive.names("fullText contains 'brown quick'")).hasSize(1);
        assertThat(drive.names("fullText contains '\"brown quick\"'")).isEmpty();
        drive.get("/drive/v3/files?orderBy=name&q=" + Parameters.encoded("fullText contains 'fox'"))
                .refuses(
                        400,
                        "badRequest",
                        "Sorting is not supported for queries with fullText terms. Results are always in descending"
                                + " relevance order.");
    }

    @Test
    void names_sort_as_text_or_as_people_count() {
        for (var name : List.of("2", "12", "1", "22")) {
            drive.text(name);
        }

        assertThat(drive.names("", "&orderBy=name")).containsExactly("1", "12", "2", "22");
        assertThat(drive.names("", "&orderBy=name_natural")).containsExactly("1", "2", "12", "22");
        assertThat(drive.names("", "&orderBy=name%20desc")).containsExactly("22", "2", "12", "1");
        drive.get("/drive/v3/files?orderBy=colour").refuses(400, "invalid", "Invalid Value");
    }

    @Test
    void walking_the_pages_meets_each_file_once() {
        var all = new TreeSet<String>();
        for (var number = 0; number < 25; number++) {
            drive.text("f" + number);
            all.add("f" + number);
            if (number % 4 == 0) {
                drive.solo().pass(Duration.ofSeconds(1));
            }
        }

        assertThat(walked("")).hasSize(25).containsAll(all);
        assertThat(walked("&orderBy=name")).containsExactlyElementsOf(all);
        assertThat(walked("&q=" + Parameters.encoded("'root' in parents")))
                .hasSize(25)
                .containsAll(all);
    }

    private List<String> walked(String more) {
        var names = new ArrayList<String>();
        var path = "/drive/v3/files?pageSize=4" + more;
        for (var token = ""; token != null; ) {
            var page = drive.get(path + (token.isEmpty() ? "" : "&pageToken=" + Parameters.encoded(token)))
                    .is(200)
                    .json();
            page.at("files")
                    .orElseThrow()
                    .elements()
                    .forEach(file -> names.add(file.textAt("name").orElseThrow()));
            token = page.textAt("nextPageToken").orElse(null);
        }
        return names;
    }

    @Test
    void a_page_token_is_good_for_its_query_only() {
        drive.text("a");
        drive.text("b");
        var token = drive.get("/drive/v3/files?pageSize=1").at("nextPageToken");

        drive.get("/drive/v3/files?pageSize=1&q=starred%3Dfalse&pageToken=" + token)
                .refuses(400, "invalid", "Invalid Value");
        drive.get("/drive/v3/files?pageToken=garbage").refuses(400, "invalid", "Invalid Value");
        drive.get("/drive/v3/files?pageSize=1001")
                .refuses(400, "invalidParameter", "Invalid value '1001'. Values must be within the range: [1, 1000]");
    }

    @Test
    void what_lies_in_a_shared_folder_is_listed_too() {
        var folder = drive.folder("f");
        var ann = drive.as("Ann");
        drive.share(folder, "Ann", "writer").is(200);
        drive.file("mine", "text/plain", folder);

        assertThat(ann.names("")).containsExactlyInAnyOrder("f", "mine");

        ann.file("guest", "text/plain", folder);
        assertThat(drive.names("")).containsExactlyInAnyOrder("f", "mine", "guest");
    }
}
