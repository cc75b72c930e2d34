package dtu.twins.persistent;

import java.util.Comparator;

/** A place between two neighbouring keys: true for every key below it, false for every key above it. */
@FunctionalInterface
interface Cut<K> {
    boolean isAbove(K key, Comparator<? super K> order);

    static <K> Cut<K> before(K bound) {
        return (key, order) -> order.compare(key, bound) < 0;
    }

    static <K> Cut<K> behind(K bound) {
        return (key, order) -> order.compare(key, bound) <= 0;
    }
}
