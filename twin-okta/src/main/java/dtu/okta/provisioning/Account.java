package dtu.okta.provisioning;

import dtu.okta.apps.AppUser;
import dtu.okta.apps.Application;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Okta knows of somebody's account in another service.
 *
 * @param externalId the account's id there; empty until there is one
 * @param known the attributes it has there, as far as Okta knows
 * @param underway the step whose answer is awaited; null when none is
 */
public record Account(
        AppUser.Id id,
        Standing standing,
        String externalId,
        Json known,
        @Nullable Step underway,
        Trouble trouble,
        Instant statusChanged,
        @Nullable Instant lastSync) {
    static final Table<AppUser.Id, Account> ACCOUNTS = Table.of("AppAccount", Account::id);

    /** Okta's word for where the account stands; it is also the app user's status. */
    public enum Standing {
        STAGED,
        PROVISIONED,
        DEPROVISIONED
    }

    /**
     * What keeps it from being as it should.
     *
     * @param why empty when nothing does
     * @param times how often in a row something has failed
     */
    record Trouble(String why, int times) {
        static final Trouble NONE = new Trouble("", 0);
    }

    static Account staged(AppUser.Id id, Instant now) {
        return new Account(id, Standing.STAGED, "", Json.EMPTY_OBJECT, null, Trouble.NONE, now, null);
    }

    public static Optional<Account> of(State state, Application app, dtu.okta.users.User user) {
        return state.find(ACCOUNTS, new AppUser.Id(app.id(), user.id()));
    }

    /** The state without what is known of an application that goes. */
    public static State without(State state, Application.Id app) {
        var next = state.remove(Connection.CONNECTIONS, app);
        Range<AppUser.Id> ofApp = Range.where(id -> id.app().compareTo(app));
        for (var account : state.scan(ACCOUNTS, ofApp).toList()) {
            next = next.remove(ACCOUNTS, account.id());
        }
        return next;
    }

    /** The account's id there; empty while there is none. */
    public Optional<String> elsewhere() {
        return Optional.of(externalId).filter(id -> !id.isEmpty());
    }

    /** When both sides were brought together last; empty when they never were. */
    public Optional<Instant> synchronizedAt() {
        return Optional.ofNullable(lastSync);
    }

    boolean isBusy() {
        return underway != null;
    }

    Account doing(Step step) {
        return new Account(id, standing, externalId, known, step, trouble, statusChanged, lastSync);
    }

    Account failed(String why) {
        var worse = new Trouble(why, trouble.times() + 1);
        return new Account(id, standing, externalId, known, null, worse, statusChanged, lastSync);
    }

    /** As it has been found or left there. */
    Account became(Standing to, String external, Json attributes, Instant now) {
        var changed = to == standing ? statusChanged : now;
        return new Account(id, to, external, attributes, null, Trouble.NONE, changed, now);
    }

    /** Okta's word for how far both sides agree; {@code wanted} is what the account should have. */
    public String syncState(Json wanted) {
        if (!trouble.why().isEmpty()) {
            return "ERROR";
        }
        if (underway != null) {
            return "SYNCING";
        }
        return standing == Standing.PROVISIONED && !lacks(wanted) ? "SYNCHRONIZED" : "OUT_OF_SYNC";
    }

    /** Whether any of these attributes is another there. */
    boolean lacks(Json wanted) {
        return wanted.names().stream()
                .anyMatch(name ->
                        !wanted.at(name).orElse(Json.NULL).equals(known.at(name).orElse(Json.NULL)));
    }
}
