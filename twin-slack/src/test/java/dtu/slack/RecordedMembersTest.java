package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.oauth.Visitor;
import dtu.twins.Outgoing;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Members that answers have only in some circumstances; that they are as recorded the {@link Witness} sees. */
class RecordedMembersTest {
    private static final String PNG =
            "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000\u0003 \u0000\u0000\u0001\u0090\b";

    private static final String TEXT = "{\"type\":\"plain_text\",\"text\":\"Which?\"}";
    private static final String OPTION = "{\"text\":" + TEXT + ",\"value\":\"1\"}";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String danas = slack.tokenOf(dana);
    private final String admin = slack.admin();
    private final String channel = slack.channel("ops");

    @Test
    void a_person_with_a_picture_a_status_and_a_card() {
        slack.as(admin, "admin.emoji.add", "name", "party_parrot", "url", "https://x.test/party_parrot.gif")
                .ok();
        photo(danas);
        slack.as(danas, "users.profile.set", "profile", """
                {"pronouns": "she/her", "start_date": "2020-02-02", "status_text": "dancing",
                 "status_emoji": ":party_parrot:"}""").ok();

        var profile =
                slack.as(danas, "users.profile.get", "include_labels", "true").at("profile");
        assertThat(profile.at("status_emoji_display_info").orElseThrow().toString())
                .isEqualTo("[{\"emoji_name\":\"party_parrot\",\"display_url\":\"https://x.test/party_parrot.gif\"}]");
        for (var token : new String[] {admin, danas, slack.bot()}) {
            slack.as(token, "users.info", "user", dana, "include_locale", "true")
                    .ok();
            slack.as(token, "users.list", "include_locale", "true").ok();
            slack.as(token, "users.lookupByEmail", "email", "dana.field@acme.test")
                    .ok();
        }
        assertThat(slack.as(danas, "users.info", "user", dana).at("user").at("has_2fa"))
                .isPresent();
        assertThat(slack.as(slack.bot(), "users.info", "user", dana).at("user").at("has_2fa"))
                .isEmpty();
        var bot = slack.call("auth.test").text("user_id");
        slack.as(danas, "users.profile.get", "user", bot).ok();
    }

    @Test
    void a_person_signs_in_somewhere() {
        var token = slack.tokenOf(dana, "identity.basic", "identity.avatar", "identity.team", "identity.email");
        assertThat(slack.as(token, "users.identity").ok().text("user", "image_512"))
                .isNotEmpty();
    }

    @Test
    void conversations_of_every_kind() {
        var closed = slack.call("conversations.create", "name", "closed", "is_private", "true")
                .ok()
                .text("channel", "id");
        var im = slack.call("conversations.open", "users", dana).ok().text("channel", "id");
        var latest = slack.post(im, "psst");
        var canvas = slack.call("conversations.canvases.create", "channel_id", channel)
                .ok()
                .text("canvas_id");

        slack.call("conversations.setPurpose", "channel", channel, "purpose", "work")
                .ok();
        slack.call("conversations.history", "channel", channel).ok();
        assertThat(slack.call("conversations.info", "channel", channel, "include_locale", "true")
                        .text("channel", "properties", "canvas", "file_id"))
                .isEqualTo(canvas);
        slack.call("conversations.list", "types", "public_channel,private_channel,mpim,im")
                .ok();
        slack.call("users.conversations", "types", "public_channel,private_channel,mpim,im")
                .ok();
        slack.as(danas, "conversations.join", "channel", channel).ok();
        slack.as(admin, "admin.conversations.search").ok();
        slack.call("conversations.rename", "channel", closed, "name", "shut").ok();
        slack.call("conversations.invite", "channel", closed, "users", dana).ok();
        assertThat(slack.call("conversations.open", "channel", im, "return_im", "true")
                        .text("channel", "latest", "ts"))
                .isEqualTo(latest);
        assertThat(slack.call("conversations.info", "channel", closed).at("channel", "is_open"))
                .isEqualTo(Json.truth(true));
    }

