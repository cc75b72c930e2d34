package dtu.okta.sessions;

import static dtu.okta.OktaError.AUTHENTICATION_FAILED;
import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.SecretForm;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Okta's Authentication API, as far as a user name and a password lead. */
final class Authn {
    private static final SecretForm STATE_TOKEN = new SecretForm("00", 30);

    private Authn() {}

    static Commit primary(OktaCall call) {
        var login = call.body().text("username").or("");
        var password = call.body().text("password").or("");
        if (login.isEmpty() || password.isEmpty()) {
            throw VALIDATION_FAILED.because(
                    "The 'username' and 'password' attributes are required in this context.", "authRequest");
        }
        return switch (SignIn.attempt(call, login, password)) {
            case SignIn.Failed(var commit) -> commit.answer(AUTHENTICATION_FAILED.response(call, List.of()));
            case SignIn.Expired(var user, var commit) -> commit.answer(expired(call, user));
            case SignIn.Succeeded(var user, var commit) -> {
                var token = SessionToken.issued(call, user.id());
                yield commit.with(commit.state().put(SessionToken.TOKENS, token))
                        .answer(succeeded(call, user, token));
            }
        };
    }

    private static Response succeeded(OktaCall call, User user, SessionToken token) {
        return Response.json(200, json -> {
            json.text("expiresAt", OktaTime.text(token.issued().plus(SessionToken.LIFETIME)))
                    .text("status", "SUCCESS")
                    .text("sessionToken", token.text(call))
                    .object("_embedded", embedded -> user(embedded, user))
                    .object("_links", links -> link(call, links, "cancel", "/api/v1/authn/cancel"));
        });
    }

    private static Response expired(OktaCall call, User user) {
        var token =
                STATE_TOKEN.text(call.tenant(), STATE_TOKEN.drawn(call.chance().in("stateToken")));
        return Response.json(
                200,
                json -> json.text("stateToken", token)
                        .text("expiresAt", OktaTime.text(call.wall().plus(SessionToken.LIFETIME)))
                        .text("status", "PASSWORD_EXPIRED")
                        .object("_embedded", embedded -> {
                            user(embedded, user);
                            embedded.object(
                                    "policy",
                                    policy -> policy.object(
                                            "complexity",
                                            complexity -> complexity
                                                    .number("minLength", 8)
                                                    .number("minLowerCase", 1)
                                                    .number("minUpperCase", 1)
                                                    .number("minNumber", 1)
                                                    .number("minSymbol", 0)));
                        })
                        .object("_links", links -> {
                            links.object("next", next -> {
                                next.text("name", "changePassword");
                                href(call, next, "/api/v1/authn/credentials/change_password");
                            });
                            link(call, links, "cancel", "/api/v1/authn/cancel");
                        }));
    }

    private static void user(JsonOut embedded, User user) {
        embedded.object(
                "user",
                json -> json.text("id", user.id().value())
                        .text(
                                "passwordChanged",
                                OktaTime.textOrNull(user.times().passwordChanged()))
                        .object(
                                "profile",
                                profile -> profile.text("login", user.login())
                                        .text("firstName", user.attribute("firstName"))
                                        .text("lastName", user.attribute("lastName"))
                                        .text("locale", or(user.attribute("locale"), "en_US"))
                                        .text("timeZone", or(user.attribute("timezone"), "America/Los_Angeles"))));
    }

    private static String or(String text, String usual) {
        return text.isEmpty() ? usual : text;
    }

    private static void link(OktaCall call, JsonOut links, String relation, String path) {
        links.object(relation, link -> href(call, link, path));
    }

    private static void href(OktaCall call, JsonOut link, String path) {
        link.text("href", call.href(path)).object("hints", hints -> hints.texts("allow", List.of("POST")));
    }
}
