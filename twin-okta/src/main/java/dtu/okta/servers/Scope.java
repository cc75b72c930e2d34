package dtu.okta.servers;

import dtu.okta.OktaIds;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scope of a custom authorization server.
 *
 * @param details whatever else the server's owner says of it: texts to show, whether people have to consent
 */
public record Scope(Id id, AuthorizationServer.Id server, String name, Json details, Origin origin) {
    static final Table<Id, Scope> SCOPES = Table.of("AuthorizationServerScope", Scope::id);
    static final Index<Key, Scope> BY_NAME = SCOPES.index("name", scope -> new Key(scope.server(), scope.name()));
    private static final Index<AuthorizationServer.Id, Scope> BY_SERVER = SCOPES.index("server", Scope::server);
    private static final Ids<Id> IDS = OktaIds.of("scp", Id::new);
    private static final String IMPLICIT = "IMPLICIT";

    /** The scopes of OpenID Connect, which every server knows. */
    public static final List<String> SYSTEM =
            List.of("openid", "profile", "email", "address", "phone", "offline_access", "device_sso");
    /** Those that are worth nothing without {@code openid}. */
    public static final List<String> OPENID = List.of("openid", "profile", "email", "address", "phone");

    /** Twenty characters that begin with {@code scp}. */
    public record Id(String value) implements EntityId {}

    /** Names are unique within a server. */
    record Key(AuthorizationServer.Id server, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byServer = server.compareTo(other.server);
            return byServer != 0 ? byServer : name.compareTo(other.name);
        }
    }

    /** Who has made a scope. */
    enum Origin {
        SYSTEM,
        CUSTOM
    }

    static Scope system(Minting minting, AuthorizationServer.Id server, String name) {
        var details = Json.EMPTY_OBJECT.with("metadataPublish", "ALL_CLIENTS");
        return new Scope(minting.next(IDS), server, name, details, Origin.SYSTEM);
    }

    static Scope custom(Minting minting, AuthorizationServer.Id server, String name, Json details) {
        return new Scope(minting.next(IDS), server, name, details, Origin.CUSTOM);
    }

    Scope describedBy(String newName, Json newDetails) {
        return new Scope(id, server, newName, newDetails, origin);
    }

    public static Optional<Scope> find(State state, AuthorizationServer.Id server, String name) {
        return state.find(BY_NAME, new Key(server, name));
    }

    /** The scopes of a server, in the order in which they were made. */
    public static Stream<Scope> of(State state, AuthorizationServer.Id server) {
        return state.scan(BY_SERVER, server).stream();
    }

    public boolean isDefault() {
        return is("default");
    }

    /** Whether a person who is asked may skip it, and let the app have the rest. */
    public boolean isOptional() {
        return is("optional");
    }

    private boolean is(String mark) {
        return details.at(mark).filter(Json::isTruth).map(Json::asTruth).orElse(false);
    }

    String metadataPublish() {
        return details.textAt("metadataPublish").orElse("NO_CLIENTS");
    }

    /** Whether the server's metadata names it. */
    public boolean isPublished() {
        return metadataPublish().equals("ALL_CLIENTS");
    }

    String consent() {
        return details.textAt("consent").orElse(IMPLICIT);
    }

    /** Whether a person may be asked before an app gets it. */
    public boolean wantsConsent() {
        return !consent().equals(IMPLICIT);
    }

    /** Whether nobody but a person can give it. */
    public boolean needsPerson() {
        return consent().equals("REQUIRED");
    }

    boolean isSystem() {
        return origin == Origin.SYSTEM;
    }

    /** What people are shown. */
    public String title() {
        return details.textAt("displayName").orElse(name);
    }

    public String description() {
        return details.textAt("description").orElse("");
    }
}
