package dtu.harness.server;

import dtu.twins.universe.Clock;
import dtu.twins.universe.Delivery;
import dtu.twins.universe.Due;
import dtu.twins.universe.Scheduler;
import dtu.twins.universe.Universe;
import dtu.twins.universe.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one universe is to do by itself. Tasks run one after the other. Deliveries leave side by side, but those of a
 * lane in the order in which they fall due, and each is attempted once at a time. A parcel that does not want to hold
 * up its lane for long lets the next one go after a while.
 */
final class Agenda {
    private final Universe universe;
    private final Scheduler scheduler;
    private final Timekeeper timekeeper;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** The lanes of deliveries that are being sent, by their numbers. */
    private final Map<Long, Lane> underway = new HashMap<>();

    /** Which delivery holds which lane. */
    private final Map<Lane, Long> holders = new HashMap<>();

    private boolean looking;
    private boolean ended;
    private @Nullable Future<?> alarm;
    private volatile @Nullable World seen;
    private volatile boolean seenHolding;

    private record Lane(String twin, String name) {}

    Agenda(Universe universe, Scheduler scheduler, Timekeeper timekeeper) {
        this.universe = universe;
        this.scheduler = scheduler;
        this.timekeeper = timekeeper;
    }

    /** Cheap when nothing has been put on or taken off the agenda. */
    void look() {
        var world = universe.world();
        var before = seen;
        var released = seenHolding && !universe.isHolding();
        seen = world;
        seenHolding = universe.isHolding();
        if (before == null || released || !world.sameAgenda(before)) {
            wake();
        }
    }

    /** Has the agenda gone through, by one thread at a time. */
    void wake() {
        lock.lock();
        try {
            if (!looking && !ended) {
                looking = true;
                timekeeper.start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            setAlarm(null);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void advance(Instant to) throws InterruptedException {
        while (true) {
            settle();
            var next = scheduler.next(universe);
            if (next.isEmpty() || next.get().at().isAfter(to)) {
                break;
            }
            if (next.get().at().isAfter(universe.now())) {
                universe.now(next.get().at());
            }
        }
        if (to.isAfter(universe.now())) {
            universe.now(to);
        }
        settle();
    }

    /** Waits until everything that is due has happened. */
    private void settle() throws InterruptedException {
        wake();
        lock.lock();
        try {
            while (!ended && (looking || !underway.isEmpty())) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (var due = nextDue(); due.isPresent(); due = nextDue()) {
            switch (due.get()) {
                case Due.TaskDue task -> scheduler.run(universe, task);
                case Due.DeliveryDue delivery -> send(delivery);
            }
        }
    }

    /** What is due now; when nothing is, the alarm is set for what comes next, and looking ends. */
    private Optional<Due> nextDue() {
        lock.lock();
        try {
            var now = universe.now();
            var next = ended ? Optional.<Due>empty() : scheduler.next(universe, this::isUnderway);
            if (next.isPresent() && !next.get().at().isAfter(now)) {
                return next;
            }
            setAlarm(next.filter(any -> universe.world().clock() instanceof Clock.Real)
                    .map(due -> Duration.between(now, due.at()))
                    .orElse(null));
            looking = false;
            changed.signalAll();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void setAlarm(@Nullable Duration after) {
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarm = after == null ? null : timekeeper.alarm(after, this::wake);
    }

    private boolean isUnderway(long number) {
        return underway.containsKey(number) || holders.containsKey(lane(number));
    }

    private Lane lane(long number) {
        var delivery = universe.world().own().find(Delivery.DELIVERIES, number);
        return delivery.map(found -> new Lane(found.twin(), found.parcel().lane()))
                .orElseGet(() -> new Lane("", ""));
    }

    private void send(Due.DeliveryDue due) {
        lock.lock();
        try {
            var lane = lane(due.number());
            underway.put(due.number(), lane);
            holders.put(lane, due.number());
            headway(due.number()).ifPresent(after -> timekeeper.later(after, () -> leave(due.number())));
        } finally {
            lock.unlock();
        }
        timekeeper.start(() -> {
            try {
                scheduler.run(universe, due);
            } finally {
                sent(due.number());
            }
        });
    }

    private void sent(long number) {
        lock.lock();
        try {
            var lane = underway.remove(number);
            if (lane != null) {
                holders.remove(lane, number);
            }
            changed.signalAll();
            wake();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Duration> headway(long number) {
        return universe.world()
                .own()
                .find(Delivery.DELIVERIES, number)
                .flatMap(delivery -> delivery.parcel().headway());
    }

    /** Still on its way, but the next of its lane may go. */
    private void leave(long number) {
        lock.lock();
        try {
            var lane = underway.get(number);
            if (lane != null && holders.remove(lane, number)) {
                wake();
            }
        } finally {
            lock.unlock();
        }
    }
}
