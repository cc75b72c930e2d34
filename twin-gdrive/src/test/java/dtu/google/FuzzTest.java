package dtu.google;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Route;
import dtu.twins.blobs.Blob;
import dtu.twins.chance.Chance;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand malformed requests, drawn by seed: each is refused in Google's words and changes nothing. */
class FuzzTest {
    private static final int REQUESTS = 10_000;
    // spotless:off - lists, not a program
    private static final List<String> NAMES = List.of(
            "q", "fields", "orderBy", "pageSize", "pageToken", "alt", "corpora", "driveId", "spaces", "addParents",
            "removeParents", "uploadType", "upload_id", "supportsAllDrives", "includeItemsFromAllDrives", "mimeType",
            "valueInputOption", "valueRenderOption", "majorDimension", "ranges", "insertDataOption", "requestId",
            "transferOwnership", "count", "includeTabsContent", "prettyPrint", "$fields", "sendNotificationEmail");
    private static final List<String> TEXTS = List.of(
            "", " ", "true", "-1", "0", "9223372036854775808", "'", "\\", "''", "name contains 'a", "((((", "a(b,c", "*",
            "media", "resumable", "multipart", "root", "A1", "A1:", "'S'!A1", "USER_ENTERED", "RAW", "\u0000", "\uD83D",
            "%zz", "..", "~!!~AAAA", "null", "[]", "{}", "drive", "2026-02-30", "files(id)", "not not not", "=1",
            "Z".repeat(300));
    private static final List<String> BODIES = List.of(
            "", "{", "[]", "null", "1", "\"text\"", "{\"requests\": 1}", "{\"requests\": [1]}", "{\"requests\": [{}]}",
            "{\"requests\": [{\"insertText\": {\"text\": 1}}]}",
            "{\"requests\": [{\"insertText\": {\"text\": \"x\", \"location\": {\"index\": -5}}}]}",
            "{\"requests\": [{\"deleteContentRange\": {\"range\": {\"startIndex\": 9e99}}}]}",
            "{\"requests\": [{\"addSheet\": {\"properties\": {\"gridProperties\": {\"rowCount\": -1}}}}]}",
            "{\"requests\": [{\"updateSheetProperties\": {\"properties\": {\"index\": 99}, \"fields\": \"index\"}}]}",
            "{\"values\": 1}", "{\"values\": [1]}", "{\"values\": [[{}]]}", "{\"values\": [[\"=A1\"]]}",
            "{\"data\": [1], \"valueInputOption\": \"RAW\"}", "{\"parents\": [1]}", "{\"parents\": [\"x\", \"y\"]}",
            "{\"name\": 1}", "{\"properties\": {\"a\": 1}}", "{\"modifiedTime\": \"never\"}",
            "{\"type\": \"user\", \"role\": \"reader\", \"emailAddress\": \"x\"}",
            "{\"id\": \"\\u0000\", \"address\": \"ftp://x\"}", "[[[[[[[[", "{\"a\":".repeat(500));
    private static final List<String> TYPES = List.of(
            "application/json", "text/plain", "multipart/related", "multipart/related; boundary=b",
            "application/x-www-form-urlencoded", "", ";;;");
    // spotless:on

    private final Workspace google = Workspace.inMemory();
    private final String file = google.text("file");
    private final String document = google.file("d", "application/vnd.google-apps.document", "root");
    private final String book = google.file("s", "application/vnd.google-apps.spreadsheet", "root");

    @Test
    void malformed_requests_are_refused_and_change_nothing() {
        var universe = google.solo().universe();
        var twin = universe.world().cast().twin("google");
        var routes = twin.routes().all();
        var wrong = new ArrayList<String>();
        for (var number = 0; number < REQUESTS; number++) {
            var chance = new Chance(number).in("fuzz");
            var request = request(chance, routes.get(chance.below(routes.size(), 0)));
            var before = universe.world().of(twin);
            var reply = google.send(request);
            var after = universe.world().of(twin);
            var status = reply.response().status();
            if (status >= 500 && !reply.response().headers().has("X-DTU-Stub")) {
                wrong.add(number + ": " + describe(request) + " -> " + status + " " + reply.header("X-DTU-Failure"));
            }
            if (status >= 400 && before != after && status != 499) {
                wrong.add(number + ": " + describe(request) + " -> " + status + " changed the state");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String describe(Request request) {
        return request.method() + " " + request.pathAndQuery() + " "
                + request.body().text();
    }

    private Request request(Chance chance, Route route) {
        var path = route.path().text();
        for (var slot = 0; path.contains("{"); slot++) {
            var end = path.indexOf('}');
            path = path.substring(0, path.indexOf('{'))
                    + filled(chance.in("slot").in(slot))
                    + path.substring(end + 1);
        }
        var query = Parameters.NONE;
        for (var i = 0; i < chance.below(4, 1); i++) {
            query = query.with(
                    chance.in("name").pick(NAMES, i), chance.in("text").pick(TEXTS, i));
        }
        var method = chance.happens(0.05, 2) ? chance.pick(List.of(Method.values()), 3) : route.method();
        var request = Request.of(method, path + (query.isEmpty() ? "" : "?" + query.encoded()));
        if (chance.happens(0.1, 4)) {
            request = request.header("Range", "bytes=" + chance.pick(TEXTS, 5).replaceAll("\\s", "") + "-");
        }
        if (chance.happens(0.1, 6)) {
            request = request.header("Content-Range", "bytes " + chance.pick(List.of("*/*", "5-1/3", "0-9/4", "x"), 7));
        }
        if (chance.happens(0.05, 8)) {
            request = request.header("Authorization", "Bearer " + chance.pick(TEXTS, 9));
        }
        return method == Method.GET ? request : request.body(chance.pick(TYPES, 10), Blob.of(chance.pick(BODIES, 11)));
    }

    private String filled(Chance chance) {
        return chance.pick(
                List.of(file, document, book, "root", "x", "A1", "%27", "A1%3AB2", "..", "%00", "0AxPVA"), 0);
    }
}
