package dtu.okta.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that has a place in an order: a policy among those of its type, a rule in its policy. */
interface Ranked<R extends Ranked<R>> {
    int FIRST = 1;

    Standing standing();

    R standing(Standing other);

    default int priority() {
        return standing().priority();
    }

    /** Whether it came with the org. */
    default boolean isSystem() {
        return standing().origin() == Standing.Origin.SYSTEM;
    }

    default boolean isActive() {
        return standing().status() == Standing.Status.ACTIVE;
    }

    default R moved(Standing.Status to, Instant now) {
        return standing(standing().moved(to, now));
    }

    /** The same in another place; moving it is a change of it, staying where it is none. */
    default R ranked(int priority, Instant now) {
        return standing(priority == priority() ? standing() : standing().ranked(priority, now));
    }

    /**
     * All of them, counted from 1 without gaps: {@code moved} where it wants to be, else last, but before a default.
     */
    static <R extends Ranked<R>> List<R> arranged(List<R> others, R moved, Optional<Integer> wanted, Instant now) {
        var all = new ArrayList<>(
                others.stream().filter(other -> !other.isSystem()).toList());
        var place = wanted.orElse(Integer.MAX_VALUE) - FIRST;
        all.add(Math.max(0, Math.min(place, all.size())), moved);
        others.stream().filter(Ranked::isSystem).forEach(all::add);
        return counted(all, now);
    }

    /** All of them, counted from 1 without gaps. */
    static <R extends Ranked<R>> List<R> counted(List<R> all, Instant now) {
        var ranked = new ArrayList<R>();
        for (var place = 0; place < all.size(); place++) {
            ranked.add(all.get(place).ranked(place + FIRST, now));
        }
        return ranked;
    }

    /**
     * All of them: {@code moved} with the number it wants, else the next; who is in its way goes one further, but for a
     * default.
     */
    static <R extends Ranked<R>> List<R> numbered(List<R> present, R moved, Optional<Integer> wanted, Instant now) {
        var others = present.stream().filter(other -> !other.isSystem()).toList();
        var next = others.isEmpty() ? 0 : others.getLast().priority() + 1;
        var number = Math.max(0, wanted.orElse(next));
        var all = new ArrayList<R>();
        all.add(moved.ranked(number, now));
        for (var other : others) {
            if (other.priority() == number) {
                number++;
                all.add(other.ranked(number, now));
            } else {
                all.add(other);
            }
        }
        return all;
    }
}
