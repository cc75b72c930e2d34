package dtu.okta.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.Set;

/** What can be done with a token: ask whose it is, ask whether it is good, end it. */
final class TokenUse {
    private static final int OK = 200;

    private TokenUse() {}

    /** Errors stand in a header only. */
    static Response userinfo(OktaCall call, Issuer issuer) {
        var scheme = BearerRefusal.Scheme.of(call);
        var text = scheme.token(call).orElseThrow(() -> refusal(call, issuer, OAuthError.NO_ACCESS_TOKEN));
        var token = AccessToken.presented(call, issuer, text)
                .orElseThrow(() -> refusal(call, issuer, OAuthError.BAD_ACCESS_TOKEN));
        if (!token.isGood(call)) {
            throw refusal(call, issuer, OAuthError.EXPIRED_ACCESS_TOKEN);
        }
        token.refuseUnproven(call, text, scheme);
        var id = token.authorization().user();
        if (id == null || !token.authorization().covers("openid")) {
            throw refusal(call, issuer, OAuthError.INSUFFICIENT_SCOPE);
        }
        return Response.json(OK, json -> {
            json.text("sub", id.value());
            Claims.identity(call, json, issuer, token.authorization(), Claims.Extent.FULL);
        });
    }

    private static RuntimeException refusal(OktaCall call, Issuer issuer, OAuthError error) {
        return BearerRefusal.Scheme.of(call).refusal(call, error, "openid", issuer.path("authorize"));
    }

    static Commit introspect(OktaCall call, Issuer issuer) {
        var form = Form.posted(call);
        var known = ClientAuthentication.of(call, issuer, form, "introspect");
        var text = form.first("token").orElseThrow(OAuthError.NO_TOKEN.about());
        return Commit.commit(known.remembered(call, call.state()))
                .answer(Response.json(OK, json -> described(call, json, issuer, known.client(), text)));
    }

    private static void described(OktaCall call, JsonOut json, Issuer issuer, Client client, String text) {
        var access = AccessToken.presented(call, issuer, text).filter(token -> token.isGood(call));
        if (access.isPresent()) {
            active(call, json, issuer, access.get());
            return;
        }
        var refresh = RefreshToken.presented(call, text)
                .filter(token -> isOf(issuer, client, token.authorization()))
                .filter(token -> !token.isReused(call.wall(), client.leeway()));
        if (refresh.isPresent()) {
            active(call, json, issuer, refresh.get());
            return;
        }
        var identity = IdTokens.presented(call, issuer, text)
                .filter(claims -> claims.getExpirationTime().toInstant().isAfter(call.wall()));
        if (identity.isPresent()) {
            active(json, identity.get());
            return;
        }
        json.truth("active", false);
    }

    private static boolean isOf(Issuer issuer, Client client, Authorization authorization) {
        return authorization.issuer().equals(issuer.key())
                && authorization.client().equals(client.id());
    }

    private static void active(OktaCall call, JsonOut json, Issuer issuer, AccessToken token) {
        var authorization = token.authorization();
        var audiences = issuer.audiences(call);
        json.truth("active", true).text("scope", authorization.scope());
        login(call, json, authorization);
        json.number("exp", token.expires().getEpochSecond())
                .number("iat", token.issued().getEpochSecond())
                .text("sub", Claims.subject(call, issuer, authorization))
                .text("aud", String.join(" ", audiences))
                .text("iss", issuer.url(call))
                .text("jti", token.jti(call))
                .text("token_type", authorization.tokenType())
                .text("client_id", authorization.client());
        var user = authorization.user();
        if (user != null) {
            json.text("uid", user.value());
        }
        var key = authorization.key();
        if (key != null) {
            json.object("cnf", confirmation -> confirmation.text("jkt", key));
        }
        Claims.resource(call, json, issuer, authorization);
    }

    private static void active(OktaCall call, JsonOut json, Issuer issuer, RefreshToken token) {
        var authorization = token.authorization();
        json.truth("active", true).text("scope", authorization.scope());
        login(call, json, authorization);
        json.number("exp", token.expires().getEpochSecond())
                .number("iat", token.created().getEpochSecond())
                .text("sub", Claims.subject(call, issuer, authorization))
                .text("aud", issuer.url(call))
                .text("iss", issuer.url(call))
                .text("jti", token.id().value())
                .text("client_id", authorization.client());
    }

    /** The name that the person goes by whom a token acts for. */
    private static void login(OktaCall call, JsonOut json, Authorization authorization) {
        var id = authorization.user();
        if (id != null) {
            json.text(
                    "username",
                    call.state().find(User.USERS, id).map(User::login).orElse(""));
        }
    }

    private static void active(JsonOut json, JWTClaimsSet claims) {
        json.truth("active", true)
                .number("exp", claims.getExpirationTime().toInstant().getEpochSecond())
                .number("iat", claims.getIssueTime().toInstant().getEpochSecond())
                .text("sub", claims.getSubject())
                .text("aud", claims.getAudience().getFirst())
                .text("iss", claims.getIssuer())
                .text("jti", claims.getJWTID());
    }

    /** Whatever the token is, the answer is the same; a token of another app stays as it is. */
    static Commit revoke(OktaCall call, Issuer issuer) {
        var form = Form.posted(call);
        var known = ClientAuthentication.of(call, issuer, form, "revoke");
        var text = form.first("token").orElseThrow(OAuthError.NO_TOKEN.about());
        var client = known.client();
        call.actingAs(new OktaCaller.Bearer(client.id(), "", Set.of()));
        var state = known.remembered(call, call.state());
        var event = Event.of(issuer.event("token.revoke"), client.target());
        var access =
                AccessToken.presented(call, issuer, text).filter(token -> isOf(issuer, client, token.authorization()));
        if (access.isPresent()) {
            var id = access.get().id();
            return call.logged(state.remove(AccessToken.TOKENS, id), event).answer(Response.empty(OK));
        }
        var refresh = RefreshToken.presented(call, text).filter(token -> isOf(issuer, client, token.authorization()));
        return refresh.map(token -> call.logged(
                        AccessToken.withoutFamily(state, token.authorization().family()), event))
                .orElseGet(() -> Commit.commit(state))
                .answer(Response.empty(OK));
    }
}
