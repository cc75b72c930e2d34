package dtu.harness.control;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An app that waits for webhooks: answers with the statuses it was given, one after the other, then with 200. Its
 * redirects lead to {@code moved}, beside where they are met.
 */
final class Receiver implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final HttpServer http;
    private final LinkedBlockingQueue<Got> got = new LinkedBlockingQueue<>();

    /** What has arrived. */
    record Got(String path, String body) {}

    Receiver(Integer... statuses) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answerWith(List.of(statuses).iterator());
        http.start();
    }

    private void answerWith(Iterator<Integer> statuses) {
        http.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status;
            synchronized (statuses) {
                status = statuses.hasNext() ? statuses.next() : 200;
            }
            got.add(new Got(exchange.getRequestURI().toString(), body));
            if (status >= 300 && status < 400) {
                exchange.getResponseHeaders().add("Location", "moved");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** The next that arrives, waiting for it. */
    Got next() {
        try {
            var next = got.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing arrived");
            }
            return next;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    boolean isQuiet() {
        return got.isEmpty();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
