package dtu.okta.oauth;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A custom authorization server: it issues tokens for somebody's own API.
 *
 * @param segment how it stands in paths and in its issuer: {@code default}, or its id
 */
public record AuthorizationServer(
        Id id, String segment, String name, String description, List<String> audiences, Instant created) {
    static final Table<Id, AuthorizationServer> SERVERS = Table.of("AuthorizationServer", AuthorizationServer::id);
    static final Index<String, AuthorizationServer> BY_SEGMENT = SERVERS.index("segment", AuthorizationServer::segment);
    private static final Ids<Id> IDS = OktaIds.of("aus", Id::new);
    private static final String DEFAULT = "default";

    /** Twenty characters that begin with {@code aus}. */
    record Id(String value) implements EntityId {}

    public AuthorizationServer {
        audiences = List.copyOf(audiences);
    }

    /** The state with the server that every org has from the beginning. */
    public static State founded(State state, Minting minting, Instant now) {
        var server = new AuthorizationServer(
                minting.next(IDS),
                DEFAULT,
                DEFAULT,
                "Default Authorization Server for your Applications",
                List.of("api://default"),
                now);
        return server.in(state, minting);
    }

    static AuthorizationServer create(
            Minting minting, String name, String description, List<String> audiences, Instant now) {
        var id = minting.next(IDS);
        return new AuthorizationServer(id, id.value(), name, description, audiences, now);
    }

    /** The state with this server and the scopes that every server has. */
    State in(State state, Minting minting) {
        var next = state.put(SERVERS, this);
        for (var name : Scope.SYSTEM) {
            next = next.put(Scope.SCOPES, Scope.system(minting, id, name));
        }
        return next;
    }

    /** By its id, or {@code default}. */
    static Optional<AuthorizationServer> find(State state, String text) {
        return state.find(SERVERS, new Id(text)).or(() -> state.find(BY_SEGMENT, text));
    }

    boolean isDefault() {
        return segment.equals(DEFAULT);
    }

    Event.Target target() {
        return new Event.Target("AuthorizationServer", id.value(), name, name);
    }
}
