package dtu.okta.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.universe.Solo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final String LOGIN = "isaac.brock@acme.test";
    private static final String PASSWORD = "Tr0ubad0ur!";

    private final Org okta = Org.inMemory();
    private final String user = okta.user("?activate=true", LOGIN, PASSWORD);

    private Reply authn(String login, String password) {
        return okta.sendBare(Request.of(Method.POST, "/api/v1/authn").json("""
                {"username": "%s", "password": "%s"}""".formatted(login, password)));
    }

    private Reply session() {
        return okta.sendBare(Request.of(Method.POST, "/api/v1/sessions")
                .json("""
                {"sessionToken": "%s"}""".formatted(authn(LOGIN, PASSWORD).at("sessionToken"))));
    }

    private String cookie() {
        var token = authn(LOGIN, PASSWORD).at("sessionToken");
        var reply = okta.sendBare(
                Request.get("/login/sessionCookieRedirect?token=" + token + "&redirectUrl=https%3A%2F%2Fapp.test%2F"));
        assertThat(reply.is(302).response().headers().first("Location")).contains("https://app.test/");
        var cookie = reply.response().headers().first("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void the_right_password_earns_a_session_token() {
        authn(LOGIN, PASSWORD).is(200, """
                {"expiresAt": "2026-01-05T08:05:00.000Z", "status": "SUCCESS",
                 "sessionToken": "${json-unit.regex}20111.{48}",
                 "_embedded": {"user": {"id": "%s", "passwordChanged": "2026-01-05T08:00:00.000Z",
                   "profile": {"login": "isaac.brock@acme.test", "firstName": "Isaac", "lastName": "Brock",
                     "locale": "en_US", "timeZone": "America/Los_Angeles"}}},
                 "_links": {"cancel": {"href": "http://okta.test/api/v1/authn/cancel",
                   "hints": {"allow": ["POST"]}}}}""".formatted(user));
        assertThat(okta.events()).last().isEqualTo("user.session.start");
        assertThat(okta.get("/api/v1/users/" + user).at("lastLogin")).isEqualTo("2026-01-05T08:00:00.000Z");
    }

    @Test
    void the_part_of_a_login_before_the_at_will_do() {
        authn("Isaac.Brock", PASSWORD).is(200);
    }

    @Test
    void a_wrong_password_an_unknown_login_and_a_person_who_may_not_look_the_same() {
        okta.user("?activate=false", "staged@acme.test", PASSWORD);

        authn(LOGIN, "wrong").is(401, Org.error("E0000004", "Authentication failed"));
        authn("nobody@acme.test", PASSWORD).is(401, Org.error("E0000004", "Authentication failed"));
        authn("staged@acme.test", PASSWORD).is(401, Org.error("E0000004", "Authentication failed"));
    }

    @Test
    void a_name_and_a_password_are_needed() {
        var complaint = Org.error(
                "E0000001",
                "Api validation failed: authRequest",
                "The 'username' and 'password' attributes are required in this context.");

        authn("", PASSWORD).is(400, complaint);
        authn(LOGIN, "").is(400, complaint);
    }

    @Test
    void ten_wrong_passwords_in_a_row_lock_the_account_until_an_administrator_unlocks_it() {
        for (var i = 0; i < 9; i++) {
            authn(LOGIN, "wrong").is(401);
        }
        authn(LOGIN, PASSWORD).is(200);
        for (var i = 0; i < 10; i++) {
            assertThat(okta.events()).doesNotContain("user.account.lock");
            authn(LOGIN, "wrong").is(401);
        }
        assertThat(okta.events()).last().isEqualTo("user.account.lock");
        assertThat(okta.get("/api/v1/users/" + user).at("status")).isEqualTo("LOCKED_OUT");
        authn(LOGIN, PASSWORD).is(401, Org.error("E0000004", "Authentication failed"));

        okta.post("/api/v1/users/" + user + "/lifecycle/unlock").is(200);
        authn(LOGIN, PASSWORD).is(200);
    }

    @Test
    void an_expired_password_asks_for_another_one() {
        okta.post("/api/v1/users/" + user + "/lifecycle/expire_password").is(200);

        var reply = authn(LOGIN, PASSWORD).is(200);

        assertThat(reply.at("status")).isEqualTo("PASSWORD_EXPIRED");
        assertThat(reply.at("stateToken")).startsWith("00");
        assertThat(reply.json().at("sessionToken")).isEmpty();
    }

    @Test
    void a_session_token_is_good_for_one_session() {
        var token = authn(LOGIN, PASSWORD).at("sessionToken");
        var body = """
                {"sessionToken": "%s"}""".formatted(token);
        okta.sendBare(Request.of(Method.POST, "/api/v1/sessions").json(body)).is(200, """
                {"id": "${json-unit.regex}102[0-9A-Za-z]{22}", "userId": "%s", "login": "isaac.brock@acme.test",
                 "createdAt": "2026-01-05T08:00:00.000Z", "expiresAt": "2026-01-05T10:00:00.000Z",
                 "status": "ACTIVE", "lastPasswordVerification": "2026-01-05T08:00:00.000Z",
                 "lastFactorVerification": null, "amr": ["pwd"],
                 "idp": {"id": "${json-unit.regex}00o[0-9A-Za-z]{17}", "type": "OKTA"}, "mfaActive": false,
                 "_links": {
                   "self": {"href": "http://okta.test/api/v1/sessions/me", "hints": {"allow": ["GET", "DELETE"]}},
                   "refresh": {"href": "http://okta.test/api/v1/sessions/me/lifecycle/refresh",
                     "hints": {"allow": ["POST"]}},
                   "user": {"name": "Isaac Brock", "href": "http://okta.test/api/v1/users/me",
                     "hints": {"allow": ["GET"]}}}}""".formatted(user));

        okta.sendBare(Request.of(Method.POST, "/api/v1/sessions").json(body))
                .is(401, Org.error("E0000004", "Authentication failed"));
        okta.sendBare(Request.of(Method.POST, "/api/v1/sessions").json("{}"))
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: sessionToken",
                                "sessionToken: The field cannot be left blank"));
    }

    @Test
    void a_browser_has_its_session_by_a_cookie() {
        var cookie = cookie();
        var me = Request.get("/api/v1/sessions/me").header("Cookie", cookie);
        assertThat(okta.sendBare(me).is(200).at("userId")).isEqualTo(user);
        assertThat(okta.sendBare(Request.of(Method.POST, "/api/v1/sessions/me/lifecycle/refresh")
                                .header("Cookie", cookie))
                        .is(200)
                        .at("userId"))
                .isEqualTo(user);

        var closed =
                okta.sendBare(Request.of(Method.DELETE, "/api/v1/sessions/me").header("Cookie", cookie));
        assertThat(closed.is(204).response().headers().first("Set-Cookie"))
                .contains("sid=; Path=/; Max-Age=0; HttpOnly");
        assertThat(okta.events()).last().isEqualTo("user.session.end");

        okta.sendBare(me).is(404, Org.error("E0000007", "Not found: Resource not found: me (AppSession)"));
        okta.sendBare(Request.get("/api/v1/sessions/me"))
                .is(404, Org.error("E0000007", "Not found: Resource not found: me (AppSession)"));
    }

    @Test
    void a_session_ends_after_two_hours_unless_it_is_refreshed() {
        var kept = session().at("id");
        var lost = session().at("id");
        okta.solo().pass(Duration.ofHours(1));
        okta.post("/api/v1/sessions/" + kept + "/lifecycle/refresh").is(200);
        okta.solo().pass(Duration.ofHours(1));

        assertThat(okta.get("/api/v1/sessions/" + kept).is(200).at("expiresAt")).isEqualTo("2026-01-05T11:00:00.000Z");
        okta.get("/api/v1/sessions/" + lost)
                .is(404, Org.error("E0000007", "Not found: Resource not found: " + lost + " (AppSession)"));
        assertThat(okta.solo().universe().now()).isEqualTo(Solo.MONDAY.plus(Duration.ofHours(2)));
    }

    @Test
    void sessions_of_a_person_can_be_ended_from_outside() {
        var first = session().at("id");
        var second = session().at("id");
        okta.delete("/api/v1/sessions/" + first).is(204);
        okta.get("/api/v1/sessions/" + first).is(404);

        okta.delete("/api/v1/users/" + user + "/sessions").is(204);

        okta.get("/api/v1/sessions/" + second).is(404);
        assertThat(okta.events()).last().isEqualTo("user.session.clear");
    }

    @Test
    void whoever_is_suspended_has_no_session() {
        var id = session().at("id");
        okta.post("/api/v1/users/" + user + "/lifecycle/suspend").is(200);

        okta.get("/api/v1/sessions/" + id).is(404);
    }

    @Test
    void a_token_of_somebody_who_is_gone_begins_no_session() {
        var token = authn(LOGIN, PASSWORD).at("sessionToken");
        okta.delete("/api/v1/users/" + user).is(204);
        okta.delete("/api/v1/users/" + user).is(204);

        okta.sendBare(Request.of(Method.POST, "/api/v1/sessions").json("{\"sessionToken\": \"" + token + "\"}"))
                .is(401, Org.error("E0000004", "Authentication failed"));
    }

    @Test
    void a_person_may_use_the_api_with_a_session_as_far_as_the_roles_go() {
        var cookie = cookie();
        assertThat(okta.sendBare(Request.get("/api/v1/users/me").header("Cookie", cookie))
                        .is(200)
                        .at("id"))
                .isEqualTo(user);
        okta.sendBare(Request.get("/api/v1/users").header("Cookie", cookie))
                .is(403, Org.error("E0000006", "You do not have permission to perform the requested action"));

        okta.post("/api/v1/users/" + user + "/roles", "{\"type\": \"READ_ONLY_ADMIN\"}")
                .is(201);

        okta.sendBare(Request.get("/api/v1/users").header("Cookie", cookie)).is(200);
    }

    @Test
    void a_cookie_is_handed_out_only_on_the_way_to_an_address() {
        okta.sendBare(Request.get("/login/sessionCookieRedirect?token=x&redirectUrl=javascript%3Aalert(1)"))
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: redirectUrl",
                                "redirectUrl: The field cannot be left blank"));
        var spent =
                okta.sendBare(Request.get("/login/sessionCookieRedirect?token=x&redirectUrl=https%3A%2F%2Fapp.test"));
        assertThat(spent.is(302).response().headers().has("Set-Cookie")).isFalse();
    }

    @Test
    void administrators_see_a_session_under_another_name_that_is_as_good() {
        var id = session().at("id");
        var seen = okta.get("/api/v1/sessions/" + id).is(200);
        var href = seen.json()
                .at("_links")
                .orElseThrow()
                .at("self")
                .orElseThrow()
                .textAt("href")
                .orElseThrow();
        var alias = href.substring(href.lastIndexOf('/') + 1);

        assertThat(alias).matches("102[0-9A-Za-z]{22}").isNotEqualTo(id);
        assertThat(okta.get("/api/v1/sessions/" + alias).is(200).at("id")).isEqualTo(id);
        okta.delete("/api/v1/sessions/" + alias).is(204);
        okta.get("/api/v1/sessions/" + id).is(404);
    }

    @Test
    void a_person_ends_the_other_sessions_or_all_of_them() {
        var other = session().at("id");
        var cookie = cookie();
        var end = Request.of(Method.POST, "/api/v1/users/me/lifecycle/delete_sessions")
                .header("Cookie", cookie);
        okta.sendBare(end).is(200);
        okta.get("/api/v1/sessions/" + other).is(404);
        assertThat(okta.events()).last().isEqualTo("user.session.clear");

        var me = Request.get("/api/v1/sessions/me").header("Cookie", cookie);
        okta.sendBare(me).is(200);
        okta.sendBare(end.json("{\"keepCurrent\": false}")).is(200);
        okta.sendBare(me).is(404);
        okta.send(Request.of(Method.POST, "/api/v1/users/me/lifecycle/delete_sessions"))
                .is(403, Org.error("E0000006", "You do not have permission to perform the requested action"));
    }

    @Test
    void the_sign_on_policy_says_how_long_a_session_lives() {
        var policy = okta.post("/api/v1/policies", "{\"type\": \"OKTA_SIGN_ON\", \"name\": \"Short\"}")
                .at("id");
        okta.post("/api/v1/policies/" + policy + "/rules", """
                {"type": "SIGN_ON", "name": "r", "actions": {"signon": {"access": "ALLOW", "requireFactor": false,
                 "session": {"usePersistentCookie": true, "maxSessionIdleMinutes": 10,
                   "maxSessionLifetimeMinutes": 15}}}}""").is(200);
        var id = session();
        assertThat(id.at("expiresAt")).isEqualTo("2026-01-05T08:10:00.000Z");
        okta.solo().pass(Duration.ofMinutes(9));
        assertThat(okta.post("/api/v1/sessions/" + id.at("id") + "/lifecycle/refresh")
                        .at("expiresAt"))
                .isEqualTo("2026-01-05T08:15:00.000Z");
        okta.solo().pass(Duration.ofMinutes(6));
        okta.get("/api/v1/sessions/" + id.at("id")).is(404);
        var reply = okta.sendBare(Request.get("/login/sessionCookieRedirect?token="
                + authn(LOGIN, PASSWORD).at("sessionToken") + "&redirectUrl=https%3A%2F%2Fapp.test%2F"));
        assertThat(reply.response().headers().first("Set-Cookie").orElseThrow()).contains("Max-Age=600");
    }
}
