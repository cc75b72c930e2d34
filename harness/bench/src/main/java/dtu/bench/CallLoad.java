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
import java.util.List;
import java.util.Map;

/**
 * Calls inside the process, without sockets: how many one core answers in a second of its time. Rounds of all
 * operations alternate, so that whatever else the machine does falls on all of them.
 */
final class CallLoad {
    private static final int ROUNDS = 9;
    private static final int BATCH = 100;
    private static final long WARM_NANOS = 4_000_000_000L;
    private static final long ROUND_NANOS = 400_000_000L;

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
        return new CallLoad(universe).measured(Office.asks(universe));
    }

    private Figures measured(List<Office.Ask> asks) {
        var start = universe.checkpoint("start");
        for (var ask : asks) {
            Office.answer(dispatcher, universe, ask);
            round(ask, WARM_NANOS);
            universe.restore(start);
        }
        var rates = new double[asks.size()][ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            for (var i = 0; i < asks.size(); i++) {
                rates[i][round] = round(asks.get(i), ROUND_NANOS);
                universe.restore(start);
            }
        }
        var figures = new Figures("Calls inside the process", "operation", "calls/s per core", "goal", "");
        for (var i = 0; i < asks.size(); i++) {
            var ask = asks.get(i);
            var calls = Figures.median(rates[i]);
            figures.row(
                    ask.name(), Figures.whole(calls), Figures.whole(ask.calls()), Figures.atLeast(ask.calls(), calls));
        }
        return figures;
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
