package dtu.scenarios.sut;

import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import java.util.function.Supplier;

/** What a trajectory does for its guest. Callable from any thread; every call waits for its turn. */
public interface Host {
    Universe universe();

    /** A request of the guest to a twin. Time stands until its answer is {@link #written}. */
    Reply call(Twin twin, Request request);

    /** What the guest does in a vendor's own console. */
    Response control(Twin twin, Request request);

    /** An answer is on its way to the guest. */
    void written();

    /**
     * Something done in the trajectory's own thread, between two things that happen there. Time stands until the answer
     * is {@link #written}.
     */
    <T> T within(Supplier<T> work);

    /** A line for whoever reads what went wrong. */
    void log(String line);

    /** The trajectory is over. */
    final class Over extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Over() {
            super("the trajectory is over", null, false, false);
        }
    }
}
