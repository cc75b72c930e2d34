package dtu.okta.servers;

import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Something whose place among its like counts, and that can be switched off: a policy of a server, a rule of it. */
interface Placed<P extends Placed<P>> {
    Standing standing();

    P standing(Standing other);

    default long priority() {
        return standing().priority();
    }

    default Status status() {
        return standing().status();
    }

    default P moved(Status to, Instant now) {
        return standing(standing().moved(to, now));
    }

    /**
     * The state in which {@code one} stands at that place, counted from 1, or the last one, and the others around it.
     */
    static <I extends Comparable<? super I>, P extends Placed<P>> State inserted(
            State state, Table<I, P> table, List<P> others, P one, long place) {
        var all = new ArrayList<>(others);
        all.add(Math.clamp(place - 1, 0, others.size()), one);
        return numbered(state, table, all);
    }

    /** The state in which all of them are counted from 1 without gaps. */
    static <I extends Comparable<? super I>, P extends Placed<P>> State numbered(
            State state, Table<I, P> table, List<P> all) {
        var next = state;
        var number = 1;
        for (var each : all) {
            next = next.put(table, each.standing(each.standing().at(number++)));
        }
        return next;
    }
}
