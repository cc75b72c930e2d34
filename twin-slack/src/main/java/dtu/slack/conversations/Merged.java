package dtu.slack.conversations;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Two runs of channels in the order of their ids, read as one. */
final class Merged implements Iterator<Channel> {
    private final Iterator<Channel> left;
    private final Iterator<Channel> right;
    private @Nullable Channel nextLeft;
    private @Nullable Channel nextRight;

    Merged(Iterator<Channel> left, Iterator<Channel> right) {
        this.left = left;
        this.right = right;
        this.nextLeft = following(left);
        this.nextRight = following(right);
    }

    @Override
    public boolean hasNext() {
        return nextLeft != null || nextRight != null;
    }

    @Override
    public Channel next() {
        var one = nextLeft;
        var other = nextRight;
        if (one != null && (other == null || one.id().compareTo(other.id()) <= 0)) {
            nextLeft = following(left);
            return one;
        }
        if (other == null) {
            throw new NoSuchElementException();
        }
        nextRight = following(right);
        return other;
    }

    private static @Nullable Channel following(Iterator<Channel> channels) {
        return channels.hasNext() ? channels.next() : null;
    }
}
