package dtu.google.drive.files;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.docs.documents.Document;
import dtu.google.sheets.spreadsheets.Spreadsheet;
import dtu.google.sheets.values.Delimited;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the editors' files can be turned into. Formats that are not built are not offered either. */
final class Exports {
    private static final String TEXT = "text/plain";
    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Exports() {}

    /** Media types by the name that Google's export links use for them. */
    static Map<String, String> formats(String mimeType) {
        var formats = new LinkedHashMap<String, String>();
        switch (mimeType) {
            case MimeTypes.DOCUMENT -> formats.put(TEXT, "txt");
            case MimeTypes.SPREADSHEET -> {
                formats.put(CSV, "csv");
                formats.put(TSV, "tsv");
            }
            default -> {}
        }
        return formats;
    }

    static Map<String, List<String>> all() {
        var all = new LinkedHashMap<String, List<String>>();
        for (var type : List.of(MimeTypes.DOCUMENT, MimeTypes.SPREADSHEET)) {
            all.put(type, List.copyOf(formats(type).keySet()));
        }
        return all;
    }

    static Response exported(GoogleCall call, DriveFile file, String format) {
        if (!MimeTypes.isEditors(file.mimeType())) {
            throw GoogleError.NOT_EXPORTABLE.of("alt");
        }
        if (!formats(file.mimeType()).containsKey(format)) {
            throw GoogleError.BAD_REQUEST.of("convertTo", "The requested conversion is not supported.");
        }
        return Response.of(200, format, Blob.of(text(call, file, format))).plus("Content-Disposition", "attachment");
    }

    private static String text(GoogleCall call, DriveFile file, String format) {
        if (format.equals(TEXT)) {
            var document = call.state()
                    .get(Document.DOCUMENTS, new Document.Id(file.id().value()));
            var text = document.text();
            return BYTE_ORDER_MARK + text.substring(0, text.length() - 1).replace("\n", "\r\n");
        }
        var book = call.state()
                .get(Spreadsheet.SPREADSHEETS, new Spreadsheet.Id(file.id().value()));
        return Delimited.written(book.sheets().getFirst(), format.equals(CSV) ? ',' : '\t');
    }
}
