package dtu.harness.guest;

import dtu.scenarios.sut.Guest;
import dtu.scenarios.sut.Host;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An app that is a process of its own, for one trajectory. */
final class CommandGuest implements Guest {
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration KNOCK = Duration.ofSeconds(2);
    /** How long a process may take to end when it is asked to, and then when it is made to. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private static final int SERVER_ERROR = 500;

    private final GuestHouse house;
    private final Host host;
    private final Terms terms;
    private final Map<String, String> variables;
    private final String url;
    private volatile @Nullable Life life;

    CommandGuest(GuestHouse house, Host host, Terms terms, Map<String, String> variables) {
        this.house = house;
        this.host = host;
        this.terms = terms;
        var port = freePort();
        this.url = "http://127.0.0.1:" + port;
        this.variables = new HashMap<>(variables);
        this.variables.put("PORT", Integer.toString(port));
        this.variables.put("DTU_PORT", Integer.toString(port));
        this.variables.put("DTU_APP_URL", url);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException noneLeft) {
            throw new UncheckedIOException(noneLeft);
        }
    }

    /** From one start to the next. */
    private final class Life {
        private final Process process;
        private final Activity activity;
        private volatile Condition condition = Condition.STARTING;
        private volatile String lastLine = "";
        private volatile String obituary = "";

        Life() {
            var builder = new ProcessBuilder("sh", "-c", terms.app()).redirectErrorStream(true);
            builder.environment().putAll(variables);
            try {
                process = builder.start();
                process.getOutputStream().close();
            } catch (IOException noShell) {
                throw new NotReady("'" + terms.app() + "' cannot be started: " + noShell.getMessage());
            }
            activity = new Activity(process.toHandle());
            Thread.ofVirtual().name("app-output").start(this::read);
            Thread.ofVirtual().name("app-start").start(this::watch);
        }

        private void read() {
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    lastLine = line.isBlank() ? lastLine : line.strip();
                    host.log(line);
                }
            } catch (IOException ended) {
                return;
            }
        }

        /** Waits until the app answers, and then until it ends. */
        private void watch() {
            var deadline = System.nanoTime() + terms.readyWithin().toNanos();
            try (var client = HttpClient.newBuilder().connectTimeout(KNOCK).build()) {
                while (!process.waitFor(GLANCE.toNanos(), TimeUnit.NANOSECONDS)) {
                    if (condition == Condition.STARTING && answers(client)) {
                        condition = Condition.READY;
                        house.ready();
                    } else if (condition == Condition.STARTING && System.nanoTime() > deadline) {
                        gone("'" + terms.app() + "' did not listen at " + url + " within "
                                + terms.readyWithin().toSeconds() + " s, opened no socket and configured no app"
                                + said());
                        return;
                    } else if (condition == Condition.READY) {
                        process.waitFor();
                    }
                }
                gone("'" + terms.app() + "' ended with " + process.exitValue()
                        + (condition == Condition.STARTING ? " before it listened" : "") + said());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void gone(String why) {
            obituary = why;
            condition = Condition.GONE;
        }

        private String said() {
            return lastLine.isEmpty() ? "" : "; it said: " + lastLine;
        }

        private boolean answers(HttpClient client) throws InterruptedException {
            if (house.hasReported(host.universe())) {
                return true;
            }
            var knock = HttpRequest.newBuilder(URI.create(url + "/healthz"))
                    .timeout(KNOCK)
                    .build();
            try {
                return client.send(knock, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        < SERVER_ERROR;
            } catch (IOException notYet) {
                return false;
            }
        }

        void end() {
            var family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList();
            family.forEach(ProcessHandle::destroy);
            if (!haveEnded(family)) {
                family.forEach(ProcessHandle::destroyForcibly);
                haveEnded(family);
            }
        }

        private static boolean haveEnded(List<ProcessHandle> family) {
            var deadline = System.nanoTime() + FAREWELL.toNanos();
            for (var process : family) {
                try {
                    process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return false;
                } catch (ExecutionException | TimeoutException stays) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public void start() {
        end();
        house.started(this);
        life = new Life();
    }

    @Override
    public Condition condition() {
        var now = life;
        return now == null ? Condition.STARTING : now.condition;
    }

    @Override
    public String obituary() {
        var now = life;
        return now == null ? "" : now.obituary;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public Answer send(Outgoing.Outward message) {
        return house.send(host.universe(), message);
    }

    @Override
    public boolean isAtRest() {
        var now = life;
        return now == null || now.activity.isAtRest();
    }

    @Override
    public Optional<Duration> used() {
        return Optional.ofNullable(life).flatMap(now -> now.activity.used());
    }

    void end() {
        var now = life;
        if (now != null) {
            now.end();
        }
    }

    @Override
    public void settle() {
        house.settle();
    }

    @Override
    public void close() {
        house.leave(host.universe());
        end();
        house.ended(this);
    }
}
