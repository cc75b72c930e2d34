package dtu.twins.universe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often each fault rule of one universe has found something to hit, whether it then struck or not. It is no part of
 * the world: to be looked for changes nothing.
 */
final class Matches {
    private final Map<Long, LongAdder> found = new ConcurrentHashMap<>();

    /** One more request or event. */
    void add(FaultRule rule) {
        found.computeIfAbsent(rule.number(), any -> new LongAdder()).increment();
    }

    /** The same event once more, on a later stage of its way. */
    void again(FaultRule rule) {
        if (of(rule.number()) == 0) {
            add(rule);
        }
    }

    long of(long rule) {
        var count = found.get(rule);
        return count == null ? 0 : count.sum();
    }

    /** Its number may be another rule's from now on. */
    void forget(FaultRule rule) {
        found.remove(rule.number());
    }

    void forgetAll() {
        found.clear();
    }
}
