package dtu.okta.oauth;

import com.nimbusds.jose.util.Base64URL;
import dtu.okta.OktaCall;
import dtu.okta.OktaOrg;
import dtu.okta.SecretForm;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How tokens are made: what stands in them, and what the app gets. */
final class Issuance {
    private static final Duration ID_TOKEN_LIFETIME = Duration.ofHours(1);
    private static final SecretForm ID_TOKEN = new SecretForm("ID.", 33);
    private static final String INTERNAL = "application/okta-internal-at+jwt";
    private static final int VERSION = 1;

    private Issuance() {}

    /**
     * What an answer has beside an access token.
     *
     * @param nonce of the ID token
     * @param more members that only some grants bring
     */
    record Beside(@Nullable String nonce, @Nullable RefreshToken refresh, Map<String, String> more) {
        static final Beside NOTHING = new Beside(null, null, Map.of());

        Beside {
            more = Map.copyOf(more);
        }

        static Beside refreshing(RefreshToken token) {
            return new Beside(null, token, Map.of());
        }
    }

    /** An access token, an ID token for OpenID Connect, and the refresh token if there is one. */
    static Commit tokens(
            TokenRequest request, Commit so, Authorization authorization, Lifetimes lifetimes, Beside beside) {
        var issuer = request.issuer();
        var call = request.call().seeing(so.state());
        var token = AccessToken.issued(request.call(), authorization, lifetimes.access());
        var identity = authorization.covers("openid") && authorization.user() != null
                ? Draft.Identity.of(call, issuer, authorization, beside.nonce(), Claims.Extent.BRIEF)
                : null;
        var draft = new Draft(
                authorization,
                Draft.Access.of(call, issuer, token),
                identity,
                beside.refresh(),
                new Handover.Direct(beside.more()));
        return TokenHook.passed(call, so, draft, lifetimes, request.form());
    }

    /** A token of that kind was granted: to whom and by which app. */
    static Event event(Issuer issuer, String kind, State state, Authorization authorization) {
        var type = issuer.event("token.grant." + kind);
        var client = Client.find(state, authorization.client()).orElseThrow().target();
        var user = authorization.user();
        return user == null
                ? Event.of(type, client)
                : Event.of(type, client, state.get(User.USERS, user).target());
    }

    /** What an access token says. */
    static byte[] claims(OktaCall call, Issuer issuer, AccessToken token) {
        return JsonOut.object(json -> accessClaims(call, json, issuer, token));
    }

    /** The org's own access tokens say that nobody else is to read them. */
    static @Nullable String type(Issuer issuer) {
        return issuer.isOrg() ? INTERNAL : null;
    }

    private static void accessClaims(OktaCall call, JsonOut json, Issuer issuer, AccessToken token) {
        var authorization = token.authorization();
        var id = authorization.user();
        json.number("ver", VERSION).text("jti", token.jti(call)).text("iss", issuer.url(call));
        audience(json, issuer.audiences(call));
        json.number("iat", token.issued().getEpochSecond())
                .number("exp", token.expires().getEpochSecond())
                .text("cid", authorization.client());
        if (id != null) {
            json.text("uid", id.value());
        }
        json.texts("scp", authorization.scopes());
        if (id != null) {
            json.number("auth_time", authorization.authenticated().getEpochSecond());
        }
        json.text("sub", Claims.subject(call, issuer, authorization));
        var key = authorization.key();
        if (key != null) {
            json.object("cnf", confirmation -> confirmation.text("jkt", key));
        }
        Claims.resource(call, json, issuer, authorization);
    }

    /** One audience stands alone. */
    private static void audience(JsonOut json, List<String> audiences) {
        if (audiences.size() == 1) {
            json.text("aud", audiences.getFirst());
        } else {
            json.texts("aud", audiences);
        }
    }

    /** What an ID token says: who the person is, for the app. */
    static byte[] idClaims(
            OktaCall call, Issuer issuer, Authorization authorization, @Nullable String nonce, Claims.Extent extent) {
        var id = authorization.user();
        if (id == null) {
            throw new IllegalStateException("no ID token without a person");
        }
        var issued = call.wall().getEpochSecond();
        var acr = authorization.proven().assurance();
        var jti = ID_TOKEN.text(call.tenant(), ID_TOKEN.drawn(call.chance().in("idToken")));
        return JsonOut.object(json -> {
            json.text("sub", id.value());
            Claims.identity(call, json, issuer, authorization, extent);
            json.number("ver", VERSION)
                    .text("iss", issuer.url(call))
                    .text("aud", authorization.client())
                    .number("iat", issued)
                    .number("exp", issued + ID_TOKEN_LIFETIME.toSeconds())
                    .text("jti", jti)
                    .texts("amr", authorization.proven().references())
                    .textIfAny("acr", acr.isEmpty() ? null : acr)
                    .text("idp", OktaOrg.id(call.tenant()))
                    .textIfAny("nonce", nonce)
                    .number("auth_time", authorization.authenticated().getEpochSecond());
        });
    }

    /** The left half of the hash of a token, as OpenID Connect ties it to another. */
    static String halfHash(String token) {
        var hash = hash(token);
        return Base64URL.encode(Arrays.copyOf(hash, hash.length / 2)).toString();
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
