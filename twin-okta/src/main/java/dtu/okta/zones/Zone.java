package dtu.okta.zones;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named set of addresses.
 *
 * @param more {@code gateways}, {@code locations} and whatever else zones of its type have, as they are shown
 */
public record Zone(
        Id id, Type type, Origin origin, Status status, Terms terms, Json more, Instant created, Instant lastUpdated) {
    static final Table<Id, Zone> ZONES = Table.of("NetworkZone", Zone::id);
    static final Index<String, Zone> BY_NAME =
            ZONES.index("name", zone -> zone.terms().name().toLowerCase(Locale.ROOT));
    static final Index<String, Zone> BY_USAGE =
            ZONES.index("usage", zone -> zone.terms().usage().toLowerCase(Locale.ROOT));
    private static final Index<Boolean, Zone> HOLDING = ZONES.index("holding", Zone::blocksIfHolding);
    private static final Ids<Id> IDS = OktaIds.of("nzo", Id::new);
    private static final String BLOCKLIST = "BLOCKLIST";
    private static final String POLICY = "POLICY";

    /** Twenty characters that begin with {@code nzo}. */
    public record Id(String value) implements EntityId {}

    /** What a zone is made of. */
    enum Type {
        IP,
        DYNAMIC,
        DYNAMIC_V2
    }

    /** Whether it came with the org. */
    enum Origin {
        SYSTEM,
        ADMINISTRATOR
    }

    /** Whether it counts. */
    enum Status {
        ACTIVE,
        INACTIVE
    }

    /** Its name, and what it is for: {@code POLICY} or {@code BLOCKLIST}. */
    record Terms(String name, String usage) {}

    /** The state with the zones that every org has from the beginning. */
    public static State founded(State state, Minting minting, Instant now) {
        var empty = Json.EMPTY_OBJECT.with("gateways", Json.NULL).with("proxies", Json.NULL);
        var zones = List.of(new Terms("BlockedIpZone", BLOCKLIST), new Terms("LegacyIpZone", POLICY));
        var next = state;
        for (var terms : zones) {
            var id = minting.next(IDS);
            next = next.put(ZONES, new Zone(id, Type.IP, Origin.SYSTEM, Status.ACTIVE, terms, empty, now, now));
        }
        return next;
    }

    static Zone create(OktaCall call, Type type, Status status, Terms terms, Json more) {
        return new Zone(call.mint(IDS), type, Origin.ADMINISTRATOR, status, terms, more, call.stamp(), call.stamp());
    }

    /** Whether there is a zone of that id. */
    public static boolean exists(State state, String id) {
        return state.has(ZONES, new Id(id));
    }

    /** The active zones that hold an address. */
    public static Stream<Zone> holding(State state, String address) {
        var zones = state.scan(HOLDING);
        var found = zones.isEmpty() ? Optional.<Address>empty() : Address.parse(address);
        return found.isEmpty() ? Stream.of() : zones.stream().filter(zone -> zone.holds(found.get()));
    }

    public String name() {
        return terms.name();
    }

    /** Whether the request comes from an address that is shut out. */
    public static boolean shutsOut(OktaCall call) {
        var blocking = call.state().scan(HOLDING, true);
        return !blocking.isEmpty()
                && Address.parse(client(call))
                        .filter(address -> blocking.stream().anyMatch(zone -> zone.holds(address)))
                        .isPresent();
    }

    /** Where a request comes from: the first address that proxies have handed on. */
    public static String client(OktaCall call) {
        return path(call).getFirst();
    }

    /** The addresses that a request has come by: the client's, and then those of proxies. */
    public static List<String> path(OktaCall call) {
        var forwarded = call.request().headers().first("X-Forwarded-For").orElse("127.0.0.1");
        return Stream.of(forwarded.split(",", -1)).map(String::strip).toList();
    }

    private boolean holds(Address address) {
        return more.at("gateways").map(Json::elements).orElse(List.of()).stream()
                .map(gateway -> gateway.textAt("value").orElse(""))
                .map(Address.Span::parse)
                .flatMap(Optional::stream)
                .anyMatch(span -> span.holds(address));
    }

    /** For active zones with addresses only: whether they shut those out. */
    private @Nullable Boolean blocksIfHolding() {
        var holds =
                status == Status.ACTIVE && more.at("gateways").map(Json::size).orElse(0) > 0;
        return holds ? terms.usage().equals(BLOCKLIST) : null;
    }

    Zone moved(Status to, Instant now) {
        return new Zone(id, type, origin, to, terms, more, created, now);
    }

    Zone onTerms(Terms other, Json others, Instant now) {
        return new Zone(id, type, origin, status, other, others, created, now);
    }

    boolean isSystem() {
        return origin == Origin.SYSTEM;
    }

    boolean isBlockList() {
        return terms.usage().equals(BLOCKLIST);
    }

    /** This zone as the system log names it. */
    Event.Target target() {
        return new Event.Target("NetworkZone", id.value(), "unknown", terms.name());
    }
}
