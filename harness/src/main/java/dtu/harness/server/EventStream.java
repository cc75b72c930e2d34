package dtu.harness.server;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events on their way to one client. Whoever sends never waits: a client that cannot keep up loses the
 * oldest events, and is told how many.
 */
public final class EventStream {
    private static final int WAITING_MAX = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final Runnable onEnd;
    private volatile boolean ended;
    private long lost;

    /** {@code onEnd} runs once, when the client has gone or the stream was ended. */
    public EventStream(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    /** One event; {@code data} is a single line. */
    public synchronized void send(String id, String data) {
        while (!waiting.offer("id: " + id + "\ndata: " + data + "\n\n")) {
            waiting.poll();
            lost++;
        }
    }

    public void end() {
        ended = true;
        waiting.offer("");
    }

    /** What is to be written next, waiting for it; a comment from time to time; empty at the end. */
    Optional<String> next() throws InterruptedException {
        var text = ended ? waiting.poll() : waiting.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            return ended ? Optional.empty() : Optional.of(": still here\n\n");
        }
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
