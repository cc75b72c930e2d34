package dtu.contracts.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.docs.v1.Docs;
import com.google.api.services.docs.v1.DocsScopes;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.DriveScopes;
import com.google.api.services.drive.model.File;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.twins.Settler;
import dtu.twins.universe.Universes;
import dtu.twins.universe.Visit;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A server at free ports, and Google's clients for it. */
final class Sdk implements AutoCloseable {
    private static final String NAME = "contracts";

    private final UniverseServer server =
            UniverseServer.start(ServerSpec.usual().at(ServerSpec.LOOPBACK, 0).in(ServerSpec.Time.REAL, 1, "empty"));
    private final HttpTransport transport = new NetHttpTransport();

    /** As the administrator, whose access token is among the environment's variables. */
    GoogleCredentials administrator() {
        var token = AccessToken.newBuilder().setTokenValue(variable("GOOGLE_ACCESS_TOKEN"));
        return GoogleCredentials.create(token.build());
    }

    /** As the service account, whose key file is among the environment's variables. */
    ServiceAccountCredentials serviceAccount() throws IOException {
        try (var file = new FileInputStream(variable("GOOGLE_APPLICATION_CREDENTIALS"))) {
            return (ServiceAccountCredentials) ServiceAccountCredentials.fromStream(file)
                    .createScoped(List.of(DriveScopes.DRIVE, DocsScopes.DOCUMENTS, SheetsScopes.SPREADSHEETS));
        }
    }

    Drive drive(GoogleCredentials credentials) {
        return drive(new HttpCredentialsAdapter(credentials));
    }

    Drive drive(HttpRequestInitializer authorization) {
        return new Drive.Builder(transport, GsonFactory.getDefaultInstance(), authorization)
                .setApplicationName(NAME)
                .setRootUrl(variable("GOOGLE_API_ROOT"))
                .build();
    }

    Docs docs(GoogleCredentials credentials) {
        return new Docs.Builder(transport, GsonFactory.getDefaultInstance(), new HttpCredentialsAdapter(credentials))
                .setApplicationName(NAME)
                .setRootUrl(variable("GOOGLE_API_ROOT"))
                .build();
    }

    Sheets sheets(GoogleCredentials credentials) {
        return new Sheets.Builder(transport, GsonFactory.getDefaultInstance(), new HttpCredentialsAdapter(credentials))
                .setApplicationName(NAME)
                .setRootUrl(variable("GOOGLE_API_ROOT"))
                .build();
    }

    private String variable(String name) {
        return server.variables(Universes.DEFAULT).getOrDefault(name, "");
    }

    /** Somebody who has an account; the address. */
    String settle(String firstName) {
        var address = firstName + "@acme.test";
        var settler = new Settler(
                firstName, firstName, "Lee", address, "Engineer", "Engineering", "employee", "", List.of(), Map.of());
        Visit.settle(server.universe(Universes.DEFAULT), List.of(settler));
        return address;
    }

    static File named(String name) {
        return new File().setName(name);
    }

    /** The call fails with Google's status, and Drive's reason. */
    static void refused(int status, String reason, ThrowingCallable call) {
        var refused = refused(status, call);
        Assertions.assertThat(refused.getDetails().getErrors())
                .singleElement()
                .satisfies(error -> Assertions.assertThat(error.getReason()).isEqualTo(reason));
    }

    /** The call fails with Google's status. */
    static GoogleJsonResponseException refused(int status, ThrowingCallable call) {
        var refused = Assertions.catchThrowableOfType(GoogleJsonResponseException.class, call);
        Assertions.assertThat(refused).as("the client's exception").isNotNull();
        Assertions.assertThat(refused.getStatusCode()).isEqualTo(status);
        Assertions.assertThat(refused.getDetails().getCode()).isEqualTo(status);
        return refused;
    }

    @Override
    public void close() {
        server.close();
    }
}
