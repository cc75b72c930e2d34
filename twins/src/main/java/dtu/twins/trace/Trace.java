package dtu.twins.trace;

import dtu.twins.universe.Change;
import dtu.twins.universe.Passage;
import dtu.twins.universe.Witness;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The latest records of all universes of a process, in one ring of bounded size. */
public final class Trace implements Witness {
    /** How much is kept unless told otherwise. */
    public static final long USUAL_BYTES = 64L << 20;

    private final long limitBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<TraceRecord> ring = new ArrayDeque<>();
    private final List<Consumer<TraceRecord>> followers = new CopyOnWriteArrayList<>();
    private long bytes;
    private long last;

    public Trace(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Ends following. */
    public interface Following extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void changed(Change change) {}

    @Override
    public void passed(Passage passage) {
        lock.lock();
        try {
            var record = TraceRecord.of(++last, passage);
            ring.addLast(record);
            bytes += record.weight();
            while (bytes > limitBytes) {
                bytes -= ring.removeFirst().weight();
            }
            for (var follower : followers) {
                follower.accept(record);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The latest records that are wanted, oldest first. */
    public List<TraceRecord> find(TraceQuery query, int limit) {
        var found = new ArrayList<TraceRecord>();
        lock.lock();
        try {
            var backwards = ring.descendingIterator();
            while (backwards.hasNext() && found.size() < limit) {
                var record = backwards.next();
                if (record.number() <= query.after()) {
                    break;
                }
                if (query.fits(record)) {
                    found.add(record);
                }
            }
        } finally {
            lock.unlock();
        }
        return found.reversed();
    }

    /** Hands every later record on, in order; the follower must not wait, since everybody waits for it. */
    public Following follow(Consumer<TraceRecord> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }
}
