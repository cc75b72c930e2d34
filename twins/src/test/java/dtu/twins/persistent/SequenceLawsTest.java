package dtu.twins.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dtu.twins.chance.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random walks over the whole surface of the sequence, each step compared with {@link ArrayList}. */
class SequenceLawsTest {
    private static final int STEPS = 100_000;

    @ParameterizedTest
    @CsvSource({"4,1", "5,2", "8,3", "32,4"})
    void every_step_agrees_with_an_array_list(int most, long seed) {
        var chance = new Chance(seed);
        var loom = loom(most);
        List<String> model = new ArrayList<>();
        var sequence = Sequence.woven(loom);
        for (var step = 0; step < STEPS; step++) {
            var where = Where.at(seed, step);
            sequence = edited(sequence, model, chance, step);
            assertThat(sequence.size()).as(where).isEqualTo(model.size());
            if (!model.isEmpty()) {
                var index = chance.in("probe").below(model.size(), step);
                assertThat(sequence.get(index)).as(where).isEqualTo(model.get(index));
            }
            if (step % 2_000 == 0) {
                agreesEverywhere(sequence, model, loom, where);
            }
        }
        agreesEverywhere(sequence, model, loom, Where.at(seed, STEPS));
    }

    /** Does the same to both; keeps them between nothing and some two thousand elements. */
    private static Sequence<String> edited(Sequence<String> sequence, List<String> model, Chance chance, int step) {
        var size = model.size();
        var at = chance.in("at").below(size + 1, step);
        var element = element(chance, step);
        var kind = chance.in("kind").below(100, step);
        if (kind < 35) {
            model.add(at, element);
            return sequence.insert(at, element);
        }
        if (kind < 50) {
            model.add(element);
            return sequence.append(element);
        }
        if (kind < 85 && at < size) {
            if (kind < 60) {
                model.set(at, element);
                return sequence.set(at, element);
            }
            model.remove(at);
            return sequence.remove(at);
        }
        var to = Math.min(size, at + chance.in("removed").below(60, step));
        var added = elements(chance.in("added"), chance.in("many").below(size > 2_000 ? 5 : 70, step), step);
        model.subList(at, to).clear();
        model.addAll(at, added);
        return sequence.splice(at, to, added);
    }

    @ParameterizedTest
    @CsvSource({"4,11", "5,12", "32,13"})
    void slices_and_their_concatenation_agree_with_sub_lists(int most, long seed) {
        var chance = new Chance(seed);
        var loom = loom(most);
        for (var step = 0; step < 200; step++) {
            var where = Where.at(seed, step);
            var model = elements(chance, chance.in("size").below(600, step) + 1, step);
            var sequence = Sequence.woven(loom).splice(0, 0, model);
            var one = chance.in("one").below(model.size(), step);
            var other = chance.in("other").below(model.size(), step);
            var from = Math.min(one, other);
            var to = Math.max(one, other);
            var slice = sequence.slice(from, to);
            agreesEverywhere(slice, model.subList(from, to), loom, where);
            var turned = sequence.slice(to, model.size()).concat(slice).concat(sequence.slice(0, from));
            List<String> turnedModel = new ArrayList<>(model.subList(to, model.size()));
            turnedModel.addAll(model.subList(from, to));
            turnedModel.addAll(model.subList(0, from));
            agreesEverywhere(turned, turnedModel, loom, where);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void old_versions_never_change(long seed) {
        var chance = new Chance(seed);
        var versions = new ArrayList<Sequence<String>>();
        var models = new ArrayList<List<String>>();
        List<String> model = new ArrayList<>();
        var sequence = Sequence.woven(loom(4));
        for (var step = 0; step < 2_000; step++) {
            sequence = edited(sequence, model, chance, step);
            if (step % 20 == 0) {
                versions.add(sequence);
                models.add(List.copyOf(model));
            }
        }
        for (var i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i).stream().toList())
                    .as(Where.at(seed, i * 20))
                    .isEqualTo(models.get(i));
        }
    }

    @Test
    void appending_one_by_one_and_dropping_from_the_front_keeps_a_sequence_sound() {
        for (var most : List.of(4, 5, 7, 32)) {
            var loom = loom(most);
            var model = IntStream.range(0, 1_500).mapToObj(Integer::toString).toList();
            var sequence = Sequence.woven(loom);
            for (var element : model) {
                sequence = sequence.append(element);
            }
            for (var dropped = 0; dropped < model.size(); dropped += 35) {
                var rest = model.subList(dropped, model.size());
                agreesEverywhere(sequence, rest, loom, () -> "fan-out " + most + " with " + rest.size() + " left");
                sequence = sequence.slice(Math.min(35, sequence.size()), sequence.size());
            }
        }
    }

    private static void agreesEverywhere(
            Sequence<String> sequence, List<String> model, Loom<String> loom, Where where) {
        Soundness.check(sequence, loom, where);
        assertThat(sequence.stream().toList()).as(where).isEqualTo(model);
        assertThat(sequence.hashCode()).as(where).isEqualTo(model.hashCode());
        assertThat(sequence).as(where).isEqualTo(Sequence.woven(loom).splice(0, 0, model));
        var before = 0L;
        for (var index = 0; index < model.size(); index++) {
            var end = before + model.get(index).length();
            var covered = end > before;
            if (sequence.measureBefore(index) != before
                    || (covered && sequence.indexAtMeasure(before) != index)
                    || (covered && sequence.indexAtMeasure(end - 1) != index)) {
                fail("%s: element %d does not lie at measure %d", where.get(), index, before);
            }
            before = end;
        }
        assertThat(sequence.measure()).as(where).isEqualTo(before);
    }

    private static Loom<String> loom(int most) {
        return new Loom<>(String::length, new Room(most));
    }

    private static List<String> elements(Chance chance, int count, int step) {
        return IntStream.range(0, count)
                .mapToObj(i -> element(chance.in(i), step))
                .toList();
    }

    /** A text of up to four letters, and not seldom an empty one, which measures nothing. */
    private static String element(Chance chance, int step) {
        return "abcd".substring(chance.in("text").below(5, step));
    }
}
