package dtu.okta.oauth;

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
 * @param details whatever else the server's owner says of it, kept as given
 */
record Scope(Id id, AuthorizationServer.Id server, String name, Json details, Origin origin) {
    static final Table<Id, Scope> SCOPES = Table.of("AuthorizationServerScope", Scope::id);
    static final Index<Key, Scope> BY_NAME = SCOPES.index("name", scope -> new Key(scope.server(), scope.name()));
    private static final Index<AuthorizationServer.Id, Scope> BY_SERVER = SCOPES.index("server", Scope::server);
    private static final Ids<Id> IDS = OktaIds.of("scp", Id::new);

    /** The scopes of OpenID Connect, which every server knows. */
    static final List<String> SYSTEM =
            List.of("openid", "profile", "email", "address", "phone", "offline_access", "device_sso");
    /** Those that are worth nothing without {@code openid}. */
    static final List<String> OPENID = List.of("openid", "profile", "email", "address", "phone");

    /** Twenty characters that begin with {@code scp}. */
    record Id(String value) implements EntityId {}

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
        return new Scope(minting.next(IDS), server, name, Json.EMPTY_OBJECT, Origin.SYSTEM);
    }

    static Scope custom(Minting minting, AuthorizationServer.Id server, String name, Json details) {
        return new Scope(minting.next(IDS), server, name, details, Origin.CUSTOM);
    }

    static Optional<Scope> find(State state, AuthorizationServer.Id server, String name) {
        return state.find(BY_NAME, new Key(server, name));
    }

    /** The scopes of a server, in the order in which they were made. */
    static Stream<Scope> of(State state, AuthorizationServer.Id server) {
        return state.scan(BY_SERVER, server).stream();
    }

    boolean isDefault() {
        return details.at("default").filter(Json::isTruth).map(Json::asTruth).orElse(false);
    }

    /** Whether the server's metadata names it. */
    boolean isPublished() {
        return isSystem()
                || details.textAt("metadataPublish")
                        .filter("ALL_CLIENTS"::equals)
                        .isPresent();
    }

    boolean isSystem() {
        return origin == Origin.SYSTEM;
    }
}
