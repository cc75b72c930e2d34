package dtu.harness.server;

import dtu.twins.universe.Scheduler;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lets happen what falls due in any universe of the process: one queue of alarms, at most one for each universe, set
 * anew when a universe has moved. Universes in which nothing is to happen by itself cost nothing.
 */
public final class Timekeeper implements Witness, AutoCloseable {
    private final Scheduler scheduler;
    private final ScheduledThreadPoolExecutor alarms;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Universe, Agenda> agendas = new ConcurrentHashMap<>();

    public Timekeeper(Scheduler scheduler) {
        this.scheduler = scheduler;
        this.alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("dtu-timekeeper").daemon().factory());
        alarms.setRemoveOnCancelPolicy(true);
        alarms.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void moved(Universe universe) {
        if (universe.isEnded()) {
            var agenda = agendas.remove(universe);
            if (agenda != null) {
                agenda.end();
            }
            return;
        }
        var agenda = agendas.get(universe);
        if (agenda != null) {
            agenda.look();
        } else if (universe.world().hasAgenda()) {
            agenda(universe).look();
        }
    }

    /** Moves a universe's clock to a time; whatever falls due until then happens first, in order. */
    public void advance(Universe universe, Instant to) throws InterruptedException {
        agenda(universe).advance(to);
    }

    private Agenda agenda(Universe universe) {
        return agendas.computeIfAbsent(universe, any -> new Agenda(universe, scheduler, this));
    }

    /** Once closed, nothing starts: a delivery that fell due meanwhile stays pending. */
    void start(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException closed) {
            return;
        }
    }

    /** An alarm that nobody is going to cancel. */
    void later(Duration after, Runnable work) {
        var unused = alarm(after, work);
    }

    Future<?> alarm(Duration after, Runnable work) {
        return alarms.schedule(() -> start(work), Math.max(0, after.toNanos()), TimeUnit.NANOSECONDS);
    }

    /** Nothing happens any more; what is under way is left alone. */
    @Override
    public void close() {
        alarms.shutdownNow();
        threads.shutdownNow();
    }
}
