package dtu.harness.guest;

import dtu.scenarios.sut.Guest;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.JsonOut;
import dtu.twins.universe.Universe;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * An app that runs already. At the beginning of each trajectory, and when it is restarted, it is told at {@code POST
 * /reset} which universe it lives in: the connection variables, and that nothing it remembers counts any more.
 */
final class UrlGuest implements Guest {
    private static final Duration RESET_WITHIN = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final GuestHouse house;
    private final Universe universe;
    private final Terms terms;
    private final Map<String, String> variables;
    private volatile Condition condition = Condition.STARTING;
    private volatile String obituary = "";

    UrlGuest(GuestHouse house, Universe universe, Terms terms, Map<String, String> variables) {
        this.house = house;
        this.universe = universe;
        this.terms = terms;
        this.variables = new TreeMap<>(variables);
        this.variables.put("DTU_APP_URL", url());
    }

    @Override
    public void start() {
        condition = Condition.STARTING;
        var body = JsonOut.object(json -> json.text("universe", universe.id())
                .text("now", universe.now().toString())
                .object("env", out -> variables.forEach(out::text)));
        Thread.ofVirtual().name("app-reset").start(() -> reset(new String(body, StandardCharsets.UTF_8)));
    }

    private void reset(String body) {
        var uri = URI.create(url() + "/reset");
        var request = Request.of(Method.POST, uri.getRawPath())
                .from(uri.getScheme() + "://" + uri.getRawAuthority())
                .json(body);
        var deadline = System.nanoTime() + terms.readyWithin().toNanos();
        while (condition == Condition.STARTING) {
            switch (house.send(universe, new Outgoing.Http(request, RESET_WITHIN))) {
                case Answer.Responded(var response)
                when response.isSuccess() -> {
                    house.ready();
                    condition = Condition.READY;
                }
                case Answer.Responded(var response) ->
                    gone("the app answers " + response.status() + " to POST " + uri
                            + ", where it is told its connection variables");
                case Answer.Failed(var failure)
                when System.nanoTime() > deadline ->
                    gone("nobody answers at " + url() + " within "
                            + terms.readyWithin().toSeconds() + " s");
                case Answer.Failed(var failure) -> LockSupport.parkNanos(GLANCE.toNanos());
            }
        }
    }

    private void gone(String why) {
        obituary = why;
        condition = Condition.GONE;
    }

    @Override
    public Condition condition() {
        return condition;
    }

    @Override
    public String obituary() {
        return obituary;
    }

    @Override
    public String url() {
        return terms.app().replaceFirst("/+$", "");
    }

    @Override
    public Answer send(Outgoing.Outward message) {
        return house.send(universe, message);
    }

    /** Nothing can be seen of it but what it says. */
    @Override
    public boolean isAtRest() {
        return true;
    }

    @Override
    public Optional<Duration> used() {
        return Optional.empty();
    }

    @Override
    public void settle() {
        house.settle();
    }

    @Override
    public void close() {
        condition = Condition.GONE;
        house.leave(universe);
    }
}
