package dtu.slack.files;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FilesTest {
    private static final String ORIGIN = "http://slack.test";

    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");

    @Test
    void a_file_is_announced_sent_and_shared_in_one_message() {
        var announced = slack.call("files.getUploadURLExternal", "filename", "notes.txt", "length", "5");
        announced.is("""
                {"ok": true, "upload_url": "${json-unit.regex}http://slack.test/upload/v1/.*",
                 "file_id": "${json-unit.regex}F0[0-9A-Z]{9}"}""");
        var sent = send(announced.text("upload_url"), "hello");
        assertThat(sent.response().status()).isEqualTo(200);
        assertThat(sent.body()).isEqualTo("OK - 5");
        var id = announced.text("file_id");
        slack.call("files.info", "file", id).fails("file_not_found");

        var done = slack.json("files.completeUploadExternal", """
                {"files": [{"id": "%s", "title": "Notes"}], "channel_id": "%s",
                 "initial_comment": "see"}""".formatted(id, channel))
                .ok();

        assertThat(done.at("files").size()).isEqualTo(1);
        var message = slack.call("conversations.history", "channel", channel, "limit", "1")
                .at("messages")
                .elements()
                .getFirst();
        assertThat(message.textAt("text")).contains("see");
        assertThat(message.at("upload")).contains(Json.truth(true));
        var file = message.at("files").orElseThrow().elements().getFirst();
        assertThat(file.textAt("title")).contains("Notes");
        assertThat(file.textAt("mode")).contains("snippet");
        assertThat(file.textAt("preview")).contains("hello");
        assertThat(file.at("channels").orElseThrow().toString()).isEqualTo("[\"" + channel + "\"]");
        assertThat(slack.call("files.info", "file", id).ok().text("content")).isEqualTo("hello");
        assertThat(slack.call("files.info", "file", id)
                        .at("file", "shares", "public", channel)
                        .size())
                .isEqualTo(1);
    }

    @Test
    void bytes_come_back_to_those_who_may_read_them() {
        var id = upload(slack.bot(), "a b.png", png());
        var url = slack.call("files.info", "file", id).text("file", "url_private");

        var got = get(url, slack.bot());
        assertThat(got.response().body().bytes()).isEqualTo(png().getBytes(StandardCharsets.ISO_8859_1));
        assertThat(got.header("Content-Type")).isEqualTo("image/png");
        var download = slack.call("files.info", "file", id).text("file", "url_private_download");
        assertThat(get(download, slack.bot()).header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"a b.png\"");
        for (var token :
                new String[] {"", "xoxb-nonsense", slack.admin(), slack.tokenOf(slack.person("A", "B"), "users:read")
                }) {
            var refused = get(url, token);
            assertThat(refused.response().status()).isEqualTo(302);
            assertThat(refused.header("Location")).startsWith(ORIGIN + "/?redir=");
            assertThat(refused.header("Content-Type")).startsWith("text/html");
        }
        // A program that follows the redirect gets no error, but a page in place of the file.
        var page = get(get(url, "").header("Location"), "").status(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("Sign in to DTU", "<code>/files-pri/");
        assertThat(get(url.replace(id, "F0NONE"), slack.bot()).response().status())
                .isEqualTo(404);
    }

    @Test
    void an_image_tells_its_size() {
        var id = upload(slack.bot(), "dot.png", png());

        var file = slack.call("files.info", "file", id).at("file");
        assertThat(file.textAt("mimetype")).contains("image/png");
        assertThat(file.at("original_w").map(Json::asLong)).contains(800L);
        assertThat(file.at("thumb_360_w").map(Json::asLong)).contains(360L);
        assertThat(file.at("thumb_360_h").map(Json::asLong)).contains(180L);
        assertThat(file.names()).contains("thumb_64", "thumb_720").doesNotContain("thumb_960", "preview");
    }

    @Test
    void a_public_link_works_until_it_is_revoked() {
        var id = upload(slack.admin(), "notes.txt", "hello");
        var link = slack.as(slack.admin(), "files.info", "file", id).text("file", "permalink_public");
        assertThat(get(link, "").response().status()).isEqualTo(404);

        var shared =
                slack.as(slack.admin(), "files.sharedPublicURL", "file", id).ok();
        assertThat(shared.text("file", "public_url_shared")).isEqualTo("true");
        var page = get(link, "");
        assertThat(page.response().status()).isEqualTo(200);
        var direct = page.body().replaceAll("(?s).*href=\"([^\"]*)\".*", "$1");
        assertThat(get(direct, "").body()).isEqualTo("hello");
        slack.as(slack.admin(), "files.revokePublicURL", "file", id).ok();
        assertThat(get(direct, "").response().status()).isEqualTo(302);
        slack.call("files.sharedPublicURL", "file", id).fails("not_allowed_token_type");
        slack.as(slack.admin(), "files.sharedPublicURL", "file", "F0NONE").fails("file_not_found");
    }

    @Test
    void the_public_page_of_a_picture_shows_it() {
        var id = upload(slack.admin(), "<dot>.png", png());
        var link = slack.as(slack.admin(), "files.sharedPublicURL", "file", id).text("file", "permalink_public");

        var page = get(link, "").status(200).body();
        assertThat(page).contains("<h1>&lt;dot&gt;.png</h1>").doesNotContain("<dot>");
        var shown = page.replaceAll("(?s).*<img src=\"([^\"]*)\".*", "$1");
        assertThat(get(shown, "").header("Content-Type")).isEqualTo("image/png");
        assertThat(get(ORIGIN + "/T0-F0-x", "").status(404).body()).contains("<h1>File not found</h1>");
    }

    @Test
    void permalinks_lead_browsers_to_the_page_for_signing_in() {
        var id = upload(slack.admin(), "notes.txt", "hello");
        var file = slack.as(slack.admin(), "files.info", "file", id).text("file", "permalink");
        var channel = slack.channel("news");
        var message = slack.call("chat.getPermalink", "channel", channel, "message_ts", slack.post(channel, "hello"))
                .text("permalink");

        for (var link : new String[] {file, message, ORIGIN + "/archives/" + channel}) {
            var path = link.substring(ORIGIN.length());
            var away = get(link, "").status(302).header("Location");
            assertThat(away).isEqualTo(ORIGIN + "/?redir=" + path.replace("/", "%2F"));
            assertThat(get(away, "").status(200).body()).contains("<code>" + path + "</code>");
        }
        assertThat(get(ORIGIN + "/", "").status(200).body())
                .contains("Sign in to DTU")
                .doesNotContain("to see");
    }

    @Test
    void files_are_listed_by_place_owner_type_and_time() {
        var text = upload(slack.bot(), "notes.txt", "hello");
        var image = upload(slack.bot(), "dot.png", png());
        upload(slack.admin(), "mine.txt", "x");

        assertThat(ids("files.list")).isEqualTo(image + " " + text);
        assertThat(ids("files.list", "types", "images")).isEqualTo(image);
        assertThat(ids("files.list", "types", "snippets,zips")).isEqualTo(text);
        assertThat(ids("files.list", "channel", channel)).isEmpty();
        assertThat(ids("files.list", "ts_from", "1767600001")).isEmpty();
        assertThat(slack.call("files.list", "count", "1", "page", "2")
                        .at("paging")
                        .toString())
                .isEqualTo("{\"count\":1,\"total\":2,\"page\":2,\"pages\":2}");
        slack.call("files.list", "types", "songs").fails("unknown_type");
        slack.call("files.list", "user", "U0NONE").fails("user_not_found");
        slack.call("files.list", "channel", "C0NONE").fails("channel_not_found");
    }

    @Test
    void a_deleted_file_is_a_tombstone_in_its_message() {
        var id = upload(slack.bot(), "notes.txt", "hello", "channel_id", channel, "initial_comment", "see");
        var wordless = upload(slack.bot(), "other.txt", "hello", "channel_id", channel);

        slack.as(slack.admin(), "files.delete", "file", id).ok();
        slack.call("files.delete", "file", wordless).ok();

        slack.call("files.info", "file", id).fails("file_deleted");
        slack.call("files.delete", "file", id).fails("file_deleted");
        var messages = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements();
        assertThat(messages.getFirst().at("files").orElseThrow().toString())
                .isEqualTo("[{\"id\":\"" + id + "\",\"mode\":\"tombstone\"}]");
        assertThat(messages).hasSize(2);
    }

    @Test
    void what_is_private_does_not_exist_for_others() {
        var id = upload(slack.admin(), "mine.txt", "x");
        slack.call("files.info", "file", id).fails("file_not_found");
        slack.call("files.delete", "file", id).fails("file_not_found");
        var shared = upload(slack.bot(), "notes.txt", "hello", "channel_id", channel);
        var dana = slack.tokenOf(slack.person("Dana", "Field"));
        slack.as(dana, "files.info", "file", shared).ok();
        slack.as(dana, "files.delete", "file", shared).fails("cant_delete_file");
    }

    @Test
    void announcing_takes_a_form_and_a_length() {
        slack.json("files.getUploadURLExternal", "{\"filename\": \"x\", \"length\": 5}")
                .is("""
                {"ok": false, "error": "invalid_arguments",
                 "response_metadata": {"messages": ["[ERROR] missing required field: filename"]}}""");
        announce("length", "0").fails("missing_argument");
        announce("length", "5", "alt_txt", "x".repeat(1_001)).fails("alt_txt_too_large");
        announce("length", "5", "snippet_type", "klingon").fails("unknown_snippet_type");
        announce("length", "2000000", "snippet_type", "python").fails("snippet_too_large");
        slack.call("files.upload", "content", "x").fails("method_deprecated");
    }

    @Test
    void sending_asks_for_the_ticket_and_the_whole_file() {
        var url = announce("length", "5").text("upload_url");
        assertThat(send(url, "four").response().status()).isEqualTo(400);
        assertThat(send(url + "x", "hello").response().status()).isEqualTo(404);
        var multipart = slack.send(Request.of(Method.POST, url.substring(ORIGIN.length()))
                .body(
                        "multipart/form-data; boundary=b",
                        Blob.of("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\""
                                + "\r\n\r\nhello\r\n--b--")));
        assertThat(multipart.body()).isEqualTo("OK - 5");
    }

    @Test
    void completing_names_what_is_wrong() {
        var id = announce("length", "5").text("file_id");
        complete("files", "[{\"id\":\"" + id + "\"}]").fails("file_not_found");
        complete("files", "[{\"id\":\"F0NONE\"}]").fails("file_not_found");
        complete().is("""
                {"ok": false, "error": "invalid_arguments",
                 "response_metadata": {"messages": ["[ERROR] missing required field: files"]}}""");
        complete("files", "[").fails("invalid_arguments");
        var files = "[{\"id\":\"" + sent(slack.bot(), "x.txt", "hello") + "\"}]";
        complete("files", files, "channel_id", "C0NONE").fails("channel_not_found");
        complete("files", files, "channels", "C0NONE").fails("invalid_channel");
        complete("files", files, "channel_id", channel, "thread_ts", "x").fails("invalid_thread_ts");
        complete("files", files, "channel_id", channel, "thread_ts", "0000000001.000000")
                .fails("invalid_thread_ts");
        var general = slack.call("conversations.list")
                .at("channels")
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        complete("files", files, "channel_id", general).fails("not_in_channel");
        slack.as(slack.admin(), "files.completeUploadExternal", "files", files).fails("access_denied");
        complete("files", files).ok();
        complete("files", files).fails("file_not_found");
    }

    @Test
    void apps_hear_of_files_and_of_the_message() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events", "bot_events": ["file_created", "file_shared",
                      "file_deleted", "file_public", "message.channels"]}}}""").ok();
        var id = upload(slack.bot(), "notes.txt", "hello", "channel_id", channel, "initial_comment", "see");
        slack.call("files.delete", "file", id).ok();

        var events = slack.events();
        assertThat(events.stream().map(event -> event.textAt("type").orElse("")))
                .containsExactly("file_created", "message", "file_shared", "file_deleted");
        assertThat(events.get(1).textAt("subtype")).contains("file_share");
        assertThat(events.get(1).at("files").map(Json::size)).contains(1);
        assertThat(events.get(2).textAt("channel_id")).contains(channel);
        assertThat(events.getLast().at("channel_ids").orElseThrow().toString()).isEqualTo("[\"" + channel + "\"]");
    }

    private Slack.Reply announce(String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of("filename", "x.txt"));
        all.addAll(java.util.List.of(more));
        return slack.call("files.getUploadURLExternal", all.toArray(String[]::new));
    }

    private Slack.Reply complete(String... namesAndValues) {
        return slack.call("files.completeUploadExternal", namesAndValues);
    }

    private String sent(String token, String name, String content) {
        var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        var announced = slack.as(
                        token, "files.getUploadURLExternal", "filename", name, "length", Integer.toString(bytes.length))
                .ok();
        send(announced.text("upload_url"), content).status(200);
        return announced.text("file_id");
    }

    private String upload(String token, String name, String content, String... more) {
        var id = sent(token, name, content);
        var all = new java.util.ArrayList<>(java.util.List.of("files", "[{\"id\":\"" + id + "\"}]"));
        all.addAll(java.util.List.of(more));
        slack.as(token, "files.completeUploadExternal", all.toArray(String[]::new))
                .ok();
        return id;
    }

    private Slack.Reply send(String url, String content) {
        return slack.send(Request.of(Method.POST, url.substring(ORIGIN.length()))
                .body("application/octet-stream", Blob.of(content.getBytes(StandardCharsets.ISO_8859_1))));
    }

    private Slack.Reply get(String url, String token) {
        var request = Request.get(url.substring(ORIGIN.length()));
        return slack.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private String ids(String method, String... namesAndValues) {
        return String.join(
                " ",
                slack.call(method, namesAndValues).ok().at("files").elements().stream()
                        .map(file -> file.textAt("id").orElse(""))
                        .toList());
    }

    /** The first bytes of a picture of 800 by 400 pixels. */
    private static String png() {
        return "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000\u0003 \u0000\u0000\u0001\u0090\b";
    }

    @Test
    void several_files_are_one_message_and_it_may_be_a_reply() {
        var parent = slack.post(channel, "parent");
        var files = "[{\"id\":\"" + sent(slack.bot(), "a.txt", "hello") + "\"},{\"id\":\""
                + sent(slack.bot(), "b.txt", "hello") + "\"}]";
        complete("files", files, "channel_id", channel, "thread_ts", parent, "initial_comment", "both")
                .ok();

        var thread = slack.call("conversations.replies", "channel", channel, "ts", parent)
                .at("messages")
                .elements();
        assertThat(thread).hasSize(2);
        assertThat(thread.getLast().textAt("text")).contains("both");
        var shown = thread.getLast().at("files").orElseThrow().elements();
        assertThat(shown).hasSize(2).allSatisfy(file -> assertThat(file.names()).doesNotContain("initial_comment"));
    }
}
