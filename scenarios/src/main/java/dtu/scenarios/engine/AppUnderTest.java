package dtu.scenarios.engine;

import dtu.scenarios.sut.Env;
import dtu.scenarios.sut.Subject;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The app under test in one trajectory: started, restarted, and given virtual time and virtual wires. */
final class AppUnderTest {
    private final Loop loop;
    private final Network network;
    private final Chronicle chronicle;
    private final Subject subject;
    private final Map<String, String> variables;
    private final NavigableMap<String, String> stored = new TreeMap<>();
    private final @Nullable Reception reception;
    private int incarnation;

    AppUnderTest(Loop loop, Network network, Chronicle chronicle, Universe universe, Subject subject) {
        this.loop = loop;
        this.network = network;
        this.chronicle = chronicle;
        this.subject = subject;
        this.variables = new HashMap<>(Visit.environment(universe));
        variables.put("DTU_APP_URL", Network.APP);
        this.reception = subject instanceof Subject.Outside(var house)
                ? new Reception(loop, network, universe, chronicle, house)
                : null;
    }

    /** Whatever the app kept in memory is gone. */
    void start() {
        incarnation++;
        network.serve(null);
        if (subject instanceof Subject.Inside(var maker)) {
            var env = new InProcess(incarnation);
            loop.spawn(() -> guarded(() -> maker.get().start(env)));
        } else if (reception != null) {
            loop.passes(reception);
            network.leadTo(reception);
            reception.start();
        }
    }

    /** Ends an app outside; one inside ends with its trajectory. */
    void close() {
        if (reception != null) {
            reception.close();
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failure) {
            network.crashed(failure);
        }
    }

    private final class InProcess implements Env, Env.Store {
        private final int born;

        InProcess(int born) {
            this.born = born;
        }

        @Override
        public Map<String, String> variables() {
            return Map.copyOf(variables);
        }

        @Override
        public Instant now() {
            return loop.now();
        }

        @Override
        public Response send(Request request, Duration timeout) throws Unreachable {
            return network.call(request, timeout, "sut");
        }

        @Override
        public void serve(Handler handler) {
            if (born == incarnation) {
                network.serve(handler);
            }
        }

        @Override
        public void at(Instant time, String name, Runnable what) {
            var isTimer = time.isAfter(loop.now());
            loop.at(time, "app>timer>" + name, () -> {
                if (born == incarnation) {
                    if (isTimer) {
                        chronicle.say("timer", "sut", Map.of("name", name));
                    }
                    loop.spawn(() -> guarded(what));
                }
            });
        }

        @Override
        public void pause(Duration time) {
            loop.sleep(time, "app>pause");
        }

        @Override
        public Store store() {
            return this;
        }

        @Override
        public void log(String line) {
            chronicle.log(line);
        }

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(stored.get(key));
        }

        @Override
        public void put(String key, String value) {
            stored.put(key, value);
        }

        @Override
        public void remove(String key) {
            stored.remove(key);
        }

        @Override
        public Map<String, String> all(String prefix) {
            return new LinkedHashMap<>(stored.subMap(prefix, prefix + Character.MAX_VALUE));
        }
    }
}
