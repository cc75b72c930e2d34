package dtu.twins.persistent;

import static org.assertj.core.api.Assertions.fail;

import java.util.Comparator;

/** What must hold inside every tree, whatever was done to it. */
final class Soundness {
    private Soundness() {}

    static <K, V> void check(OrderedMap<K, V> map, Shape<K> shape, Where where) {
        var root = map.root();
        holds(root.width() >= (root instanceof Branch ? 2 : 0), "the root is wide enough", where);
        holds(root.width() <= shape.room().most(), "the root is not too wide", where);
        checkBelow(root, shape, where);
    }

    private static <K, V> void checkBelow(Node<K, V> node, Shape<K> shape, Where where) {
        switch (node) {
            case Leaf<K, V> leaf -> checkOrder(leaf, shape.order(), where);
            case Branch<K, V> branch -> checkChildren(branch, shape, where);
        }
    }

    private static <K, V> void checkChildren(Branch<K, V> branch, Shape<K> shape, Where where) {
        var size = 0;
        for (var slot = 0; slot < branch.width(); slot++) {
            var child = branch.child(slot);
            holds(branch.startOf(slot) == size, "a child starts where the one before it ends", where);
            holds(branch.low(slot) == child.low(), "a branch knows the smallest key of a child", where);
            holds(child.height() == branch.height() - 1, "all leaves lie at one height", where);
            holds(child.width() >= shape.room().least(), "a child is wide enough", where);
            holds(child.width() <= shape.room().most(), "a child is not too wide", where);
            checkBelow(child, shape, where);
            size += child.size();
        }
        holds(branch.size() == size, "a branch knows its size", where);
    }

    private static <K, V> void checkOrder(Leaf<K, V> leaf, Comparator<? super K> order, Where where) {
        for (var slot = 1; slot < leaf.width(); slot++) {
            holds(order.compare(leaf.key(slot - 1), leaf.key(slot)) < 0, "keys ascend", where);
        }
    }

    static <E> void check(Sequence<E> sequence, Loom<E> loom, Where where) {
        var root = sequence.root();
        holds(root.width() >= (root instanceof Spans ? 2 : 0), "the root is wide enough", where);
        holds(root.width() <= loom.room().most(), "the root is not too wide", where);
        checkBelow(root, loom, where);
    }

    private static <E> void checkBelow(Span<E> span, Loom<E> loom, Where where) {
        switch (span) {
            case Elements<E> elements -> checkMeasure(elements, loom, where);
            case Spans<E> spans -> checkSpans(spans, loom, where);
        }
    }

    private static <E> void checkMeasure(Elements<E> elements, Loom<E> loom, Where where) {
        var measure = elements.measureBefore(elements.width(), loom);
        holds(elements.measure() == measure, "elements are measured", where);
    }

    private static <E> void checkSpans(Spans<E> spans, Loom<E> loom, Where where) {
        var size = 0;
        var measure = 0L;
        for (var slot = 0; slot < spans.width(); slot++) {
            var span = spans.span(slot);
            holds(spans.startOf(slot) == size, "a span starts where the one before it ends", where);
            holds(spans.measureBefore(slot) == measure, "a span lies at the measure of those before it", where);
            holds(span.height() == spans.height() - 1, "all elements lie at one height", where);
            holds(span.width() >= loom.room().least(), "a span is wide enough", where);
            holds(span.width() <= loom.room().most(), "a span is not too wide", where);
            checkBelow(span, loom, where);
            size += span.size();
            measure += span.measure();
        }
        holds(spans.size() == size, "spans know their size", where);
        holds(spans.measure() == measure, "spans know their measure", where);
    }

    private static void holds(boolean condition, String law, Where where) {
        if (!condition) {
            fail("%s: not every time %s", where.get(), law);
        }
    }
}
