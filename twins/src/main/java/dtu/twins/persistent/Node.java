package dtu.twins.persistent;

import java.util.List;

/**
 * A subtree of an {@link OrderedMap}. An edit answers the same node when nothing changed, and may answer a node that is
 * one slot too wide or too narrow: whoever holds the node mends it.
 */
sealed interface Node<K, V> permits Leaf, Branch {
    /** Number of entries below. */
    int size();

    /** Number of slots: entries of a leaf, children of a branch. */
    int width();

    /** Number of levels below: 0 for a leaf. */
    int height();

    /** The smallest key below; there is none in the empty leaf only. */
    K low();

    Node<K, V> put(K key, V value, Shape<K> shape);

    Node<K, V> remove(K key, Shape<K> shape);

    /** The part of this node from a slot to before another. */
    Node<K, V> slice(int from, int to);

    /** This node and its right neighbour of the same height in one node, however wide. */
    Node<K, V> join(Node<K, V> right);

    default List<Node<K, V>> split(int at) {
        return List.of(slice(0, at), slice(at, width()));
    }

    /** This node as the top of a tree: not too wide, and no branch with a single child. */
    default Node<K, V> rooted(Room room) {
        if (room.isTooSmallFor(width())) {
            return Branch.of(split(width() / 2));
        }
        return this instanceof Branch<K, V> branch && branch.width() == 1 ? branch.child(0) : this;
    }
}
