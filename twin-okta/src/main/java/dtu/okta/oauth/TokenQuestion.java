package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaOrg;
import dtu.okta.OktaTime;
import dtu.okta.inline.Question;
import dtu.okta.servers.AccessRule;
import dtu.okta.servers.Scope;
import dtu.okta.sessions.Session;
import dtu.okta.users.User;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.time.Duration;
import java.util.List;

/** What a token hook is told: who asks for which tokens, and what would stand in them. */
final class TokenQuestion {
    private static final String TYPE = "com.okta.oauth2.tokens.transform";
    private static final List<String> ASKED = List.of(
            "scope", "state", "redirect_uri", "response_mode", "response_type", "client_id", "grant_type", "nonce");

    private TokenQuestion() {}

    static Json of(OktaCall call, Draft draft, AccessRule rule, Parameters asked) {
        var source = call.href(call.request().path());
        return Question.of(
                call,
                TYPE,
                source,
                context -> {
                    context.object("protocol", out -> protocol(call, out, draft, asked));
                    Session.of(call)
                            .ifPresent(session -> context.object("session", out -> session(call, out, session)));
                    user(call, context, draft);
                    context.object("policy", rule::named);
                },
                data -> tokens(call, data, draft));
    }

    private static void protocol(OktaCall call, JsonOut json, Draft draft, Parameters asked) {
        var issuer = Issuer.of(call, draft.authorization().issuer()).orElseThrow();
        var client = Client.find(call, draft.authorization().client()).orElseThrow();
        json.text("type", "OAUTH2.0")
                .object("request", request -> {
                    for (var name : ASKED) {
                        request.textIfAny(name, asked.first(name).orElse(null));
                    }
                })
                .object("issuer", out -> out.text("uri", issuer.url(call)))
                .object(
                        "client",
                        out -> out.text("id", client.id())
                                .text("name", client.app().label())
                                .text("type", client.isPublic() ? "PUBLIC" : "CONFIDENTIAL"));
    }

    private static void session(OktaCall call, JsonOut json, Session session) {
        var references = session.proven().references();
        json.text("id", session.id().value())
                .text("userId", session.user().value())
                .text("login", call.state().get(User.USERS, session.user()).login())
                .text("createdAt", OktaTime.text(session.created()))
                .text("expiresAt", OktaTime.text(session.expires()))
                .text("status", "ACTIVE")
                .text("lastPasswordVerification", OktaTime.text(session.authenticated()))
                .texts("amr", references)
                .object("idp", idp -> idp.text("id", OktaOrg.id(call.tenant())).text("type", "OKTA"))
                .truth("mfaActive", references.contains("mfa"));
    }

    private static void user(OktaCall call, JsonOut json, Draft draft) {
        var id = draft.authorization().user();
        if (id == null) {
            return;
        }
        var user = call.state().get(User.USERS, id);
        var self = call.href("/api/v1/users/" + id.value());
        json.object(
                "user",
                out -> out.text("id", id.value())
                        .text(
                                "passwordChanged",
                                OktaTime.textOrNull(user.times().passwordChanged()))
                        .object("profile", profile -> {
                            profile.text("login", user.login());
                            for (var name : List.of("firstName", "lastName", "locale", "timezone")) {
                                var text = user.attribute(name);
                                profile.textIfAny(
                                        name.equals("timezone") ? "timeZone" : name, text.isEmpty() ? null : text);
                            }
                        })
                        .object(
                                "_links",
                                links -> links.object("groups", link -> link.text("href", self + "/groups"))
                                        .object("factors", link -> link.text("href", self + "/factors"))));
    }

    private static void tokens(OktaCall call, JsonOut json, Draft draft) {
        var identity = draft.identity();
        if (identity != null) {
            json.object("identity", out -> token(out, identity.claims(), identity.lifetime()));
        }
        var access = draft.access();
        if (access != null) {
            json.object("access", out -> {
                token(out, access.claims(), access.lifetime());
                out.object("scopes", scopes -> scopes(call, scopes, draft.authorization()));
            });
        }
        var refresh = draft.refresh();
        if (refresh != null) {
            json.object("refresh_token", out -> out.text("jti", refresh.id().value()));
        }
    }

    /** The times stand apart: they are changed by the lifetime. */
    private static void token(JsonOut json, Json claims, Duration lifetime) {
        json.json("claims", claims.without("iat").without("exp").without("scp"))
                .object(
                        "token",
                        token -> token.object("lifetime", out -> out.number("expiration", lifetime.toSeconds())));
    }

    private static void scopes(OktaCall call, JsonOut json, Authorization authorization) {
        Issuer.of(call, authorization.issuer()).map(Issuer::server).ifPresent(server -> {
            for (var name : authorization.scopes()) {
                Scope.find(call.state(), server.id(), name)
                        .ifPresent(scope -> json.object(
                                name, out -> out.text("id", scope.id().value()).text("action", "GRANT")));
            }
        });
    }
}
