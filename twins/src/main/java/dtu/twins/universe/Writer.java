package dtu.twins.universe;

import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.Twin;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns a commit of a twin into the next world. */
final class Writer {
    private Writer() {}

    /**
     * What a write came to.
     *
     * @param call the call as the handler saw it
     * @param exchange the number of the question that the answer waits for; -1 when there is none
     */
    record Outcome(Call call, Response response, long exchange, long before, long after) {
        Outcome answering(Response other) {
            return new Outcome(call, other, exchange, before, after);
        }
    }

    /** What is written, and where it comes from. */
    record Work(
            Twin twin,
            String by,
            Request request,
            @Nullable Route route,
            Map<String, String> path,
            UnaryOperator<State> own,
            Function<Call, Commit> change) {}

    static Outcome write(Universe universe, Twin twin, String by, Function<Call, Commit> change) {
        var request = Request.of(Method.POST, "/").from(universe.tenant().root(twin.name()));
        return write(universe, new Work(twin, by, request, null, Map.of(), UnaryOperator.identity(), change));
    }

    /** Runs the change as the universe's only writer. A refusal changes nothing and is the answer. */
    static Outcome write(Universe universe, Work work) {
        var writing = new Writing(universe, work);
        universe.exclusively(writing, writing::witnessed);
        return writing.outcome();
    }

    private static final class Writing implements UnaryOperator<World> {
        private final Universe universe;
        private final Work work;
        private @Nullable Outcome outcome;
        private @Nullable Change change;

        Writing(Universe universe, Work work) {
            this.universe = universe;
            this.work = work;
        }

        Outcome outcome() {
            if (outcome == null) {
                throw new IllegalStateException("nothing was written");
            }
            return outcome;
        }

        void witnessed() {
            if (change != null) {
                universe.witness().changed(change);
            }
        }

        @Override
        public World apply(World world) {
            var now = world.now(universe.wallClock());
            var numbers = new Numbers(world);
            var call = work.twin().open(context(world, now, numbers));
            try {
                var commit = work.twin().published(call, work.change().apply(call));
                var exchange = commit.ask() == null ? -1 : numbers.next("exchange");
                var own = work.own().apply(keep(world, numbers, commit, now, exchange));
                var next = unchanged(world, commit, own) ? world : world.next(work.twin(), commit.state(), own);
                outcome = new Outcome(call, commit.answer(), exchange, world.version(), next.version());
                if (next != world) {
                    change = new Change(universe, work.twin(), work.by(), now, world, next);
                }
                return next;
            } catch (Refusal refusal) {
                outcome = new Outcome(call, refusal.answer(call), -1, world.version(), world.version());
                var own = work.own().apply(world.own());
                return own == world.own() ? world : world.next(own);
            }
        }

        private boolean unchanged(World world, Commit commit, State own) {
            return commit.state() == world.of(work.twin()) && own == world.own();
        }

        private Context context(World world, Instant now, Numbers numbers) {
            return new Context(
                    universe.tenant(),
                    world.of(work.twin()),
                    work.request(),
                    work.route(),
                    work.path(),
                    now,
                    universe.wall(world),
                    numbers,
                    world.chance().in("call").in(world.version()),
                    world);
        }

        /** Puts everything that a commit wants to happen later into the universe's own tables. */
        private State keep(World world, Numbers numbers, Commit commit, Instant now, long exchange) {
            var twin = work.twin().name();
            var firstLater = commit.later().isEmpty()
                    ? 0
                    : numbers.next("appointment", commit.later().size());
            var own = posted(world, numbers, commit, now);
            for (var later : commit.later()) {
                var id = new Own.Appointment.Id(later.due(), firstLater++);
                own = own.put(Own.APPOINTMENTS, new Own.Appointment(id, twin, later.task()));
            }
            for (var mail : commit.mail()) {
                own = own.append(Own.MAIL, mail);
            }
            var ask = commit.ask();
            return ask == null
                    ? own
                    : own.put(Own.EXCHANGES, new Own.Exchange(exchange, twin, ask.question(), ask.then()));
        }

        /** Parcels go into the outbox, where fault rules may already wait for them. */
        private State posted(World world, Numbers numbers, Commit commit, Instant now) {
            var twin = work.twin();
            var deliveries = new ArrayList<Delivery>();
            for (var parcel : commit.parcels()) {
                var number = numbers.next("parcel");
                for (var posted : Faults.posted(universe, world, twin, parcel, now, number)) {
                    deliveries.add(Delivery.of(
                            numbers.next(Numbers.DELIVERIES), twin.name(), parcel, now, posted.due(), posted.fault()));
                }
            }
            var own = numbers.own();
            for (var delivery : deliveries) {
                own = own.put(Delivery.DELIVERIES, delivery);
            }
            return own;
        }
    }
}
