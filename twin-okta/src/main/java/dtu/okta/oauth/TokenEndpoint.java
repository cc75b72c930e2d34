package dtu.okta.oauth;

import com.nimbusds.jose.util.Base64URL;
import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.logs.Event;
import dtu.okta.sessions.SignIn;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where apps get tokens, by one of four grants. */
final class TokenEndpoint {
    private static final String CODE = "authorization_code";
    private static final String REFRESH = "refresh_token";
    private static final String CLIENT = "client_credentials";
    private static final String PASSWORD = "password";
    private static final List<String> GRANTS = List.of(CODE, REFRESH, PASSWORD, CLIENT);

    private TokenEndpoint() {}

    /** One request on its way to tokens. */
    private record Exchange(OktaCall call, Issuer issuer, Client client, Parameters form) {}

    static Commit token(OktaCall call, Issuer issuer) {
        var form = Form.posted(call);
        var known = ClientAuthentication.of(call, issuer, form, "token");
        var client = known.client();
        call.actingAs(new OktaCaller.Bearer(client.id(), "", Set.of()));
        var type = form.first("grant_type").orElseThrow(OAuthError.NO_GRANT_TYPE.about(String.join(", ", GRANTS)));
        if (!GRANTS.contains(type)) {
            throw OAuthError.UNKNOWN_GRANT_TYPE.refusal(String.join(", ", GRANTS));
        }
        if (!client.grantTypes().contains(type)) {
            throw OAuthError.NOT_GRANTED.refusal(String.join(", ", client.grantTypes()));
        }
        var exchange = new Exchange(call, issuer, client, form);
        var commit = switch (type) {
            case CODE -> byCode(exchange);
            case REFRESH -> byRefreshToken(exchange);
            case CLIENT -> byClient(exchange);
            default -> byPassword(exchange);
        };
        return commit.with(known.remembered(call, commit.state()));
    }

    private static Commit byCode(Exchange exchange) {
        var call = exchange.call();
        var code = AuthorizationCode.presented(call, Form.required(exchange.form(), "code"))
                .orElseThrow(OAuthError.BAD_CODE.about());
        var authorization = code.authorization();
        if (!authorization.client().equals(exchange.client().id())) {
            throw OAuthError.OTHER_CLIENT.refusal();
        }
        refuseOtherServer(exchange, authorization);
        if (!Form.required(exchange.form(), "redirect_uri").equals(code.redirectUri())) {
            throw OAuthError.OTHER_REDIRECT_URI.refusal();
        }
        refuseWrongVerifier(exchange.form().first("code_verifier").orElse(null), code.challenge());
        refuseAbsent(call, authorization, OAuthError.BAD_CODE);
        var spent = Commit.commit(call.state().remove(AuthorizationCode.CODES, code.id()));
        return issued(exchange, spent, authorization, code.nonce());
    }

    private static void refuseWrongVerifier(@Nullable String verifier, @Nullable String challenge) {
        if (challenge == null && verifier != null) {
            throw OAuthError.CHALLENGE_NOT_MADE.refusal();
        }
        if (challenge == null) {
            return;
        }
        if (verifier == null) {
            throw OAuthError.NO_VERIFIER.refusal();
        }
        if (!Base64URL.encode(Issuance.hash(verifier)).toString().equals(challenge)) {
            throw OAuthError.WRONG_VERIFIER.refusal();
        }
    }

    private static void refuseOtherServer(Exchange exchange, Authorization authorization) {
        if (!authorization.issuer().equals(exchange.issuer().key())) {
            throw OAuthError.OTHER_SERVER.refusal();
        }
    }

    /** Nobody gets tokens for a person who has left since. */
    private static void refuseAbsent(OktaCall call, Authorization authorization, OAuthError error) {
        var user = authorization.user();
        var present = user != null
                && call.state()
                        .find(User.USERS, user)
                        .filter(person -> person.status() == UserStatus.ACTIVE)
                        .isPresent();
        if (!present) {
            throw error.refusal();
        }
    }

    /** Tokens for a person; with a refresh token if the app asked for one and may use it. */
    private static Commit issued(Exchange exchange, Commit so, Authorization authorization, @Nullable String nonce) {
        var call = exchange.call();
        var lasting = authorization.covers("offline_access")
                && exchange.client().grantTypes().contains(REFRESH);
        if (!lasting) {
            return Issuance.tokens(call, so, exchange.issuer(), authorization, nonce, null);
        }
        var refresh = RefreshToken.issued(call, authorization);
        var granted = Issuance.event(exchange.issuer(), REFRESH, so.state(), authorization);
        return Issuance.tokens(call, so.announce(granted), exchange.issuer(), authorization, nonce, refresh);
    }

