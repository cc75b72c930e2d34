package dtu.google.drive.files;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.docs.documents.Document;
import dtu.google.sheets.spreadsheets.Spreadsheet;
import dtu.google.sheets.values.Delimited;
import dtu.twins.Refusal;
import dtu.twins.state.State;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What becomes of bytes that are uploaded as one of Google's own types. */
final class Imports {
    private static final String TEXT = "text/plain";
    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";

    /** What the real service converts too. */
    private static final Map<String, Set<String>> NOT_BUILT = Map.of(
            MimeTypes.DOCUMENT,
            Set.of(
                    "text/html",
                    "text/markdown",
                    "text/rtf",
                    "application/rtf",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.oasis.opendocument.text"),
            MimeTypes.SPREADSHEET,
            Set.of(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.oasis.opendocument.spreadsheet"));

    private Imports() {}

    static Map<String, List<String>> formats() {
        return new TreeMap<>(Map.of(
                TEXT, List.of(MimeTypes.DOCUMENT),
                CSV, List.of(MimeTypes.SPREADSHEET),
                TSV, List.of(MimeTypes.SPREADSHEET)));
    }

    static boolean converts(String type, @Nullable Upload upload) {
        return upload != null && MimeTypes.isGoogles(type);
    }

    static void checked(String type, @Nullable Upload upload) {
        var from = upload == null ? "" : upload.sniffed();
        if (NOT_BUILT.getOrDefault(type, Set.of()).contains(from)) {
            throw new Refusal(call ->
                    GoogleError.NOT_BUILT.response((GoogleCall) call).plus("X-DTU-Stub", "drive.files.create#import"));
        }
        if (!formats().getOrDefault(from, List.of()).contains(type)) {
            throw GoogleError.BAD_REQUEST.refusal("The requested conversion is not supported.");
        }
    }

    /** With what the editors keep of a new file: empty, or made from the bytes. */
    static State begun(GoogleCall call, State state, DriveFile file, @Nullable Upload upload) {
        return switch (file.mimeType()) {
            case MimeTypes.DOCUMENT -> {
                var text = upload == null ? "" : upload.bytes().text();
                var id = new Document.Id(file.id().value());
                yield state.put(Document.DOCUMENTS, Document.of(id, file.name(), text));
            }
            case MimeTypes.SPREADSHEET -> {
                var id = new Spreadsheet.Id(file.id().value());
                var blank = Spreadsheet.blank(id, file.name());
                yield state.put(
                        Spreadsheet.SPREADSHEETS, upload == null ? blank : blank.with(sheet(call, file, upload)));
            }
            default -> state;
        };
    }

    /** The same for a file that is there already. */
    static State replaced(GoogleCall call, State state, DriveFile file, @Nullable Upload upload) {
        return upload == null ? state : begun(call, state, file, upload);
    }

    private static dtu.google.sheets.spreadsheets.Sheet sheet(GoogleCall call, DriveFile file, Upload upload) {
        var separator = upload.sniffed().equals(CSV) ? ',' : '\t';
        return Delimited.read(upload.bytes().text(), separator, file.name(), call.now());
    }
}
