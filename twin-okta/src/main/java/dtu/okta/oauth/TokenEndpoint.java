package dtu.okta.oauth;

import com.nimbusds.jose.util.Base64URL;
import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.sessions.Proven;
import dtu.okta.sessions.SignIn;
import dtu.twins.Commit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where apps get tokens, by one of several grants. */
final class TokenEndpoint {
    static final String CODE = "authorization_code";
    static final String CLIENT = "client_credentials";
    static final String PASSWORD = "password";
    private static final List<String> GRANTS =
            List.of(CODE, TokenRequest.REFRESH, PASSWORD, CLIENT, DeviceEndpoint.GRANT, TokenExchange.GRANT);

    private TokenEndpoint() {}

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
        var proof = proof(call, client);
        var request = new TokenRequest(call, issuer, client, form, proof == null ? null : proof.thumbprint());
        UnaryOperator<Commit> spent = commit -> {
            var remembered = commit.with(known.remembered(call, commit.state()));
            return proof == null
                    ? remembered
                    : remembered.with(proof.used(call, OAuthError::refusal).in(remembered.state(), call.wall()));
        };
        return switch (type) {
            case CODE -> spent.apply(byCode(request));
            case TokenRequest.REFRESH -> spent.apply(Refreshing.refreshed(request));
            case CLIENT -> spent.apply(byClient(request));
            case DeviceEndpoint.GRANT -> spent.apply(byDevice(request));
            case TokenExchange.GRANT -> spent.apply(TokenExchange.exchanged(request));
            default -> byPassword(request, spent);
        };
    }

    /** Clients whose tokens are bound to a key have to prove that they hold it; of others no proof is looked at. */
    private static @Nullable DpopProof proof(OktaCall call, Client client) {
        if (!client.bindsTokens()) {
            return null;
        }
        var proof = DpopProof.of(call, OAuthError::refusal).orElseThrow(OAuthError.NO_DPOP_PROOF.about());
        proof.refuseWithoutNonce(call);
        proof.used(call, OAuthError::refusal);
        return proof;
    }

    private static Commit byCode(TokenRequest request) {
        var call = request.call();
        var code = AuthorizationCode.presented(call, Form.required(request.form(), "code"))
                .orElseThrow(OAuthError.BAD_CODE.about());
        var authorization = code.authorization();
        if (!authorization.client().equals(request.client().id())) {
            throw OAuthError.OTHER_CLIENT.refusal();
        }
        request.refuseOtherServer(authorization);
        if (!Form.required(request.form(), "redirect_uri").equals(code.redirectUri())) {
            throw OAuthError.OTHER_REDIRECT_URI.refusal();
        }
        refuseWrongVerifier(request.form().first("code_verifier").orElse(null), code.challenge());
        request.refuseAbsent(authorization, OAuthError.BAD_CODE);
        var spent = Commit.commit(call.state().remove(AuthorizationCode.CODES, code.id()));
        return request.issued(spent, authorization, code.nonce());
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

    private static Commit byClient(TokenRequest request) {
        var call = request.call();
        var client = request.client();
        if (request.issuer().isOrg()) {
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
        var asked = request.form().first("scope").orElse("");
        var scopes = Scopes.forClient(call, request.issuer(), client, asked);
        var authorization = new Authorization(
                call.mint(AccessToken.FAMILIES),
                request.issuer().key(),
                client.id(),
                null,
                scopes,
                Proven.byNobody(call.wall()),
                CLIENT,
                request.key());
        var lifetimes = Lifetimes.decided(call.state(), request.issuer(), authorization, OAuthError::refusal);
        return Issuance.tokens(request, Commit.commit(call.state()), authorization, lifetimes, Issuance.Beside.NOTHING);
    }

    /** When a password has to be asked for elsewhere, all begins again, with the same assertion and the same proof. */
    private static Commit byPassword(TokenRequest request, UnaryOperator<Commit> spent) {
        var call = request.call();
        var client = request.client();
        var name = Form.required(request.form(), "username");
        var password = Form.required(request.form(), PASSWORD);
        var asked = request.form().first("scope").orElse("");
        var scopes = Scopes.forPerson(call, request.issuer(), client, asked, OAuthError::refusal);
        return switch (SignIn.attempt(call, name, password)) {
            case SignIn.Asked(var commit) -> commit;
            case SignIn.Failed(var commit) -> spent.apply(commit.answer(OAuthError.WRONG_PASSWORD.response()));
            case SignIn.Expired(var user, var commit) ->
                spent.apply(commit.answer(OAuthError.PASSWORD_EXPIRED.response()));
            case SignIn.Succeeded(var user, var commit) -> {
                if (!client.admits(commit.state(), user)) {
                    throw OAuthError.NOT_ASSIGNED.refusal();
                }
                var authorization = new Authorization(
                        call.mint(AccessToken.FAMILIES),
                        request.issuer().key(),
                        client.id(),
                        user.id(),
                        scopes,
                        Proven.byPassword(call.wall()),
                        PASSWORD,
                        null);
                var wanted = Consent.wanted(commit.state(), request.issuer(), client, authorization, "");
                if (!wanted.isEmpty()) {
                    throw OAuthError.CONSENT_BY_PASSWORD.refusal(String.join(", ", wanted));
                }
                yield spent.apply(request.issued(commit, authorization, null));
            }
        };
    }

    /** A device that asks too soon, or before the person has said anything, is told to ask again. */
    private static Commit byDevice(TokenRequest request) {
        var call = request.call();
        var code = DeviceCode.presented(call, Form.required(request.form(), "device_code"))
                .orElseThrow(OAuthError.BAD_DEVICE_CODE.about());
        if (!code.wish().client().equals(request.client().id())) {
            throw OAuthError.OTHER_CLIENT.refusal();
        }
        if (!code.wish().issuer().equals(request.issuer().key())) {
            throw OAuthError.OTHER_SERVER.refusal();
        }
        if (!code.isGood(call)) {
            throw OAuthError.EXPIRED_DEVICE_CODE.refusal();
        }
        var without = Commit.commit(call.state().remove(DeviceCode.CODES, code.id()));
        return switch (code.verdict()) {
            case DeviceCode.Verdict.Pending pending -> {
                var error = code.isTooSoon(call.wall()) ? OAuthError.SLOW_DOWN : OAuthError.PENDING;
                var asked = code.polledAt(call.wall());
                yield Commit.commit(call.state().put(DeviceCode.CODES, asked)).answer(error.response());
            }
            case DeviceCode.Verdict.Denied denied -> without.answer(OAuthError.DENIED.response());
            case DeviceCode.Verdict.Allowed(var user, var proven) -> {
                var authorization = new Authorization(
                        call.mint(AccessToken.FAMILIES),
                        request.issuer().key(),
                        request.client().id(),
                        user,
                        code.wish().scopes(),
                        proven,
                        DeviceEndpoint.GRANT,
                        null);
                request.refuseAbsent(authorization, OAuthError.BAD_DEVICE_CODE);
                yield request.issued(without, authorization, null);
            }
        };
    }
}
