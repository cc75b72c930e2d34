package dtu.contracts.slack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The app in JavaScript, as a process of its own; what it notices stands on its standard output. What it complains of,
 * for instance when somebody who has said no comes back, is in {@code target/node/broker.log}.
 */
final class NodeApp implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String READY = "ready";
    private static final String HEARD = "heard ";

    private final Process process;
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> ready = new LinkedBlockingQueue<>();

    /** Starts it with these variables. */
    NodeApp(Path folder, Map<String, String> variables) {
        var node = new ProcessBuilder("node", "broker.js")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()));
        node.environment().keySet().removeIf(name -> name.startsWith("SLACK_"));
        node.environment().putAll(variables);
        try {
            process = node.start();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(HEARD)) {
                    heard.add(line.substring(HEARD.length()));
                } else if (line.startsWith(READY)) {
                    ready.add(line.substring(READY.length()).strip());
                }
            }
        } catch (IOException ended) {
            heard.add("nothing more: " + ended);
        }
    }

    /** Its request URL once it listens; empty when it has opened a socket instead. */
    String ready() throws InterruptedException {
        return next(ready, "the app did not start");
    }

    /** What the app has noticed next, waiting for it. */
    String heard() throws InterruptedException {
        return next(heard, "the app heard nothing");
    }

    private static String next(LinkedBlockingQueue<String> from, String otherwise) throws InterruptedException {
        var next = from.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError(otherwise);
        }
        return next;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
