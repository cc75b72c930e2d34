package dtu.scenarios.engine;

import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Change;
import dtu.twins.universe.Passage;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Witness;
import dtu.twins.words.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens in one trajectory, in order: told to whoever listens as facts, folded into the trajectory's
 * hash, and kept as steps for a reader.
 */
final class Chronicle implements Witness {
    private static final int SERVER_ERROR = 500;
    private static final int NOT_BUILT = 501;

    private final Universe universe;
    private final Consumer<Fact> listener;
    private final MessageDigest digest;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> appLog = new ArrayList<>();
    private long seq;
    private int calls;

    Chronicle(Universe universe, Consumer<Fact> listener) {
        this.universe = universe;
        this.listener = listener;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One line of the story; turned into text only if somebody reads it. */
    sealed interface Entry {}

    /** A request or delivery. */
    record Passed(Passage passage) implements Entry {}

    /** A fact, and the text of its fields. */
    record Happened(Fact fact, String fields) implements Entry {}

    /** A line the app logged. */
    record Logged(Instant at, String line) implements Entry {}

    @Override
    public void changed(Change change) {
        var before = universe.look(change.twin(), change.before());
        var after = universe.look(change.twin(), change.after());
        for (var happening : change.twin().happenings(before, after)) {
            tell(new Fact(
                    seq++,
                    change.at(),
                    happening.type(),
                    change.by(),
                    happening.fields(),
                    change.before().version(),
                    change.after().version()));
        }
    }

    @Override
    public void passed(Passage passage) {
        entries.add(new Passed(passage));
        fold(passage);
        if (passage.kind().equals("task")) {
            return;
        }
        if (passage.kind().equals("delivery")) {
            delivered(passage);
            return;
        }
        var response = passage.response();
        calls++;
        noteGap(passage, response);
        say(
                "call",
                passage.by(),
                Map.of(
                        "op", passage.operation(),
                        "service", service(passage.operation()),
                        "status", status(response),
                        "retryAfter", retryAfter(response),
                        "fault", passage.fault()));
    }

    private void delivered(Passage passage) {
        rung(passage);
        say(
                "delivery",
                passage.by(),
                Map.of(
                        "service", passage.twin(),
                        "event", passage.operation(),
                        "id", Long.toString(passage.delivery()),
                        "attempt", (long) passage.attempt(),
                        "duplicate", passage.fault().equals("duplicate"),
                        "status", status(passage.response())));
    }

    private static long status(@Nullable Response response) {
        return response == null ? 0 : response.status();
    }

    /** A timer of an app outside is a delivery from time itself; it rings once, however often nobody takes it. */
    private void rung(Passage passage) {
        var request = passage.request();
        if (passage.operation().equals("timer") && passage.attempt() == 0 && request != null) {
            say("timer", "sut", Map.of("name", request.path()));
        }
    }

    /** A fact of the engine's own. */
    void say(String type, String by, Map<String, Object> fields) {
        var version = universe.world().version();
        tell(new Fact(seq++, universe.now(), type, by, fields, version, version));
    }

    void log(String line) {
        appLog.add(line);
        entries.add(new Logged(universe.now(), line));
    }

    private void tell(Fact fact) {
        var fields = Json.textOf(fact.fields());
        entries.add(new Happened(fact, fields));
        fold("fact " + fact.at() + ' ' + fact.type() + ' ' + fact.by() + ' ' + fields);
        listener.accept(fact);
    }

    /** Operations a twin lacks or fails at are our fault, never the app's. */
    private void noteGap(Passage passage, @Nullable Response response) {
        if (response == null || !passage.fault().isEmpty()) {
            return;
        }
        if (response.headers().has("X-DTU-Stub")
                || (response.status() == NOT_BUILT && !passage.operation().isEmpty())) {
            gaps.add("twin gap: " + passage.operation());
        } else if (response.headers().has("X-DTU-Failure") || response.status() == SERVER_ERROR) {
            gaps.add("twin failed: " + passage.operation() + " "
                    + response.headers().first("X-DTU-Failure").orElse(""));
        }
    }

    private static Duration retryAfter(@Nullable Response response) {
        if (response == null) {
            return Duration.ZERO;
        }
        return response.headers()
                .first("Retry-After")
                .filter(text -> text.chars().allMatch(Character::isDigit))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    private static String service(String operation) {
        var dot = operation.indexOf('.');
        return dot < 0 ? operation : operation.substring(0, dot);
    }

    private void fold(Passage passage) {
        fold(passage.kind()
                + ' '
                + passage.at()
                + ' '
                + passage.operation()
                + ' '
                + passage.by()
                + ' '
                + passage.actor()
                + ' '
                + passage.fault()
                + ' '
                + passage.before()
                + ' '
                + passage.after());
        var request = passage.request();
        if (request != null) {
            fold(request);
        }
        var response = passage.response();
        if (response != null) {
            fold(Integer.toString(response.status()));
            digest.update(response.body().bytes());
        }
    }

    private void fold(Request request) {
        fold(request.method() + " " + request.pathAndQuery());
        digest.update(request.body().bytes());
    }

    private void fold(String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    List<Entry> entries() {
        return entries;
    }

    /** What the twins could not do; empty when the trajectory says something about the app. */
    List<String> gaps() {
        return gaps;
    }

    int calls() {
        return calls;
    }

    /** Hex SHA-256 over all that happened. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
