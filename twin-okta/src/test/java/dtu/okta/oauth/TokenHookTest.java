package dtu.okta.oauth;

import static dtu.okta.Org.error;
import static dtu.okta.oauth.Website.CALLBACK;
import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.back;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dtu.okta.Org;
import dtu.okta.Outside;
import dtu.twins.Answer;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenHookTest {
    private static final String TYPE = "com.okta.oauth2.tokens.transform";
    private static final String POLICIES = "/api/v1/authorizationServers/default/policies";

    private final Outside service = new Outside();
    private final Org okta = Org.inMemory(service);
    private final Website app = Website.web(okta);
    private final String hook = Outside.hook(okta, TYPE);
    private final String rule;

    TokenHookTest() {
        var policy =
                okta.get(POLICIES).json().elements().getFirst().textAt("id").orElseThrow();
        var rules = POLICIES + "/" + policy + "/rules";
        var usual = okta.get(rules).json().elements().getFirst();
        rule = rules + "/" + usual.textAt("id").orElseThrow();
        okta.put(rule, withHook(usual, hook)).is(200);
    }

    private static String withHook(Json rule, String hook) {
        var token = rule.at("actions").orElseThrow().at("token").orElseThrow();
        var hooked = token.with("inlineHook", Json.EMPTY_OBJECT.with("id", hook));
        return rule.with("actions", Json.EMPTY_OBJECT.with("token", hooked)).toString();
    }

    private static String patch(String token, String operations) {
        return """
                {"commands": [{"type": "com.okta.%s.patch", "value": [%s]}]}""".formatted(token, operations);
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    private String access(String operations) throws ParseException {
        service.answers(200, patch("access", operations));
        var token = app.tokens(CUSTOM, "openid").at("access_token");
        return app.verified(CUSTOM, token).toString();
    }

    @Test
    void a_rule_shows_its_hook_and_refuses_one_that_changes_no_tokens() {
        assertThatJson(okta.get(rule).text())
                .inPath("actions.token.inlineHook")
                .isEqualTo("{\"id\": \"" + hook + "\"}");
        var other = Outside.hook(okta, "com.okta.import.transform");

        okta.put(rule, withHook(okta.get(rule).json(), other))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: inlineHook",
                                "inlineHook: The inline hook '" + other + "' does not exist"));
        okta.put(rule, withHook(okta.get(rule).json(), "calnone")).is(400);
    }

    private String question() {
        return """
                    { "source": "http://okta.test/oauth2/default/v1/token", "eventId": "${json-unit.any-string}",
                      "eventTime": "2026-01-05T08:00:00.000Z", "eventTypeVersion": "1.0", "cloudEventVersion": "0.1",
                      "contentType": "application/json", "eventType": "com.okta.oauth2.tokens.transform",
                      "data": {
                        "context": {
                          "request": {"id": "${json-unit.any-string}", "method": "POST",
                            "url": {"value": "http://okta.test/oauth2/default/v1/token"}, "ipAddress": "127.0.0.1"},
                          "protocol": {"type": "OAUTH2.0",
                            "request": {"redirect_uri": "%1$s", "grant_type": "authorization_code"},
                            "issuer": {"uri": "http://okta.test/oauth2/default"},
                            "client": {"id": "%2$s", "name": "Website", "type": "CONFIDENTIAL"}},
                          "user": {"id": "%3$s", "passwordChanged": "2026-01-05T08:00:00.000Z",
                            "profile": {"login": "isaac.brock@acme.test", "firstName": "Isaac", "lastName": "Brock"},
                            "_links": {"groups": {"href": "http://okta.test/api/v1/users/%3$s/groups"},
                              "factors": {"href": "http://okta.test/api/v1/users/%3$s/factors"}}},
                          "policy": {"id": "${json-unit.any-string}", "rule": {"id": "%4$s"}} },
                        "identity": {"claims": "${json-unit.ignore}", "token": {"lifetime": {"expiration": 3600}}},
                        "access": {
                          "claims": {"ver": 1, "jti": "${json-unit.any-string}",
                            "iss": "http://okta.test/oauth2/default",
                            "aud": "api://default", "cid": "%2$s", "uid": "%3$s", "auth_time": 1767600000,
                            "sub": "isaac.brock@acme.test"},
                          "token": {"lifetime": {"expiration": 3600}},
                          "scopes": {"openid": {"id": "${json-unit.any-string}", "action": "GRANT"},
                            "offline_access": {"id": "${json-unit.any-string}", "action": "GRANT"}} },
                        "refresh_token": {"jti": "${json-unit.regex}oar.{17}"} } }
                """.formatted(CALLBACK, app.client(), app.user(), rule.substring(rule.lastIndexOf('/') + 1));
    }

    @Test
    void the_hook_is_told_who_asks_for_what() {
        app.tokens(CUSTOM, "openid offline_access");

        var asked = question();
        assertThat(service.heard()).singleElement().satisfies(request -> {
            assertThat(request.headers().first("Authorization")).contains("secret");
            assertThatJson(request.body().text()).isEqualTo(asked);
        });
        assertThat(okta.events())
                .containsSubsequence(
                        "inline_hook.executed",
                        "inline_hook.response.processed",
                        "app.oauth2.as.token.grant.access_token");
    }

    @Test
    void claims_are_added_replaced_and_removed_and_lifetimes_changed() throws ParseException {
        service.answers(200, """
                {"commands": [
                  {"type": "com.okta.access.patch", "value": [
                    {"op": "add", "path": "/claims/external_guid", "value": {"a": [1, 3]}},
                    {"op": "add", "path": "/claims/external_guid/a/1", "value": 2},
                    {"op": "add", "path": "/claims/external_guid/a/-", "value": 4},
                    {"op": "remove", "path": "/claims/external_guid/a/0"},
                    {"op": "add", "path": "/claims/https:~1~1acme.test~1x", "value": "y"},
                    {"op": "replace", "path": "/claims/sub", "value": "somebody"},
                    {"op": "replace", "path": "/token/lifetime/expiration", "value": 600}]},
                  {"type": "com.okta.identity.patch", "value": [
                    {"op": "add", "path": "/claims/extPatientId", "value": "1234"},
                    {"op": "remove", "path": "/claims/email", "value": null},
                    {"op": "replace", "path": "/token/lifetime/expiration", "value": 36000}]}]}""");

        var reply = app.tokens(CUSTOM, "openid email profile");

        assertThat(reply.json().at("expires_in").orElseThrow().asLong()).isEqualTo(600);
        var access = app.verified(CUSTOM, reply.at("access_token"));
        assertThatJson(access.getJSONObjectClaim("external_guid")).isEqualTo("{\"a\": [2, 3, 4]}");
        assertThat(access.getStringClaim("https://acme.test/x")).isEqualTo("y");
        assertThat(access.getSubject()).isEqualTo("somebody");
        assertThat(lifetime(access)).isEqualTo(Duration.ofMinutes(10));
        var id = app.verified(CUSTOM, reply.at("id_token"));
        assertThat(id.getStringClaim("extPatientId")).isEqualTo("1234");
        assertThat(id.getClaim("email")).isNull();
        assertThat(id.getStringClaim("at_hash")).isEqualTo(Issuance.halfHash(reply.at("access_token")));
        assertThat(lifetime(id)).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void commands_that_cannot_be_obeyed_leave_everything_as_it_was() throws ParseException {
        assertThat(access("{\"op\": \"add\", \"path\": \"/claims/x\", \"value\": 1}"))
                .contains("\"x\":1");
        for (var bad : new String[] {
            "{\"op\": \"replace\", \"path\": \"/claims/iss\", \"value\": \"x\"}",
            "{\"op\": \"replace\", \"path\": \"/claims/none\", \"value\": \"x\"}",
            "{\"op\": \"remove\", \"path\": \"/claims/none\"}",
            "{\"op\": \"remove\", \"path\": \"/claims/sub\", \"value\": \"x\"}",
            "{\"op\": \"add\", \"path\": \"/claims/none/deep\", \"value\": \"x\"}",
            "{\"op\": \"add\", \"path\": \"/claims/sub\"}",
            "{\"op\": \"move\", \"path\": \"/claims/sub\", \"value\": \"x\"}",
            "{\"op\": \"replace\", \"path\": \"/token/lifetime/expiration\", \"value\": 299}",
            "{\"op\": \"replace\", \"path\": \"/token/lifetime/expiration\", \"value\": 86401}",
            "{\"op\": \"add\", \"path\": \"x\", \"value\": \"x\"}",
            "{}"
        }) {
            assertThat(access("{\"op\": \"add\", \"path\": \"/claims/x\", \"value\": 1}, " + bad))
                    .as(bad)
                    .doesNotContain("\"x\":1")
                    .contains("\"sub\":\"isaac.brock@acme.test\"");
        }
        service.answers(200, patch("identity", "{\"op\": \"replace\", \"path\": \"/claims/sub\", \"value\": \"x\"}"));
        var token = app.tokens(CUSTOM, "openid").at("id_token");
        assertThat(app.verified(CUSTOM, token).getSubject()).isEqualTo(app.user());
    }

    @Test
    void an_objection_of_the_hook_is_the_answer_and_the_code_is_spent() {
        var code = app.code(CUSTOM, "openid");
        service.answers(200, "{\"error\": {\"errorSummary\": \"Not today\"}}");
        app.posted(CUSTOM + "token", app.codeForm(code)).is(400, Website.error("server_error", "Not today"));
        app.posted(CUSTOM + "token", app.codeForm(code)).is(400);

        service.answers(200, "{\"error\": {}}");
        app.posted(CUSTOM + "token", app.codeForm(app.code(CUSTOM, "openid")))
                .is(400, Website.error("server_error", "The callback service returned an error"));
        assertThat(okta.events()).endsWith("inline_hook.executed", "inline_hook.response.processed");
    }

    @Test
    void a_hook_that_does_not_answer_changes_nothing() {
        service.answers(new Answer.Failed(Answer.Failure.TIMEOUT)).answers(503, "");
        app.tokens(CUSTOM, "openid");
        assertThat(service.heard()).hasSize(2);

        service.answers(400, "");
        app.tokens(CUSTOM, "openid");
        assertThat(service.heard()).hasSize(3);
        service.answers(200, "no JSON");
        app.tokens(CUSTOM, "openid");

        okta.post("/api/v1/inlineHooks/" + hook + "/lifecycle/deactivate").is(200);
        app.tokens(CUSTOM, "openid");
        assertThat(service.heard()).hasSize(4);
    }

    @Test
    void tokens_that_come_by_the_browser_go_past_the_hook_too_and_the_browser_keeps_its_session() throws Exception {
        service.answers(200, patch("access", "{\"op\": \"add\", \"path\": \"/claims/x\", \"value\": \"y\"}"));
        var request = app.request("openid").without("response_type").with("response_type", "code id_token token");

        var reply = app.authorize(CUSTOM, request.with("sessionToken", app.sessionToken()));

        Parameters result = back(reply);
        assertThat(reply.response().headers().first("Set-Cookie").orElse("")).startsWith("sid=");
        assertThat(app.verified(CUSTOM, result.first("access_token").orElseThrow())
                        .getStringClaim("x"))
                .isEqualTo("y");
        assertThat(app.verified(CUSTOM, result.first("id_token").orElseThrow()).getStringClaim("c_hash"))
                .isEqualTo(Issuance.halfHash(result.first("code").orElseThrow()));
        assertThatJson(service.heard().getFirst().body().text())
                .inPath("data.context.protocol.request.response_type")
                .isEqualTo("code id_token token");

        service.answers(200, "{\"error\": {\"errorSummary\": \"Not today\"}}");
        var refused = app.authorize(CUSTOM, request.with("sessionToken", app.sessionToken()));
        assertThat(back(refused).first("error_description")).contains("Not today");
    }

    @Test
    void an_app_for_itself_and_a_password_go_past_the_hook_too() {
        app.byPassword(CUSTOM, "openid").is(200);
        assertThat(service.heard()).hasSize(1);
        okta.post("/api/v1/authorizationServers/default/scopes", "{\"name\": \"read\"}")
                .is(201);
        app.posted(CUSTOM + "token", Parameters.of("grant_type", "client_credentials", "scope", "read"))
                .is(200);
        assertThatJson(service.heard().getLast().body().text())
                .inPath("data.context")
                .isObject()
                .doesNotContainKey("user");
    }

    @Test
    void a_hook_that_objects_to_a_refresh_leaves_the_token_as_good_as_it_was() {
        var shown = okta.get("/api/v1/apps/" + app.app()).json();
        var client = shown.at("settings").flatMap(all -> all.at("oauthClient")).orElseThrow();
        var rotating = client.with("refresh_token", Json.of("{\"rotation_type\": \"ROTATE\", \"leeway\": 0}"));
        okta.put(
                        "/api/v1/apps/" + app.app(),
                        shown.with("settings", Json.EMPTY_OBJECT.with("oauthClient", rotating))
                                .toString())
                .is(200);
        service.answers(204, "");
        var token = app.tokens(CUSTOM, "openid offline_access").at("refresh_token");
        var form = Parameters.of("grant_type", "refresh_token", "refresh_token", token);

        service.answers(200, "{\"error\": {\"errorSummary\": \"not today\"}}");
        app.posted(CUSTOM + "token", form).is(400);
        service.answers(204, "");
        okta.solo().pass(Duration.ofSeconds(5));

        assertThat(app.posted(CUSTOM + "token", form).is(200).at("refresh_token"))
                .isNotEqualTo(token);
        okta.solo().pass(Duration.ofSeconds(5));
        app.posted(CUSTOM + "token", form).is(400);
    }
}
