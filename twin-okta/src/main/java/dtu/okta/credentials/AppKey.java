package dtu.okta.credentials;

import dtu.okta.apps.Application;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.keys.TestKey;
import dtu.twins.persistent.Range;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with which Okta signs for an application, and its certificate. Keys are the tenant's: rows remember their names
 * only.
 *
 * @param certified when the certificate begins
 * @param given the certificate when somebody else has made it, in Base64; null when Okta has
 */
record AppKey(
        Id id,
        Instant created,
        Instant certified,
        Instant expires,
        @Nullable String given) {
    static final Table<Id, AppKey> KEYS = Table.of("ApplicationKey", AppKey::id);
    private static final String LETTERS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 43;
    private static final int COUNTED = 6;
    private static final int YEARS = 10;

    /** Names of keys, which grow as they are made. */
    static final Ids<String> KIDS =
            new Ids<>("okta.kid", Ids.shaped("", LETTERS, COUNTED, LENGTH - COUNTED), text -> text);

    /** Application and name: a key that was cloned has the same name for another application. */
    record Id(Application.Id app, String kid) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byApp = app.compareTo(other.app);
            return byApp != 0 ? byApp : kid.compareTo(other.kid);
        }
    }

    static AppKey created(Application.Id app, String kid, Instant now, int years) {
        var end = now.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
        return new AppKey(new Id(app, kid), now, now, end, null);
    }

    /** The key that every application begins with: the org's own. */
    static AppKey original(Tenant tenant, Application app) {
        return created(app.id(), originalKid(tenant), app.created(), YEARS);
    }

    static String originalKid(Tenant tenant) {
        return tenant.secret("okta.kid.apps", LETTERS, LENGTH);
    }

    /** The keys of an application, newest first, and at the end the one it began with. */
    static List<AppKey> of(State state, Application app, Tenant tenant) {
        Range<Id> own = Range.where(id -> id.app().compareTo(app.id()));
        var keys = new ArrayList<>(state.scan(KEYS, own).toList());
        Collections.reverse(keys);
        keys.add(original(tenant, app));
        return keys;
    }

    static State without(State state, Application.Id app) {
        Range<Id> own = Range.where(id -> id.app().compareTo(app));
        var next = state;
        for (var key : state.scan(KEYS, own).toList()) {
            next = next.remove(KEYS, key.id());
        }
        return next;
    }

    String kid() {
        return id.kid();
    }

    AppKey clonedTo(Application.Id app) {
        return new AppKey(new Id(app, id.kid()), created, certified, expires, given);
    }

    static TestKey key(Tenant tenant, String kid) {
        return TestKey.of(tenant, "okta.appkey." + kid);
    }

    /** The certificate in its distinguished encoding. */
    byte[] certificate(Tenant tenant) {
        return given == null
                ? Certificates.selfSigned(key(tenant, id.kid()), tenant.key(), certified, expires)
                : Base64.getDecoder().decode(given);
    }

    /** Whether it lasts longer than that from now on. */
    boolean lasts(Instant now, Duration time) {
        return expires.isAfter(now.plus(time));
    }
}
