package dtu.twins.persistent;

/** A stretch of a {@link Sequence}, which is a node of its tree; it knows its length and its measure. */
sealed interface Span<E> permits Elements, Spans {
    /** Number of elements. */
    int size();

    /** Sum of what the elements measure. */
    long measure();

    /** Number of slots: elements of the lowest level, spans above. */
    int width();

    /** Number of levels below. */
    int height();

    /** The part from a slot to before another, which may be too narrow for a tree. */
    Span<E> slice(int from, int to, Loom<E> loom);

    /** This span and one of the same height in one, which may be too wide for a tree. */
    Span<E> join(Span<E> right);

    Span<E> set(int index, E element, Loom<E> loom);
}