    private static Commit byRefreshToken(Exchange exchange) {
        var call = exchange.call();
        var token = RefreshToken.presented(call, Form.required(exchange.form(), REFRESH))
                .orElseThrow(OAuthError.BAD_REFRESH_TOKEN.about());
        var authorization = token.authorization();
        if (!authorization.client().equals(exchange.client().id())) {
            throw OAuthError.BAD_REFRESH_TOKEN.refusal();
        }
        refuseOtherServer(exchange, authorization);
        if (token.isReused(call.wall(), exchange.client().leeway())) {
            var state = AccessToken.withoutFamily(call.state(), authorization.family());
            var event = Event.of(
                    exchange.issuer().event("token.detect_reuse"),
                    exchange.client().target());
            return call.logged(state, event).answer(OAuthError.BAD_REFRESH_TOKEN.response());
        }
        refuseAbsent(call, authorization, OAuthError.BAD_REFRESH_TOKEN);
        return refreshed(exchange, token, narrowed(exchange, authorization));
    }

    /** An app may ask for less than it has, and never for more. */
    private static Authorization narrowed(Exchange exchange, Authorization authorization) {
        var asked = Scopes.words(exchange.form().first("scope").orElse(""));
        var denied =
                asked.stream().filter(scope -> !authorization.covers(scope)).toList();
        if (!denied.isEmpty()) {
            throw OAuthError.WIDER_SCOPE.refusal(String.join(", ", denied));
        }
        return asked.isEmpty() ? authorization : authorization.narrowed(asked);
    }

    private static Commit refreshed(Exchange exchange, RefreshToken token, Authorization authorization) {
        var call = exchange.call();
        if (!exchange.client().rotates()) {
            var used = token.usedAt(call.wall());
            return Issuance.tokens(call, Commit.commit(call.state()), exchange.issuer(), authorization, null, used);
        }
        var state = call.state().put(RefreshToken.TOKENS, token.spentAt(call.wall()));
        var next = RefreshToken.issued(call, token.authorization());
        var granted = Issuance.event(exchange.issuer(), REFRESH, state, authorization);
        return Issuance.tokens(call, call.logged(state, granted), exchange.issuer(), authorization, null, next);
    }

    private static Commit byClient(Exchange exchange) {
        var call = exchange.call();
        var client = exchange.client();
        if (exchange.issuer().isOrg()) {
            if (!client.authentication().equals(Client.PRIVATE_KEY)) {
                throw OAuthError.NEEDS_PRIVATE_KEY.refusal();
            }
            if (!client.isService()) {
                throw OAuthError.NEEDS_SERVICE_APP.refusal();
            }
        }
        if (client.isPublic()) {
            throw OAuthError.CLIENT_NOT_AUTHENTICATED.refusal();
        }
        var scopes = Scopes.forClient(
                call, exchange.issuer(), client, exchange.form().first("scope").orElse(""));
        var authorization = new Authorization(
                call.mint(AccessToken.FAMILIES), exchange.issuer().key(), client.id(), null, scopes, call.wall());
        return Issuance.tokens(call, Commit.commit(call.state()), exchange.issuer(), authorization, null, null);
    }

    private static Commit byPassword(Exchange exchange) {
        var call = exchange.call();
        var client = exchange.client();
        var name = Form.required(exchange.form(), "username");
        var password = Form.required(exchange.form(), PASSWORD);
        var scopes = Scopes.forPerson(
                call, exchange.issuer(), client, exchange.form().first("scope").orElse(""), OAuthError::refusal);
        return switch (SignIn.attempt(call, name, password)) {
            case SignIn.Failed(var commit) -> commit.answer(OAuthError.WRONG_PASSWORD.response());
            case SignIn.Expired(var user, var commit) -> commit.answer(OAuthError.PASSWORD_EXPIRED.response());
            case SignIn.Succeeded(var user, var commit) -> {
                if (!client.admits(commit.state(), user)) {
                    throw OAuthError.NOT_ASSIGNED.refusal();
                }
                var authorization = new Authorization(
                        call.mint(AccessToken.FAMILIES),
                        exchange.issuer().key(),
                        client.id(),
                        user.id(),
                        scopes,
                        call.wall());
                yield issued(exchange, commit, authorization, null);
            }
        };
    }
}
