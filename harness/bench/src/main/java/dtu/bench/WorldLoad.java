package dtu.bench;

import dtu.okta.OktaTwin;
import dtu.okta.users.User;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Settler;
import dtu.twins.json.Json;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Solo;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;
import dtu.twins.universe.Visit;
import dtu.twins.universe.Witness;
import dtu.twins.universe.World;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** What forking, keeping, restoring and comparing worlds costs, and that it does not grow with them. */
final class WorldLoad {
    private static final int[] SIZES = {1_000, 100_000, 1_000_000};
    private static final int CHANGES = 10;
    private static final int WARM = 20_000;
    private static final int ROUNDS = 5;
    private static final int BATCH = 2_000;
    private static final double FORK_MICROS = 10;
    private static final double DIFF_MICROS = 50;

    private final OktaTwin okta = new OktaTwin();
    private final Universes universes =
            new Universes(new Cast(List.of(okta)), Map.of(), InstantSource.fixed(Solo.MONDAY), 1, Witness.NOBODY);
    private final Universe universe;
    private final World changed;
    private final LongAdder seen = new LongAdder();
    private long forks;

    private WorldLoad(int size) {
        universe = universes.found("bench", new Clock.Virtual(Solo.MONDAY), 1).orElseThrow();
        Visit.settle(
                universe,
                List.of(new Settler(
                        "admin", "Ada", "Byrne", "ada@acme.test", "", "IT", "admin", "", List.of(), Map.of())));
        universe.act(okta, "bench", call -> filled(call, size));
        var before = universe.checkpoint("before");
        universe.act(okta, "bench", call -> touched(call, size));
        changed = universe.world();
        universe.restore(before);
    }

    static Figures measured() {
        var figures = new Figures(
                "Worlds of a thousand, a hundred thousand and a million people (µs)",
                "what",
                "10³",
                "10⁵",
                "10⁶",
                "largest / smallest",
                "goal",
                "");
        var forks = new double[SIZES.length];
        var kept = new double[SIZES.length];
        var restored = new double[SIZES.length];
        var diffs = new double[SIZES.length];
        for (var i = 0; i < SIZES.length; i++) {
            var load = new WorldLoad(SIZES[i]);
            forks[i] = micros(load::fork);
            kept[i] = micros(load::keep);
            restored[i] = micros(load::restore);
            diffs[i] = micros(load::diff);
        }
        row(figures, "fork", FORK_MICROS, forks);
        row(figures, "checkpoint", FORK_MICROS, kept);
        row(figures, "restore", FORK_MICROS, restored);
        row(figures, "diff of ten changes", DIFF_MICROS, diffs);
        return figures;
    }

    private static void row(Figures figures, String what, double goal, double[] micros) {
        var last = micros[micros.length - 1];
        figures.row(
                what,
                Figures.fine(micros[0]),
                Figures.fine(micros[1]),
                Figures.fine(last),
                Figures.fine(last / micros[0]),
                "< " + Figures.whole(goal),
                Figures.atMost(goal, last));
    }

    private static double micros(Runnable action) {
        for (var i = 0; i < WARM; i++) {
            action.run();
        }
        var rounds = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            for (var i = 0; i < BATCH; i++) {
                action.run();
            }
            rounds[round] = (System.nanoTime() - start) / 1e3 / BATCH;
        }
        return Figures.median(rounds);
    }

    private void fork() {
        var id = "fork" + forks++;
        universes.from(universe.world(), id).orElseThrow();
        universes.delete(id);
    }

    private void keep() {
        // Of a fork, so that no universe keeps thousands: keeping is what is measured, and the fork's share is known.
        Universe.from(universe.world(), "keeper", universe.tenant(), InstantSource.system())
                .checkpoint("kept");
    }

    private void restore() {
        universe.restore(universe.checkpoints().all().getFirst());
    }

    private void diff() {
        universe.world().diff(changed, (twin, shape, id, before, after) -> seen.increment());
    }

    private static Commit filled(Call call, int size) {
        var state = call.state();
        var template = state.scan(User.USERS).first().orElseThrow();
        var people = IntStream.range(0, size)
                .mapToObj(number -> person(template, number, "Last" + number % 100))
                .toList();
        return Commit.commit(state.putAll(User.USERS, people));
    }

    /** Ten people far apart from each other marry. */
    private static Commit touched(Call call, int size) {
        var state = call.state();
        var template = state.scan(User.USERS).first().orElseThrow();
        for (var i = 0; i < CHANGES; i++) {
            state = state.put(User.USERS, person(template, i * (size / CHANGES), "Married"));
        }
        return Commit.commit(state);
    }

    private static User person(User template, int number, String lastName) {
        var address = "person" + number + "@acme.test";
        var profile = Json.from(
                Map.of("login", address, "email", address, "firstName", "First" + number % 1000, "lastName", lastName));
        var id = new User.Id(String.format(Locale.ROOT, "00u%017d", number));
        return new User(id, template.status(), template.type(), profile, template.credentials(), template.times());
    }
}
