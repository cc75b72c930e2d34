package dtu.harness.server;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Server-sent events on their way to one client. Whoever sends never waits: a client that cannot keep up loses the
 * oldest events, and is told how many.
 */
public final class EventStream {
    private static final int WAITING_MAX = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final LinkedBlockingQueue<Supplier<String>> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private volatile Runnable onEnd = () -> {};
    private volatile boolean ended;
    private long lost;

    /** Runs when the client has gone or the stream was ended. */
    public void onEnd(Runnable work) {
        onEnd = work;
    }

    /** One event; {@code data} is a single line, made when it is written. */
    public synchronized void send(String id, Supplier<String> data) {
        while (!waiting.offer(() -> "id: " + id + "\ndata: " + data.get() + "\n\n")) {
            waiting.poll();
            lost++;
        }
    }

    public void end() {
        ended = true;
        waiting.offer(() -> "");
    }

    /** What is to be written next, waiting for it; a comment from time to time; empty at the end. */
    Optional<String> next() throws InterruptedException {
        var event = ended ? waiting.poll() : waiting.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            return ended ? Optional.empty() : Optional.of(": still here\n\n");
        }
        var text = event.get();
        return text.isEmpty() ? Optional.empty() : Optional.of(excuse() + text);
    }

    private synchronized String excuse() {
        var excuse = lost == 0 ? "" : ": " + lost + " events were lost\n\n";
        lost = 0;
        return excuse;
    }

    void closed() {
        onEnd.run();
    }
}
