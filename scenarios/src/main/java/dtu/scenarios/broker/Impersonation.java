package dtu.scenarios.broker;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dtu.scenarios.sut.Env;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Google access tokens in the name of people of the company, by a service account that may act for all of them. */
final class Impersonation {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "https://www.googleapis.com/auth/drive";
    private static final Duration LIFE = Duration.ofMinutes(50);

    private final Env env;
    private final Wire wire;
    private final Map<String, Held> held = new HashMap<>();

    Impersonation(Env env, Wire wire) {
        this.env = env;
        this.wire = wire;
    }

    /** A token that is still good for a while. */
    private record Held(String token, Instant until) {}

    Optional<String> token(String email) {
        var known = held.get(email);
        if (known != null && known.until().isAfter(env.wall())) {
            return Optional.of(known.token());
        }
        var fresh = account().flatMap(account -> requested(account, email));
        fresh.ifPresent(token -> held.put(email, new Held(token, env.wall().plus(LIFE))));
        return fresh;
    }

    private Optional<Json> account() {
        var variables = env.variables();
        var given = variables.get("GOOGLE_SERVICE_ACCOUNT_JSON");
        if (given != null) {
            return Optional.of(Json.of(given));
        }
        try {
            var file = variables.get("GOOGLE_APPLICATION_CREDENTIALS");
            return file == null ? Optional.empty() : Optional.of(Json.of(Files.readString(Path.of(file))));
        } catch (IOException unreadable) {
            env.log("no service account: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> requested(Json account, String email) {
        var uri = account.textAt("token_uri").orElse("");
        var form = Parameters.of("grant_type", GRANT, "assertion", assertion(account, uri, email));
        var request = Request.of(Method.POST, "").from(uri).form(form);
        return wire.send(Urls.absolute(request))
                .filter(Response::isSuccess)
                .flatMap(response -> Json.written(response.body().bytes()).textAt("access_token"));
    }

    private String assertion(Json account, String audience, String email) {
        try {
            var key = key(account.textAt("private_key").orElse(""));
            var claims = new JWTClaimsSet.Builder()
                    .issuer(account.textAt("client_email").orElse(""))
                    .subject(email)
                    .audience(audience)
                    .claim("scope", SCOPE)
                    .issueTime(Date.from(env.wall()))
                    .expirationTime(Date.from(env.wall().plus(LIFE)))
                    .build();
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "the service account's key cannot sign: " + unusable.getMessage(), unusable);
        }
    }
    /** A service account's key comes as PKCS 8 between two lines of text. */
    private static PrivateKey key(String pem) throws GeneralSecurityException {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
