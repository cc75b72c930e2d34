package dtu.google.drive.files;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.GooglePageToken;
import dtu.twins.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listing files, page by page. */
final class FileList {
    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1000;

    private FileList() {}

    /** A page, and how the next one is found; null on the last. */
    private record Page(List<DriveFile> files, @Nullable String next) {}

    static Response list(GoogleCall call) {
        var limit = call.number("pageSize", PAGE, 1, PAGE_MAX);
        var text = call.query("q").orElse("");
        var query = FileQueries.read(text);
        Files.checkedCorpora(call);
        var order = call.query("orderBy").filter(keys -> !keys.isBlank()).orElse("");
        if (!order.isEmpty() && asksForText(query)) {
            throw GoogleError.BAD_REQUEST.of(
                    "orderBy",
                    "Sorting is not supported for queries with fullText terms."
                            + " Results are always in descending relevance order.");
        }
        var page = order.isEmpty() ? newest(call, query, text, limit) : sorted(call, query, text + order, order, limit);
        var mask = call.mask().within("files");
        return call.ok(json -> json.text("kind", "drive#fileList")
                .textIfAny("nextPageToken", page.next())
                .truth("incompleteSearch", false)
                .array(
                        "files",
                        page.files(),
                        (out, file) -> out.value(object -> FileView.members(call, call.state(), object, file, mask))));
    }

    private static boolean asksForText(FileQuery query) {
        return query instanceof FileQuery.FullText
                || (query instanceof FileQuery.AllOf(var parts)
                        && parts.stream().anyMatch(FileList::asksForText))
                || (query instanceof FileQuery.AnyOf(var choices)
                        && choices.stream().anyMatch(FileList::asksForText))
                || (query instanceof FileQuery.Not(var part) && asksForText(part));
    }

    /** The usual order is that of the indexes: the cursor is the last file shown, as it was then. */
    private static Page newest(GoogleCall call, FileQuery query, String what, int limit) {
        var after = GooglePageToken.read(call, what).map(FileList::ghost).orElse(null);
        var found = new FileSearch(call, query, after).newest(limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        var page = found.subList(0, limit);
        var last = page.getLast();
        var cursor = last.times().modified().toEpochMilli() + " " + last.id().value();
        return new Page(page, GooglePageToken.text(call, what, cursor));
    }

    private static DriveFile ghost(String cursor) {
        var space = cursor.indexOf(' ');
        var time = space < 0 ? "" : cursor.substring(0, space);
        if (!time.matches("-?\\d{1,15}")) {
            throw GoogleError.INVALID.of("pageToken");
        }
        var at = java.time.Instant.ofEpochMilli(Long.parseLong(time));
        var id = new DriveFile.Id(cursor.substring(space + 1));
        var nobody = new dtu.google.people.Person.Id("");
        return DriveFile.create(id, new DriveFile.Place(null, null, null, ""), "", MimeTypes.BYTES, nobody, at);
    }

    private static Page sorted(GoogleCall call, FileQuery query, String what, String order, int limit) {
        var all = new FileSearch(call, query, null).sorted(FileOrder.read(call, order));
        var cursor = GooglePageToken.read(call, what).orElse("0");
        if (!cursor.matches("\\d{1,9}")) {
            throw GoogleError.INVALID.of("pageToken");
        }
        var from = Math.min(Integer.parseInt(cursor), all.size());
        var to = Math.min(all.size(), from + limit);
        var next = to < all.size() ? GooglePageToken.text(call, what, Integer.toString(to)) : null;
        return new Page(all.subList(from, to), next);
    }
}
