package dtu.twins.persistent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;

/** What must hold inside every tree, whatever was done to it. */
final class Soundness {
    private Soundness() {}

    static <K, V> void check(OrderedMap<K, V> map, Shape<K> shape, Where where) {
        var root = map.root();
        if (root instanceof Branch<K, V> branch) {
            assertThat(branch.width()).as(where).isBetween(2, shape.room().most());
            checkBelow(branch, shape, where);
        } else {
            assertThat(root.width()).as(where).isBetween(0, shape.room().most());
            checkOrder((Leaf<K, V>) root, shape.order(), where);
        }
    }

    private static <K, V> void checkBelow(Branch<K, V> branch, Shape<K> shape, Where where) {
        var size = 0;
        for (var slot = 0; slot < branch.width(); slot++) {
            var child = branch.child(slot);
            assertThat(branch.startOf(slot)).as(where).isEqualTo(size);
            assertThat(branch.low(slot)).as(where).isSameAs(child.low());
            assertThat(child.height()).as(where).isEqualTo(branch.height() - 1);
            assertThat(child.width())
                    .as(where)
                    .isBetween(shape.room().least(), shape.room().most());
            if (child instanceof Branch<K, V> below) {
                checkBelow(below, shape, where);
            } else {
                checkOrder((Leaf<K, V>) child, shape.order(), where);
            }
            size += child.size();
        }
        assertThat(branch.size()).as(where).isEqualTo(size);
    }

    private static <K, V> void checkOrder(Leaf<K, V> leaf, Comparator<? super K> order, Where where) {
        for (var slot = 1; slot < leaf.width(); slot++) {
            assertThat(order.compare(leaf.key(slot - 1), leaf.key(slot)))
                    .as(where)
                    .isNegative();
        }
    }

    static <E> void check(Sequence<E> sequence, Loom<E> loom, Where where) {
        var root = sequence.root();
        assertThat(root.width())
                .as(where)
                .isBetween(root instanceof Spans ? 2 : 0, loom.room().most());
        checkBelow(root, loom, where);
    }

    private static <E> void checkBelow(Span<E> span, Loom<E> loom, Where where) {
        var size = 0;
        var measure = 0L;
        for (var slot = 0; slot < span.width(); slot++) {
            if (span instanceof Spans<E> spans) {
                var below = spans.span(slot);
                assertThat(spans.startOf(slot)).as(where).isEqualTo(size);
                assertThat(spans.measureBefore(slot)).as(where).isEqualTo(measure);
                assertThat(below.height()).as(where).isEqualTo(spans.height() - 1);
                assertThat(below.width())
                        .as(where)
                        .isBetween(loom.room().least(), loom.room().most());
                checkBelow(below, loom, where);
                size += below.size();
                measure += below.measure();
            } else {
                size++;
                measure += loom.measure(((Elements<E>) span).get(slot));
            }
        }
        assertThat(span.size()).as(where).isEqualTo(size);
        assertThat(span.measure()).as(where).isEqualTo(measure);
    }
}
