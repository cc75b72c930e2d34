package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.keys.TestKey;
import dtu.twins.universe.Solo;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DpopTest {
    private static final UnaryOperator<JWTClaimsSet.Builder> AS_IT_IS = UnaryOperator.identity();

    private final Website service = bound();
    private Instant now = Solo.MONDAY;
    private String nonce = "";
    private int proofs;

    private static Website bound() {
        var key = TestKey.of(dtu.okta.Org.inMemory().solo().universe().tenant(), "service");
        return Website.of("private_key_jwt", """
                "application_type": "service", "response_types": ["token"], "grant_types": ["client_credentials"],
                "dpop_bound_access_tokens": true,
                "jwks": {"keys": [{"kty": "RSA", "kid": "mine", "use": "sig",
                                    "e": "%s", "n": "%s"}]}""".formatted(key.exponent(), key.modulus()));
    }

    @BeforeEach
    void scopes() {
        service.grant("okta.users.read");
        service.admin();
        service.okta()
                .post("/api/v1/authorizationServers/default/scopes", "{\"name\": \"car\"}")
                .is(201);
    }

    private static TestKey key(Website site, String purpose) {
        return TestKey.of(site.okta().solo().universe().tenant(), purpose);
    }

    private String proof(
            String purpose, String type, Method method, String path, UnaryOperator<JWTClaimsSet.Builder> spoil) {
        try {
            var key = key(service, purpose);
            var jwk = JWK.parse(Map.of("kty", "RSA", "e", key.exponent(), "n", key.modulus()));
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(new JOSEObjectType(type))
                    .jwk(jwk)
                    .build();
            var claims = spoil.apply(new JWTClaimsSet.Builder()
                            .jwtID("proof-" + proofs++)
                            .claim("htm", method.name())
                            .claim("htu", "http://okta.test" + path)
                            .claim("nonce", nonce)
                            .issueTime(Date.from(now)))
                    .build();
            return key.signed(header, claims.toString().getBytes(StandardCharsets.UTF_8));
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private String proof(UnaryOperator<JWTClaimsSet.Builder> spoil) {
        return proof("dpop", "dpop+jwt", Method.POST, ORG + "token", spoil);
    }

    private Request asking() {
        var claims = service.claims(ORG + "token")
                .jwtID("assertion-" + proofs++)
                .expirationTime(Date.from(now.plusSeconds(300)))
                .issueTime(Date.from(now))
                .build();
        return Website.request(
                ORG + "token",
                Website.byAssertion(service.signed(claims))
                        .with("grant_type", "client_credentials")
                        .with("scope", "okta.users.read"));
    }

    private Reply asked(String proof) {
        return service.okta().sendBare(asking().header("DPoP", proof));
    }

    private String token() {
        var first = asked(proof(AS_IT_IS))
                .is(400, error("use_dpop_nonce", "Authorization server requires nonce in DPoP proof."));
        nonce = first.response().headers().first("DPoP-Nonce").orElseThrow();
        return asked(proof(AS_IT_IS)).is(200).at("access_token");
    }

    private Reply users(String scheme, String token, String proof) {
        var request = Request.get("/api/v1/users").header("Authorization", scheme + " " + token);
        return service.okta().sendBare(proof.isEmpty() ? request : request.header("DPoP", proof));
    }

    private String use(String purpose, String token) {
        return proof(
                purpose,
                "dpop+jwt",
                Method.GET,
                "/api/v1/users",
                claims -> claims.claim(
                        "ath", Base64URL.encode(Issuance.hash(token)).toString()));
    }

    @Test
    void a_bound_token_opens_the_api_to_whoever_has_the_key() {
        var token = token();
        var claims = service.verified(ORG, token).getClaim("cnf");
        assertThat(claims).asString().contains("jkt");

        users("DPoP", token, use("dpop", token)).is(200);

        users("Bearer", token, "").is(400);
        users("DPoP", token, "").is(400);
        assertThat(challenge(users("DPoP", token, use(another(), token))))
                .contains("The access_token is not bound to the provided DPoP proof.");
        assertThat(challenge(users("DPoP", token, use("dpop", "other"))))
                .contains("'ath' claim in the DPoP proof does not match the presented access_token.");
        assertThat(challenge(users("Bearer", token, "")))
                .startsWith("Bearer ")
                .contains("must use the DPoP authentication scheme");
        assertThat(challenge(users("DPoP", "x.y.z", ""))).startsWith("DPoP ");
    }

    @Test
    void a_proof_opens_the_api_once_whether_it_is_read_or_written() {
        var token = token();
        var proof = use("dpop", token);
        users("DPoP", token, proof).is(200);

        assertThat(challenge(users("DPoP", token, proof).is(400))).contains("has already been used");

        users("DPoP", token, use("dpop", token)).is(200);
    }

    /** The purpose of a key that is not the client's. */
    private String another() {
        var own = key(service, "dpop").modulus();
        return Stream.iterate(1, number -> number + 1)
                .map(number -> "other" + number)
                .filter(purpose -> !key(service, purpose).modulus().equals(own))
                .findFirst()
                .orElseThrow();
    }

    private static String challenge(Reply reply) {
        assertThat(reply.text()).isEmpty();
        return reply.response().headers().first("WWW-Authenticate").orElseThrow();
    }

    @Test
    void the_answer_says_how_the_token_is_to_be_used() {
        token();

        asked(proof(AS_IT_IS)).is(200, """
                {"token_type": "DPoP", "expires_in": 3600, "access_token": "${json-unit.any-string}",
                 "scope": "okta.users.read"}""");
    }

    @Test
    void a_proof_is_used_once() {
        token();
        var proof = proof(AS_IT_IS);
        asked(proof).is(200);

        asked(proof).is(400, error("invalid_dpop_proof", "The DPoP proof JWT has already been used."));
    }

    private void refused(String proof, String description) {
        asked(proof).is(400, error("invalid_dpop_proof", description));
    }

    @Test
    void a_proof_must_be_for_here_and_now() {
        token();
        service.okta().sendBare(asking()).is(400, error("invalid_dpop_proof", "The DPoP proof JWT header is missing."));
        refused("x", "The DPoP proof JWT cannot be parsed.");
        refused(
                proof("dpop", "JWT", Method.POST, ORG + "token", AS_IT_IS),
                "'typ' must be 'dpop+jwt' in the DPoP proof JWT.");
        refused(proof(claims -> claims.claim("htm", "GET")), "'htm' claim in the DPoP proof JWT is invalid.");
        refused(
                proof(claims -> claims.claim("htu", "http://okta.test" + CUSTOM + "token")),
                "'htu' claim in the DPoP proof JWT is invalid.");
        refused(proof(claims -> claims.issueTime(null)), "'iat' claim in the DPoP proof JWT is invalid.");
        refused(
                proof(claims -> claims.issueTime(Date.from(now.minusSeconds(301)))),
                "The DPoP proof JWT is issued more than five minutes in the past.");
        refused(
                proof(claims -> claims.issueTime(Date.from(now.plusSeconds(301)))),
                "The DPoP proof JWT is issued in the future.");
        refused(proof(claims -> claims.expirationTime(Date.from(now))), "The DPoP proof JWT is expired.");
        refused(proof(claims -> claims.jwtID(null)), "'jti' claim in the DPoP proof JWT is invalid.");
        var one = asking();
        var two = one.headers().plus("DPoP", proof(AS_IT_IS)).plus("DPoP", proof(AS_IT_IS));
        service.okta()
                .sendBare(new Request(one.method(), one.origin(), one.path(), one.query(), two, one.body()))
                .is(400, error("invalid_dpop_proof", "Multiple DPoP proof JWT headers are not allowed."));
        var signed = proof(AS_IT_IS);
        refused(
                signed.substring(0, signed.lastIndexOf('.')) + "." + "A".repeat(342),
                "The DPoP proof JWT signature is invalid.");
    }

    @Test
    void a_nonce_is_good_for_a_day_or_two() {
        token();
        pass(Duration.ofHours(24));
        asked(proof(AS_IT_IS)).is(200);
        pass(Duration.ofHours(24));
        asked(proof(AS_IT_IS)).is(400);
    }

    private void pass(Duration time) {
        service.okta().solo().pass(time);
        now = now.plus(time);
    }

    @Test
    void clients_that_are_not_bound_may_send_a_proof_and_get_an_ordinary_token() {
        var plain = Website.service();
        plain.grant("okta.users.read");
        plain.admin();
        var claims = plain.claims(ORG + "token").build();
        var form = Website.byAssertion(plain.signed(claims))
                .with("grant_type", "client_credentials")
                .with("scope", "okta.users.read");

        var reply = plain.okta().sendBare(Website.request(ORG + "token", form).header("DPoP", "whatever"));

        assertThat(reply.is(200).at("token_type")).isEqualTo("Bearer");
        var use = Request.get("/api/v1/users").header("Authorization", "DPoP " + reply.at("access_token"));
        assertThat(challenge(plain.okta().sendBare(use).is(401)))
                .contains("The presented access_token is not DPoP bound.");
    }

    @Test
    void introspection_tells_the_key() {
        var token = token();
        var form = Website.byAssertion(service.signed(
                        service.claims(ORG + "introspect").jwtID("i").build()))
                .with("token", token);

        var told = service.bare(ORG + "introspect", form).is(200).json();

        assertThat(told.textAt("token_type")).contains("DPoP");
        assertThat(told.at("cnf").flatMap(cnf -> cnf.textAt("jkt"))).isPresent();
    }
}
