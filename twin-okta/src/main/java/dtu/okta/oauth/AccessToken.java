package dtu.okta.oauth;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.OktaIds;
import dtu.okta.SecretForm;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A signed token that opens an API for an hour; the row is what introspection and revocation know of it. */
public record AccessToken(Id id, Authorization authorization, Instant issued, Instant expires) {
    static final Table<Id, AccessToken> TOKENS = Table.of("AccessToken", AccessToken::id);
    static final Index<String, AccessToken> BY_FAMILY =
            TOKENS.index("family", token -> token.authorization().family());
    private static final Index<Instant, AccessToken> BY_EXPIRY = TOKENS.index("expires", AccessToken::expires);

    /** For how long the server still knows that a token was one. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    static final SecretForm FORM = new SecretForm("AT.", 33);
    static final Ids<String> FAMILIES = OktaIds.of("oag", text -> text);

    /** The part of the token's {@code jti} that is its own. */
    record Id(String value) implements EntityId {}

    static AccessToken issued(OktaCall call, Authorization authorization, Duration lifetime) {
        var issued = Instant.ofEpochSecond(call.wall().getEpochSecond());
        var id = new Id(FORM.drawn(call.chance().in("accessToken")));
        return new AccessToken(id, authorization, issued, issued.plus(lifetime));
    }

    AccessToken lasting(Duration lifetime) {
        return new AccessToken(id, authorization, issued, issued.plus(lifetime));
    }

    /** The state that has it, and none that is long over. */
    State in(State state, Instant now) {
        var next = state;
        for (var old : state.scan(BY_EXPIRY, BY_EXPIRY.below(now.minus(REMEMBERED)))) {
            next = next.remove(TOKENS, old.id());
        }
        return next.put(TOKENS, this);
    }

    /** The tenant key in a token's {@code jti}; nothing is verified yet. */
    public static Optional<String> tenantKey(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Json.parse(new Base64URL(parts[1]).decode()).textAt("jti").flatMap(FORM::tenantKey);
        } catch (MalformedJson noToken) {
            return Optional.empty();
        }
    }

    /** The token that a text is; empty when it is none of that issuer's, or revoked. Its time may be over. */
    static Optional<AccessToken> presented(OktaCall call, Issuer issuer, String text) {
        try {
            var jwt = SignedJWT.parse(text);
            return issuer.hasSigned(call, jwt) ? found(call, issuer, jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }

    private static Optional<AccessToken> found(OktaCall call, Issuer issuer, JWTClaimsSet claims) {
        var jti = claims.getJWTID();
        return FORM.secret(call.tenant(), jti == null ? "" : jti)
                .flatMap(secret -> call.state().find(TOKENS, new Id(secret)))
                .filter(token -> token.authorization().issuer().equals(issuer.key()));
    }

    /** Whether its time is not over, and the person it acts for is still there. */
    boolean isGood(OktaCall call) {
        var user = authorization.user();
        var present = user == null
                || call.state()
                        .find(User.USERS, user)
                        .filter(person -> person.status() == UserStatus.ACTIVE)
                        .isPresent();
        return present
                && Client.active(call, authorization.client()).isPresent()
                && call.wall().isBefore(expires);
    }

    /** Who calls Okta's own API with that token: only the org's server issues such. */
    public static OktaCaller caller(OktaCall call, String text) {
        return good(call, text, BearerRefusal.Scheme.BEARER).caller();
    }

    /** The same with a proof that the caller holds the key that the token is bound to. */
    public static OktaCaller provenCaller(OktaCall call, String text) {
        return good(call, text, BearerRefusal.Scheme.DPOP).caller();
    }

    private static AccessToken good(OktaCall call, String text, BearerRefusal.Scheme scheme) {
        var token = presented(call, Issuer.org(), text)
                .orElseThrow(() -> scheme.refusal(call, OAuthError.BAD_ACCESS_TOKEN, ""));
        if (!token.isGood(call)) {
            throw scheme.refusal(call, OAuthError.EXPIRED_ACCESS_TOKEN, "");
        }
        token.refuseUnproven(call, text, scheme);
        return token;
    }

    /** Refuses a token that came without the proof it needs, or with one that it has no use for. */
    void refuseUnproven(OktaCall call, String text, BearerRefusal.Scheme scheme) {
        var key = authorization.key();
        if (scheme == BearerRefusal.Scheme.BEARER) {
            if (key != null) {
                throw scheme.refusal(call, OAuthError.DPOP_SCHEME_NEEDED, "");
            }
            return;
        }
        if (key == null) {
            throw scheme.refusal(call, OAuthError.NOT_DPOP_BOUND, "");
        }
        var proof = DpopProof.of(call, (error, details) -> scheme.refusal(call, error, ""))
                .orElseThrow(() -> scheme.refusal(call, OAuthError.NO_DPOP_PROOF, ""));
        proof.refuseUnbound(text, key, error -> scheme.refusal(call, error, ""));
        var used = proof.used(call, error -> scheme.refusal(call, error, ""));
        call.leaving(state -> used.in(state, call.wall()));
    }

    private OktaCaller caller() {
        var user = authorization.user();
        return new OktaCaller.Bearer(
                authorization.client(), user == null ? "" : user.value(), Set.copyOf(authorization.scopes()));
    }

    /** The state without any token of a family. */
    static State withoutFamily(State state, String family) {
        var next = state;
        for (var token : state.scan(BY_FAMILY, family)) {
            next = next.remove(TOKENS, token.id());
        }
        for (var token : state.scan(RefreshToken.BY_FAMILY, family)) {
            next = next.remove(RefreshToken.TOKENS, token.id());
        }
        return next;
    }

    String jti(OktaCall call) {
        return FORM.text(call.tenant(), id.value());
    }
}
