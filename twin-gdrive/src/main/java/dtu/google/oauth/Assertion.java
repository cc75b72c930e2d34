package dtu.google.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dtu.google.GoogleCall;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service account has signed: a claim to a token, or a token of its own making. */
record Assertion(SignedJWT token, JWTClaimsSet claims) {
    private static final Duration LONGEST = Duration.ofMinutes(60);
    private static final Duration SKEW = Duration.ofMinutes(10);
    private static final List<String> GOOGLES_TOKEN_ADDRESSES = List.of(
            "https://oauth2.googleapis.com/token",
            "https://www.googleapis.com/oauth2/v4/token",
            "https://accounts.google.com/o/oauth2/token");

    /** Empty when the text is no signed JWT. */
    static Optional<Assertion> parse(String text) {
        try {
            var token = SignedJWT.parse(text);
            var claims = token.getJWTClaimsSet();
            return claims == null ? Optional.empty() : Optional.of(new Assertion(token, claims));
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }

    /** The tenant key in the issuer's address. */
    static Optional<String> tenantKey(String text) {
        return parse(text).map(Assertion::issuer).flatMap(Accounts::tenantKey);
    }

    String issuer() {
        var issuer = claims.getIssuer();
        return issuer == null ? "" : issuer;
    }

    /** The user to act as; null when the account acts for itself. */
    @Nullable
    String subject() {
        return claims.getSubject();
    }

    String scope() {
        return claims.getClaim("scope") instanceof String scope ? scope : "";
    }

    /** The service account that has signed, or a refusal. */
    Person signer(GoogleCall call) {
        var person = Accounts.find(call.state(), call.tenant(), issuer())
                .filter(Person::isService)
                .filter(account -> call.address(account).equals(issuer()))
                .orElseThrow(OAuthError.NO_ACCOUNT::refusal);
        if (!ServiceKeys.of(call.tenant()).hasSigned(token)) {
            throw OAuthError.BAD_SIGNATURE.refusal();
        }
        return person;
    }

    boolean isTimely(GoogleCall call) {
        var issued = claims.getIssueTime();
        var expires = claims.getExpirationTime();
        if (issued == null || expires == null) {
            return false;
        }
        var from = issued.toInstant();
        var to = expires.toInstant();
        return !from.isAfter(call.wall().plus(SKEW))
                && to.isAfter(call.wall())
                && !to.isAfter(from.plus(LONGEST).plusSeconds(1));
    }

    /** Meant for the twin's token address or for Google's. */
    boolean isForTokens(GoogleCall call) {
        var root = call.tenant().root("google");
        var origin = call.request().origin();
        return claims.getAudience().stream()
                .anyMatch(audience -> GOOGLES_TOKEN_ADDRESSES.contains(audience)
                        || audience.equals(root + "/token")
                        || audience.equals(origin + "/token"));
    }

    /** Meant for the API itself: Google's own hosts, or the twin's. */
    boolean isForApi(GoogleCall call) {
        var root = call.tenant().root("google");
        var origin = call.request().origin();
        return claims.getAudience().stream()
                .anyMatch(audience -> audience.matches("https://[a-z0-9.]+\\.googleapis\\.com(/.*)?")
                        || audience.startsWith(root + "/")
                        || audience.equals(root)
                        || audience.startsWith(origin + "/")
                        || audience.equals(origin));
    }
}
