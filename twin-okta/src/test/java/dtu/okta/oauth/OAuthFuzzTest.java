package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.blobs.Blob;
import dtu.twins.chance.Chance;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of requests, most of them wrong in one way or several: none may fail by our own fault. */
class OAuthFuzzTest {
    private static final int REQUESTS = 5_000;

    private static final List<String> NAMES = List.of(
            "client_id",
            "client_secret",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "prompt",
            "max_age",
            "code_challenge",
            "code_challenge_method",
            "sessionToken",
            "username",
            "password",
            "grant_type",
            "code",
            "code_verifier",
            "refresh_token",
            "token",
            "client_assertion",
            "client_assertion_type",
            "id_token_hint",
            "post_logout_redirect_uri",
            "request");
    private static final List<String> PATHS =
            List.of("authorize", "token", "introspect", "revoke", "userinfo", "logout", "keys");
    private static final List<String> SERVERS = List.of(ORG, CUSTOM, "/oauth2/nowhere/v1/", "/api/v1/");
    private static final List<String> OTHERS = List.of(
            "/api/v1/authn",
            "/api/v1/sessions",
            "/api/v1/sessions/me",
            "/api/v1/sessions/102",
            "/api/v1/authorizationServers",
            "/api/v1/authorizationServers/default/scopes",
            "/login/sessionCookieRedirect",
            "/.well-known/openid-configuration");

    private final Website site = Website.web();
    private final List<String> values = new ArrayList<>(List.of(
            "",
            "code",
            "token id_token",
            "openid",
            "openid offline_access profile",
            "okta.users.read",
            "none",
            "login",
            "query",
            "fragment",
            "form_post",
            "S256",
            "-1",
            "99999999999",
            "authorization_code",
            "refresh_token",
            "client_credentials",
            "password",
            "ключ<>\"&",
            "a.b.c",
            "e30.e30.e30",
            "..",
            "x",
            Website.CALLBACK,
            Website.LOGIN,
            Website.PASSWORD,
            Website.VERIFIER,
            "x".repeat(5_000),
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "https://app.test/bye"));

    @Test
    void no_request_fails_by_our_own_fault() {
        values.add(site.client());
        values.add(site.secret());
        for (var i = 0; i < REQUESTS; i++) {
            var chance = new Chance(20_260_105).in(i);
            if (i % 50 == 0) {
                refill();
            }
            var request = request(chance);

            var response = site.okta().solo().send(request);

            assertThat(response.status())
                    .as(
                            "request %d: %s %s %s",
                            i, request.method(), request.url(), request.body().text())
                    .isLessThan(500);
        }
    }

    /** Things that are good for a while, so that wrong requests are wrong in few ways. */
    private void refill() {
        site.okta().solo().pass(Duration.ofSeconds(7));
        site.okta().send(Request.of(Method.POST, "/api/v1/users/" + site.user() + "/lifecycle/unlock"));
        var tokens = site.tokens(CUSTOM, "openid offline_access");
        while (values.size() > 60) {
            values.removeLast();
        }
        values.add(site.sessionToken());
        values.add(site.code(CUSTOM, "openid offline_access"));
        values.add(site.code(ORG, "openid"));
        values.add(tokens.at("access_token"));
        values.add(tokens.at("id_token"));
        values.add(tokens.at("refresh_token"));
        values.add(site.signed(site.claims(CUSTOM + "token").build()));
    }

    private Request request(Chance chance) {
        var path = chance.happens(0.1, 0) ? chance.pick(OTHERS, 1) : chance.pick(SERVERS, 2) + chance.pick(PATHS, 3);
        var given = chance.happens(0.5, 4) ? sensible(chance) : Parameters.NONE;
        for (var j = 0; j < chance.below(6, 5); j++) {
            given = given.with(
                    chance.in("name").pick(NAMES, j), chance.in("value").pick(values, j));
        }
        var request = chance.happens(0.5, 6) ? Request.get(path + "?" + given.encoded()) : posted(path, given, chance);
        if (chance.happens(0.4, 7)) {
            request = request.header("Authorization", Website.basic(site.client(), site.secret()));
        } else if (chance.happens(0.2, 8)) {
            request = request.header("Authorization", "Bearer " + chance.pick(values, 9));
        }
        return chance.happens(0.1, 10) ? request.header("Cookie", "sid=" + chance.pick(values, 11)) : request;
    }

    private static Request posted(String path, Parameters given, Chance chance) {
        var method = chance.happens(0.95, 12) ? Method.POST : Method.DELETE;
        var request = Request.of(method, path);
        return chance.happens(0.9, 13)
                ? request.form(given)
                : request.body("application/json", Blob.of("{\"" + given.encoded() + "\": 1}"));
    }

    private Parameters sensible(Chance chance) {
        return chance.happens(0.5, 14)
                ? site.request("openid")
                : Parameters.of("grant_type", "authorization_code", "redirect_uri", Website.CALLBACK);
    }
}
