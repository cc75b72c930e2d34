package dtu.okta.oauth;

import dtu.okta.servers.Scope;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import java.util.List;
import java.util.Map;

/** How a service that was called for a person calls another for the same person (RFC 8693). */
final class TokenExchange {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private TokenExchange() {}

    static Commit exchanged(TokenRequest request) {
        var call = request.call();
        var form = request.form();
        if (request.issuer().isOrg()) {
            throw OAuthError.NO_EXCHANGE_HERE.refusal();
        }
        if (!request.client().isService()) {
            throw OAuthError.ONLY_SERVICES_EXCHANGE.refusal();
        }
        var text = Form.required(form, "subject_token");
        if (!Form.required(form, "subject_token_type").equals(ACCESS_TOKEN)) {
            throw OAuthError.BAD_SUBJECT_TYPE.refusal();
        }
        if (form.has("actor_token") || form.has("actor_token_type")) {
            throw OAuthError.NO_ACTORS.refusal();
        }
        if (!form.first("requested_token_type").orElse(ACCESS_TOKEN).equals(ACCESS_TOKEN)) {
            throw OAuthError.BAD_REQUESTED_TYPE.refusal();
        }
        var audiences = form.every("audience");
        if (audiences.isEmpty() || !request.issuer().audiences(call).containsAll(audiences)) {
            throw OAuthError.BAD_AUDIENCE.refusal();
        }
        var subject = subject(request, text);
        var scopes = scopes(request);
        var authorization = new Authorization(
                call.mint(AccessToken.FAMILIES),
                request.issuer().key(),
                request.client().id(),
                subject.authorization().user(),
                scopes,
                subject.authorization().proven(),
                GRANT,
                request.key());
        var lifetimes = Lifetimes.decided(call.state(), request.issuer(), authorization, OAuthError::refusal);
        var kind = new Issuance.Beside(null, null, Map.of("issued_token_type", ACCESS_TOKEN));
        return Issuance.tokens(request, Commit.commit(call.state()), authorization, lifetimes, kind);
    }

    /** Only a token of this server, for a person who is still there and has the service. */
    private static AccessToken subject(TokenRequest request, String text) {
        var call = request.call();
        var token = AccessToken.presented(call, request.issuer(), text)
                .orElseThrow(() -> AccessToken.tenantKey(text).isPresent()
                        ? OAuthError.TOKEN_NOT_TRUSTED.refusal()
                        : OAuthError.BAD_SUBJECT.refusal());
        if (!token.isGood(call)) {
            throw OAuthError.SUBJECT_EXPIRED.refusal();
        }
        var user = token.authorization().user();
        if (user == null) {
            throw OAuthError.BAD_SUBJECT.refusal();
        }
        var admitted = call.state()
                .find(User.USERS, user)
                .filter(person -> person.status() == UserStatus.ACTIVE)
                .filter(person -> request.client().admits(call.state(), person));
        if (admitted.isEmpty()) {
            throw OAuthError.NOT_ASSIGNED.refusal();
        }
        return token;
    }

    private static List<String> scopes(TokenRequest request) {
        var asked = request.form().first("scope").orElseThrow(OAuthError.NO_SCOPES.about());
        var scopes = Scopes.forPerson(request.call(), request.issuer(), request.client(), asked, OAuthError::refusal);
        if (scopes.stream().anyMatch(Scope.SYSTEM::contains)) {
            throw OAuthError.NO_OPENID_IN_EXCHANGE.refusal();
        }
        return scopes;
    }
}
