package dtu.twins.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedMapTest {
    private final OrderedMap<String, Integer> empty = OrderedMap.empty();
    private final OrderedMap<String, Integer> three =
            empty.put("b", 2).put("c", 3).put("a", 1);

    @Test
    void entries_come_in_key_order_however_they_were_put() {
        assertThat(three.stream()).containsExactly(Map.entry("a", 1), Map.entry("b", 2), Map.entry("c", 3));
        assertThat(three.keys()).containsExactly("a", "b", "c");
        assertThat(three.values()).containsExactly(1, 2, 3);
        assertThat(three).hasToString("OrderedMap[3: a to c]");
    }

    @Test
    void the_empty_map_has_nothing_and_says_so() {
        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.get("a")).isNull();
        assertThat(empty.firstEntry()).isNull();
        assertThat(empty.lastEntry()).isNull();
        assertThat(empty.floorEntry("a")).isNull();
        assertThat(empty.rank("a")).isZero();
        assertThat(empty.iterator().hasNext()).isFalse();
        assertThat(empty.scan(Range.atLeast("a")).isEmpty()).isTrue();
        assertThat(empty.remove("a")).isSameAs(empty);
        assertThat(empty).hasToString("OrderedMap[0]");
        assertThatThrownBy(() -> empty.at(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(empty.iterator()::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_change_that_changes_nothing_answers_the_same_map() {
        var name = new Object();
        var map = OrderedMap.<String, Object>empty().put("a", name);

        assertThat(map.put("a", name)).isSameAs(map);
        assertThat(map.remove("b")).isSameAs(map);
    }

    @Test
    void an_equal_value_that_is_another_object_replaces_the_old_one() {
        var old = new String("value");
        var current = new String("value");
        var map = OrderedMap.<String, String>empty().put("a", old);

        assertThat(map.put("a", current).get("a")).isSameAs(current);
        assertThat(map.get("a")).isSameAs(old);
    }

    @Test
    void null_is_refused_everywhere() {
        assertThatNullPointerException().isThrownBy(() -> empty.get(absent()));
        assertThatNullPointerException().isThrownBy(() -> three.containsKey(absent()));
        assertThatNullPointerException().isThrownBy(() -> empty.put(absent(), 1));
        assertThatNullPointerException().isThrownBy(() -> empty.put("a", absent()));
        assertThatNullPointerException().isThrownBy(() -> empty.remove(absent()));
        assertThatNullPointerException().isThrownBy(() -> empty.rank(absent()));
        assertThatNullPointerException().isThrownBy(() -> empty.floorEntry(absent()));
        assertThatNullPointerException().isThrownBy(() -> Range.atLeast(absent()));
        assertThatNullPointerException().isThrownBy(() -> Range.between("a", absent()));
        assertThatNullPointerException().isThrownBy(() -> Range.where(absent()));
        assertThatNullPointerException().isThrownBy(() -> OrderedMap.empty(absent()));
    }

    /** What a caller without null checks would pass. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T absent() {
        return null;
    }

    @Test
    void ranks_outside_the_map_are_refused() {
        assertThatThrownBy(() -> three.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> three.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void bulk_loading_refuses_keys_that_do_not_ascend() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderedMap.ofSorted(List.of(Map.entry("b", 1), Map.entry("a", 2))))
                .withMessage("keys must ascend, but b comes before a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderedMap.ofSorted(List.of(Map.entry("a", 1), Map.entry("a", 2))));
        assertThat(OrderedMap.ofSorted(List.of(Map.entry("a", 1), Map.entry("b", 2)))
                        .keys())
                .containsExactly("a", "b");
    }

    @Test
    void keys_that_compare_as_zero_are_one_key_and_the_first_one_stays() {
        var map = OrderedMap.<String, Integer>empty(String.CASE_INSENSITIVE_ORDER)
                .put("Ada", 1)
                .put("ADA", 2);

        assertThat(map.stream()).containsExactly(Map.entry("Ada", 2));
    }

    @Test
    void composite_keys_are_scanned_by_their_leading_part() {
        var map = OrderedMap.<Seat, String>empty(Comparator.comparing(Seat::row).thenComparingInt(Seat::number));
        for (var seat = 0; seat < 1_000; seat++) {
            map = map.put(new Seat("row" + seat % 10, seat), "guest" + seat);
        }
        Range<Seat> rowThree = Range.where(seat -> seat.row().compareTo("row3"));

        assertThat(map.count(rowThree)).isEqualTo(100);
        assertThat(map.scan(rowThree).limit(2).keys()).containsExactly(new Seat("row3", 3), new Seat("row3", 13));
        assertThat(map.scan(rowThree.and(Range.after(new Seat("row3", 973)))).values())
                .containsExactly("guest983", "guest993");
        assertThat(map.scan(rowThree.descending()).skip(98).values()).containsExactly("guest13", "guest3");
    }

    private record Seat(String row, int number) {}

    @Test
    void a_range_whose_start_lies_behind_its_end_is_empty() {
        assertThat(three.scan(Range.between("c", "a")).keys()).isEmpty();
        assertThat(three.scan(Range.between("c", "a").descending()).keys()).isEmpty();
        assertThat(three.count(Range.<String>after("c").and(Range.before("a")))).isZero();
        assertThat(three.count(Range.between("b", "b"))).isZero();
    }

    @Test
    void a_scan_can_be_read_twice_and_skipped_beyond_its_end() {
        var scan = three.scan(Range.atLeast("b"));

        assertThat(scan.keys()).containsExactly("b", "c");
        assertThat(scan.keys()).containsExactly("b", "c");
        assertThat(scan.skip(5).keys()).isEmpty();
        assertThat(scan.skip(5).size()).isZero();
        assertThat(scan.limit(0)).isEmpty();
        assertThat(scan.limit(9).size()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> scan.skip(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> scan.limit(-1));
    }

    @Test
    void maps_are_equal_by_content_and_not_by_history() {
        var numbers = IntStream.range(0, 500).boxed().toList();
        var forwards = OrderedMap.<Integer, String>empty();
        var backwards = OrderedMap.<Integer, String>empty();
        for (var number : numbers) {
            forwards = forwards.put(number, "v" + number);
        }
        for (var number : numbers.reversed()) {
            backwards = backwards.put(number, "v" + number);
        }

        assertThat(forwards).isEqualTo(backwards).hasSameHashCodeAs(backwards);
        assertThat(forwards).isNotEqualTo(backwards.remove(250));
        assertThat(forwards).isNotEqualTo(backwards.put(250, "other"));
        assertThat(forwards).isNotEqualTo(backwards.remove(250).put(1_000, "v250"));
        assertThat(three).isNotEqualTo(Map.of("a", 1, "b", 2, "c", 3));
    }

    @Test
    void a_diff_of_small_edits_in_a_large_map_opens_few_nodes() {
        var comparisons = new int[1];
        Comparator<Integer> counting = (one, other) -> {
            comparisons[0]++;
            return Integer.compare(one, other);
        };
        var entries = IntStream.range(0, 100_000)
                .mapToObj(key -> Map.entry(key, "v" + key))
                .toList();
        var before = OrderedMap.ofSorted(counting, entries);
        var after =
                before.put(5, "changed").remove(50_000).put(100_001, "added").put(200_000, "added");
        for (var key = 70_000; key < 70_100; key++) {
            after = after.remove(key);
        }
        comparisons[0] = 0;

        assertThat(OrderedMapLawsTest.diff(before, after)).hasSize(104).contains("~5=v5>changed", "-50000=v50000");
        assertThat(comparisons[0]).isLessThan(1_000);
    }
}
