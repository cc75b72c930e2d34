package dtu.twins.universe;

import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Parcel;
import dtu.twins.Tenant;
import dtu.twins.Twin;
import dtu.twins.chance.Chance;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A whole world of all twins: an id, a tenant, and a reference to the current world. Reads take the reference and never
 * wait; writers come one at a time.
 */
public final class Universe {
    /** How many changes ago a stale read may see at most. */
    static final int HISTORY = 64;

    /** What the universe's own rows and parcels are filed under, beside the names of the twins. */
    public static final String OWN = "universe";

    private final String id;
    private final Tenant tenant;
    private final InstantSource wall;
    private final AtomicReference<World> head;
    /** What the twins were before each of the last changes. */
    private final World[] history = new World[HISTORY];

    /** Their number; read by anybody, written by the one writer. */
    private final AtomicLong changes = new AtomicLong();

    private final Matches matches = new Matches();
    private final Crowd crowd = new Crowd();
    private final ReentrantLock writer = new ReentrantLock();
    private volatile Witness witness = Witness.NOBODY;
    private final Checkpoints checkpoints = new Checkpoints();
    private volatile long heldBelow;
    private volatile boolean ended;
    private volatile boolean openToSockets;

    private Universe(String id, Tenant tenant, World world, InstantSource wall) {
        this.id = id;
        this.tenant = tenant;
        this.head = new AtomicReference<>(world);
        this.wall = wall;
    }

    /** A universe whose twins have what every new tenant has, and nobody in it. */
    public static Universe found(String id, Tenant tenant, Cast cast, Clock clock, InstantSource wall, long seed) {
        var universe = new Universe(id, tenant, World.blank(cast, clock, seed), wall);
        for (var twin : cast.twins()) {
            Writer.write(universe, twin, "founder", twin::founded);
        }
        return universe;
    }

    /**
     * A universe that starts from a world that exists already, in constant time. It is another tenant: same data,
     * credentials and ids of its own. What is pending for the outside is held until {@link #release}; what it announces
     * itself is not.
     */
    public static Universe from(World world, String id, Tenant tenant, InstantSource wall) {
        var universe = new Universe(id, tenant, world, wall);
        universe.heldBelow = new Numbers(world).next(Numbers.DELIVERIES);
        return universe;
    }

    public String id() {
        return id;
    }

    public Tenant tenant() {
        return tenant;
    }

    /** The present state of everything. */
    public World world() {
        return head.get();
    }

    public Instant now() {
        return world().now(wall);
    }

    /** The time clients live in, now. */
    public Instant wall() {
        return wall(world());
    }

    /** The time clients live in: the machine's where they come over sockets, else the universe's own. */
    Instant wall(World world) {
        return openToSockets || world.clock() instanceof Clock.Real ? wall.instant() : world.now(wall);
    }

    /** From now on its clients live in the machine's time, by which they check signatures and lifetimes. */
    public void openToSockets() {
        openToSockets = true;
    }

    InstantSource wallClock() {
        return wall;
    }

    /**
     * The present time in the world some changes ago, at most as far back as it is kept. What the universe only counts
     * or plans beside its twins is no change: nobody could read it.
     */
    World past(int changesAgo) {
        var present = world();
        var last = changes.get();
        for (var back = Math.min(changesAgo, HISTORY - 1); back > 0; back--) {
            var past = history[(int) Math.floorMod(last - back, (long) HISTORY)];
            if (past != null) {
                return past.with(present.clock());
            }
        }
        return present;
    }

    /** How often its fault rules have found something to hit. */
    Matches matches() {
        return matches;
    }

    Crowd crowd() {
        return crowd;
    }

    /** Kept back, since it was pending when this universe was forked from another, which delivers it itself. */
    public boolean holds(Delivery delivery) {
        return delivery.number() < heldBelow;
    }

    /** There may be deliveries that it holds. */
    public boolean isHolding() {
        return heldBelow > 0;
    }

    /** From now on everything that is pending leaves. */
    public void release() {
        heldBelow = 0;
        witness.moved(this);
    }

