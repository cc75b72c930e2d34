package dtu.google.drive.files;

import dtu.google.docs.documents.Document;
import dtu.google.sheets.spreadsheets.Spreadsheet;
import dtu.twins.state.State;

/** What one of the editors keeps has its file's name as its title, whichever way it is changed. */
final class Titles {
    private Titles() {}

    static State renamed(State state, DriveFile before, DriveFile after) {
        if (before.name().equals(after.name())) {
            return state;
        }
        return switch (after.mimeType()) {
            case MimeTypes.DOCUMENT -> {
                var document =
                        state.get(Document.DOCUMENTS, new Document.Id(after.id().value()));
                yield state.put(Document.DOCUMENTS, document.titled(after.name()));
            }
            case MimeTypes.SPREADSHEET -> {
                var book = state.get(
                        Spreadsheet.SPREADSHEETS, new Spreadsheet.Id(after.id().value()));
                yield state.put(Spreadsheet.SPREADSHEETS, book.titled(after.name()));
            }
            default -> state;
        };
    }
}
