package dtu.twins.universe;

import dtu.twins.state.State;
import dtu.twins.state.Table;

/** How often something was counted. */
record Meter(String key, long count) {
    static final Table<String, Meter> METERS = Table.bookkeeping("Meter", Meter::key);

    static String key(String what, String whose) {
        return what + " " + whose;
    }

    static long read(State own, String key) {
        return own.find(METERS, key).map(Meter::count).orElse(0L);
    }

    static State write(State own, String key, long count) {
        return own.put(METERS, new Meter(key, count));
    }
}
