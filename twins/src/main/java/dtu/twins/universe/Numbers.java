package dtu.twins.universe;

import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.chance.Chance;
import dtu.twins.state.State;

/** The next numbers of every stream during one call; kept by the commit, forgotten by a refusal. */
final class Numbers implements Minting {
    static final String DELIVERIES = "delivery";

    private final Chance chance;
    private State own;

    Numbers(World world) {
        this.own = world.own();
        this.chance = world.chance().in("ids");
    }

    @Override
    public <I> I next(Ids<I> ids) {
        var number = next(ids.stream());
        return ids.id(number, chance.in(ids.stream()).in(number));
    }

    long next(String stream) {
        return next(stream, 1);
    }

    /** The first of that many numbers in a row. */
    long next(String stream, int count) {
        var number = own.find(Own.COUNTERS, stream).map(Own.Counter::next).orElse(0L);
        own = own.put(Own.COUNTERS, new Own.Counter(stream, number + count));
        return number;
    }

    /** The universe's own tables with the numbers used so far. */
    State own() {
        return own;
    }
}
