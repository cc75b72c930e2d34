package dtu.contracts.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final Sdk google = new Sdk();

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void a_key_file_gives_tokens_for_the_service_account() throws IOException {
        var account = google.serviceAccount();

        assertThat(signedIn(account)).isEqualTo(account.getClientEmail());
    }

    @Test
    void a_service_account_may_act_for_a_person_of_the_domain() throws IOException {
        var ann = google.settle("ann");

        assertThat(signedIn(google.serviceAccount().createDelegated(ann))).isEqualTo(ann);
    }

    @Test
    void the_token_of_the_environment_is_the_administrators() throws IOException {
        assertThat(signedIn(google.administrator())).startsWith("admin@");
    }

    @Test
    void a_token_that_is_none_is_refused() {
        var drive = google.drive(request -> request.getHeaders().setAuthorization("Bearer ya29.none"));

        Sdk.refused(401, "authError", () -> drive.files().list().execute());
    }

    @Test
    void a_scope_that_is_too_narrow_is_refused() throws IOException {
        var narrow = google.serviceAccount().createScoped(List.of("https://www.googleapis.com/auth/drive.readonly"));

        Sdk.refused(
                403,
                "insufficientPermissions",
                () -> google.drive(narrow).files().create(Sdk.named("a")).execute());
    }

    @Test
    void an_account_that_is_none_gets_no_token() throws IOException {
        var stranger = ServiceAccountCredentials.newBuilder()
                .setClientEmail("nobody@none.iam.gserviceaccount.com")
                .setPrivateKey(google.serviceAccount().getPrivateKey())
                .setPrivateKeyId("none")
                .setTokenServerUri(google.serviceAccount().getTokenServerUri())
                .setScopes(List.of("https://www.googleapis.com/auth/drive"))
                .build();

        assertThatThrownBy(stranger::refreshAccessToken)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("invalid_grant");
    }

    private String signedIn(GoogleCredentials credentials) throws IOException {
        return google.drive(credentials)
                .about()
                .get()
                .setFields("user")
                .execute()
                .getUser()
                .getEmailAddress();
    }
}
