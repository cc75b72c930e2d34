package dtu.okta.servers;

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
import java.util.stream.Stream;

/**
 * A custom authorization server: it issues tokens for somebody's own API.
 *
 * @param segment how it stands in paths and in its issuer: {@code default}, or its id
 */
public record AuthorizationServer(
        Id id, String segment, Profile profile, Status status, Signing signing, Instant created, Instant lastUpdated) {
    static final Table<Id, AuthorizationServer> SERVERS = Table.of("AuthorizationServer", AuthorizationServer::id);
    static final Index<String, AuthorizationServer> BY_SEGMENT = SERVERS.index("segment", AuthorizationServer::segment);
    static final Index<String, AuthorizationServer> BY_NAME = SERVERS.index("name", AuthorizationServer::name);
    static final Ids<Id> IDS = OktaIds.of("aus", Id::new);
    private static final String DEFAULT = "default";

    /** Twenty characters that begin with {@code aus}. */
    public record Id(String value) implements EntityId {}

    /**
     * What its owner says of it.
     *
     * @param issuerMode whether the issuer follows the host that was called, the org's or a custom one
     */
    record Profile(String name, String description, List<String> audiences, String issuerMode) {
        Profile {
            audiences = List.copyOf(audiences);
        }
    }

    /** The state with the server that every org has from the beginning, which admits every client. */
    public static State founded(State state, Minting minting, Instant now) {
        var profile = new Profile(
                DEFAULT, "Default Authorization Server for your Applications", List.of("api://default"), "DYNAMIC");
        var server = new AuthorizationServer(
                minting.next(IDS), DEFAULT, profile, Status.ACTIVE, Signing.begun(Signing.Mode.AUTO, now), now, now);
        var policy = AccessPolicy.usual(minting.next(AccessPolicy.IDS), server.id(), now);
        return server.in(state, minting)
                .put(AccessPolicy.POLICIES, policy)
                .put(AccessRule.RULES, AccessRule.usual(minting.next(AccessRule.IDS), policy.id(), now));
    }

    static AuthorizationServer create(Id id, Profile profile, Signing.Mode mode, Instant now) {
        return new AuthorizationServer(id, id.value(), profile, Status.ACTIVE, Signing.begun(mode, now), now, now);
    }

    AuthorizationServer describedBy(Profile changed, Signing changedSigning, Instant now) {
        return new AuthorizationServer(id, segment, changed, status, changedSigning, created, now);
    }

    AuthorizationServer moved(Status to, Instant now) {
        return new AuthorizationServer(id, segment, profile, to, signing, created, now);
    }

    AuthorizationServer rotated(Instant now) {
        return new AuthorizationServer(id, segment, profile, status, signing.rotated(now), created, lastUpdated);
    }

    /** The state with this server, and the scopes and claims that every server has. */
    State in(State state, Minting minting) {
        var next = state.put(SERVERS, this);
        for (var name : Scope.SYSTEM) {
            next = next.put(Scope.SCOPES, Scope.system(minting, id, name));
        }
        for (var claim : Claim.system(minting, id)) {
            next = next.put(Claim.CLAIMS, claim);
        }
        return next;
    }

    /** The state without this server and everything that is its own. */
    State removedFrom(State state) {
        var next = state;
        for (var scope : Scope.of(state, id).toList()) {
            next = next.remove(Scope.SCOPES, scope.id());
        }
        for (var claim : Claim.of(state, id).toList()) {
            next = next.remove(Claim.CLAIMS, claim.id());
        }
        for (var policy : AccessPolicy.of(state, id)) {
            next = policy.removedFrom(next);
        }
        return next.remove(SERVERS, id);
    }

    /** By its id, or {@code default}. */
    public static Optional<AuthorizationServer> find(State state, String text) {
        return state.find(SERVERS, new Id(text)).or(() -> state.find(BY_SEGMENT, text));
    }

    public String name() {
        return profile.name();
    }

    public List<String> audiences() {
        return profile.audiences();
    }

    boolean isDefault() {
        return segment.equals(DEFAULT);
    }

    /** One that is deactivated issues nothing, and says nothing of itself. */
    public boolean isActive() {
        return status.isActive();
    }

    /** What it signs with at a time, and then what it signed with before: tokens last longer than keys. */
    public List<SigningKey> keys(Instant now) {
        var generation = signing.at(now).generation();
        return Stream.of(generation, generation - 1)
                .filter(number -> number >= 0)
                .map(number -> new SigningKey(id.value(), number))
                .toList();
    }

    public Event.Target target() {
        return new Event.Target("AuthorizationServer", id.value(), name(), name());
    }
}