    /** Deleted: nothing happens in it by itself any more. */
    public boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
        witness.moved(this);
    }

    public Witness witness() {
        return witness;
    }

    public void witnessedBy(Witness other) {
        witness = other;
    }

    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /** Keeps the present world, to come back to or to fork from. */
    public Checkpoint checkpoint(String name) {
        return checkpoints.keep(this, name);
    }

    /** Puts the clock to a time, or changes the kind of clock. */
    public void clock(UnaryOperator<Clock> change) {
        exclusively(world -> world.with(change.apply(world.clock())));
    }

    public void now(Instant time) {
        clock(clock -> clock.at(time, wall));
    }

    /** Brings back a world that was kept, and its time with it. The versions since then are forgotten. */
    public void restore(Checkpoint kept) {
        exclusively(
                world -> {
                    var clock = kept.world().clock();
                    return clock instanceof Clock.Real ? kept.world().with(clock.at(kept.at(), wall)) : kept.world();
                },
                () -> {
                    Arrays.fill(history, null);
                    matches.forgetAll();
                });
    }

    /**
     * Lets a twin change its state for a reason that is no request of a client; the answer is the commit's or a
     * refusal's.
     */
    public Response act(Twin twin, String by, Function<Call, Commit> change) {
        return Writer.write(this, twin, by, change).response();
    }

    /** Puts a parcel of the universe's own into the outbox, to be sent at that time; returns the delivery's number. */
    public long post(Parcel parcel, Instant due) {
        var number = new long[1];
        exclusively(world -> {
            var numbers = new Numbers(world);
            number[0] = numbers.next(Numbers.DELIVERIES);
            var delivery = Delivery.of(number[0], OWN, parcel, world.now(wall), due, "");
            return world.next(numbers.own().put(Delivery.DELIVERIES, delivery));
        });
        return number[0];
    }

    /** Sends a delivery once more from the beginning, now; false when there is none of that number. */
    public boolean redeliver(long number) {
        if (!world().own().has(Delivery.DELIVERIES, number)) {
            return false;
        }
        changeOwn(own -> own.find(Delivery.DELIVERIES, number)
                .map(delivery -> own.put(Delivery.DELIVERIES, delivery.again(now())))
                .orElse(own));
        return true;
    }

    /** Another course of chance from here on, so that forks of one world differ in what they draw. */
    public void reseed(long seed) {
        exclusively(world -> world.with(new Chance(seed)));
    }

    /** A change of the universe's own tables. */
    public void changeOwn(UnaryOperator<State> change) {
        exclusively(world -> world.next(change.apply(world.own())));
    }

    World exclusively(UnaryOperator<World> change) {
        return exclusively(change, () -> {});
    }

    /** The second part runs when the change is visible, and still before any other writer. */
    World exclusively(UnaryOperator<World> change, Runnable afterwards) {
        var moved = false;
        writer.lock();
        try {
            var before = head.get();
            var after = change.apply(before);
            if (after != before) {
                if (!after.sameTwins(before)) {
                    history[(int) Math.floorMod(changes.get(), (long) HISTORY)] = before;
                    changes.incrementAndGet();
                }
                head.set(after);
                moved = true;
            }
            afterwards.run();
            return after;
        } finally {
            writer.unlock();
            if (moved) {
                witness.moved(this);
            }
        }
    }

    /** A look at a twin's state by nobody: what views, environments and parcels are rendered with. */
    public Call look(Twin twin) {
        return look(twin, world());
    }

    public Call look(Twin twin, World world) {
        return look(twin, world, Duration.ZERO);
    }

    /** A look on behalf of a request that goes no further. */
    public Call look(Twin twin, Request request) {
        return look(twin, request, world(), Duration.ZERO);
    }

    /** The same while the clock by which the twin signs is ahead. */
    Call look(Twin twin, Duration skew) {
        return look(twin, world(), skew);
    }

    private Call look(Twin twin, World world, Duration skew) {
        return look(twin, Request.of(Method.GET, "/").from(tenant.root(twin.name())), world, skew);
    }

    private Call look(Twin twin, Request request, World world, Duration skew) {
        return twin.open(new Context(
                tenant,
                world.of(twin),
                request,
                null,
                Map.of(),
                world.now(wall),
                wall(world).plus(skew),
                new Numbers(world),
                world.chance().in("look"),
                world));
    }
}
