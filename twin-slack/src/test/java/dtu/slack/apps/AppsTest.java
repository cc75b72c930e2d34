package dtu.slack.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.slack.oauth.Visitor;
import dtu.twins.http.Method;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppsTest {
    private static final String MINIMAL = "{\"display_information\":{\"name\":\"Tool\"}}";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String tool = slack.tokenOf(dana, "app_configurations:write");

    @Test
    void a_tool_makes_an_app_and_gets_what_it_signs_in_with() {
        slack.as(tool, "apps.manifest.create", "manifest", MINIMAL).is("""
                { "ok": true, "app_id": "${json-unit.regex}A[0-9A-Z]{10}",
                  "credentials": {"client_id": "${json-unit.regex}\\\\d+\\\\.\\\\d+",
                    "client_secret": "${json-unit.any-string}", "verification_token": "${json-unit.any-string}",
                    "signing_secret": "${json-unit.any-string}"},
                  "oauth_authorize_url": "${json-unit.any-string}", "team_id": "${json-unit.any-string}",
                  "team_domain": "${json-unit.any-string}" }""");
    }

    @Test
    void a_manifest_is_exported_as_it_was_last_written() {
        var id = slack.as(tool, "apps.manifest.create", "manifest", MINIMAL).text("app_id");
        slack.as(tool, "apps.manifest.update", "app_id", id, "manifest", MINIMAL)
                .is("{\"ok\": true, \"app_id\": \"" + id + "\", \"permissions_updated\": false}");
        var wider = "{\"display_information\":{\"name\":\"Tool\"},"
                + "\"oauth_config\":{\"scopes\":{\"bot\":[\"chat:write\"]}}}";
        slack.as(tool, "apps.manifest.update", "app_id", id, "manifest", wider)
                .is("{\"ok\": true, \"app_id\": \"" + id + "\", \"permissions_updated\": true}");
        assertThatJson(slack.as(tool, "apps.manifest.export", "app_id", id)
                        .at("manifest")
                        .toString())
                .isEqualTo(wider);
        slack.as(tool, "apps.manifest.delete", "app_id", id).is("{\"ok\": true}");
        slack.as(tool, "apps.manifest.export", "app_id", id).fails("app_not_found");
    }

    @Test
    void a_manifest_that_is_wrong_is_taken_apart() {
        slack.as(tool, "apps.manifest.validate", "manifest", MINIMAL).is("{\"ok\": true, \"errors\": []}");
        slack.as(tool, "apps.manifest.validate", "manifest", """
                {"display_information":{"name":""},"featurs":{},
                 "features":{"slash_commands":[{"command":"x"}]}}""").is("""
                { "ok": false, "error": "invalid_manifest", "errors": [
                  {"message": "must be more than 0 characters", "pointer": "/display_information/name"},
                  {"message": "invalid additional property: featurs", "pointer": ""},
                  {"message": "missing required field: description", "pointer": "/features/slash_commands/0"},
                  {"message": "must be more than 1 characters", "pointer": "/features/slash_commands/0/command"}] }""");
        slack.as(tool, "apps.manifest.create", "manifest", """
                {"display_information":{"name":"T"},"settings":{"interactivity":{"is_enabled":true},
                 "event_subscriptions":{"bot_events":["app_mention"]}}}""").is("""
                { "ok": false, "error": "invalid_manifest", "errors": [
                  {"message": "Event Subscription requires either Request URL or Socket Mode Enabled",
                   "pointer": "/settings/event_subscriptions"},
                  {"message": "Interactivty requires a Request URL", "pointer": "/settings/interactivity"},
                  {"message": "Interactivity requires Socket Mode enabled", "pointer": "/settings/interactivity"}]
                }""");
    }

    @Test
    void a_tool_needs_a_tools_token_and_an_app_that_is_there() {
        slack.call("apps.manifest.create", "manifest", MINIMAL).fails("not_allowed_token_type");
        slack.as(tool, "auth.test").fails("not_allowed_token_type");
        slack.as(tool, "apps.manifest.create", "manifest", "{").fails("invalid_manifest");
        slack.as(tool, "apps.manifest.create", "manifest", "[]").fails("invalid_manifest");
        slack.as(tool, "apps.manifest.create").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: manifest"]} }""");
        slack.as(tool, "apps.manifest.export", "app_id", "A0NONE").fails("app_not_found");
        slack.as(tool, "apps.manifest.export", "app_id", "7").fails("invalid_app_id");
        slack.as(tool, "apps.manifest.export").fails("invalid_app_id");
    }

    @Test
    void a_tools_token_rotates() {
        var issued = slack.solo().issue(dana, java.util.List.of("app_configurations:write"));
        var refresh = issued.textAt("refresh_token").orElseThrow();
        var next = slack.send(rotate(refresh)).is("""
                { "ok": true, "token": "${json-unit.regex}xoxe\\\\.xoxp-1-.+",
                  "refresh_token": "${json-unit.regex}xoxe-1-.+",
                  "team_id": "${json-unit.any-string}", "user_id": "%s", "iat": 1767600000, "exp": 1767643200 }
                """.formatted(dana));
        slack.as(next.text("token"), "apps.manifest.validate", "manifest", MINIMAL)
                .ok();
        slack.send(rotate(refresh)).fails("invalid_refresh_token");
        slack.solo().pass(Duration.ofHours(13));
        slack.as(next.text("token"), "apps.manifest.validate", "manifest", MINIMAL)
                .fails("token_expired");
    }

    @Test
    void an_app_that_is_uninstalled_loses_everything_and_hears_of_it() {
        var app = Visitor.to(slack, dana);
        var granted = app.access(
                        "oauth.v2.access",
                        "code",
                        app.code("dana.field", "scope", "chat:write", "user_scope", "chat:write"))
                .ok();
        var bot = granted.text("access_token");
        var user = granted.text("authed_user", "access_token");
        slack.as(bot, "apps.uninstall", "client_id", app.clientId(), "client_secret", "no")
                .fails("bad_client_secret");
        slack.as(bot, "apps.uninstall", "client_id", "1.2", "client_secret", "no")
                .fails("invalid_client_id");
        slack.call("apps.uninstall", "client_id", app.clientId(), "client_secret", app.secret())
                .fails("client_id_token_mismatch");
        slack.sent().clear();
        slack.as(bot, "apps.uninstall", "client_id", app.clientId(), "client_secret", app.secret())
                .is("{\"ok\": true}");

        slack.as(bot, "auth.test").fails("account_inactive");
        slack.as(user, "auth.test").fails("token_revoked");
        assertThat(slack.events())
                .extracting(Json::toString)
                .satisfiesExactly(
                        revoked -> assertThatJson(revoked).isEqualTo("""
                        {"type": "tokens_revoked", "tokens": {"oauth": ["%s"], "bot": ["%s"]},
                         "event_ts": "${json-unit.any-string}"}""".formatted(dana, granted.text("bot_user_id"))),
                        gone -> assertThatJson(gone).isEqualTo("""
                        {"type": "app_uninstalled", "event_ts": "${json-unit.any-string}"}"""));
        assertThat(slack.call("users.info", "user", granted.text("bot_user_id"))
                        .at("user", "deleted")
                        .asTruth())
                .isTrue();
        var again = app.access("oauth.v2.access", "code", app.code("dana.field", "scope", "chat:write"))
                .ok();
        slack.as(again.text("access_token"), "auth.test").ok();
        assertThat(again.text("bot_user_id")).isEqualTo(granted.text("bot_user_id"));
    }

    @Test
    void a_token_is_revoked_for_good_but_not_in_a_rehearsal() {
        var app = Visitor.to(slack, dana);
        var granted = app.access(
                        "oauth.v2.access",
                        "code",
                        app.code("dana.field", "scope", "chat:write", "user_scope", "chat:write"))
                .ok();
        var user = granted.text("authed_user", "access_token");
        slack.as(user, "auth.revoke", "test", "1").is("{\"ok\": true, \"revoked\": false}");
        slack.as(user, "auth.revoke").is("{\"ok\": true, \"revoked\": true}");
        slack.as(user, "auth.revoke", "test", "1").fails("token_revoked");
        slack.as("xoxp-nonsense", "auth.revoke", "test", "1").fails("invalid_auth");
        assertThat(slack.events().getLast().toString()).contains("\"tokens_revoked\"", "\"oauth\":[\"" + dana + "\"]");
        slack.as(granted.text("access_token"), "auth.revoke").ok();
        assertThat(slack.events().getLast().textAt("type")).contains("app_uninstalled");
    }

    @Test
    void several_apps_hear_only_what_concerns_them() {
        var app = Visitor.to(slack, dana);
        var bot = app.access(
                        "oauth.v2.access", "code", app.code("dana.field", "scope", "channels:history,channels:join"))
                .ok();
        var channel = slack.channel("ops");
        slack.post(channel, "before");
        assertThat(slack.events()).isEmpty();
        slack.as(bot.text("access_token"), "conversations.join", "channel", channel)
                .ok();
        slack.post(channel, "after");
        assertThat(slack.events().getLast().textAt("text")).contains("after");
    }

    @Test
    void nobody_writes_to_an_app_that_takes_no_messages() {
        var dora = slack.person("Dora", "Lake");
        var bot = slack.call("auth.test").text("user_id");
        var write = "{\"type\":\"message\",\"user\":\"" + dora + "\",\"channel\":\"" + bot + "\",\"text\":\"hi\"}";
        slack.interact(write).status(200);
        for (var tabs : List.of("\"messages_tab_enabled\":false", "\"messages_tab_read_only_enabled\":true")) {
            slack.configure("{\"display_information\":{\"name\":\"B\"},\"features\":{\"app_home\":{" + tabs + "}}}")
                    .status(200);
            slack.interact(write).is(400, "{\"ok\":false,\"error\":\"messages_tab_disabled\"}");
        }
    }

    @Test
    void an_app_asks_who_lets_it_know_of_an_event() {
        slack.configure("""
                {"display_information":{"name":"B"},"settings":{"event_subscriptions":{
                 "request_url":"http://app.test/e","bot_events":["message.channels"]}}}""").status(200);
        var channel = slack.channel("ops");
        slack.post(channel, "a");
        slack.solo().pass(Duration.ZERO);
        var delivery = ((dtu.twins.Outgoing.Http) slack.sent().getLast())
                .request()
                .body()
                .text();
        var context = Json.of(delivery).textAt("event_context").orElseThrow();
        var app = slack.token("SLACK_APP_TOKEN");
        slack.as(app, "apps.event.authorizations.list", "event_context", context)
                .is("""
                { "ok": true, "authorizations": [{"enterprise_id": null, "team_id": "${json-unit.any-string}",
                    "user_id": "%s", "is_bot": true, "is_enterprise_install": false}],
                  "response_metadata": {"next_cursor": ""} }
                """.formatted(slack.call("auth.test").text("user_id")));
        slack.as(app, "apps.event.authorizations.list", "event_context", "4-x").fails("invalid_event_context");
        slack.as(app, "apps.event.authorizations.list").fails("invalid_event_context");
        var text = new String(Base64.getUrlDecoder().decode(context.substring(2)), UTF_8);
        var others = text.replaceAll("\"aid\":\"A[0-9A-Z]+\"", "\"aid\":\"A0123456789\"");
        var foreign = "4-" + Base64.getUrlEncoder().encodeToString(others.getBytes(UTF_8));
        slack.as(app, "apps.event.authorizations.list", "event_context", foreign)
                .fails("auth_mismatch");
        slack.call("apps.event.authorizations.list", "event_context", context).fails("not_allowed_token_type");
    }

    @Test
    void a_token_is_for_one_workspace() {
        slack.call("auth.teams.list").is("""
                { "ok": true, "teams": [{"id": "${json-unit.regex}T.+", "name": "DTU"}],
                  "response_metadata": {"next_cursor": ""} }""");
        assertThat(slack.call("auth.teams.list", "include_icon", "1")
                        .at("teams")
                        .elements()
                        .getFirst()
                        .at("icon"))
                .isPresent();
        slack.call("auth.teams.list", "cursor", "x").fails("invalid_cursor");
        slack.call("auth.teams.list", "limit", "-1").fails("invalid_limit");
    }

    private static dtu.twins.http.Request rotate(String refresh) {
        return dtu.twins.http.Request.of(Method.POST, "/api/tooling.tokens.rotate")
                .form(dtu.twins.http.Parameters.of("refresh_token", refresh));
    }
}
