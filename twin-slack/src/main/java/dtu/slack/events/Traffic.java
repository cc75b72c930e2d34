package dtu.slack.events;

import dtu.slack.apps.App;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How many events an app was sent within the last hour, and how often it failed to take one; minute by minute.
 *
 * @param limitedIn the last minute in which the app was told that it gets no more; 0 when it never was
 */
record Traffic(App.Id app, List<Minute> minutes, long limitedIn) {
    static final Table<App.Id, Traffic> TRAFFIC = Table.bookkeeping("EventTraffic", Traffic::app);

    private static final int EVENTS_MAX = 30_000;
    /** Those who get less than this in an hour may fail as much as they like. */
    private static final int EVENTS_MIN = 1_000;

    private static final int SUCCESSES_MIN_PERCENT = 5;
    private static final int MINUTES = 60;
    private static final int SECONDS = 60;

    Traffic {
        minutes = List.copyOf(minutes);
    }

    /**
     * What happened within one minute.
     *
     * @param events first attempts to deliver
     * @param retries all further ones
     * @param failures attempts of either kind that failed
     */
    record Minute(long number, int events, int retries, int failures) {
        private Minute and(Minute more) {
            return new Minute(number, events + more.events, retries + more.retries, failures + more.failures);
        }
    }

    static Traffic of(State state, App.Id app) {
        return state.find(TRAFFIC, app).orElseGet(() -> new Traffic(app, List.of(), 0));
    }

    static long minute(Instant time) {
        return time.getEpochSecond() / SECONDS;
    }

    Traffic sent(Instant now, int events) {
        return with(new Minute(minute(now), events, 0, 0));
    }

    /** One more attempt has failed, the {@code number}th, counted from 0. */
    Traffic failed(Instant now, int number) {
        return with(new Minute(minute(now), 0, number == 0 ? 0 : 1, 1));
    }

    Traffic limited(Instant now) {
        return new Traffic(app, minutes, minute(now));
    }

    boolean isLimited(Instant now) {
        return limitedIn == minute(now);
    }

    /** How many more events the app may be sent now. */
    int room(Instant now) {
        return Math.max(0, EVENTS_MAX - sum(now, Minute::events));
    }

    /** Whether the app has taken so little of so much that it is to be sent nothing any more. */
    boolean isHopeless(Instant now) {
        var events = sum(now, Minute::events);
        var attempts = events + sum(now, Minute::retries);
        var successes = attempts - sum(now, Minute::failures);
        return events >= EVENTS_MIN && successes * 100 < attempts * SUCCESSES_MIN_PERCENT;
    }

    private int sum(Instant now, ToIntFunction<Minute> part) {
        return minutes.stream()
                .filter(minute -> minute.number() > minute(now) - MINUTES)
                .mapToInt(part)
                .sum();
    }

    private Traffic with(Minute more) {
        var kept = new ArrayList<>(minutes);
        kept.removeIf(minute -> minute.number() <= more.number() - MINUTES);
        var isNew = kept.isEmpty() || kept.getLast().number() != more.number();
        kept.add(isNew ? more : kept.removeLast().and(more));
        return new Traffic(app, kept, limitedIn);
    }
}
