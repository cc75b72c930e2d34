package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private final Slack slack = Slack.inMemory();

    @Test
    void arguments_are_echoed_to_the_byte() {
        var echo = slack.send(Request.of(Method.POST, "/api/api.test").form(Parameters.of("foo", "fine")));

        assertThat(echo.body()).isEqualTo("{\"ok\":true,\"args\":{\"foo\":\"fine\"}}");
        assertThat(echo.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void an_error_that_is_asked_for_comes_back_with_the_arguments() {
        var echo = slack.send(Request.get("/api/api.test?error=x"));

        assertThat(echo.body()).isEqualTo("{\"ok\":false,\"error\":\"x\",\"args\":{\"error\":\"x\"}}");
    }

    @Test
    void json_without_a_charset_is_remarked() {
        var request = Request.of(Method.POST, "/api/api.test").json("{\"foo\":\"fine\"}");

        slack.send(request).is("""
                { "ok": true, "args": {"foo": "fine"}, "warning": "missing_charset",
                  "response_metadata": {"warnings": ["missing_charset"]} }""");
    }

    @Test
    void a_form_with_a_charset_is_remarked() {
        var request = Request.of(Method.POST, "/api/api.test")
                .body("application/x-www-form-urlencoded; charset=utf-8", Blob.of("foo=fine"));

        slack.send(request).is("""
                { "ok": true, "args": {"foo": "fine"}, "warning": "superfluous_charset",
                  "response_metadata": {"warnings": ["superfluous_charset"]} }""");
    }

    @Test
    void arguments_come_in_parts_and_in_query_and_body_at_once() {
        var body = "--x\r\nContent-Disposition: form-data; name=\"bar\"\r\n\r\nzwei ü\r\n--x--\r\n";
        var request = Request.of(Method.POST, "/api/api.test?foo=eins")
                .body("multipart/form-data; boundary=x", Blob.of(body));

        slack.send(request).is("{\"ok\": true, \"args\": {\"foo\": \"eins\", \"bar\": \"zwei ü\"}}");
    }

    @Test
    void a_body_that_is_broken_is_refused_in_slacks_words() {
        bodied("application/json; charset=utf-8", "{").fails("invalid_json");
        bodied("application/json; charset=utf-8", "[]").fails("json_not_object");
        bodied("application/xml", "<a/>").fails("invalid_post_type");
        bodied("", "a=b").fails("missing_post_type");
        bodied("multipart/form-data", "a=b").fails("invalid_form_data");
        bodied("application/x-www-form-urlencoded; charset=utf-16", "a=b").fails("invalid_charset");
        bodied("application/x-www-form-urlencoded", "a[]=b").fails("invalid_array_arg");
        bodied("application/x-www-form-urlencoded", "a b=c").fails("invalid_arg_name");
    }

    @Test
    void a_token_of_one_workspace_opens_no_other() {
        var team = slack.call("auth.test").text("team_id");
        slack.call("users.list", "team_id", team).ok();
        slack.call("users.list", "team_id", "T0NONE").fails("team_access_not_granted");
        slack.as(slack.admin(), "stars.list", "team_id", "E0NONE").fails("team_access_not_granted");
        slack.call("bots.info", "team_id", "T0NONE").fails("team_not_found");
        slack.as(slack.admin(), "admin.conversations.search", "connected_team_ids", "T0NONE")
                .fails("external_team_not_connected_to_this_org");
    }

    private Slack.Reply bodied(String type, String body) {
        return slack.send(Request.of(Method.POST, "/api/api.test").body(type, Blob.of(body)));
    }

    @Test
    void a_method_that_reads_no_json_takes_no_arguments_from_it() {
        slack.json("users.info", "{\"user\": \"USLACKBOT\"}").fails("user_not_found");
        slack.call("users.info", "user", "USLACKBOT").ok();
    }

    @Test
    void a_token_inside_json_is_not_read() {
        var json = "{\"token\": \"" + slack.bot() + "\"}";

        slack.send(Request.of(Method.POST, "/api/auth.test").body("application/json; charset=utf-8", Blob.of(json)))
                .fails("not_authed");
        slack.send(Request.of(Method.POST, "/api/auth.test").form(Parameters.of("token", slack.bot())))
                .ok();
    }

    @Test
    void the_method_comes_before_the_token_and_the_token_before_its_scopes() {
        slack.as("nonsense", "no.such")
                .is("{\"ok\": false, \"error\": \"unknown_method\", \"req_method\": \"no.such\"}");
        slack.as("xoxb-1-2-nonsense", "users.list").fails("invalid_auth");
        slack.as(slack.token("SLACK_APP_TOKEN"), "users.list").fails("not_allowed_token_type");
        slack.as(slack.bot(), "apps.connections.open").fails("not_allowed_token_type");
        var person = slack.person("Dana", "Field");
        slack.as(slack.tokenOf(person, "chat:write"), "users.list").is("""
                { "ok": false, "error": "missing_scope", "needed": "users:read", "provided": "chat:write" }""");
    }

    @Test
    void what_is_not_built_says_so_and_what_does_not_exist_does_not() {
        var stub = slack.call("files.comments.delete");
        stub.is("{\"ok\": false, \"error\": \"unknown_method\", \"req_method\": \"files.comments.delete\"}");
        assertThat(stub.header("X-DTU-Stub")).isEqualTo("files.comments.delete");

        assertThat(slack.call("files.nonsense").response().headers().has("X-DTU-Stub"))
                .isFalse();
    }

    @Test
    void every_answer_says_what_the_token_may_and_the_method_wants() {
        var person = slack.person("Dana", "Field");
        var answer = slack.as(slack.tokenOf(person, "users:read", "chat:write"), "users.info", "user", person);

        assertThat(answer.header("X-OAuth-Scopes")).isEqualTo("users:read,chat:write");
        assertThat(answer.header("X-Accepted-OAuth-Scopes")).isEqualTo("users:read");
        assertThat(answer.header("X-Slack-Req-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void an_empty_argument_is_none() {
        slack.call("users.info", "user", "").fails("user_not_found");
        slack.call("chat.postMessage", "channel", "", "text", "hi").fails("channel_not_found");
    }

    @Test
    void the_case_of_a_method_matters_and_its_verb_does_not() {
        slack.call("Users.info", "user", "USLACKBOT")
                .is("{\"ok\": false, \"error\": \"unknown_method\", \"req_method\": \"Users.info\"}");
        slack.send(Request.get("/api/users.info?user=USLACKBOT").header("Authorization", "Bearer " + slack.bot()))
                .ok();
        for (var retired : List.of("channels.list", "groups.list", "im.list", "mpim.list", "rtm.start")) {
            assertThat(slack.call(retired).text("error")).as(retired).isEqualTo("unknown_method");
        }
    }

    @Test
    void several_remarks_stand_side_by_side() {
        var body = "{\"channel\": \"" + slack.channel("ops") + "\"}";
        var again = slack.send(Request.of(Method.POST, "/api/conversations.join")
                        .body("application/json", Blob.of(body))
                        .header("Authorization", "Bearer " + slack.bot()))
                .ok();

        assertThat(again.text("warning")).isEqualTo("already_in_channel,missing_charset");
        assertThat(again.at("response_metadata", "warnings").toString())
                .isEqualTo("[\"already_in_channel\",\"missing_charset\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search.all", "search.messages", "search.files", "users.identity", "users.deletePhoto",
                "users.setPhoto", "users.profile.set", "dnd.setSnooze", "dnd.endSnooze", "dnd.endDnd",
                "reminders.add", "reminders.complete", "reminders.delete", "reminders.info", "reminders.list",
                "stars.add", "stars.list", "stars.remove", "files.sharedPublicURL", "admin.users.list"
            })
    void what_people_alone_may_do_no_bot_may(String method) {
        slack.call(method).fails("not_allowed_token_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.test", "auth.revoke", "chat.postMessage", "views.open", "conversations.list"})
    void a_token_of_an_app_is_for_its_sockets_alone(String method) {
        slack.as(slack.token("SLACK_APP_TOKEN"), method).fails("not_allowed_token_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps.connections.open", "apps.event.authorizations.list"})
    void nobody_but_an_app_opens_its_sockets(String method) {
        slack.as(slack.admin(), method).fails("not_allowed_token_type");
        slack.as(slack.bot(), method).fails("not_allowed_token_type");
    }

    @Test
    void people_and_bots_have_two_names_for_the_same_right() {
        var dana = slack.tokenOf(slack.person("Dana", "Field"), "channels:write");
        slack.as(dana, "conversations.create", "name", "hers").ok();
        slack.as(dana, "conversations.create", "name", "secret", "is_private", "true")
                .is("""
                { "ok": false, "error": "missing_scope", "needed": "groups:write", "provided": "channels:write" }""");
    }

    @Test
    void a_cursor_hides_a_word_and_a_place() {
        var channel = slack.channel("ops");
        var first = slack.post(channel, "a");
        slack.post(channel, "b");

        assertThat(cursor("conversations.list")).startsWith("team:C");
        assertThat(cursor("users.list")).startsWith("user:U");
        assertThat(cursor("conversations.history", "channel", channel)).isEqualTo("next_ts:" + first.replace(".", ""));
    }

    private String cursor(String method, String... arguments) {
        var all = new ArrayList<>(List.of("limit", "1"));
        all.addAll(List.of(arguments));
        var cursor = slack.call(method, all.toArray(String[]::new)).ok().text("response_metadata", "next_cursor");
        return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
    }
}
