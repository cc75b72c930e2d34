package dtu.twins.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.http.Headers.Header;
import org.junit.jupiter.api.Test;

class MaskTest {
    private final Mask mask = new Mask("ABCDEFGH12");

    @Test
    void members_that_are_named_like_secrets_are_hidden() {
        assertThat(mask.text("{\"password\": \"a\\\"b\", \"client_secret\":\"x\", \"name\": \"kept\"}"))
                .isEqualTo("{\"password\": \"***\", \"client_secret\":\"***\", \"name\": \"kept\"}");
        assertThat(mask.text("{\"password\": {\"value\": \"x\"}}")).isEqualTo("{\"password\": {\"value\": \"***\"}}");
    }

    @Test
    void parameters_that_are_named_like_secrets_are_hidden() {
        assertThat(mask.text("grant_type=password&username=ann&password=s3cret&refresh_token=x"))
                .isEqualTo("grant_type=password&username=ann&password=***&refresh_token=***");
        assertThat(mask.text("http://slack.test/api/x?token=abc&limit=3"))
                .isEqualTo("http://slack.test/api/x?token=***&limit=3");
    }

    @Test
    void whatever_carries_the_tenants_key_is_hidden_but_not_what_is_only_named_after_it() {
        assertThat(mask.text("use xoxb-ABCDEFGH12-0123456789 in team TABCDEFGH12"))
                .isEqualTo("use *** in team TABCDEFGH12");
    }

    @Test
    void the_signature_of_a_signed_token_is_hidden() {
        assertThat(mask.text("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl"))
                .isEqualTo("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.***");
    }

    @Test
    void a_header_keeps_its_scheme_only() {
        assertThat(mask.header(new Header("authorization", "Bearer abc"))).isEqualTo("Bearer ***");
        assertThat(mask.header(new Header("Authorization", "abc"))).isEqualTo("***");
        assertThat(mask.header(new Header("Set-Cookie", "sid=1; Path=/"))).isEqualTo("***");
        assertThat(mask.header(new Header("Accept", "text/html"))).isEqualTo("text/html");
    }
}
