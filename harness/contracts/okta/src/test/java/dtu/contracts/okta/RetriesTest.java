package dtu.contracts.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.api.UserApi;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client's own retries, with nothing configured. */
class RetriesTest {
    private final Sdk okta = new Sdk();

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void an_org_that_is_busy_for_a_moment_is_asked_again() throws IOException, InterruptedException {
        var ann = okta.user("ann").getId();
        okta.failOnce("getUser", 503);

        assertThat(new UserApi(okta.client()).getUser(ann, null, null).getId()).isEqualTo(ann);
    }

    @Test
    void an_org_that_fails_is_not_asked_again() throws IOException, InterruptedException {
        var ann = okta.user("ann").getId();
        okta.failOnce("getUser", 500);

        Sdk.refused(500, "E0000009", () -> new UserApi(okta.client()).getUser(ann, null, null));
    }
}