    @Test
    void messages_with_everything_on_them() {
        slack.as(danas, "conversations.join", "channel", channel).ok();
        var file = upload(slack.bot(), "dot.png", PNG, "channel_id", channel);
        var ts = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst()
                .textAt("ts")
                .orElseThrow();
        slack.json("chat.postMessage", """
                {"channel": "%s", "thread_ts": "%s", "reply_broadcast": true, "text": "seen", "username": "Robin",
                 "icon_emoji": ":bird:", "attachments": [{"text": "a"}],
                 "metadata": {"event_type": "e", "event_payload": {}}}""".formatted(channel, ts)).ok();
        var own = slack.as(danas, "chat.postMessage", "channel", channel, "thread_ts", ts, "text", "mine")
                .ok()
                .text("ts");
        slack.as(danas, "chat.update", "channel", channel, "ts", own, "text", "ours")
                .ok();
        for (var each : new String[] {ts, own}) {
            slack.as(danas, "reactions.add", "channel", channel, "timestamp", each, "name", "eyes")
                    .ok();
            slack.as(danas, "stars.add", "channel", channel, "timestamp", each).ok();
        }
        slack.as(danas, "stars.add", "file", file).ok();
        slack.call("pins.add", "channel", channel, "timestamp", ts).ok();
        slack.call("chat.postMessage", "channel", channel, "text", "x", "username", "R", "icon_url", "https://x.test/i")
                .ok();
        listed(file, ts);
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "pictures")
                .ok();
        slack.json("chat.scheduleMessage", """
                {"channel": "%s", "text": "later", "post_at": 1767700000,
                 "metadata": {"event_type": "e", "event_payload": {}}}""".formatted(channel)).ok();
    }

    /** In every list that a message or a file is in. */
    private void listed(String file, String ts) {
        slack.call("conversations.history", "channel", channel, "include_all_metadata", "true")
                .ok();
        slack.call("conversations.replies", "channel", channel, "ts", ts, "include_all_metadata", "true")
                .ok();
        slack.as(danas, "reactions.list").ok();
        slack.as(danas, "stars.list").ok();
        slack.as(danas, "files.info", "file", file).ok();
        slack.call("files.list").ok();
        slack.call("pins.list", "channel", channel).ok();
        slack.as(danas, "search.files", "query", "dot").ok();
    }

    @Test
    void files_in_private_and_described() {
        var closed = slack.call("conversations.create", "name", "closed", "is_private", "true")
                .ok()
                .text("channel", "id");
        var announced = slack.call(
                        "files.getUploadURLExternal",
                        "filename",
                        "a.png",
                        "length",
                        "" + PNG.length(),
                        "alt_txt",
                        "a dot")
                .ok();
        send(announced.text("upload_url"), PNG);
        var id = announced.text("file_id");
        slack.json("files.completeUploadExternal", """
                {"files": [{"id": "%s"}], "channel_id": "%s"}""".formatted(id, closed)).ok();

        var large = PNG.replace("\u0003 ", "\u0005\u0000");
        upload(slack.bot(), "large.png", large, "channel_id", channel, "thread_ts", slack.post(channel, "x"));
        slack.call("files.list", "channel", channel).ok();
        slack.call("files.info", "file", id).ok();
        slack.call("files.list", "channel", closed).ok();
        slack.call("conversations.history", "channel", closed).ok();
    }

    @Test
    void a_view_upon_a_view() {
        var modal = """
                {"type":"modal","title":{"type":"plain_text","text":"A"},"close":{"type":"plain_text","text":"No"},
                 "blocks":[{"type":"actions","elements":[{"type":"button","action_id":"more",
               "text":{"type":"plain_text","text":"More"}}]}]}""";
        slack.configure("""
                {"display_information":{"name":"x"},"features":{"slash_commands":[{"command":"/a","description":"d",
                  "url":"http://app.test/c"}]},
                 "settings":{"interactivity":{"is_enabled":true,"request_url":"http://app.test/a"}}}""").status(200);
        slack.interact("""
                {"type":"slash_command","user":"%s","channel":"ops","command":"/a",
                 "text":""}""".formatted(dana)).status(200);
        var below = slack.call("views.open", "view", modal, "trigger_id", sent("trigger_id"))
                .ok()
                .text("view", "id");
        slack.interact("""
                {"type":"block_actions","user":"%s","view_id":"%s",
                 "action_id":"more"}""".formatted(dana, below)).status(200);
        var trigger = Json.of(sent("payload")).textAt("trigger_id").orElseThrow();
        assertThat(slack.call("views.push", "view", modal, "trigger_id", trigger)
                        .ok()
                        .text("view", "previous_view_id"))
                .isEqualTo(below);
    }

    @Test
    void everything_that_can_be_chosen_in_a_reply() {
        slack.configure("""
                {"display_information":{"name":"x"},
                 "settings":{"interactivity":{"is_enabled":true,"request_url":"http://app.test/a"}}}""").status(200);
        slack.as(danas, "conversations.join", "channel", channel).ok();
        var elements = """
                [{"type":"button","action_id":"b","style":"primary","url":"https://x.test","value":"1","text":%1$s},
                 {"type":"static_select","action_id":"o","placeholder":%1$s,"options":%2$s,"initial_option":%3$s},
                 {"type":"users_select","action_id":"u","placeholder":%1$s,"initial_user":"%4$s"},
                 {"type":"channels_select","action_id":"c","placeholder":%1$s,"initial_channel":"%5$s"},
                 {"type":"conversations_select","action_id":"v","placeholder":%1$s,"initial_conversation":"%5$s"},
                 {"type":"datepicker","action_id":"d","initial_date":"2026-01-05"},
                 {"type":"timepicker","action_id":"t",
                  "initial_time":"10:00"}]""".formatted(TEXT, "[" + OPTION + "]", OPTION, dana, channel);
        var root = slack.post(channel, "choose");
        var ts = slack.call(
                        "chat.postMessage",
                        "channel",
                        channel,
                        "thread_ts",
                        root,
                        "text",
                        "x",
                        "blocks",
                        "[{\"type\":\"actions\",\"elements\":" + elements + "}]")
                .ok()
                .text("ts");
        for (var action : new String[] {"b", "o", "u", "c", "v", "d", "t"}) {
            slack.interact("""
                    {"type":"block_actions","user":"%s","channel":"%s","message_ts":"%s",
                     "action_id":"%s"}""".formatted(dana, channel, ts, action)).status(200);
        }
        var last = Json.of(sent("payload"));
        assertThat(last.at("container").flatMap(container -> container.textAt("thread_ts")))
                .contains(root);
    }

    @Test
    void guests_and_addresses_as_identity_providers_see_them() {
        var id = slack.scim(Method.POST, "/v2/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"guy",
                 "emails":[{"value":"guy@x.test","type":"work","primary":true}],
                 "urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User":{"type":"multi"},
                 "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User":{
                   "startDate":"2026-01-05"}}""").status(201).text("id");
        for (var version : new String[] {"v1", "v2"}) {
            assertThat(slack.scim("/" + version + "/Users/" + id)
                            .at("emails")
                            .elements()
                            .getFirst()
                            .textAt("type"))
                    .contains("work");
        }
        slack.scim("/v2/Users").status(200);
    }

    @Test
    void a_reminder_that_comes_again() {
        slack.as(
                        danas,
                        "reminders.add",
                        "text",
                        "stand up",
                        "time",
                        "1767700000",
                        "recurrence",
                        "{\"frequency\":\"daily\"}")
                .ok();
        assertThat(slack.as(danas, "reminders.list").ok().at("reminders").size())
                .isEqualTo(1);
    }

    @Test
    void tokens_of_people_that_rotate() {
        var app = Visitor.rotating(slack, dana);
        var code = app.code("dana.field", "scope", "chat:write", "user_scope", "chat:write");
        assertThat(app.access("oauth.v2.access", "code", code).ok().text("authed_user", "refresh_token"))
                .startsWith("xoxe-");
    }

    @Test
    void calls_with_every_detail() {
        var users = "[{\"external_id\":\"x\",\"display_name\":\"X\",\"avatar_url\":\"https://x.test/x.png\"}]";
        var id = slack.call(
                        "calls.add",
                        "external_unique_id",
                        "e",
                        "external_display_id",
                        "E-1",
                        "join_url",
                        "https://x.test/1",
                        "desktop_app_join_url",
                        "x://1",
                        "title",
                        "Retro",
                        "created_by",
                        dana,
                        "users",
                        users)
                .ok()
                .text("call", "id");
        slack.call("calls.update", "id", id, "title", "Stand-up").ok();
        slack.call("calls.info", "id", id).ok();
        slack.call("calls.participants.add", "id", id, "users", users).ok();
        slack.call("calls.end", "id", id).ok();
    }

    /** A field of what was sent last. */
    private String sent(String field) {
        var request = ((Outgoing.Http) slack.sent().getLast()).request();
        return Parameters.parse(request.body().text()).first(field).orElseThrow();
    }

    private void photo(String token) {
        var body = "--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n" + PNG
                + "\r\n--x--\r\n";
        slack.send(Request.of(Method.POST, "/api/users.setPhoto")
                        .body("multipart/form-data; boundary=x", Blob.of(body.getBytes(StandardCharsets.ISO_8859_1)))
                        .header("Authorization", "Bearer " + token))
                .ok();
    }

    private String upload(String token, String name, String content, String... more) {
        var announced =
                slack.as(token, "files.getUploadURLExternal", "filename", name, "length", "" + content.length());
        send(announced.text("upload_url"), content);
        var all = new java.util.ArrayList<>(java.util.List.of(more));
        all.addAll(java.util.List.of("files", "[{\"id\":\"" + announced.text("file_id") + "\"}]"));
        slack.as(token, "files.completeUploadExternal", all.toArray(String[]::new))
                .ok();
        return announced.text("file_id");
    }

    private void send(String url, String content) {
        slack.send(Request.of(Method.POST, url.substring("http://slack.test".length()))
                .body("application/octet-stream", Blob.of(content.getBytes(StandardCharsets.ISO_8859_1))));
    }
}
