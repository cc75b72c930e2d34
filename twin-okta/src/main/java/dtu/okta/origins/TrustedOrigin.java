package dtu.okta.origins;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A website that may call Okta from a browser, be redirected to, or show Okta in a frame. */
public record TrustedOrigin(Id id, Status status, Terms terms, Stamps stamps) {
    static final Table<Id, TrustedOrigin> ORIGINS = Table.of("TrustedOrigin", TrustedOrigin::id);
    static final Index<String, TrustedOrigin> BY_NAME =
            ORIGINS.index("name", origin -> origin.terms().name().toLowerCase(Locale.ROOT));
    static final Index<String, TrustedOrigin> BY_ORIGIN =
            ORIGINS.index("origin", origin -> origin.terms().origin().toLowerCase(Locale.ROOT));
    /** Those that count, by what they are trusted for and who they are. */
    private static final Index<String, TrustedOrigin> TRUSTED =
            ORIGINS.indexEach("trusted", origin -> origin.status() == Status.ACTIVE ? origin.keys() : List.of());

    static final Ids<Id> IDS = OktaIds.of("tos", Id::new);

    /** Twenty characters that begin with {@code tos}. */
    record Id(String value) implements EntityId {}

    /** Whether it counts. */
    enum Status {
        ACTIVE,
        INACTIVE
    }

    /** What an administrator says about it; {@code scopes} as they are shown. */
    record Terms(String name, String origin, Json scopes) {}

    /** Who made and changed it, and when. */
    record Stamps(Instant created, String createdBy, Instant lastUpdated, String lastUpdatedBy) {
        Stamps updated(Instant now, String by) {
            return new Stamps(created, createdBy, now, by);
        }
    }

    /** Whether a website is trusted for that: {@code CORS}, {@code REDIRECT} or {@code IFRAME_EMBED}. */
    public static boolean isTrusted(State state, String url, String scope) {
        return normal(url)
                .filter(origin -> state.has(TRUSTED, scope + " " + origin))
                .isPresent();
    }

    /** Scheme, host and port in small letters; empty when that is no address of a website. */
    static Optional<String> normal(String url) {
        try {
            var uri = new URI(url.strip());
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private List<String> keys() {
        var origin = normal(terms.origin()).orElse("");
        return scopes().stream().map(scope -> scope + " " + origin).toList();
    }

    List<String> scopes() {
        return terms.scopes().elements().stream()
                .map(scope -> scope.textAt("type").orElse(""))
                .distinct()
                .toList();
    }

    TrustedOrigin moved(Status to, Stamps when) {
        return new TrustedOrigin(id, to, terms, when);
    }

    /** This origin as the system log names it. */
    Event.Target target() {
        return new Event.Target("TrustedOrigin", id.value(), terms.origin(), terms.name());
    }
}
