package dtu.okta.servers;

import java.util.ArrayList;
import java.util.List;

/** Lists whose places count. */
final class Priorities {
    private Priorities() {}

    /** The list with something at that place, counted from 1, or at its end. */
    static <T> List<T> inserted(List<T> others, T one, long place) {
        var all = new ArrayList<>(others);
        all.add(Math.clamp(place - 1, 0, others.size()), one);
        return all;
    }
}
