package dtu.scenarios.engine;

import dtu.scenarios.sut.Guest;
import dtu.scenarios.sut.Guest.Condition;
import dtu.scenarios.sut.Guest.Pace;
import dtu.scenarios.sut.Host;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the threads of an app outside meet the trajectory's own: whatever they want is done there, one thing at a time,
 * and time does not move while the app is at work.
 */
final class Reception implements Host, Loop.Gate, AutoCloseable {
    private static final int SERVER_ERROR = 500;
    private static final Reply BROKEN = new Reply.Broken(Reply.Break.RESET, Duration.ZERO);
    /** How often an app is looked at while it is waited for. */
    private static final Duration GLANCE = Duration.ofMillis(4);
    /** An app that leaves a message unanswered and seems to be at rest for so long waits for time to pass. */
    private static final Duration DOZING = Duration.ofSeconds(2);
    /** An app that has worked for so much processor time without a word is not waited for any longer. */
    private static final Duration MUSING = Duration.ofSeconds(3);
    /** One that has been heard nothing of for so long is stuck, whatever it does. */
    private static final Duration STUCK = Duration.ofSeconds(30);

    private final Loop loop;
    private final Network network;
    private final Universe universe;
    private final Chronicle chronicle;
    private final Guest.House house;
    private final Guest guest;
    private final LinkedBlockingQueue<Runnable> knocking = new LinkedBlockingQueue<>();
    private final Map<Object, CompletableFuture<?>> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;
    /** Calls of the app that wait for an answer, answers that are being written, and messages to the app. */
    private int open;

    private int writing;

    private int unanswered;
    /** The app has been given something to do since it was last seen at rest. */
    private boolean stirred = true;

    private boolean mourned;
    /** When the app was first ready: in universe time, and by the machine's clock. */
    private @Nullable Instant began;

    private long beganNanos;

    Reception(Loop loop, Network network, Universe universe, Chronicle chronicle, Guest.House house) {
        this.loop = loop;
        this.network = network;
        this.universe = universe;
        this.chronicle = chronicle;
        this.house = house;
        this.guest = house.admit(this);
    }

    /** Starts the app, or starts it again. */
    void start() {
        stirred = true;
        mourned = false;
        guest.start();
    }

    String url() {
        return guest.url();
    }

    @Override
    public Universe universe() {
        return universe;
    }

    @Override
    public Reply call(Twin twin, Request request) {
        return attended(reply -> loop.spawn(() -> {
            open++;
            try {
                reply.complete(network.reply(twin, request, "sut"));
            } finally {
                open--;
                writing++;
                stirred = true;
                reply.complete(BROKEN);
            }
        }));
    }

    @Override
    public Response control(Twin twin, Request request) {
        try {
            return within(() -> network.dispatcher().control(universe, twin, request, "sut"));
        } finally {
            written();
        }
    }

    @Override
    public void written() {
        knocking.add(() -> {
            writing--;
            stirred = true;
        });
    }

