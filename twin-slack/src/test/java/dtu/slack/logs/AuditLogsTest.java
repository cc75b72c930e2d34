package dtu.slack.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.slack.oauth.Visitor;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditLogsTest {
    private final Slack slack = Slack.inMemory();
    private final String owner = slack.as(slack.admin(), "auth.test").text("user_id");
    private final String team = slack.call("auth.test").text("team_id");

    private Slack.Reply asked(String token, String query) {
        return slack.send(Request.get("/audit/v1/logs" + query).header("Authorization", "Bearer " + token));
    }

    private Slack.Reply logs(String query) {
        slack.control(Method.PUT, "/preferences", "{\"plan\": \"enterprise\"}").status(200);
        return asked(slack.admin(), query);
    }

    private List<String> actions(String query) {
        return logs(query).status(200).at("entries").elements().stream()
                .map(entry -> entry.textAt("action").orElseThrow())
                .toList();
    }

    @Test
    void what_somebody_did_is_told_with_the_place_and_the_client() {
        slack.send(Request.of(Method.POST, "/api/conversations.create?name=ops")
                        .header("Authorization", "Bearer " + slack.admin())
                        .header("User-Agent", "Browser/1")
                        .header("X-Forwarded-For", "203.0.113.7, 10.0.0.1"))
                .ok();

        logs("?action=public_channel_created").is("""
                { "entries": [{
                    "id": "${json-unit.regex}[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}",
                    "date_create": 1767600000, "action": "public_channel_created",
                    "actor": {"type": "user", "user": {"id": "%1$s", "name": "Org Admin", "email": "admin@dtu.test",
                      "team": "%2$s"}},
                    "entity": {"type": "channel", "channel": {"id": "${json-unit.any-string}", "privacy": "public",
                      "name": "ops", "is_shared": false, "is_org_shared": false}},
                    "context": {"location": {"type": "workspace", "id": "%2$s", "name": "DTU",
                        "domain": "${json-unit.any-string}"},
                      "ua": "Browser/1", "ip_address": "203.0.113.7"} }],
                  "response_metadata": {"next_cursor": ""} }
                """.formatted(owner, team));
    }

    @Test
    void only_a_person_with_the_scope_who_owns_a_workspace_on_the_largest_plan_may_look() {
        asked(slack.admin(), "").is(403, """
                {"ok": false, "error": "feature_not_enabled"}""");
        logs("").status(200);

        assertThat(asked("", "").status(401).body()).isEmpty();
        assertThat(asked("xoxp-1-2-3-nonsense", "").status(401).body()).isEmpty();
        asked(slack.bot(), "").is(403, """
                {"ok": false, "error": "not_allowed_token_type"}""");
        asked(slack.tokenOf(owner, "users:read"), "").is(403, """
                {"ok": false, "error": "missing_scope", "needed": "auditlogs:read", "provided": "users:read"}""");
        asked(slack.tokenOf(slack.person("Dana", "Field"), "auditlogs:read"), "")
                .is(403, """
                {"ok": false, "error": "user_not_authorized"}""");
    }

    @Test
    void what_cannot_be_understood_is_a_bad_request() {
        logs("?limit=many").is(400, """
                {"ok": false, "error": "invalid_limit"}""");
        logs("?cursor=nonsense").is(400, """
                {"ok": false, "error": "invalid_cursor"}""");
        logs("?cursor=ZW50cnk6eA==").is(400, """
                {"ok": false, "error": "invalid_cursor"}""");
        logs("?oldest=yesterday").is(400, """
                { "ok": false, "error": "invalid_arguments",
                  "response_metadata": {"messages": ["[ERROR] must be an integer: oldest"]} }""");
        logs("?action=" + "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,1,2,3,4,5")
                .is(400, """
                {"ok": false, "error": "invalid_arguments"}""");
    }

    @Test
    void people_come_change_their_roles_and_go() {
        var dana = slack.person("Dana", "Field");
        slack.as(slack.admin(), "admin.users.setAdmin", "team_id", team, "user_id", dana)
                .ok();
        slack.as(slack.admin(), "admin.users.setRegular", "team_id", team, "user_id", dana)
                .ok();
        slack.as(slack.tokenOf(dana), "users.profile.set", "profile", "{\"title\": \"Boss\"}")
                .ok();
        slack.as(slack.tokenOf(dana), "users.profile.set", "profile", "{\"status_text\": \"Out\"}")
                .ok();
        slack.as(slack.admin(), "admin.users.remove", "team_id", team, "user_id", dana)
                .ok();

        assertThat(actions("?entity=" + dana))
                .containsExactly(
                        "user_deactivated",
                        "user_profile_updated",
                        "role_change_to_user",
                        "role_change_to_admin",
                        "user_created");
        assertThat(actions("?actor=" + dana + "&entity=" + dana))
                .containsExactly("user_profile_updated", "user_created");
    }

    @Test
    void channels_live_and_people_go_in_and_out() {
        var dana = slack.person("Dana", "Field");
        var ops = slack.channel("ops");
        slack.call("conversations.invite", "channel", ops, "users", dana).ok();
        slack.call("conversations.kick", "channel", ops, "user", dana).ok();
        slack.call("conversations.rename", "channel", ops, "name", "ops2").ok();
        slack.call("conversations.archive", "channel", ops).ok();
        slack.call("conversations.unarchive", "channel", ops).ok();
        slack.call("conversations.create", "name", "secret", "is_private", "true")
                .ok();
        slack.as(slack.admin(), "admin.conversations.delete", "channel_id", ops).ok();

        assertThat(actions("?entity=" + ops))
                .containsExactly(
                        "public_channel_deleted",
                        "public_channel_unarchive",
                        "public_channel_archive",
                        "channel_renamed",
                        "user_channel_leave",
                        "user_channel_join",
                        "public_channel_created");
        assertThat(actions("?action=private_channel_created")).hasSize(1);
        var bot = slack.call("auth.test").text("user_id");
        var left = logs("?action=user_channel_leave").at("entries").elements().getFirst();
        assertThat(left.at("actor").flatMap(actor -> actor.at("user")).flatMap(user -> user.textAt("id")))
                .contains(dana);
        assertThat(left.at("details")).contains(Json.of("""
                {"kicker": {"type": "user", "id": "%s", "name": "dtu", "email": "", "team": "%s"}}
                """.formatted(bot, team)));
    }

    @Test
    void files_groups_and_emoji_are_audited_and_messages_are_not() {
        var ops = slack.channel("ops");
        slack.post(ops, "nobody audits this");
        var file = slack.as(slack.admin(), "files.getUploadURLExternal", "filename", "a.txt", "length", "1");
        var path = file.text("upload_url").replaceFirst("^https?://[^/]+", "");
        slack.send(Request.of(Method.POST, path).body("text/plain", dtu.twins.blobs.Blob.of("a")))
                .status(200);
        slack.as(slack.admin(), "conversations.join", "channel", ops).ok();
        var id = file.text("file_id");
        slack.as(slack.admin(), "files.completeUploadExternal", "files", "[{\"id\":\"" + id + "\"}]", "channel_id", ops)
                .ok();
        for (var address : List.of("url_private", "url_private_download")) {
            var link = slack.as(slack.admin(), "files.info", "file", id).text("file", address);
            var asked = Request.get(link.replaceFirst("^https?://[^/]+", ""));
            slack.send(asked.header("Authorization", "Bearer " + slack.admin())).status(200);
            slack.send(asked).status(302);
        }
        slack.as(slack.admin(), "files.sharedPublicURL", "file", id).ok();
        slack.as(slack.admin(), "files.revokePublicURL", "file", id).ok();
        slack.as(slack.admin(), "files.delete", "file", id).ok();
        var group = slack.call("usergroups.create", "name", "Crew").text("usergroup", "id");
        slack.call("usergroups.users.update", "usergroup", group, "users", owner)
                .ok();
        slack.as(slack.admin(), "admin.emoji.add", "name", "party_parrot", "url", "https://a.test/p.png")
                .ok();
        slack.as(slack.admin(), "admin.emoji.remove", "name", "party_parrot").ok();

        assertThat(actions("?entity=" + id))
                .containsExactly(
                        "file_deleted",
                        "file_public_link_revoked",
                        "file_public_link_created",
                        "file_downloaded",
                        "file_downloaded",
                        "file_shared",
                        "file_uploaded");
        assertThat(actions("?entity=" + group)).containsExactly("user_added_to_usergroup", "usergroup_updated");
        assertThat(actions("?entity=" + team)).containsExactly("emoji_removed", "emoji_added");
    }

    @Test
    void an_app_is_configured_let_in_may_do_more_and_goes() {
        var dana = slack.person("Dana", "Field");
        var visitor = Visitor.to(slack, dana);
        visitor.access("oauth.v2.access", "code", visitor.code(dana, "scope", "chat:write"))
                .ok();
        var token = visitor.access("oauth.v2.access", "code", visitor.code(dana, "scope", "chat:write,users:read"))
                .text("access_token");
        slack.as(visitor.tool(), "apps.manifest.update", "app_id", visitor.appId(), "manifest", """
                {"display_information": {"name": "Visited"}}""")
                .ok();
        slack.as(token, "apps.uninstall", "client_id", visitor.clientId(), "client_secret", visitor.secret())
                .ok();
        slack.as(visitor.tool(), "apps.manifest.delete", "app_id", visitor.appId())
                .ok();

        assertThat(actions("?entity=" + visitor.appId()))
                .containsExactly(
                        "app_deleted",
                        "app_uninstalled",
                        "app_manifest_updated",
                        "app_scopes_expanded",
                        "app_installed",
                        "app_manifest_created");
        assertThat(actions("?action=user_login&actor=" + dana)).containsExactly("user_login", "user_login");
        var expanded =
                logs("?action=app_scopes_expanded").at("entries").elements().getFirst();
        assertThat(expanded.at("details")).contains(Json.of("""
                {"new_scopes": ["users:read"], "previous_scopes": ["chat:write"]}"""));
    }

    @Test
    void several_actions_in_a_span_of_time_come_newest_first_page_by_page() {
        var first = slack.channel("first");
        slack.solo().pass(Duration.ofHours(1));
        slack.call("conversations.archive", "channel", first).ok();
        slack.solo().pass(Duration.ofHours(1));
        slack.call("conversations.unarchive", "channel", first).ok();
        var wanted = "?action=public_channel_created,public_channel_archive,public_channel_unarchive";

        assertThat(actions(wanted))
                .containsExactly("public_channel_unarchive", "public_channel_archive", "public_channel_created");
        assertThat(actions(wanted + "&oldest=1767603600&latest=1767603600")).containsExactly("public_channel_archive");
        assertThat(actions(wanted + "&latest=1767600000")).containsExactly("public_channel_created");
        assertThat(actions(wanted + "&oldest=1767607201")).isEmpty();

        var page = logs(wanted + "&limit=2").status(200);
        var cursor = page.text("response_metadata", "next_cursor");
        assertThat(page.at("entries").elements()).hasSize(2);
        assertThat(actions(
                        wanted + "&limit=2&cursor=" + cursor.replace("=", "%3D").replace("+", "%2B")))
                .containsExactly("public_channel_created");
    }

    @Test
    void actions_and_schemas_are_the_same_for_everybody() {
        var actions = slack.send(Request.get("/audit/v1/actions")).status(200).at("actions");
        assertThat(actions.names()).containsExactly("workspace_or_org", "user", "file", "channel", "app", "subteam");
        assertThat(actions.at("app").orElseThrow().elements()).contains(Json.text("app_installed"));

        var schemas = slack.send(Request.get("/audit/v1/schemas"))
                .status(200)
                .at("schemas")
                .elements();
        assertThat(schemas.getFirst()).isEqualTo(Json.of("""
                {"type": "workspace", "workspace": {"id": "string", "name": "string", "domain": "string"}}"""));
    }
}
