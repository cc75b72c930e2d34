package dtu.okta.idps;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Another service that vouches for people. */
public record IdentityProvider(
        Id id, String type, String name, Status status, Terms terms, Instant created, Instant lastUpdated) {
    public static final Table<Id, IdentityProvider> PROVIDERS = Table.of("IdentityProvider", IdentityProvider::id);
    static final Index<String, IdentityProvider> BY_NAME =
            PROVIDERS.index("name", provider -> provider.name().toLowerCase(Locale.ROOT));
    static final Index<String, IdentityProvider> BY_TYPE = PROVIDERS.index("type", IdentityProvider::type);
    /** By the certificate that signs what it says. */
    static final Index<String, IdentityProvider> BY_KEY = PROVIDERS.index("key", provider -> provider.trusted());

    static final Ids<Id> IDS = OktaIds.of("0oa", Id::new);

    /** Twenty characters that begin with {@code 0oa}. */
    public record Id(String value) implements EntityId {}

    /** Whether it may be used. */
    enum Status {
        ACTIVE,
        INACTIVE
    }

    /** Its members as they are shown. */
    record Terms(String issuerMode, Json protocol, Json policy, Json properties) {}

    /** Somebody whom a provider knows. */
    record Link(Place place, String externalId, Instant created) {
        static final Table<Place, Link> LINKS = Table.of("IdentityProviderUser", Link::place);
        static final Index<User.Id, Link> BY_USER =
                LINKS.index("user", link -> link.place().user());
    }

    /** A provider and a person; the people of one provider stand together. */
    record Place(Id provider, User.Id user) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byProvider = provider.compareTo(other.provider);
            return byProvider != 0 ? byProvider : user.compareTo(other.user);
        }
    }

    /** The state in which no provider knows that person. */
    public static State without(State state, User.Id user) {
        var next = state;
        for (var link : state.scan(Link.BY_USER, user)) {
            next = next.remove(Link.LINKS, link.place());
        }
        return next;
    }

    IdentityProvider moved(Status to, Instant now) {
        return new IdentityProvider(id, type, name, to, terms, created, now);
    }

    IdentityProvider onTerms(String otherName, Terms other, Instant now) {
        return new IdentityProvider(id, type, otherName, status, other, created, now);
    }

    boolean isSaml() {
        return type.equals("SAML2");
    }

    private @Nullable String trusted() {
        return terms.protocol()
                .at("credentials")
                .flatMap(credentials -> credentials.at("trust"))
                .flatMap(trust -> trust.textAt("kid"))
                .orElse(null);
    }

    /** This provider as the system log names it. */
    Event.Target target() {
        return new Event.Target("IdentityProvider", id.value(), "unknown", name);
    }
}
