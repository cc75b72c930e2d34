package dtu.twins.persistent;

import org.jspecify.annotations.Nullable;

/**
 * How far a comparison has come on its side: before a subtree that is still to be read, or at an entry of a leaf. Two
 * fronts that stand before the same node pass it unread, whatever lies above it on either side.
 */
final class Front<K, V> {
    private Node<K, V> node;
    private @Nullable Step<K, V> above;
    private int position;
    private boolean done;

    Front(Node<K, V> root) {
        node = root;
        done = root.size() == 0;
    }

    /** Moves both fronts, past all that they share, to an entry or to the end. */
    static void passShared(Front<?, ?> one, Front<?, ?> other) {
        while (!one.done && !other.done) {
            if (one.node == other.node) {
                one.pass();
                other.pass();
                continue;
            }
            var height = Math.max(one.node.height(), other.node.height());
            if (height == 0) {
                return;
            }
            one.openIf(height);
            other.openIf(height);
        }
        one.openAll();
        other.openAll();
    }

    boolean done() {
        return done;
    }

    K key() {
        return ((Leaf<K, V>) node).key(position);
    }

    V value() {
        return ((Leaf<K, V>) node).value(position);
    }

    /** Leaves the current entry behind. */
    void next() {
        position++;
        if (position == node.width()) {
            pass();
        }
    }

    private void openAll() {
        while (!done && node instanceof Branch) {
            openIf(node.height());
        }
    }

    private void openIf(int height) {
        if (node instanceof Branch<K, V> branch && branch.height() == height) {
            above = new Step<>(branch, above);
            node = branch.child(0);
        }
    }

    /** Leaves the current node behind. */
    private void pass() {
        position = 0;
        while (above != null) {
            var step = above;
            step.slot++;
            if (step.slot < step.branch.width()) {
                node = step.branch.child(step.slot);
                return;
            }
            above = step.above;
        }
        done = true;
    }

    /** A branch that has been opened, and the child that has been reached in it. */
    private static final class Step<K, V> {
        private final Branch<K, V> branch;
        private final @Nullable Step<K, V> above;
        private int slot;

        Step(Branch<K, V> branch, @Nullable Step<K, V> above) {
            this.branch = branch;
            this.above = above;
        }
    }
}
