package dtu.twins.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dtu.twins.chance.Chance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random walks over the whole surface of the map, each step compared with {@link TreeMap}. */
class OrderedMapLawsTest {
    private static final int STEPS = 100_000;

    @ParameterizedTest
    @CsvSource({"4,1", "4,2", "5,3", "8,4", "32,5"})
    void every_step_agrees_with_a_tree_map(int most, long seed) {
        var chance = new Chance(seed);
        var model = new TreeMap<Integer, String>();
        var map = OrderedMap.<Integer, String>shaped(shape(most));
        for (var step = 0; step < STEPS; step++) {
            var where = Where.at(seed, step);
            var key = key(chance, step);
            if (chance.in("kind").below(100, step) < putPercentage(step)) {
                var value = "v" + chance.in("value").below(3, step);
                model.put(key, value);
                map = map.put(key, value);
            } else {
                model.remove(key);
                map = map.remove(key);
            }
            assertThat(map.size()).as(where).isEqualTo(model.size());
            if (step % 10 == 0) {
                agreesAround(map, model, key(chance.in("probe"), step), where);
            }
            if (step % 2_000 == 0) {
                agreesEverywhere(map, model, most, where);
            }
        }
        agreesEverywhere(map, model, most, Where.at(seed, STEPS));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7, 32})
    void emptying_a_map_from_either_end_or_the_middle_keeps_it_sound(int most) {
        for (var end = 0; end < 3; end++) {
            var model = new TreeMap<Integer, String>();
            var map = OrderedMap.<Integer, String>shaped(shape(most));
            for (var key = 0; key < 2_000; key++) {
                map = map.put(key, "v");
                model.put(key, "v");
            }
            for (var left = 2_000; left > 0; left--) {
                var rank = List.of(0, left - 1, left / 2).get(end);
                var key = map.at(rank).getKey();
                map = map.remove(key);
                model.remove(key);
                if (left % 100 == 0) {
                    var stage = "fan-out " + most + " end " + end + " left " + left;
                    agreesEverywhere(map, model, most, () -> stage);
                }
            }
            assertThat(map.isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void old_versions_never_change(long seed) {
        var chance = new Chance(seed);
        var versions = new ArrayList<OrderedMap<Integer, String>>();
        var models = new ArrayList<Map<Integer, String>>();
        var map = OrderedMap.<Integer, String>shaped(shape(4));
        for (var step = 0; step < 3_000; step++) {
            var key = chance.below(300, step);
            map = chance.in("kind").happens(0.5, step) ? map.put(key, "v" + step) : map.remove(key);
            if (step % 30 == 0) {
                versions.add(map);
                models.add(content(map));
            }
        }
        for (var i = 0; i < versions.size(); i++) {
            assertThat(content(versions.get(i))).as(Where.at(seed, i * 30)).isEqualTo(models.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"4,21", "5,22", "8,23", "32,24"})
    void a_diff_agrees_with_a_comparison_of_everything(int most, long seed) {
        var chance = new Chance(seed);
        var versions = new ArrayList<OrderedMap<Integer, String>>();
        var map = OrderedMap.<Integer, String>shaped(shape(most));
        for (var step = 0; step < 10_000; step++) {
            var key = key(chance, step);
            var put = chance.in("kind").below(100, step) < putPercentage(step * 5);
            map = put ? map.put(key, "v" + chance.in("value").below(3, step)) : map.remove(key);
            versions.add(map);
            var earlier = versions.get(chance.in("earlier").below(versions.size(), step));
            if (step % 20 == 0) {
                assertThat(diff(earlier, map)).as(Where.at(seed, step)).isEqualTo(naiveDiff(earlier, map));
                assertThat(diff(map, earlier)).as(Where.at(seed, step)).isEqualTo(naiveDiff(map, earlier));
                assertThat(earlier.equals(map))
                        .as(Where.at(seed, step))
                        .isEqualTo(content(earlier).equals(content(map)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4,31", "5,32", "32,33"})
    void every_range_agrees_with_a_filter_over_everything(int most, long seed) {
        var chance = new Chance(seed);
        var map = OrderedMap.<Integer, String>shaped(shape(most));
        for (var i = 0; i < 500; i++) {
            map = map.put(chance.below(1_000, i) * 2, "v" + i);
        }
        var all = map.keys().toList();
        for (var step = 0; step < 500; step++) {
            int one = chance.in("one").below(2_010, step) - 5;
            int other = chance.in("other").below(2_010, step) - 5;
            var range = Range.atLeast(one).and(Range.atMost(other));
            var expected =
                    all.stream().filter(key -> key >= one && key <= other).toList();
            agrees(map, range, expected, Where.at(seed, step));
            agrees(map, Range.between(one, other), without(expected, other), Where.at(seed, step));
            agrees(map, Range.after(one).and(Range.atMost(other)), without(expected, one), Where.at(seed, step));
            agrees(
                    map,
                    Range.after(one).and(Range.before(other)),
                    without(without(expected, one), other),
                    Where.at(seed, step));
            agrees(map, range.descending(), expected.reversed(), Where.at(seed, step));
            var tens = one / 100;
            var inTens = all.stream().filter(key -> key / 100 == tens).toList();
            agrees(map, Range.where(key -> Integer.compare(key / 100, tens)), inTens, Where.at(seed, step));
        }
    }

    @Test
    void bulk_loading_agrees_with_putting_one_by_one_at_every_size() {
        for (var most : List.of(4, 5, 6, 7, 32)) {
            for (var size = 0; size < 200; size++) {
                var model = new TreeMap<Integer, String>();
                for (var key = 0; key < size; key++) {
                    model.put(key, "v" + key);
                }
                var map = OrderedMap.ofSorted(shape(most), model.entrySet());
                var stage = "fan-out " + most + " size " + size;
                agreesEverywhere(map, model, most, () -> stage);
            }
        }
    }

    private static void agrees(OrderedMap<Integer, String> map, Range<Integer> range, List<Integer> keys, Where where) {
        var scan = map.scan(range);
        assertThat(scan.keys().toList()).as(where).isEqualTo(keys);
        assertThat(map.count(range)).as(where).isEqualTo(keys.size());
        var half = keys.size() / 2;
        assertThat(scan.skip(half).keys().toList()).as(where).isEqualTo(keys.subList(half, keys.size()));
        assertThat(scan.limit(half).keys().toList()).as(where).isEqualTo(keys.subList(0, half));
        assertThat(scan.skip(half).limit(3).values().toList())
                .as(where)
                .isEqualTo(keys.stream().skip(half).limit(3).map(map::get).toList());
    }

    private static List<Integer> without(List<Integer> keys, int key) {
        return keys.stream().filter(each -> each != key).toList();
    }

    private static void agreesAround(
            OrderedMap<Integer, String> map, NavigableMap<Integer, String> model, int key, Where where) {
        assertThat(map.get(key)).as(where).isEqualTo(model.get(key));
        assertThat(map.containsKey(key)).as(where).isEqualTo(model.containsKey(key));
        assertThat(map.floorEntry(key)).as(where).isEqualTo(model.floorEntry(key));
        assertThat(map.ceilingEntry(key)).as(where).isEqualTo(model.ceilingEntry(key));
        assertThat(map.lowerEntry(key)).as(where).isEqualTo(model.lowerEntry(key));
        assertThat(map.higherEntry(key)).as(where).isEqualTo(model.higherEntry(key));
        assertThat(map.firstEntry()).as(where).isEqualTo(model.firstEntry());
        assertThat(map.lastEntry()).as(where).isEqualTo(model.lastEntry());
    }

    private static void agreesEverywhere(
            OrderedMap<Integer, String> map, NavigableMap<Integer, String> model, int most, Where where) {
        Soundness.check(map, shape(most), where);
        assertThat(new ArrayList<>(map.stream().toList())).as(where).isEqualTo(new ArrayList<>(model.entrySet()));
        assertThat(map.scan(Range.<Integer>all().descending()).keys().toList())
                .as(where)
                .isEqualTo(new ArrayList<>(model.descendingKeySet()));
        assertThat(map.hashCode()).as(where).isEqualTo(model.hashCode());
        var rank = 0;
        for (var key : model.keySet()) {
            if (map.rank(key) != rank || !map.at(rank).getKey().equals(key)) {
                fail("%s: the rank of %d is not %d", where.get(), key, rank);
            }
            rank++;
        }
    }

    static List<String> diff(OrderedMap<Integer, String> before, OrderedMap<Integer, String> after) {
        var heard = new ArrayList<String>();
        before.diff(after, new Heard(heard));
        return heard;
    }

    private static List<String> naiveDiff(OrderedMap<Integer, String> before, OrderedMap<Integer, String> after) {
        var heard = new ArrayList<String>();
        var changes = new Heard(heard);
        var keys = new TreeMap<>(content(before));
        keys.putAll(content(after));
        for (int key : keys.keySet()) {
            var old = before.get(key);
            var current = after.get(key);
            if (old == null && current != null) {
                changes.added(key, current);
            } else if (old != null && current == null) {
                changes.removed(key, old);
            } else if (old != null && current != null && !old.equals(current)) {
                changes.changed(key, old, current);
            }
        }
        return heard;
    }

    /** Writes down what a diff says. */
    private record Heard(List<String> lines) implements Changes<Integer, String> {
        @Override
        public void added(Integer key, String value) {
            lines.add("+" + key + "=" + value);
        }

        @Override
        public void removed(Integer key, String value) {
            lines.add("-" + key + "=" + value);
        }

        @Override
        public void changed(Integer key, String before, String after) {
            lines.add("~" + key + "=" + before + ">" + after);
        }
    }

    private static Map<Integer, String> content(OrderedMap<Integer, String> map) {
        var content = new HashMap<Integer, String>();
        map.forEach(entry -> content.put(entry.getKey(), entry.getValue()));
        return content;
    }

    private static Shape<Integer> shape(int most) {
        return new Shape<>(Comparator.<Integer>naturalOrder(), new Room(most));
    }

    /** Mostly anywhere, now and then in one narrow stretch, so that single nodes overflow and run empty. */
    private static int key(Chance chance, int step) {
        var anywhere = chance.in("key").below(5_000, step);
        return step / 2_000 % 3 == 2 ? 2_000 + anywhere / 50 : anywhere;
    }

    /** Grows for a while, shrinks for a while. */
    private static int putPercentage(int step) {
        return step / 10_000 % 2 == 0 ? 70 : 30;
    }
}
