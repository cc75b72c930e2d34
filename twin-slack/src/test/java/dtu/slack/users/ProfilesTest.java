package dtu.slack.users;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String token = slack.tokenOf(dana);
    private final String manager = slack.profileField("Manager");

    @Test
    void what_is_not_named_stays() {
        var changed = set("profile", """
                {"title": "Chief", "phone": "555", "fields": {"%s": "%s"}}""".formatted(manager, dana));
        assertThat(changed.ok().text("username")).isEqualTo("dana.field");
        set("name", "real_name", "value", "Dana M Fields").ok();

        var profile = slack.as(token, "users.profile.get", "include_labels", "true")
                .ok()
                .at("profile");
        assertThat(profile.textAt("title")).contains("Chief");
        assertThat(profile.textAt("phone")).contains("555");
        assertThat(profile.textAt("last_name")).contains("M Fields");
        assertThat(profile.at("fields").orElseThrow().toString())
                .isEqualTo("{\"" + manager + "\":{\"value\":\"" + dana + "\",\"alt\":\"\",\"label\":\"Manager\"}}");
        set("profile", profile.toString()).ok();
        set("profile", "{\"fields\": {\"" + manager + "\": \"\"}}").ok();
        assertThat(slack.as(token, "users.profile.get").at("profile", "fields").size())
                .isZero();
    }

    @Test
    void a_status_clears_itself_when_its_time_is_up() {
        slack.configure("""
                { "display_information": {"name": "x"}, "settings": {"event_subscriptions": {
                    "request_url": "http://app.test/events", "bot_events": ["user_status_changed"]}}}""").ok();
        set("profile", "{\"status_text\": \"lunch\", \"status_expiration\": 1767603600}")
                .ok();
        assertThat(status("status_emoji")).isEqualTo(":speech_balloon:");
        slack.solo().pass(Duration.ofMinutes(59));
        assertThat(status("status_text")).isEqualTo("lunch");
        slack.solo().pass(Duration.ofMinutes(2));
        assertThat(status("status_text") + status("status_emoji")).isEmpty();
        assertThat(status("status_expiration")).isEqualTo("0");
        assertThat(slack.events()).hasSize(2);
    }

    @Test
    void a_later_status_outlives_the_time_of_an_earlier_one() {
        set("profile", "{\"status_text\": \"lunch\", \"status_expiration\": 1767603600}")
                .ok();
        set("profile", "{\"status_text\": \"home\", \"status_emoji\": \":house:\", \"status_expiration\": 0}")
                .ok();
        slack.solo().pass(Duration.ofHours(2));
        assertThat(status("status_text")).isEqualTo("home");
    }

    @Test
    void what_may_not_be_said_is_refused() {
        set("profile", "{\"status_text\": \"" + "x".repeat(101) + "\"}").fails("too_long");
        set("profile", "{\"status_text\": \"a\", \"status_emoji\": \":b:\"}").ok();
        set("profile", "{\"status_text\": \"\"}").fails("must_clear_both_status_text_and_status_emoji");
        set("profile", "{\"status_emoji\": \"\"}").fails("must_clear_both_status_text_and_status_emoji");
        set("profile", "{\"status_emoji\": \"smile\"}").fails("invalid_emoji_not_allowed");
        set("profile", "{\"status_text\": \"\", \"status_emoji\": \"\"}").ok();
        set("profile", "{").fails("invalid_profile");
        set("profile", "{\"shoe_size\": 9}").fails("invalid_profile");
        set().fails("invalid_profile");
        set("name", "first_name", "value", "https://x.test").fails("name_not_allowed");
        set("name", "display_name", "value", "@dana").fails("invalid_starts_with_at");
        set("name", "display_name", "value", "Slackbot").fails("reserved_name");
        set("name", "email", "value", "new@acme.test").fails("not_admin");
        slack.call("users.profile.set", "name", "title", "value", "x").fails("not_allowed_token_type");
    }

    @Test
    void administrators_change_others() {
        var eve = slack.person("Eve", "Stone");
        set("user", eve, "name", "title", "value", "x").fails("not_admin");
        set("user", "U0NONE", "name", "title", "value", "x").fails("user_not_found");
        slack.as(slack.admin(), "users.profile.set", "user", eve, "name", "title", "value", "Boss")
                .ok();
        slack.as(slack.admin(), "users.profile.set", "user", eve, "name", "email", "value", "dana.field@acme.test")
                .fails("email_taken");
        assertThat(slack.call("users.info", "user", eve).text("user", "profile", "title"))
                .isEqualTo("Boss");
    }

    @Test
    void pictures_come_and_go() {
        var photo = photo("GIF89a  \u0001\u0001").ok();
        assertThat(photo.text("profile", "image_original")).startsWith("https://avatars.slack-edge.com/");
        assertThat(slack.as(token, "users.profile.get").text("profile", "is_custom_image"))
                .isEqualTo("true");
        slack.as(token, "users.deletePhoto").is("{\"ok\": true}");
        assertThat(slack.as(token, "users.profile.get").at("profile").names()).doesNotContain("is_custom_image");
        photo("no picture").fails("bad_image");
        slack.as(token, "users.setPhoto").fails("bad_image");
        slack.call("users.deletePhoto").fails("not_allowed_token_type");
    }

    @Test
    void presence_is_told_to_others_without_reasons() {
        slack.as(token, "users.getPresence").is("""
                {"ok": true, "presence": "active", "online": true, "auto_away": false, "manual_away": false,
                 "connection_count": 1, "last_activity": 1767600000}""");
        slack.as(token, "users.setPresence", "presence", "away").is("{\"ok\": true}");
        slack.call("users.getPresence", "user", dana).is("{\"ok\": true, \"presence\": \"away\"}");
        slack.as(token, "users.setPresence", "presence", "auto").ok();
        slack.call("users.getPresence", "user", dana).is("{\"ok\": true, \"presence\": \"active\"}");
        slack.as(token, "users.setPresence", "presence", "asleep").fails("invalid_presence");
        slack.call("users.getPresence", "user", "U0NONE").fails("user_not_found");
        slack.call("users.setActive").is("{\"ok\": true}");
    }

    @Test
    void an_identity_has_what_its_scopes_allow() {
        slack.as(slack.tokenOf(dana, "identity.basic"), "users.identity").is("""
                {"ok": true, "user": {"name": "Dana Field", "id": "%s"},
                 "team": {"id": "${json-unit.any-string}"}}""".formatted(dana));
        var more = slack.as(slack.tokenOf(dana, "identity.basic", "identity.email", "identity.team"), "users.identity");
        assertThat(more.text("user", "email")).isEqualTo("dana.field@acme.test");
        assertThat(more.text("team", "name")).isEqualTo("DTU");
        slack.as(slack.tokenOf(dana, "users:read"), "users.identity").is("""
                {"ok": false, "error": "missing_scope", "needed": "identity.basic", "provided": "users:read"}""");
        slack.call("users.identity").fails("not_allowed_token_type");
    }

    private Slack.Reply set(String... namesAndValues) {
        return slack.as(token, "users.profile.set", namesAndValues);
    }

    private String status(String member) {
        return slack.as(token, "users.profile.get").text("profile", member);
    }

    private Slack.Reply photo(String content) {
        var body =
                "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"x\"\r\n\r\n" + content + "\r\n--b--";
        return slack.send(Request.of(Method.POST, "/api/users.setPhoto")
                .body("multipart/form-data; boundary=b", Blob.of(body.getBytes(StandardCharsets.ISO_8859_1)))
                .header("Authorization", "Bearer " + token));
    }
}
