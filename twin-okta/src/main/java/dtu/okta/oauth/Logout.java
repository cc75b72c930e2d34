package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.sessions.Session;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;

/** Where an app sends a browser whose person signs out. */
final class Logout {
    private Logout() {}

    static Commit followed(OktaCall call, Issuer issuer) {
        return ended(call, issuer, call.request().query());
    }

    static Commit posted(OktaCall call, Issuer issuer) {
        return ended(call, issuer, Parameters.parse(call.request().body().text()));
    }

    private static Commit ended(OktaCall call, Issuer issuer, Parameters given) {
        var parameters = Form.tidy(given, Page::refusal);
        var hint = parameters
                .first("id_token_hint")
                .orElseThrow(() -> Page.refusal(OAuthError.NO_PARAMETER, "id_token_hint"));
        var claims = IdTokens.presented(call, issuer, hint).orElseThrow(() -> Page.refusal(OAuthError.BAD_ID_TOKEN));
        var client = Client.find(call, claims.getAudience().getFirst())
                .orElseThrow(() -> Page.refusal(OAuthError.UNKNOWN_CLIENT));
        var target = parameters.first("post_logout_redirect_uri");
        if (target.isPresent() && !client.logoutUris().contains(target.get())) {
            throw Page.refusal(OAuthError.BAD_LOGOUT_URI, target.get());
        }
        var session = Session.of(call);
        if (session.isPresent() && !session.get().user().value().equals(claims.getSubject())) {
            throw Page.refusal(OAuthError.OTHER_SESSION);
        }
        var state = parameters.first("state").orElse(null);
        var answer = target.map(uri -> new Redirection(uri, Redirection.Mode.QUERY, state).response(Parameters.NONE))
                .orElseGet(Page::signedOut);
        return session.map(open -> open.closed(call))
                .orElseGet(() -> Commit.commit(call.state()))
                .answer(Session.forgottenBy(call, answer));
    }
}
