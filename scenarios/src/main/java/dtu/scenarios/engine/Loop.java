package dtu.scenarios.engine;

import dtu.twins.chance.Chance;
import dtu.twins.universe.Due;
import dtu.twins.universe.Scheduler;
import dtu.twins.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time of one trajectory: runs what is due in order of time. Things due at the same instant in different
 * streams come in an order that is drawn, so races are explored like everything else that is drawn; within a stream, in
 * the order in which they were asked for.
 */
final class Loop {
    private final Universe universe;
    private final Scheduler scheduler;
    private final Chance ties;
    private final PriorityQueue<Moment> moments = new PriorityQueue<>();
    private final Map<String, Long> ordinals = new HashMap<>();
    private final Set<Long> underway = new HashSet<>();
    private final Strand.Pool strands = new Strand.Pool();
    private Gate gate = Gate.ALWAYS_OPEN;
    private boolean stopped;

    Loop(Universe universe, Scheduler scheduler, Chance chance) {
        this.universe = universe;
        this.scheduler = scheduler;
        this.ties = chance.in("ties");
    }

    /** What time has to pass before it moves on. */
    interface Gate {
        /** Nobody is outside. */
        Gate ALWAYS_OPEN = new Gate() {
            @Override
            public boolean letIn() {
                return false;
            }

            @Override
            public boolean opens(Instant goal) {
                return true;
            }
        };

        /** Does what somebody outside wants done now; whether there was anything. */
        boolean letIn();

        /** Waits until time may move to that instant; false when something else has come up. */
        boolean opens(Instant goal);
    }

    void passes(Gate other) {
        gate = other;
    }

    private record Moment(Instant at, long tie, String stream, long ordinal, Runnable what)
            implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            var byTime = at.compareTo(other.at);
            if (byTime != 0) {
                return byTime;
            }
            if (stream.equals(other.stream)) {
                return Long.compare(ordinal, other.ordinal);
            }
            var byTie = Long.compare(tie, other.tie);
            return byTie != 0 ? byTie : stream.compareTo(other.stream);
        }
    }

    Instant now() {
        return universe.now();
    }

    /**
     * Something at a time, or at once when that time has passed. Streams are named by what is the same in every run.
     */
    void at(Instant time, String stream, Runnable what) {
        var due = time.isBefore(now()) ? now() : time;
        var ordinal = ordinals.merge(stream, 1L, Long::sum);
        moments.add(new Moment(due, tie(stream, due), stream, ordinal, what));
    }

    /** One tie-break for all of a stream at one instant keeps the order within the stream consistent with it. */
    private long tie(String stream, Instant at) {
        return ties.in(stream).in(at.getEpochSecond()).draw(at.getNano());
    }

    void in(Duration time, String stream, Runnable what) {
        at(now().plus(time), stream, what);
    }

    /** Something that may wait; runs until its first wait at once. */
    void spawn(Runnable body) {
        strands.run(body);
    }

    /** Something that may wait, at a time. */
    void spawnAt(Instant time, String stream, Runnable body) {
        at(time, stream, () -> spawn(body));
    }

    /** Lets the running strand wait. */
    void sleep(Duration time, String stream) {
        if (time.isZero() || time.isNegative()) {
            return;
        }
        var strand = strands.current();
        in(time, stream, () -> strands.resume(strand));
        strand.park();
    }

    /** Something that will be known later, to one strand that waits for it. */
    final class Promise<T> {
        private @Nullable T value;
        private Strand waiting = Strand.NONE;

        /** The first one counts. */
        void fulfil(T result) {
            if (value != null) {
                return;
            }
            value = result;
            if (waiting != Strand.NONE) {
                var strand = waiting;
                waiting = Strand.NONE;
                strands.resume(strand);
            }
        }

        boolean isFulfilled() {
            return value != null;
        }

        T await() {
            if (value == null) {
                waiting = strands.current();
                waiting.park();
            }
            if (value == null) {
                throw new IllegalStateException("woken without a value");
            }
            return value;
        }
    }

    <T> Promise<T> promise() {
        return new Promise<>();
    }

    /** Nothing more is run. */
    void stop() {
        stopped = true;
    }

    /** Runs all that is due until the end, then puts the clock there and ends whatever still waits. */
    void run(Instant end) {
        try {
            while (!stopped && step(end)) {
                strands.rethrow();
            }
            if (!stopped && end.isAfter(now())) {
                universe.now(end);
            }
        } finally {
            strands.cut();
        }
    }

    private boolean step(Instant end) {
        if (gate.letIn()) {
            return true;
        }
        var due = scheduler.next(universe, underway::contains).orElse(null);
        var moment = moments.peek();
        var goal = earliest(due, moment, end);
        if (goal.isAfter(now()) && !gate.opens(goal)) {
            return true;
        }
        if (due != null && (moment == null || !due.at().isAfter(moment.at()))) {
            if (due.at().isAfter(end)) {
                return false;
            }
            moveTo(due.at());
            run(due);
            return true;
        }
        if (moment == null || moment.at().isAfter(end)) {
            return false;
        }
        moments.remove();
        moveTo(moment.at());
        moment.what().run();
        return true;
    }

    private static Instant earliest(@Nullable Due due, @Nullable Moment moment, Instant end) {
        var first = moment == null || moment.at().isAfter(end) ? end : moment.at();
        return due == null || due.at().isAfter(first) ? first : due.at();
    }

    private void run(Due due) {
        if (due instanceof Due.DeliveryDue(var at, var number)) {
            underway.add(number);
            spawn(() -> {
                scheduler.run(universe, due);
                underway.remove(number);
            });
        } else {
            scheduler.run(universe, due);
        }
    }

    private void moveTo(Instant time) {
        if (time.isAfter(now())) {
            universe.now(time);
        }
    }
}
