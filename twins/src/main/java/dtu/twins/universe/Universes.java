package dtu.twins.universe;

import dtu.twins.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** All universes of a process, found by their id and by the tenant that their credentials name. */
public final class Universes {
    /** The universe that requests without credential and prefix belong to. */
    public static final String DEFAULT = "default";

    private final Cast cast;
    private final Map<String, String> ports;
    private final InstantSource wall;
    private final long seed;
    private final Witness witness;
    private final Map<String, Universe> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Universe> byTenant = new ConcurrentHashMap<>();

    /**
     * No universe yet.
     *
     * @param ports the URL of each twin's port, by the twin's name, without a slash at the end
     * @param seed the root of every tenant's identity and secrets: the same seed and id always make the same tenant
     * @param witness sees what happens in any of them
     */
    public Universes(Cast cast, Map<String, String> ports, InstantSource wall, long seed, Witness witness) {
        this.cast = cast;
        this.ports = Map.copyOf(ports);
        this.wall = wall;
        this.seed = seed;
        this.witness = witness;
    }

    public Cast cast() {
        return cast;
    }

    /** A new universe as new tenants are, with nobody in it; empty when the id is taken. */
    public Optional<Universe> found(String id, Clock clock, long chance) {
        return add(id, tenant -> Universe.found(id, tenant, cast, clock, wall, chance));
    }

    /** A new universe that starts from a world that exists already, at once; empty when the id is taken. */
    public Optional<Universe> from(World world, String id) {
        return add(id, tenant -> Universe.from(world, id, tenant, wall));
    }

    /** The same from a checkpoint: time goes on from when it was made, however long ago that is. */
    public Optional<Universe> from(Checkpoint checkpoint, String id) {
        return from(checkpoint.world(), id).map(fork -> put(fork, checkpoint.at()));
    }

    /** Another's universe, which is found like those that were made here until it is {@link #dismiss}ed. */
    public void adopt(Universe universe) {
        byId.put(universe.id(), universe);
        byTenant.put(universe.tenant().key(), universe);
    }

    /** Forgets a universe that was adopted; nothing happens to it. */
    public void dismiss(Universe universe) {
        byId.remove(universe.id());
        byTenant.remove(universe.tenant().key());
    }

    public Optional<Universe> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The universe whose credentials contain that key. */
    public Optional<Universe> ofTenant(String key) {
        return Optional.ofNullable(byTenant.get(key));
    }

    /** In the order of their ids. */
    public List<Universe> all() {
        return List.copyOf(byId.values());
    }

    /**
     * Whether there was one. Its credentials lead nowhere from here on, and nothing in it happens by itself any more.
     */
    public boolean delete(String id) {
        var universe = byId.remove(id);
        if (universe == null) {
            return false;
        }
        byTenant.remove(universe.tenant().key());
        universe.end();
        return true;
    }

    private static Universe put(Universe fork, Instant time) {
        fork.clock(clock -> clock instanceof Clock.Real ? clock.at(time, fork.wallClock()) : clock);
        return fork;
    }

    private Optional<Universe> add(String id, Function<Tenant, Universe> make) {
        if (byId.containsKey(id)) {
            return Optional.empty();
        }
        var universe = make.apply(Tenant.of(id, seed, roots(id)));
        if (byId.putIfAbsent(id, universe) != null) {
            return Optional.empty();
        }
        byTenant.put(universe.tenant().key(), universe);
        universe.openToSockets();
        universe.witnessedBy(witness);
        witness.moved(universe);
        return Optional.of(universe);
    }

    /** Where the twins answer for that universe. */
    private Map<String, String> roots(String id) {
        if (id.equals(DEFAULT)) {
            return ports;
        }
        var roots = new HashMap<String, String>();
        ports.forEach((twin, port) -> roots.put(twin, port + "/u/" + id));
        return roots;
    }
}
