package dtu.okta.walks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dtu.okta.description.Description;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds wherever a walk leads. A failure tells the seed and the shortest walk that still fails. */
class WalksTest {
    private static final int STEPS = 600;
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);

    @BeforeEach
    void described() {
        Assumptions.assumeFalse(Description.all().isEmpty(), "no descriptions beside the repository");
    }

    @Test
    void no_step_fails_by_our_own_fault() {
        for (var seed : SEEDS) {
            var steps = IntStream.range(0, STEPS).boxed().toList();
            if (fails(seed, steps)) {
                fail("seed " + seed + ", shortest walk that fails: " + shortened(seed, steps));
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes() {
        for (var seed : SEEDS) {
            var one = new Walk(seed);
            var other = new Walk(seed);
            for (var step = 0; step < STEPS; step++) {
                var said = one.step(step).response();
                assertThat(other.step(step).response())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(said);
            }
        }
    }

    @Test
    void a_fork_never_sees_what_its_parent_writes_later() {
        for (var seed : SEEDS) {
            var walk = new Walk(seed);
            IntStream.range(0, STEPS / 2).forEach(walk::step);
            var parent = walk.okta().solo().universe();
            var fork = Universe.from(parent.world(), "fork", parent.tenant(), parent::wall);
            var paths = walk.read();
            var before = answers(fork, walk, paths);

            IntStream.range(STEPS / 2, STEPS).forEach(walk::step);

            assertThat(parent.world().of(walk.twin())).isNotSameAs(fork.world().of(walk.twin()));
            assertThat(answers(fork, walk, paths)).as("seed %d", seed).isEqualTo(before);
        }
    }

    @Test
    void a_checkpoint_restores_to_equality() {
        for (var seed : SEEDS) {
            var walk = new Walk(seed);
            IntStream.range(0, STEPS / 2).forEach(walk::step);
            var universe = walk.okta().solo().universe();
            var kept = universe.checkpoint("half way");
            var paths = walk.read();
            var before = answers(universe, walk, paths);

            IntStream.range(STEPS / 2, STEPS).forEach(walk::step);
            universe.restore(kept);

            assertThat(walk.okta().state())
                    .as("seed %d", seed)
                    .isSameAs(kept.world().of(walk.twin()));
            assertThat(answers(universe, walk, paths)).as("seed %d", seed).isEqualTo(before);
        }
    }

    @Test
    void pages_hold_each_item_exactly_once_while_others_are_added() {
        for (var seed : SEEDS) {
            var walk = new Walk(seed);
            IntStream.range(0, STEPS / 4).forEach(walk::step);
            for (var list : new TreeSet<>(Walk.PAGED.keySet())) {
                var whole = walk.ids(list);
                assertThat(whole).as(list).doesNotHaveDuplicates();
                assertThat(paged(walk, list))
                        .as("seed %d, %s", seed, list)
                        .doesNotHaveDuplicates()
                        .containsAll(whole);
            }
        }
    }

    /** The ids on all pages of two, with something new in the list after each. */
    private static List<String> paged(Walk walk, String list) {
        var ids = new ArrayList<String>();
        var next = Optional.of(list + (list.contains("?") ? "&" : "?") + "limit=2");
        for (var page = 0; next.isPresent(); page++) {
            var reply = walk.get(next.get());
            reply.json().elements().forEach(each -> ids.add(each.textAt("id").orElseThrow()));
            next = reply.link("next");
            if (page < 5) {
                walk.add(list, page);
            }
        }
        return ids;
    }

    /** What a universe answers from those paths. */
    private static Map<String, String> answers(Universe universe, Walk walk, List<String> paths) {
        var dispatcher = new Dispatcher(Courier.NOBODY);
        var answers = new TreeMap<String, String>();
        for (var path : paths) {
            var request = Request.get(path)
                    .header("Authorization", walk.authorization())
                    .from(universe.tenant().root(walk.twin().name()));
            var reply = dispatcher.dispatch(universe, walk.twin(), request, "client");
            if (reply instanceof Reply.Answered(var told, var late)) {
                answers.put(path, told.status() + " " + told.body().text());
            }
        }
        return answers;
    }

    private static boolean fails(long seed, List<Integer> steps) {
        var walk = new Walk(seed);
        return steps.stream().anyMatch(step -> failed(walk.step(step).response()));
    }

    private static boolean failed(Response response) {
        return response.status() == 500 || response.headers().has("X-DTU-Failure");
    }

    /** Leaves steps out, many at once at first, as long as the walk still fails. */
    private static List<Integer> shortened(long seed, List<Integer> steps) {
        var shortest = steps;
        for (var size = steps.size() / 2; size > 0; size /= 2) {
            for (var from = 0; from < shortest.size(); ) {
                var without = new ArrayList<>(shortest);
                without.subList(from, Math.min(from + size, without.size())).clear();
                if (fails(seed, without)) {
                    shortest = without;
                } else {
                    from += size;
                }
            }
        }
        return shortest;
    }
}
