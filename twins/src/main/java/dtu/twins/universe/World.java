package dtu.twins.universe;

import dtu.twins.Settings;
import dtu.twins.Twin;
import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything a universe knows, as one immutable value. */
public final class World implements Settings {
    private final Cast cast;
    private final State[] states;
    private final State own;
    private final Clock clock;
    private final Chance chance;
    private final long version;

    private World(Cast cast, State[] states, State own, Clock clock, Chance chance, long version) {
        this.cast = cast;
        this.states = states;
        this.own = own;
        this.clock = clock;
        this.chance = chance;
        this.version = version;
    }

    /** Before the twins are founded. */
    static World blank(Cast cast, Clock clock, long seed) {
        var states = cast.twins().stream().map(Twin::blank).toArray(State[]::new);
        return new World(cast, states, State.empty(Own.SCHEMA), clock, new Chance(seed), 0);
    }

    public Cast cast() {
        return cast;
    }

    public State of(Twin twin) {
        return states[cast.place(twin)];
    }

    /** The universe's own tables. */
    public State own() {
        return own;
    }

    public Clock clock() {
        return clock;
    }

    public Instant now(InstantSource wall) {
        return clock.now(wall);
    }

    /** Grows by one with every commit. */
    public long version() {
        return version;
    }

    Chance chance() {
        return chance;
    }

    World next(Twin twin, State state, State ownNext) {
        var changed = states.clone();
        changed[cast.place(twin)] = state;
        return new World(cast, changed, ownNext, clock, chance, version + 1);
    }

    World next(State ownNext) {
        return new World(cast, states, ownNext, clock, chance, version + 1);
    }

    World with(Clock other) {
        return new World(cast, states, own, other, chance, version);
    }

    World with(Chance other) {
        return new World(cast, states, own, clock, other, version);
    }

    @Override
    public Optional<Json> value(String name) {
        var set = own.find(Own.SETTINGS, name).map(Own.Setting::value);
        if (set.isPresent()) {
            return set;
        }
        var dot = name.indexOf('.');
        return cast.find(dot < 0 ? name : name.substring(0, dot))
                .map(twin -> twin.settings().get(name));
    }

    /** Whether no twin has changed. */
    boolean sameTwins(World other) {
        for (var place = 0; place < states.length; place++) {
            if (states[place] != other.states[place]) {
                return false;
            }
        }
        return true;
    }

    /** Whether anything is to happen by itself. */
    public boolean hasAgenda() {
        return !own.scan(Own.APPOINTMENTS).isEmpty() || !own.scan(Delivery.DUE).isEmpty();
    }

    /** Whether the same things are to happen at the same times, as far as can be told at once. */
    public boolean sameAgenda(World other) {
        return clock == other.clock
                && own.sameIn(other.own, Own.APPOINTMENTS)
                && own.sameIn(other.own, Delivery.DELIVERIES);
    }

    /** Hears what distinguishes two worlds, twin by twin, the universe's own tables last. */
    public interface Difference {
        /**
         * One row.
         *
         * @param twin its name; {@code universe} for the universe's own tables
         */
        void row(String twin, Shape shape, Object id, @Nullable Object before, @Nullable Object after);
    }

    /** In time proportional to what differs. */
    public void diff(World later, Difference difference) {
        for (var twin : cast.twins()) {
            of(twin).diff(later.of(twin), shown(twin.name(), difference));
        }
        own.diff(later.own, shown(Universe.OWN, difference));
    }

    private static dtu.twins.state.Difference shown(String twin, Difference difference) {
        return (shape, id, before, after) -> {
            if (!shape.isBookkeeping()) {
                difference.row(twin, shape, id, before, after);
            }
        };
    }
}
