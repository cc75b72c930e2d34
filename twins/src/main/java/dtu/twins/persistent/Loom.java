package dtu.twins.persistent;

import java.util.List;
import java.util.function.ToLongFunction;

/** Makes, cuts and joins the trees of a {@link Sequence}: what its elements measure, and the room in its nodes. */
record Loom<E>(ToLongFunction<? super E> gauge, Room room) {
    long measure(E element) {
        var measure = gauge.applyAsLong(element);
        if (measure < 0) {
            throw new IllegalArgumentException("an element measures " + measure + ", which is less than nothing");
        }
        return measure;
    }

    /** The tree of the elements, built from below in linear time. */
    Span<E> woven(List<? extends E> elements) {
        List<Span<E>> level =
                Packing.level(elements.size(), room, (from, to) -> Elements.of(elements.subList(from, to), this));
        while (level.size() > 1) {
            var below = level;
            level = Packing.level(below.size(), room, (from, to) -> Spans.of(below.subList(from, to)));
        }
        return level.getFirst();
    }

    /** The tree of the first elements. */
    Span<E> head(Span<E> span, int count) {
        if (count == span.size()) {
            return span;
        }
        if (count == 0) {
            return woven(List.of());
        }
        return switch (span) {
            case Elements<E> elements -> elements.slice(0, count, this);
            case Spans<E> spans -> {
                var slot = spans.slotAt(count);
                var partly = head(spans.span(slot), count - spans.startOf(slot));
                yield slot == 0 ? partly : joined(spans.part(0, slot), partly);
            }
        };
    }

    /** The tree of the elements from an index on. */
    Span<E> tail(Span<E> span, int from) {
        if (from == 0) {
            return span;
        }
        if (from == span.size()) {
            return woven(List.of());
        }
        return switch (span) {
            case Elements<E> elements -> elements.slice(from, elements.width(), this);
            case Spans<E> spans -> {
                var slot = spans.slotAt(from);
                var partly = tail(spans.span(slot), from - spans.startOf(slot));
                yield slot == spans.width() - 1 ? partly : joined(partly, spans.part(slot + 1, spans.width()));
            }
        };
    }

    /** One tree of two, whatever their heights. */
    Span<E> joined(Span<E> left, Span<E> right) {
        if (left.size() == 0 || right.size() == 0) {
            return left.size() == 0 ? right : left;
        }
        var pieces = seam(left, right);
        return pieces.size() == 1 ? pieces.getFirst() : Spans.of(pieces);
    }

    /** Both trees as one span, or two, of the height of the taller one: the other grows into its flank. */
    private List<Span<E>> seam(Span<E> left, Span<E> right) {
        if (left instanceof Spans<E> spans && left.height() > right.height()) {
            var last = spans.width() - 1;
            return fitted(spans.replaced(last, seam(spans.span(last), right)));
        }
        if (right instanceof Spans<E> spans && right.height() > left.height()) {
            return fitted(spans.replaced(0, seam(left, spans.span(0))));
        }
        return balanced(left, right);
    }

    private List<Span<E>> fitted(Span<E> span) {
        return room.isTooSmallFor(span.width()) ? split(span, span.width() / 2) : List.of(span);
    }

    private List<Span<E>> balanced(Span<E> left, Span<E> right) {
        var width = left.width() + right.width();
        if (!room.isTooSmallFor(width)) {
            return List.of(left.join(right));
        }
        var border = Math.clamp(left.width(), room.least(), width - room.least());
        return border == left.width() ? List.of(left, right) : split(left.join(right), border);
    }

    private List<Span<E>> split(Span<E> span, int border) {
        return List.of(span.slice(0, border, this), span.slice(border, span.width(), this));
    }
}
