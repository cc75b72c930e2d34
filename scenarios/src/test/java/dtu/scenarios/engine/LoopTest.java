package dtu.scenarios.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Scheduler;
import dtu.twins.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private final List<String> seen = new ArrayList<>();

    private static Loop loop(long seed) {
        var universe = Universe.found(
                "test",
                Tenant.of("test", 1, Map.of()),
                new Cast(List.of()),
                new Clock.Virtual(START),
                InstantSource.fixed(START),
                1);
        return new Loop(universe, new Scheduler(Courier.NOBODY), new Chance(seed));
    }

    private static Instant minute(int number) {
        return START.plus(Duration.ofMinutes(number));
    }

    @Test
    void things_happen_in_the_order_of_their_times() {
        var loop = loop(1);
        loop.at(minute(2), "b", () -> seen.add("second at " + loop.now()));
        loop.at(minute(1), "a", () -> seen.add("first at " + loop.now()));

        loop.run(minute(10));

        assertThat(seen).containsExactly("first at 2026-01-05T08:01:00Z", "second at 2026-01-05T08:02:00Z");
        assertThat(loop.now()).isEqualTo(minute(10));
    }

    @Test
    void what_is_due_after_the_end_does_not_happen() {
        var loop = loop(1);
        loop.at(minute(11), "late", () -> seen.add("late"));

        loop.run(minute(10));

        assertThat(seen).isEmpty();
    }

    @Test
    void within_a_stream_the_order_of_asking_is_kept_and_between_streams_it_is_drawn() {
        var orders = new ArrayList<List<String>>();
        for (var seed = 0; seed < 20; seed++) {
            var order = new ArrayList<String>();
            var loop = loop(seed);
            for (var number = 0; number < 3; number++) {
                var step = number;
                loop.at(minute(1), "a", () -> order.add("a" + step));
                loop.at(minute(1), "b", () -> order.add("b" + step));
            }
            loop.run(minute(2));
            assertThat(order.stream().filter(one -> one.startsWith("a"))).containsExactly("a0", "a1", "a2");
            assertThat(order.stream().filter(one -> one.startsWith("b"))).containsExactly("b0", "b1", "b2");
            orders.add(order);
        }
        assertThat(orders.stream().map(List::getFirst).distinct()).containsExactlyInAnyOrder("a0", "b0");
    }

    @Test
    void sleeping_strands_take_turns() {
        var loop = loop(1);
        for (var name : List.of("x", "y")) {
            loop.spawnAt(START, name, () -> {
                for (var turn = 0; turn < 2; turn++) {
                    loop.sleep(Duration.ofMinutes(name.equals("x") ? 2 : 3), name);
                    seen.add(name + turn + " " + loop.now());
                }
            });
        }

        loop.run(minute(10));

        assertThat(seen)
                .containsExactly(
                        "x0 2026-01-05T08:02:00Z",
                        "y0 2026-01-05T08:03:00Z",
                        "x1 2026-01-05T08:04:00Z",
                        "y1 2026-01-05T08:06:00Z");
    }

    @Test
    void a_strand_waits_for_a_promise_and_the_first_answer_counts() {
        var loop = loop(1);
        var answer = loop.<String>promise();
        loop.spawnAt(START, "asker", () -> seen.add(answer.await() + " at " + loop.now()));
        loop.at(minute(5), "timeout", () -> answer.fulfil("too late"));
        loop.at(minute(3), "answer", () -> answer.fulfil("in time"));

        loop.run(minute(10));

        assertThat(seen).containsExactly("in time at 2026-01-05T08:03:00Z");
    }

    @Test
    void a_strand_that_still_waits_at_the_end_is_unwound() {
        var loop = loop(1);
        loop.spawnAt(START, "forever", () -> {
            try {
                loop.<String>promise().await();
            } finally {
                seen.add("unwound");
            }
        });

        loop.run(minute(1));

        assertThat(seen).containsExactly("unwound");
    }

    @Test
    void a_failure_in_a_strand_reaches_whoever_runs_the_loop() {
        var loop = loop(1);
        loop.spawnAt(START, "bad", () -> {
            throw new IllegalArgumentException("broken");
        });

        assertThatThrownBy(() -> loop.run(minute(1))).hasMessage("broken");
    }

    @Test
    void only_a_strand_can_wait() {
        var loop = loop(1);
        loop.at(START, "plain", () -> loop.sleep(Duration.ofMinutes(1), "plain"));

        assertThatThrownBy(() -> loop.run(minute(1))).hasMessage("only a strand can wait");
    }
}
