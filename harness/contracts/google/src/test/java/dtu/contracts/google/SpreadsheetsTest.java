package dtu.contracts.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.ClearValuesRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import com.google.api.services.sheets.v4.model.ValueRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpreadsheetsTest {
    private final Sdk google = new Sdk();
    private final Sheets sheets = google.sheets(google.administrator());

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void values_are_written_appended_and_read() throws IOException {
        var id = created();

        var updated = sheets.spreadsheets()
                .values()
                .update(id, "Sheet1!A1:B2", rows(List.of(List.of("name", "age"), List.of("ann", "41"))))
                .setValueInputOption("USER_ENTERED")
                .execute();
        var appended = sheets.spreadsheets()
                .values()
                .append(id, "Sheet1!A1:B2", rows(List.of(List.of("bob", 42))))
                .setValueInputOption("RAW")
                .execute();

        assertThat(updated.getUpdatedCells()).isEqualTo(4);
        assertThat(appended.getUpdates().getUpdatedRange()).isEqualTo("Sheet1!A3:B3");
        assertThat(read(id, "Sheet1!A1:B3"))
                .containsExactly(List.of("name", "age"), List.of("ann", "41"), List.of("bob", "42"));
        assertThat(sheets.spreadsheets()
                        .values()
                        .get(id, "Sheet1!B2:B3")
                        .setValueRenderOption("UNFORMATTED_VALUE")
                        .execute()
                        .getValues())
                .containsExactly(List.of(new BigDecimal(41)), List.of(new BigDecimal(42)));
    }

    @Test
    void many_ranges_are_read_at_once() throws IOException {
        var id = created();
        sheets.spreadsheets()
                .values()
                .update(id, "A1", rows(List.of(List.of("a", "b"), List.of("c", "d"))))
                .setValueInputOption("RAW")
                .execute();

        var ranges = sheets.spreadsheets()
                .values()
                .batchGet(id)
                .setRanges(List.of("Sheet1!A1:A2", "Sheet1!B2"))
                .execute()
                .getValueRanges();

        assertThat(ranges)
                .extracting(ValueRange::getValues)
                .containsExactly(List.of(List.of("a"), List.of("c")), List.of(List.of("d")));
    }

    @Test
    void what_is_cleared_is_gone() throws IOException {
        var id = created();
        sheets.spreadsheets()
                .values()
                .update(id, "A1", rows(List.of(List.of("a"))))
                .setValueInputOption("RAW")
                .execute();

        sheets.spreadsheets().values().clear(id, "A1", new ClearValuesRequest()).execute();

        assertThat(sheets.spreadsheets().values().get(id, "A1").execute().getValues())
                .isNull();
    }

    @Test
    void a_sheet_is_added() throws IOException {
        var id = created();
        var add = new AddSheetRequest().setProperties(new SheetProperties().setTitle("More"));

        sheets.spreadsheets()
                .batchUpdate(
                        id, new BatchUpdateSpreadsheetRequest().setRequests(List.of(new Request().setAddSheet(add))))
                .execute();

        assertThat(sheets.spreadsheets().get(id).execute().getSheets())
                .extracting(sheet -> sheet.getProperties().getTitle())
                .containsExactly("Sheet1", "More");
    }

    @Test
    void a_range_of_no_sheet_is_refused() throws IOException {
        var id = created();

        var refused = Sdk.refused(400, () -> read(id, "Nowhere!A1"));

        assertThat(refused.getDetails().getMessage()).isEqualTo("Unable to parse range: Nowhere!A1");
        assertThat(refused.getDetails().get("status")).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void a_missing_spreadsheet_is_not_found() {
        var refused = Sdk.refused(404, () -> read("none", "A1"));

        assertThat(refused.getDetails().get("status")).isEqualTo("NOT_FOUND");
    }

    private String created() throws IOException {
        return sheets.spreadsheets()
                .create(new Spreadsheet().setProperties(new SpreadsheetProperties().setTitle("Book")))
                .execute()
                .getSpreadsheetId();
    }

    private List<List<Object>> read(String id, String range) throws IOException {
        return sheets.spreadsheets().values().get(id, range).execute().getValues();
    }

    private static ValueRange rows(List<List<Object>> rows) {
        return new ValueRange().setValues(rows);
    }
}
