package dtu.twins.persistent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;

/** What must hold inside every tree, whatever was done to it. */
final class Soundness {
    private Soundness() {}

    static <K, V> void check(OrderedMap<K, V> map, Shape<K> shape, String where) {
        var root = map.root();
        if (root instanceof Branch<K, V> branch) {
            assertThat(branch.width()).as(where).isBetween(2, shape.most());
            checkBelow(branch, shape, where);
        } else {
            assertThat(root.width()).as(where).isBetween(0, shape.most());
            checkOrder((Leaf<K, V>) root, shape.order(), where);
        }
    }

    private static <K, V> void checkBelow(Branch<K, V> branch, Shape<K> shape, String where) {
        var size = 0;
        for (var slot = 0; slot < branch.width(); slot++) {
            var child = branch.child(slot);
            assertThat(branch.startOf(slot)).as(where).isEqualTo(size);
            assertThat(branch.low(slot)).as(where).isSameAs(child.low());
            assertThat(child.height()).as(where).isEqualTo(branch.height() - 1);
            assertThat(child.width()).as(where).isBetween(shape.least(), shape.most());
            if (child instanceof Branch<K, V> below) {
                checkBelow(below, shape, where);
            } else {
                checkOrder((Leaf<K, V>) child, shape.order(), where);
            }
            size += child.size();
        }
        assertThat(branch.size()).as(where).isEqualTo(size);
    }

    private static <K, V> void checkOrder(Leaf<K, V> leaf, Comparator<? super K> order, String where) {
        for (var slot = 1; slot < leaf.width(); slot++) {
            assertThat(order.compare(leaf.key(slot - 1), leaf.key(slot)))
                    .as(where)
                    .isNegative();
        }
    }
}
