package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.SignedJWT;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class SharedKeyTest {
    private final Website service = Website.of("client_secret_jwt", """
            "application_type": "service", "response_types": ["token"], "grant_types": ["client_credentials"]""");

    private AbstractStringAssert<?> answer(String secret, String jti) {
        service.okta().post("/api/v1/authorizationServers/default/scopes", "{\"name\": \"car\"}");
        try {
            var claims = service.claims(CUSTOM + "token").jwtID(jti).build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret));
            var form = Website.byAssertion(token.serialize())
                    .with("grant_type", "client_credentials")
                    .with("scope", "car");
            return assertThat(service.bare(CUSTOM + "token", form).text());
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void a_client_may_sign_with_its_secret() {
        answer(service.secret(), "one").contains("access_token");
        answer(service.secret(), "one")
                .isEqualTo(error("invalid_client", "The client_assertion token has already been used."));
        answer("another-secret-of-thirty-two-characters", "two")
                .isEqualTo(error("invalid_client", "The client_assertion signature is invalid."));
    }

    @Test
    void a_key_is_no_secret() {
        var form = Website.byAssertion(
                        service.signed(service.claims(CUSTOM + "token").build()))
                .with("grant_type", "client_credentials")
                .with("scope", "car");

        service.bare(CUSTOM + "token", form)
                .is(401, error("invalid_client", "The client_assertion JWT signature algorithm is invalid."));
    }
}
