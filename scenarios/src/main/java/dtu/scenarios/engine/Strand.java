package dtu.scenarios.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Blocking code that waits in virtual time: a virtual thread used as a coroutine. One baton goes round, so exactly one
 * thread of a trajectory runs at any instant.
 */
final class Strand {
    /** No strand. */
    static final Strand NONE = new Strand(new Pool(), () -> {});

    private final Pool pool;
    private final Semaphore baton = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Runnable body;
    private volatile boolean cut;
    private boolean ended;

    private Strand(Pool pool, Runnable body) {
        this.pool = pool;
        this.body = body;
    }

    /** Unwinds a strand that is still waiting when its trajectory ends. */
    private static final class Cut extends Error {
        private static final long serialVersionUID = 1L;

        Cut() {
            super("the trajectory has ended", null, false, false);
        }
    }

    /** Hands the baton back and waits to be resumed. */
    void park() {
        pool.leave();
        back.release();
        baton.acquireUninterruptibly();
        if (cut) {
            throw new Cut();
        }
    }

    private void begin() {
        baton.acquireUninterruptibly();
        try {
            if (!cut) {
                body.run();
            }
        } catch (Cut expected) {
            // The trajectory is over.
        } catch (RuntimeException failure) {
            pool.failed(failure);
        } finally {
            ended = true;
            pool.leave();
            back.release();
        }
    }

    /** The strands of one trajectory. */
    static final class Pool {
        private final List<Strand> all = new ArrayList<>();
        private final Deque<Strand> running = new ArrayDeque<>();
        private @Nullable RuntimeException failure;

        Strand current() {
            var strand = running.peek();
            if (strand == null) {
                throw new IllegalStateException("only a strand can wait");
            }
            return strand;
        }

        void run(Runnable body) {
            var strand = new Strand(this, body);
            all.add(strand);
            Thread.ofVirtual().name("strand").start(strand::begin);
            resume(strand);
        }

        /** Gives the baton to a strand until it waits or ends. A strand may resume another: it gets the baton back. */
        void resume(Strand strand) {
            running.push(strand);
            strand.baton.release();
            strand.back.acquireUninterruptibly();
            if (strand.ended) {
                all.remove(strand);
            }
        }

        private void leave() {
            running.pop();
        }

        private void failed(RuntimeException problem) {
            if (failure == null) {
                failure = problem;
            }
        }

        void rethrow() {
            if (failure != null) {
                throw failure;
            }
        }

        /** Ends every strand that still waits. */
        void cut() {
            while (!all.isEmpty()) {
                var strand = all.removeFirst();
                strand.cut = true;
                running.push(strand);
                strand.baton.release();
                strand.back.acquireUninterruptibly();
            }
        }
    }
}
