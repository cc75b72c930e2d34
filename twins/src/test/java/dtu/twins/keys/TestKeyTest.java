package dtu.twins.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import dtu.twins.Tenant;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestKeyTest {
    private final Tenant tenant = Tenant.of("one", 1, Map.of());

    private static String signed(TestKey key) {
        return key.signed(new JWSHeader(JWSAlgorithm.RS256), "hello".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_signature_is_that_of_its_key_and_of_no_other() throws ParseException {
        var keys = new HashSet<TestKey>();
        for (var i = 0; keys.size() < 2; i++) {
            keys.add(TestKey.of(tenant, "purpose " + i));
        }
        var both = keys.iterator();
        var key = both.next();

        var signature = JWSObject.parse(signed(key));

        assertThat(signature.getPayload()).hasToString("hello");
        assertThat(key.hasSigned(signature)).isTrue();
        assertThat(both.next().hasSigned(signature)).isFalse();
    }

    @Test
    void a_tenant_has_the_same_key_and_the_same_signature_every_time() {
        assertThat(TestKey.of(tenant, "purpose")).isSameAs(TestKey.of(tenant, "purpose"));
        assertThat(signed(TestKey.of(tenant, "purpose"))).isEqualTo(signed(TestKey.of(tenant, "purpose")));
    }

    @Test
    void a_key_has_a_modulus_and_an_exponent_for_others_to_verify_with() throws ParseException {
        var key = TestKey.of(tenant, "purpose");

        var published = JWK.parse(Map.of("kty", "RSA", "n", key.modulus(), "e", key.exponent()));

        assertThat(published.toRSAKey().size()).isEqualTo(2048);
        assertThat(key.pem()).startsWith("-----BEGIN PRIVATE KEY-----");
    }
}