    @Override
    public <T> T within(Supplier<T> work) {
        return attended(result -> {
            writing++;
            try {
                result.complete(work.get());
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
            stirred = true;
        });
    }

    @Override
    public void log(String line) {
        knocking.add(() -> chronicle.log(line));
    }

    /** Has something done in the trajectory's own thread and waits for what comes of it. */
    private <T> T attended(Consumer<CompletableFuture<T>> wish) {
        var result = new CompletableFuture<T>();
        var ticket = new Object();
        waiting.put(ticket, result);
        try {
            if (closed) {
                throw new Over();
            }
            knocking.add(() -> wish.accept(result));
            return result.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            waiting.remove(ticket);
        }
    }

    /** Carries a message to the app, from a strand; waits in universe time. */
    Answer carry(Outgoing.Outward message) {
        var answer = loop.<Answer>promise();
        unanswered++;
        stirred = true;
        Thread.ofVirtual().name("to-app").start(() -> {
            var given = guest.send(message);
            knocking.add(() -> {
                unanswered--;
                stirred = true;
                answer.fulfil(given);
            });
        });
        loop.in(patience(message), "out>app>timeout", () -> answer.fulfil(new Answer.Failed(Answer.Failure.TIMEOUT)));
        var got = answer.await();
        if (got instanceof Answer.Responded(var response) && response.status() >= SERVER_ERROR) {
            network.failed("it answered " + response.status() + " to " + named(message));
        }
        return got;
    }

    /** Where time is hurried, the app is not: who waits for it has as much of the machine's time as ever. */
    private Duration patience(Outgoing.Outward message) {
        return house.pace() instanceof Pace.Real(var speed) && speed > 1
                ? Duration.ofNanos((long) (message.timeout().toNanos() * speed))
                : message.timeout();
    }

    private static String named(Outgoing.Outward message) {
        return switch (message) {
            case Outgoing.Http http ->
                http.request().method() + " " + http.request().path();
            case Outgoing.Socket socket -> "a message over its socket";
            case Outgoing.Farewell farewell -> "the end of its sockets";
        };
    }

    @Override
    public boolean letIn() {
        var any = false;
        for (var what = knocking.poll(); what != null; what = knocking.poll()) {
            what.run();
            any = true;
        }
        return any;
    }

    @Override
    public boolean opens(Instant goal) {
        if (guest.condition() == Condition.GONE) {
            mourn();
            return true;
        }
        try {
            if (house.pace() instanceof Pace.Real(var speed) && began != null) {
                return passed(goal, speed, began);
            }
            return (open > 0 && writing == 0) || rested();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Waits until the app is at rest; false as soon as somebody wants something. */
    private boolean rested() throws InterruptedException {
        var begin = house.nanos();
        var restingSince = begin;
        var usedBefore = Optional.<Duration>empty();
        while (stirred) {
            var what = knocking.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            if (what != null) {
                what.run();
                return false;
            }
            var condition = guest.condition();
            if (condition == Condition.GONE) {
                mourn();
                return true;
            }
            var now = house.nanos();
            if (condition == Condition.STARTING) {
                begin = now;
            } else {
                noteReady();
                usedBefore = usedBefore.or(guest::used);
            }
            if (condition == Condition.STARTING || writing > 0 || !guest.isAtRest()) {
                restingSince = now;
            }
            if (now - restingSince >= quiet().toNanos() || isTooLong(Duration.ofNanos(now - begin), usedBefore)) {
                guest.settle();
                stirred = !knocking.isEmpty();
            }
        }
        return true;
    }

    /** On a busy machine an app has little of the processor: what it takes by the clock says nothing about it. */
    private boolean isTooLong(Duration waited, Optional<Duration> usedBefore) {
        if (unanswered > 0 || writing > 0 || waited.compareTo(MUSING) < 0) {
            return waited.compareTo(STUCK) > 0;
        }
        var worked = usedBefore.flatMap(before -> guest.used().map(used -> used.minus(before)));
        return worked.orElse(waited).compareTo(MUSING) > 0 || waited.compareTo(STUCK) > 0;
    }

    private Duration quiet() {
        var quiet = house.pace() instanceof Pace.Cooperative(var span) ? span : GLANCE;
        return unanswered > 0 ? DOZING : quiet;
    }

    private void noteReady() {
        if (began == null) {
            began = universe.now();
            beganNanos = house.nanos();
        }
    }

    /** Waits until it is that time by the machine's clock; false as soon as somebody wants something. */
    private boolean passed(Instant goal, double speed, Instant since) throws InterruptedException {
        var now = since.plusNanos((long) ((house.nanos() - beganNanos) * speed));
        if (!now.isBefore(goal)) {
            return true;
        }
        var nanos = (long) (Duration.between(now, goal).toNanos() / speed);
        var what = knocking.poll(Math.min(nanos, STUCK.toNanos()), TimeUnit.NANOSECONDS);
        var then = since.plusNanos((long) ((house.nanos() - beganNanos) * speed));
        if (then.isAfter(universe.now())) {
            universe.now(then.isAfter(goal) ? goal : then);
        }
        if (what != null) {
            what.run();
        }
        return false;
    }

    /** An app that was never ready says nothing about itself; one that dies later has failed its users. */
    private void mourn() {
        if (began == null && !house.hasSeenReady()) {
            throw new Guest.NotReady(guest.obituary());
        }
        if (!mourned) {
            mourned = true;
            network.failed(guest.obituary());
        }
    }

    @Override
    public void close() {
        closed = true;
        waiting.values().forEach(result -> result.completeExceptionally(new Over()));
        guest.close();
    }
}
