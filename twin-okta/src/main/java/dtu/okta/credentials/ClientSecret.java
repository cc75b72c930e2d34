package dtu.okta.credentials;

import com.nimbusds.jose.util.Base64URL;
import dtu.okta.OktaIds;
import dtu.okta.apps.Application;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.Tenant;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret of a client.
 *
 * @param given its text when somebody has brought it; null when the tenant makes it
 */
public record ClientSecret(
        Id id, Application.Id app, @Nullable String given, Status status, Instant created, Instant lastUpdated) {
    static final Table<Id, ClientSecret> SECRETS = Table.of("ClientSecret", ClientSecret::id);
    private static final Index<Application.Id, ClientSecret> BY_APP = SECRETS.index("app", ClientSecret::app);
    private static final Ids<Id> IDS = OktaIds.of("ocs", Id::new);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LENGTH = 64;
    private static final int HASH_LENGTH = 16;

    /** Twenty characters that begin with {@code ocs}. */
    public record Id(String value) implements EntityId {}

    /** Whether it proves anything. */
    enum Status {
        ACTIVE,
        INACTIVE
    }

    static ClientSecret create(
            Minting minting, Application.Id app, @Nullable String given, Status status, Instant now) {
        return new ClientSecret(minting.next(IDS), app, given, status, now, now);
    }

    /** Those of an application, oldest first. */
    static List<ClientSecret> of(State state, Application.Id app) {
        return state.scan(BY_APP, app).toList();
    }

    static List<ClientSecret> active(State state, Application.Id app) {
        return of(state, app).stream().filter(ClientSecret::isActive).toList();
    }

    /** The texts of those that prove something. */
    public static List<String> texts(State state, Application.Id app, Tenant tenant) {
        return active(state, app).stream().map(secret -> secret.text(tenant)).toList();
    }

    /** The text of the newest of them. */
    public static Optional<String> newest(State state, Application.Id app, Tenant tenant) {
        return texts(state, app, tenant).stream().reduce((older, newer) -> newer);
    }

    /** The state in which an application that needs a secret has one: the one it was given, or one of the tenant's. */
    public static State in(State state, Minting minting, Application app, @Nullable String given, Instant now) {
        var active = active(state, app.id());
        if (!app.hasSecret() || (given == null && !active.isEmpty())) {
            return state;
        }
        var next = state;
        for (var old : active) {
            if (old.given() != null && old.given().equals(given)) {
                return state;
            }
            next = next.remove(SECRETS, old.id());
        }
        return next.put(SECRETS, create(minting, app.id(), given, Status.ACTIVE, now));
    }

    /** The state in which a new one is the only one. */
    static State renewed(State state, Minting minting, Application app, Instant now) {
        return without(state, app.id()).put(SECRETS, create(minting, app.id(), null, Status.ACTIVE, now));
    }

    public static State without(State state, Application.Id app) {
        var next = state;
        for (var secret : of(state, app)) {
            next = next.remove(SECRETS, secret.id());
        }
        return next;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    ClientSecret moved(Status to, Instant now) {
        return new ClientSecret(id, app, given, to, created, now);
    }

    String text(Tenant tenant) {
        return given == null ? tenant.secret("okta.secret." + id.value(), LETTERS, LENGTH) : given;
    }

    /** By which somebody who knows the text recognizes it. */
    String hash(Tenant tenant) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text(tenant).getBytes(StandardCharsets.UTF_8));
            return Base64URL.encode(Arrays.copyOf(hash, HASH_LENGTH)).toString();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
