package dtu.twins.universe;

import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.Twin;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs what falls due in a universe: tasks of its twins, and deliveries to the outside. Whoever owns time (the server's
 * clock, the scenario engine's event loop) asks what is next and says when to run it.
 */
public final class Scheduler {
    /** How often a delivery that a fault holds looks whether it may go. */
    private static final Duration HELD_FOR = Duration.ofSeconds(20);

    private final Courier courier;

    public Scheduler(Courier courier) {
        this.courier = courier;
    }

    /**
     * What falls due first, tasks before deliveries of the same instant; deliveries that the universe holds never do.
     */
    public Optional<Due> next(Universe universe) {
        return next(universe, number -> false);
    }

    /** The same, passing over deliveries that somebody is sending right now. */
    public Optional<Due> next(Universe universe, LongPredicate underway) {
        var own = universe.world().own();
        var task = own.scan(Own.APPOINTMENTS).first().map(first ->
                (Due) new Due.TaskDue(first.id().due(), first.id().number()));
        var delivery = own.scan(Delivery.DUE).stream()
                .filter(pending -> !universe.holds(pending) && !underway.test(pending.number()))
                .findFirst()
                .map(first -> (Due) new Due.DeliveryDue(first.due(), first.number()));
        if (task.isEmpty() || delivery.isEmpty()) {
            return task.or(() -> delivery);
        }
        return task.get().at().isAfter(delivery.get().at()) ? delivery : task;
    }

    /** Runs one thing that fell due; nothing when somebody else did. */
    public void run(Universe universe, Due due) {
        switch (due) {
            case Due.TaskDue task -> run(universe, new Own.Appointment.Id(task.at(), task.number()));
            case Due.DeliveryDue delivery -> deliver(universe, delivery.number());
        }
    }

    /** Moves a virtual clock to a time, running in order all that falls due until then. */
    public void advance(Universe universe, Instant to) {
        for (var due = next(universe); due.isPresent() && !due.get().at().isAfter(to); due = next(universe)) {
            if (due.get().at().isAfter(universe.now())) {
                universe.now(due.get().at());
            }
            run(universe, due.get());
        }
        if (to.isAfter(universe.now())) {
            universe.now(to);
        }
    }

    private void run(Universe universe, Own.Appointment.Id id) {
        var appointment = universe.world().own().find(Own.APPOINTMENTS, id);
        if (appointment.isEmpty()) {
            return;
        }
        var twin = universe.world().cast().twin(appointment.get().twin());
        var task = appointment.get().task();
        var what = task.getClass().getSimpleName();
        try {
            var outcome = write(universe, twin, task.by(), own -> own.remove(Own.APPOINTMENTS, id), task::run);
            universe.witness()
                    .passed(passage(
                            universe,
                            "task",
                            twin.name(),
                            what,
                            null,
                            null,
                            "",
                            -1,
                            0,
                            outcome.before(),
                            outcome.after()));
        } catch (RuntimeException ourBug) {
            // Once is enough: a task that stayed would fail for ever, and keep whoever owns time from everything else.
            universe.changeOwn(own -> own.remove(Own.APPOINTMENTS, id));
            failed(universe, "task", twin.name(), what, ourBug);
        }
    }

    /** One attempt to deliver. The writer is not held while the outside answers. */
    private void deliver(Universe universe, long number) {
        var found = universe.world().own().find(Delivery.DELIVERIES, number);
        if (found.isEmpty() || found.get().status() != Delivery.Status.PENDING) {
            return;
        }
        var delivery = found.get();
        try {
            deliver(universe, delivery);
        } catch (RuntimeException ourBug) {
            var attempt = new Delivery.Try(universe.now(), "", OurBug.describe(ourBug));
            universe.changeOwn(own ->
                    own.put(Delivery.DELIVERIES, delivery.tried(attempt, Delivery.Status.FAILED, universe.now())));
            failed(universe, "delivery", delivery.twin(), delivery.parcel().event(), ourBug);
        }
    }

    private void deliver(Universe universe, Delivery delivery) {
        var number = delivery.number();
        if (Faults.holds(universe, delivery)) {
            var later = universe.now().plus(HELD_FOR);
            universe.changeOwn(own -> own.find(Delivery.DELIVERIES, number)
                    .filter(present -> present == delivery)
                    .map(present -> own.put(Delivery.DELIVERIES, present.later(later)))
                    .orElse(own));
            return;
        }
        var twin = twin(universe, delivery);
        var attempt = new Parcel.Attempt(number, delivery.tries().size(), delivery.lastFailure());
        var sending = Faults.sending(universe, delivery);
        var message = delivery.parcel().sent(universe.look(twin, sending.skew()), attempt);
        var given = Redirects.followed(courier, universe, message);
        var answer = sending.lost().isEmpty() ? given : new Answer.Failed(Answer.Failure.TIMEOUT);
        var outcome = settled(universe, twin, delivery, attempt, answer);
        universe.witness()
                .passed(passage(
                        universe,
                        "delivery",
                        delivery.twin(),
                        delivery.parcel().event(),
                        request(message),
                        answer instanceof Answer.Responded(var response) ? response : null,
                        sending.lost().isEmpty() ? delivery.fault() : sending.lost(),
                        number,
                        attempt.number(),
                        outcome.before(),
                        outcome.after()));
    }

    private static @Nullable Request request(Outgoing message) {
        return switch (message) {
            case Outgoing.Http http -> http.request();
            case Outgoing.Across across -> across.request();
            case Outgoing.Socket socket -> null;
            case Outgoing.Farewell farewell -> null;
        };
    }

    /** A parcel of the universe's own needs no twin, only some call to read the time from. */
    private static Twin twin(Universe universe, Delivery delivery) {
        var cast = universe.world().cast();
        return cast.find(delivery.twin()).orElseGet(cast.twins()::getFirst);
    }

    /**
     * Decides on the then-current state what an answer means, and keeps it in the same commit. A delivery that was
     * restored or sent once more in the meantime keeps nothing of this attempt.
     */
    private static Writer.Outcome settled(
            Universe universe, Twin twin, Delivery delivery, Parcel.Attempt attempt, Answer answer) {
        var decided = new Aftermath[1];
        return Writer.write(
                universe,
                new Writer.Work(
                        twin,
                        "delivery",
                        Request.of(Method.POST, "/").from(universe.tenant().root(twin.name())),
                        null,
                        Map.of(),
                        own -> own.find(Delivery.DELIVERIES, delivery.number())
                                .filter(present -> present == delivery)
                                .map(present ->
                                        own.put(Delivery.DELIVERIES, tried(universe, present, answer, decided[0])))
                                .orElse(own),
                        call -> {
                            decided[0] = delivery.parcel().answered(call, attempt, answer);
                            var commit = decided[0].commit();
                            return commit == null ? Commit.commit(call.state()) : commit;
                        }));
    }

    private static Delivery tried(Universe universe, Delivery delivery, Answer answer, Aftermath aftermath) {
        var now = universe.now();
        var attempt = new Delivery.Try(now, outcome(answer), aftermath.why());
        return switch (aftermath.kind()) {
            case DELIVERED -> delivery.tried(attempt, Delivery.Status.DELIVERED, now);
            case AGAIN -> delivery.tried(attempt, Delivery.Status.PENDING, now.plus(aftermath.again()));
            case GIVEN_UP -> delivery.tried(attempt, Delivery.Status.FAILED, now);
        };
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Responded(var response) -> Integer.toString(response.status());
            case Answer.Failed(var failure) -> failure.name().toLowerCase(Locale.ROOT);
        };
    }

    private static Writer.Outcome write(
            Universe universe, Twin twin, String by, UnaryOperator<State> own, Function<Call, Commit> change) {
        var request = Request.of(Method.POST, "/").from(universe.tenant().root(twin.name()));
        return Writer.write(universe, new Writer.Work(twin, by, request, null, Map.of(), own, change));
    }

    private static void failed(Universe universe, String kind, String twin, String what, RuntimeException ourBug) {
        var version = universe.world().version();
        var response = Response.empty(500).with("X-DTU-Failure", OurBug.describe(ourBug));
        universe.witness().passed(passage(universe, kind, twin, what, null, response, "", -1, 0, version, version));
    }

    private static Passage passage(
            Universe universe,
            String kind,
            String twin,
            String what,
            @Nullable Request request,
            @Nullable Response response,
            String fault,
            long delivery,
            int attempt,
            long before,
            long after) {
        return new Passage(
                universe,
                kind,
                twin,
                what,
                kind,
                "",
                universe.now(),
                request,
                response,
                fault,
                delivery,
                attempt,
                before,
                after);
    }
}
