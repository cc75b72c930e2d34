package dtu.bench;

import dtu.harness.run.Runner;
import dtu.harness.run.Twins;
import dtu.twins.Tenant;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Map;

/** Calls inside the process, without sockets: how many one core answers in a second of its time. */
final class CallLoad {
    private static final int ROUNDS = 5;
    private static final int BATCH = 100;
    private static final long WARM_NANOS = 4_000_000_000L;
    private static final long ROUND_NANOS = 500_000_000L;

    private final Universe universe;
    private final Dispatcher dispatcher = new Dispatcher(Courier.NOBODY);

    private CallLoad(Universe universe) {
        this.universe = universe;
    }

    static Figures measured() {
        var universe = Universe.found(
                "bench",
                Tenant.of("bench", 1, Map.of()),
                Twins.all(),
                new Clock.Virtual(Runner.BEGINS),
                InstantSource.system(),
                1);
        var load = new CallLoad(universe);
        var figures = new Figures("Calls inside the process", "operation", "calls/s per core", "goal", "");
        for (var ask : Office.asks(universe)) {
            var calls = load.callsPerSecond(ask);
            figures.row(
                    ask.name(), Figures.whole(calls), Figures.whole(ask.calls()), Figures.atLeast(ask.calls(), calls));
        }
        return figures;
    }

    private double callsPerSecond(Office.Ask ask) {
        Office.answer(dispatcher, universe, ask);
        var start = universe.checkpoint("start");
        round(ask, WARM_NANOS);
        var rounds = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            universe.restore(start);
            rounds[i] = round(ask, ROUND_NANOS);
        }
        universe.restore(start);
        return Figures.median(rounds);
    }

    private double round(Office.Ask ask, long nanos) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        var calls = 0L;
        var used = 0L;
        while (used < nanos) {
            for (var i = 0; i < BATCH; i++) {
                if (!(dispatcher.dispatch(universe, ask.twin(), ask.request(), "bench") instanceof Reply.Answered)) {
                    throw new IllegalStateException("no answer to " + ask);
                }
            }
            calls += BATCH;
            used = threads.getCurrentThreadCpuTime() - start;
        }
        return calls * 1e9 / used;
    }
}
