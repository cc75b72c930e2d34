package dtu.google.drive.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final List<Request> heard = new ArrayList<>();
    private int status = 200;
    private final Workspace drive = Workspace.heardBy((universe, message) -> {
        if (message instanceof Outgoing.Http http) {
            heard.add(http.request());
        }
        return new Answer.Responded(Response.empty(status));
    });

    @Test
    void a_change_is_listed_once_and_the_last_page_says_where_to_go_on() {
        var token = token(drive);
        var file = drive.text("a");
        drive.patch("/drive/v3/files/" + file, "{\"name\": \"b\"}").is(200);

        drive.get("/drive/v3/changes?pageToken=" + token).is(200, """
                { "kind": "drive#changeList", "newStartPageToken": "${json-unit.regex}[0-9]+",
                  "changes": [{ "kind": "drive#change", "type": "file", "changeType": "file", "removed": false,
                    "time": "2026-01-05T08:00:00.000Z", "fileId": "%s",
                    "file": {"kind": "drive#file", "id": "%s", "name": "b",
                      "mimeType": "text/plain"} }] }""".formatted(file, file));
        drive.get("/drive/v3/changes?fields=changes&pageToken=" + token(drive)).is(200, "{\"changes\": []}");
    }

    @Test
    void whoever_loses_access_is_told_that_the_file_is_removed() {
        var ann = drive.as("Ann");
        var file = drive.text("a");
        var grant = drive.share(file, "Ann", "reader").at("id");
        var token = token(ann);

        drive.delete("/drive/v3/files/" + file + "/permissions/" + grant).is(204);

        ann.get("/drive/v3/changes?fields=changes(removed,fileId,file)&pageToken=" + token)
                .is(200, """
                {"changes": [{"removed": true, "fileId": "%s"}]}""".formatted(file));
        ann.get("/drive/v3/changes?includeRemoved=false&fields=changes&pageToken=" + token)
                .is(200, "{\"changes\": []}");
    }

    @Test
    void a_token_leaves_behind_what_has_happened_in_shared_drives_too() {
        var team = drive.post("/drive/v3/drives?requestId=r", "{\"name\": \"Team\"}")
                .at("id");
        var add = "/drive/v3/files?supportsAllDrives=true&fields=id";
        drive.post(add, "{\"name\": \"early\", \"parents\": [\"" + team + "\"]}")
                .is(200);
        var list = "/drive/v3/changes?includeItemsFromAllDrives=true&supportsAllDrives=true"
                + "&fields=changes(file(name))&pageToken=" + token(drive);
        drive.get(list).is(200, "{\"changes\": []}");

        drive.post(add, "{\"name\": \"late\", \"parents\": [\"" + team + "\"]}").is(200);

        drive.get(list).is(200, "{\"changes\": [{\"file\": {\"name\": \"late\"}}]}");
    }

    @Test
    void a_feed_can_be_of_ones_own_drive_alone() {
        var ann = drive.as("Ann");
        var list = "/drive/v3/changes?fields=changes(file(name))&pageToken=" + token(ann);
        drive.share(drive.text("theirs"), "Ann", "reader");
        ann.text("mine");

        assertThat(ann.get(list).text()).contains("theirs", "mine");
        ann.get(list + "&restrictToMyDrive=true").is(200, "{\"changes\": [{\"file\": {\"name\": \"mine\"}}]}");
    }

    @Test
    void pages_follow_each_other() {
        var token = token(drive);
        for (var number = 0; number < 5; number++) {
            drive.text("f" + number);
        }
        var names = new ArrayList<String>();
        for (var next = token; next != null; ) {
            var page = drive.get("/drive/v3/changes?pageSize=2&pageToken=" + next)
                    .is(200)
                    .json();
            page.at("changes")
                    .orElseThrow()
                    .elements()
                    .forEach(change -> names.add(
                            change.at("file").orElseThrow().textAt("name").orElseThrow()));
            next = page.textAt("nextPageToken").orElse(null);
        }

        assertThat(names).containsExactly("f0", "f1", "f2", "f3", "f4");
    }

    @Test
    void a_token_that_is_none_is_refused() {
        drive.get("/drive/v3/changes?pageToken=x").refuses(400, "invalid", "Invalid Value");
        drive.get("/drive/v3/changes").refuses(400, "required", "Required parameter: pageToken");
    }

    @Test
    void a_channel_is_told_of_every_change() {
        drive.post("/drive/v3/changes/watch?pageToken=" + token(drive), """
                {"id": "c1", "type": "web_hook", "address": "http://127.0.0.1:9/hook?a=b", "token": "t"}""").is(200, """
                { "kind": "api#channel", "id": "c1", "resourceId": "${json-unit.any-string}",
                  "resourceUri": "${json-unit.any-string}", "token": "t", "expiration": "1767603600000" }""");
        drive.text("a");

        drive.solo().pass(Duration.ofSeconds(1));

        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst().headers().first("X-Goog-Resource-State")).contains("sync");
        var change = heard.getLast();
        assertThat(change.url()).isEqualTo("http://127.0.0.1:9/hook?a=b");
        assertThat(change.headers().first("X-Goog-Resource-State")).contains("change");
        assertThat(change.headers().first("X-Goog-Message-Number")).contains("2");
        assertThat(change.headers().first("X-Goog-Channel-Token")).contains("t");
        assertThat(change.headers().first("X-Goog-Channel-Expiration")).contains("Mon, 05 Jan 2026 09:00:00 GMT");
    }

    @Test
    void a_watched_file_says_what_has_changed() {
        var file = drive.text("a");
        drive.post("/drive/v3/files/" + file + "/watch", channel("c1")).is(200);

        drive.patch("/drive/v3/files/" + file, "{\"name\": \"b\"}").is(200);
        drive.patch("/drive/v3/files/" + file, "{\"trashed\": true}").is(200);
        drive.delete("/drive/v3/files/" + file).is(204);
        drive.solo().pass(Duration.ofSeconds(1));

        assertThat(heard.stream()
                        .map(request ->
                                request.headers().first("X-Goog-Resource-State").orElse("")))
                .containsExactly("sync", "update", "trash", "remove");
        assertThat(heard.get(1).headers().first("X-Goog-Changed")).contains("properties");
    }

    @Test
    void a_message_that_fails_for_a_while_is_sent_again() {
        status = 503;
        drive.post("/drive/v3/files/" + drive.text("a") + "/watch", channel("c1"))
                .is(200);

        drive.solo().pass(Duration.ofMinutes(5));

        assertThat(heard).hasSize(5);
    }

    @Test
    void a_message_that_is_refused_is_not_sent_again() {
        status = 404;
        drive.post("/drive/v3/files/" + drive.text("a") + "/watch", channel("c1"))
                .is(200);

        drive.solo().pass(Duration.ofMinutes(5));

        assertThat(heard).hasSize(1);
    }

    @Test
    void a_stopped_channel_is_silent_and_cannot_be_stopped_twice() {
        var file = drive.text("a");
        var channel = drive.post("/drive/v3/files/" + file + "/watch", channel("c1"));
        var stop = "{\"id\": \"c1\", \"resourceId\": \"" + channel.at("resourceId") + "\"}";

        drive.post("/drive/v3/channels/stop", stop).is(204);
        drive.post("/drive/v3/channels/stop", stop).is(404);
        drive.patch("/drive/v3/files/" + file, "{\"name\": \"b\"}").is(200);
        drive.solo().pass(Duration.ofSeconds(1));

        assertThat(heard).hasSize(1);
    }

    @Test
    void a_channel_needs_an_id_of_its_own_and_an_address_that_is_safe() {
        var path = "/drive/v3/files/" + drive.text("a") + "/watch";
        drive.post(path, channel("c1")).is(200);

        drive.post(path, channel("c1")).refuses(400, "channelIdNotUnique", "Channel id c1 not unique");
        drive.post(path, "{\"id\": \"c2\", \"address\": \"http://example.com/\"}")
                .refuses(400, "push.webhookUrlNotHttps", "WebHook callback must be HTTPS: http://example.com/");
        drive.post(path, "{\"address\": \"https://example.com/\"}").is(400);
    }

    private static String channel(String id) {
        return "{\"id\": \"" + id + "\", \"type\": \"web_hook\", \"address\": \"https://app.test/hook\"}";
    }

    private static String token(Workspace caller) {
        return caller.get("/drive/v3/changes/startPageToken").is(200).at("startPageToken");
    }
}
