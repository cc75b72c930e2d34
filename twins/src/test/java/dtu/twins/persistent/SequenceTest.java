package dtu.twins.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private final Sequence<String> empty = Sequence.measuredBy(String::length);
    private final Sequence<String> hello = empty.splice(0, 0, List.of("Hello", ", ", "", "world"));

    @Test
    void positions_and_measures_answer_for_each_other() {
        assertThat(hello.measure()).isEqualTo(12);
        assertThat(IntStream.rangeClosed(0, 4).mapToObj(hello::measureBefore)).containsExactly(0L, 5L, 7L, 7L, 12L);
        assertThat(IntStream.of(0, 4, 5, 6, 7, 11).mapToObj(hello::indexAtMeasure))
                .containsExactly(0, 0, 1, 1, 3, 3);
        assertThat(hello).hasToString("Sequence[4 measuring 12]");
    }

    @Test
    void without_a_measure_every_element_measures_one() {
        var letters = Sequence.<String>empty().append("a").append("bb");

        assertThat(letters.measure()).isEqualTo(2);
        assertThat(letters.indexAtMeasure(1)).isEqualTo(1);
    }

    @Test
    void an_edit_answers_a_new_sequence_and_keeps_the_old_one() {
        assertThat(hello.set(3, "moon")).containsExactly("Hello", ", ", "", "moon");
        assertThat(hello.insert(4, "!")).containsExactly("Hello", ", ", "", "world", "!");
        assertThat(hello.remove(2)).containsExactly("Hello", ", ", "world");
        assertThat(hello.splice(1, 3, List.of(" "))).containsExactly("Hello", " ", "world");
        assertThat(hello.append("!").measure()).isEqualTo(13);
        assertThat(hello.slice(1, 3)).containsExactly(", ", "");
        assertThat(hello).containsExactly("Hello", ", ", "", "world");
    }

    @Test
    void an_edit_that_edits_nothing_answers_the_same_sequence() {
        assertThat(hello.set(0, hello.get(0))).isSameAs(hello);
        assertThat(hello.slice(0, 4)).isSameAs(hello);
        assertThat(hello.concat(empty)).isSameAs(hello);
        assertThat(hello.splice(2, 2, List.of())).isEqualTo(hello);
    }

    @Test
    void sequences_of_different_measures_are_joined_by_the_measure_of_the_first() {
        var counted = Sequence.<String>empty().append("four").append("five");

        assertThat(counted.concat(hello).measure()).isEqualTo(6);
        assertThat(hello.concat(counted).measure()).isEqualTo(20);
        assertThat(hello.concat(counted)).containsExactly("Hello", ", ", "", "world", "four", "five");
    }

    @Test
    void the_empty_sequence_covers_nothing() {
        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.measure()).isZero();
        assertThat(empty.measureBefore(0)).isZero();
        assertThat(empty.slice(0, 0)).isSameAs(empty);
        assertThat(empty.iterator().hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(empty.iterator()::next);
        refused(() -> empty.indexAtMeasure(0));
        refused(() -> empty.get(0));
    }

    @Test
    void positions_outside_are_refused() {
        refused(() -> hello.get(4));
        refused(() -> hello.get(-1));
        refused(() -> hello.set(4, "x"));
        refused(() -> hello.insert(5, "x"));
        refused(() -> hello.remove(4));
        refused(() -> hello.splice(3, 2, List.of()));
        refused(() -> hello.splice(0, 5, List.of()));
        refused(() -> hello.slice(-1, 2));
        refused(() -> hello.iterator(5));
        refused(() -> hello.measureBefore(5));
        refused(() -> hello.indexAtMeasure(12));
        refused(() -> hello.indexAtMeasure(-1));
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call);
    }

    @Test
    void null_is_refused_everywhere() {
        assertThatNullPointerException().isThrownBy(() -> hello.set(0, absent()));
        assertThatNullPointerException().isThrownBy(() -> hello.insert(0, absent()));
        assertThatNullPointerException()
                .isThrownBy(() -> Sequence.<String>empty().append(absent()));
        assertThatNullPointerException().isThrownBy(() -> hello.splice(0, 0, absent()));
        assertThatNullPointerException().isThrownBy(() -> Sequence.measuredBy(absent()));
    }

    /** What a caller without null checks would pass. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T absent() {
        return null;
    }

    @Test
    void a_measure_below_nothing_is_refused() {
        var broken = Sequence.<String>measuredBy(text -> text.length() - 2);

        assertThat(broken.append("abc").measure()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> broken.append("a"))
                .withMessage("an element measures -1, which is less than nothing");
    }

    @Test
    void elements_are_read_from_any_position_on() {
        var numbers = IntStream.range(0, 5_000).boxed().toList();
        var sequence = Sequence.<Integer>empty().splice(0, 0, numbers);
        var read = sequence.iterator(4_321);

        assertThat(read.next()).isEqualTo(4_321);
        assertThat(read).toIterable().containsExactlyElementsOf(numbers.subList(4_322, 5_000));
        assertThat(sequence.iterator(5_000).hasNext()).isFalse();
    }

    @Test
    void sequences_are_equal_by_their_elements_and_not_by_history() {
        var numbers = IntStream.range(0, 2_000).boxed().toList();
        var woven = Sequence.<Integer>empty().splice(0, 0, numbers);
        var appended = Sequence.<Integer>empty();
        for (var number : numbers) {
            appended = appended.append(number);
        }

        assertThat(woven).isEqualTo(appended).hasSameHashCodeAs(appended).hasSameHashCodeAs(numbers);
        assertThat(woven.set(777, -1)).isNotEqualTo(woven).isNotEqualTo(appended);
        assertThat(woven.set(777, -1).set(777, 777)).isEqualTo(woven);
        assertThat(woven.remove(0)).isNotEqualTo(woven);
        assertThat(woven).isNotEqualTo(numbers);
    }
}
