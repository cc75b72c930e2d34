package dtu.slack.oauth;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class OAuthTest {
    private static final String PAGE = "/oauth/v2/authorize";
    private static final String USER_PAGE = "/oauth/v2_user/authorize";
    private static final String SIGN_IN = "/openid/connect/authorize";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final Visitor app = Visitor.to(slack, dana);

    @Test
    void a_person_lets_an_app_in_and_its_bot_speaks() {
        var page = app.page(PAGE, "scope", "chat:write,channels:read,channels:join", "user_scope", "chat:write")
                .status(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("Visitor is requesting permission", "<li>channels:join</li>", "What the app may do as you");

        var back = app.decided(
                PAGE,
                "dana.field@acme.test",
                "allow",
                "scope",
                "chat:write,channels:read,channels:join",
                "user_scope",
                "chat:write",
                "state",
                "s1");
        assertThat(back).startsWith(Visitor.BACK + "?code=").endsWith("&state=s1");
        var code = Parameters.parse(back.substring(back.indexOf('?') + 1))
                .first("code")
                .orElseThrow();
        var granted = app.access("oauth.v2.access", "code", code);
        granted.is("""
                { "ok": true, "app_id": "%s",
                  "authed_user": {"id": "%s", "scope": "chat:write", "access_token": "${json-unit.regex}xoxp-.+",
                    "token_type": "user"},
                  "scope": "chat:write,channels:read,channels:join", "access_token": "${json-unit.regex}xoxb-.+",
                  "token_type": "bot", "bot_user_id": "${json-unit.regex}U[0-9A-Z]+",
                  "team": {"id": "${json-unit.regex}T[0-9A-Z]+", "name": "DTU"}, "enterprise": null,
                  "is_enterprise_install": false }""".formatted(app.appId(), dana));
        speaks(granted.text("access_token"));
    }

    private void speaks(String bot) {
        var general = slack.as(bot, "conversations.list")
                .at("channels")
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        slack.as(bot, "conversations.join", "channel", general).ok();
        var said = slack.as(bot, "chat.postMessage", "channel", general, "text", "hello")
                .ok();
        assertThat(said.text("message", "bot_profile", "name")).isEqualTo("Visitor");
        assertThat(said.text("message", "app_id")).isEqualTo(app.appId());
        slack.as(bot, "conversations.create", "name", "x").is("""
                { "ok": false, "error": "missing_scope", "needed": "${json-unit.any-string}",
                  "provided": "chat:write,channels:read,channels:join" }""");
    }

    @Test
    void a_person_may_say_no() {
        assertThat(app.decided(PAGE, "dana.field", "deny", "scope", "chat:write", "state", "s"))
                .isEqualTo(Visitor.BACK + "?error=access_denied&state=s");
    }

    @Test
    void a_page_that_cannot_go_back_says_what_is_wrong() {
        assertThat(slack.send(Request.get(PAGE + "?client_id=1.2&scope=chat:write"))
                        .status(200)
                        .body())
                .contains("<code id=\"error\">invalid_client_id</code>");
        assertThat(app.page(PAGE, "scope", "chat:write", "redirect_uri", "https://evil.test")
                        .body())
                .contains("bad_redirect_uri", "Passed URI: https://evil.test");
        assertThat(app.page(PAGE, "scope", "chat:write", "redirect_uri", Visitor.BACK + "evil")
                        .body())
                .contains("bad_redirect_uri");
        assertThat(app.page(PAGE, "scope", "chat:write", "redirect_uri", Visitor.BACK + "/below")
                        .body())
                .contains("requesting permission");
        assertThat(app.page(PAGE, "scope", "fly:high").body()).contains("invalid_scope");
        assertThat(app.page(PAGE).body()).contains("no_scopes");
        assertThat(app.page(PAGE, "scope", "chat:write", "team", "T0OTHER").body())
                .contains("invalid_team");
        assertThat(app.page(PAGE, "scope", "chat:write", "code_challenge", "x").body())
                .contains("pkce_not_allowed");
        var unknown = slack.send(Request.of(Method.POST, PAGE)
                .form(Parameters.of("client_id", app.clientId(), "scope", "chat:write", "person", "nobody")));
        assertThat(unknown.status(200).body()).contains("Nobody here is called that.");
    }

    @Test
    void a_code_works_once_for_ten_minutes_and_for_its_own_app() {
        app.access("oauth.v2.access", "code", "1.2.3").fails("invalid_code");
        var code = app.code("dana.field", "scope", "chat:write");
        app.access("oauth.v2.access", "code", code, "redirect_uri", Visitor.BACK)
                .fails("bad_redirect_uri");
        Visitor.to(slack, dana).access("oauth.v2.access", "code", code).fails("invalid_code");
        app.access("oauth.v2.access", "code", code).ok();
        app.access("oauth.v2.access", "code", code).fails("invalid_code");
        var old = Visitor.classic(slack, dana);
        var classic = old.classicCode("dana.field", "scope", "bot");
        old.access("oauth.access", "code", classic).ok();
        old.access("oauth.access", "code", classic).fails("code_already_used");
        var late = app.code("dana.field", "scope", "chat:write");
        slack.solo().pass(Duration.ofMinutes(11));
        app.access("oauth.v2.access", "code", late).fails("invalid_code");
    }

    @Test
    void an_app_proves_who_it_is_in_the_form_or_in_a_header() {
        var code = app.code("dana.field", "scope", "chat:write");
        slack.send(post("oauth.v2.access", "code", code, "client_id", "1.2")).fails("invalid_client_id");
        slack.send(post("oauth.v2.access", "code", code, "client_id", app.clientId(), "client_secret", "no"))
                .fails("bad_client_secret");
        var pair = Base64.getEncoder()
                .encodeToString((app.clientId() + ":" + app.secret()).getBytes(StandardCharsets.UTF_8));
        slack.send(post("oauth.v2.access", "code", code).header("Authorization", "Basic " + pair))
                .ok();
        app.access("oauth.v2.access", "grant_type", "password").fails("invalid_grant_type");
    }

    @Test
    void asking_again_for_more_keeps_the_token_and_adds_to_it() {
        var first = app.access("oauth.v2.access", "code", app.code("dana.field", "scope", "chat:write"))
                .ok();
        var second = app.access("oauth.v2.access", "code", app.code("dana.field", "scope", "channels:read"))
                .ok();
        assertThat(second.text("access_token")).isEqualTo(first.text("access_token"));
        assertThat(second.text("scope")).isEqualTo("channels:read,chat:write");
    }

    @Test
    void a_webhook_is_asked_for_with_a_channel() {
        var form = Parameters.of("client_id", app.clientId(), "scope", "incoming-webhook", "person", "dana.field");
        assertThat(slack.send(Request.of(Method.POST, PAGE).form(form)).body()).contains("Pick a channel you can see.");
        var code = app.code("dana.field", "scope", "incoming-webhook", "channel", "general");
        var webhook = app.access("oauth.v2.access", "code", code).ok().at("incoming_webhook");
        assertThatJson(webhook.toString()).isEqualTo("""
                { "channel": "#general", "channel_id": "${json-unit.regex}C.+",
                  "configuration_url": "${json-unit.any-string}", "url": "${json-unit.any-string}" }""");
        var path = webhook.textAt("url").orElseThrow().replace("http://slack.test", "");
        assertThat(slack.send(Request.of(Method.POST, path).json("{\"text\":\"hi\"}"))
                        .body())
                .isEqualTo("ok");
    }

    @Test
    void rotating_tokens_end_after_twelve_hours_and_are_renewed() {
        var rotating = Visitor.rotating(slack, dana);
        var first = rotating.access("oauth.v2.access", "code", rotating.code("dana.field", "scope", "chat:write"));
        assertThat(first.ok().text("access_token")).startsWith("xoxe.xoxb-1-");
        assertThat(first.at("expires_in").asLong()).isEqualTo(43_200);
        slack.as(first.text("access_token"), "auth.test").ok();
        slack.solo().pass(Duration.ofHours(12));
        slack.as(first.text("access_token"), "auth.test").fails("token_expired");

        var refresh = first.text("refresh_token");
        assertThat(refresh).startsWith("xoxe-1-");
        var next = rotating.access("oauth.v2.access", "grant_type", "refresh_token", "refresh_token", refresh)
                .ok();
        slack.as(next.text("access_token"), "auth.test").ok();
        rotating.access("oauth.v2.access", "grant_type", "refresh_token", "refresh_token", refresh)
                .fails("invalid_refresh_token");
        app.access("oauth.v2.access", "grant_type", "refresh_token", "refresh_token", next.text("refresh_token"))
                .fails("invalid_refresh_token");
    }

    @Test
    void a_token_for_ever_is_exchanged_once_for_one_that_rotates() {
        var bot = app.access("oauth.v2.access", "code", app.code("dana.field", "scope", "chat:write"))
                .text("access_token");
        app.access("oauth.v2.exchange", "token", bot).fails("token_rotation_not_enabled");
        app.access("oauth.v2.exchange", "token", "xoxb-nonsense").fails("invalid_token");
        slack.control(Method.PUT, "/apps/" + app.appId() + "/manifest", """
                {"display_information":{"name":"Visitor"},"settings":{"token_rotation_enabled":true}}""").status(200);
        var exchanged = app.access("oauth.v2.exchange", "token", bot).ok();
        assertThat(exchanged.text("access_token")).startsWith("xoxe.xoxb-1-");
        assertThat(exchanged.text("scope")).isEqualTo("chat:write");
        slack.as(bot, "auth.test").fails("token_revoked");
        app.access("oauth.v2.exchange", "token", bot).fails("token_already_exchanged");
        slack.as(exchanged.text("access_token"), "auth.revoke").ok();
        app.access("oauth.v2.exchange", "token", bot).fails("authorization_not_found");
    }

    @Test
    void the_one_who_trades_a_code_knows_the_answer_to_its_challenge() {
        var proving = Visitor.proving(slack, dana);
        var challenge = Challenge.of("correct-horse");
        var code = proving.code(
                "dana.field", "scope", "chat:write", "code_challenge", challenge, "code_challenge_method", "S256");
        proving.access("oauth.v2.access", "code", code).fails("invalid_code_verifier");
        proving.access("oauth.v2.access", "code", code, "code_verifier", "wrong")
                .fails("invalid_code_verifier");
        proving.access("oauth.v2.access", "code", code, "code_verifier", "correct-horse")
                .ok();
        app.access("oauth.v2.access", "code", app.code("dana.field", "scope", "chat:write"), "code_verifier", "x")
                .fails("pkce_not_allowed");
        assertThat(proving.page(PAGE, "scope", "chat:write", "code_challenge", "x")
                        .body())
                .contains("invalid_code_challenge_method");
    }

    @Test
    void a_person_lets_an_app_in_that_asks_for_no_bot() {
        assertThat(app.page(USER_PAGE, "scope", "chat:write,search:read").body())
                .contains("What the app may do as you", "<li>search:read</li>")
                .doesNotContain("bot may do");
        assertThat(app.page(USER_PAGE, "user_scope", "chat:write").body()).contains("no_scopes");
        app.access("oauth.v2.access", "code", codeOf(USER_PAGE, "chat:write"))
                .fails("oauth_authorization_url_mismatch");
        app.access("oauth.v2.user.access", "code", codeOf(SIGN_IN, "openid")).fails("oauth_authorization_url_mismatch");
        app.access("oauth.v2.user.access", "code", app.code("dana.field", "scope", "chat:write"))
                .fails("no_user_scopes");
        app.access("oauth.v2.user.access", "code", app.code("dana.field", "user_scope", "chat:write"))
                .ok();
        var given = app.access("oauth.v2.user.access", "code", codeOf(USER_PAGE, "chat:write"));
        given.is("""
                { "ok": true, "app_id": "%s", "scope": "chat:write", "access_token": "${json-unit.regex}xoxp-.+",
                  "token_type": "user", "user_id": "%s", "team": {"id": "${json-unit.regex}T[0-9A-Z]+", "name": "DTU"},
                  "enterprise": null, "is_enterprise_install": false }""".formatted(app.appId(), dana));
        assertThat(slack.as(given.text("access_token"), "auth.test").text("user_id"))
                .isEqualTo(dana);
    }

    @Test
    void what_was_typed_stays_when_the_page_complains() {
        var asked = Parameters.of("client_id", app.clientId(), "scope", "chat:write", "person", "no <body>");
        var page = slack.send(Request.of(Method.POST, PAGE).form(asked)).status(200);
        assertThat(page.body()).contains("Nobody here is called that.", "value=\"no &lt;body&gt;\"");
    }

    private String codeOf(String path, String scope) {
        var back = app.decided(path, "dana.field", "allow", "scope", scope);
        return Parameters.parse(back.substring(back.indexOf('?') + 1))
                .first("code")
                .orElseThrow();
    }

    @Test
    void the_older_answers_have_their_own_shapes() {
        var old = Visitor.classic(slack, dana);
        old.access("oauth.access", "code", old.classicCode("dana.field", "scope", "bot,chat:write:user"))
                .is("""
                { "ok": true, "access_token": "${json-unit.regex}xoxp-.+", "user_id": "%s",
                  "scope": "identify,chat:write,bot",
                  "team_id": "${json-unit.any-string}", "enterprise_id": null, "team_name": "DTU",
                  "bot": {"bot_user_id": "${json-unit.any-string}", "bot_access_token": "${json-unit.regex}xoxb-.+"} }
                """.formatted(dana));
    }

    @Test
    void a_code_of_one_page_is_no_good_for_the_method_of_another() {
        var mismatch = "oauth_authorization_url_mismatch";
        app.access("oauth.access", "code", app.code("dana.field", "scope", "chat:write"))
                .fails(mismatch);
        var old = Visitor.classic(slack, dana);
        old.access("oauth.v2.access", "code", old.classicCode("dana.field", "scope", "bot"))
                .fails(mismatch);
        old.access("oauth.v2.user.access", "code", old.classicCode("dana.field", "scope", "bot"))
                .fails(mismatch);
    }

    @Test
    void the_older_page_lets_classic_apps_in_alone_and_for_something() {
        assertThat(app.page("/oauth/authorize", "scope", "bot").status(200).body())
                .contains("oauth_authorization_url_mismatch");
        var old = Visitor.classic(slack, dana);
        assertThat(old.page("/oauth/authorize", "scope", "bot").status(200).body())
                .contains("<li>bot</li>", "<li>identify</li>");
        assertThat(old.page("/oauth/authorize").status(200).body()).contains("no_scopes");
        assertThat(old.page("/oauth/authorize", "scope", "bot,dance")
                        .status(200)
                        .body())
                .contains("Invalid permissions requested: dance");
        assertThat(old.page(PAGE, "scope", "bot").status(200).body()).contains("Invalid permissions requested: bot");
    }

    @Test
    void somebody_signs_in_with_slack() {
        var back = app.decided(SIGN_IN, "dana.field", "allow", "scope", "openid email profile", "nonce", "n1");
        var code = Parameters.parse(back.substring(back.indexOf('?') + 1))
                .first("code")
                .orElseThrow();
        var token = app.access("openid.connect.token", "code", code);
        token.is("""
                { "ok": true, "access_token": "${json-unit.regex}xoxp-.+", "token_type": "Bearer",
                  "id_token": "${json-unit.regex}[^.]+\\\\.[^.]+\\\\.[^.]+" }""");
        var claims = Json.of(new String(
                Base64.getUrlDecoder().decode(token.text("id_token").split("\\.", -1)[1]), StandardCharsets.UTF_8));
        assertThat(claims.textAt("sub")).contains(dana);
        assertThat(claims.textAt("aud")).contains(app.clientId());
        assertThat(claims.textAt("nonce")).contains("n1");
        assertThat(claims.textAt("email")).contains("dana.field@acme.test");

        var info =
                slack.as(token.text("access_token"), "openid.connect.userInfo").ok();
        assertThat(info.text("https://slack.com/user_id")).isEqualTo(dana);
        assertThat(info.text("given_name")).isEqualTo("Dana");
        var keys = slack.send(Request.get("/openid/connect/keys")).at("keys").elements();
        assertThat(keys.getFirst().textAt("alg")).contains("RS256");
        var known = slack.send(Request.get("/.well-known/openid-configuration"));
        assertThat(known.text("token_endpoint")).endsWith("/api/openid.connect.token");
        assertThat(claims.textAt("iss")).contains(known.text("issuer"));
    }

    @Test
    void signing_in_takes_its_own_scopes_and_codes() {
        assertThat(app.page(SIGN_IN, "scope", "chat:write").body()).contains("invalid_scope");
        assertThat(app.page(SIGN_IN, "scope", "email").body()).contains("invalid_scope");
        app.access("openid.connect.token", "code", app.code("dana.field", "user_scope", "chat:write"))
                .fails("oauth_authorization_url_mismatch");
        app.access("oauth.v2.access", "code", codeOf(SIGN_IN, "openid")).fails("oauth_authorization_url_mismatch");
        app.access("openid.connect.token", "grant_type", "x").fails("unsupported_grant_type");
        app.access("openid.connect.token", "grant_type", "refresh_token", "refresh_token", "x")
                .fails("invalid_refresh_token");
        slack.as(slack.admin(), "openid.connect.userInfo").is("""
                { "ok": false, "error": "missing_scope", "needed": "openid",
                  "provided": "${json-unit.any-string}" }""");
        slack.as(slack.bot(), "openid.connect.userInfo").fails("not_allowed_token_type");
    }

    private static Request post(String method, String... form) {
        return Request.of(Method.POST, "/api/" + method).form(Parameters.of(form));
    }
}
