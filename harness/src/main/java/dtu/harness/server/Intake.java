package dtu.harness.server;

import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;

/** Brings what arrives at the ports into the universe that it belongs to. */
public interface Intake {
    /** A request to a twin's own port. */
    Reply dispatch(Universe universe, Twin twin, Request request);

    /** The answer to a request that was dispatched is on its way, or lost. */
    default void written(Universe universe) {}

    /** An operation of the twin's controls. */
    Response control(Universe universe, Twin twin, Request request);

    /** The control plane, as this server lets it be used. */
    default Site guarded(Site controlPlane) {
        return controlPlane;
    }

    /** Straight to the dispatcher, on the thread that reads the socket. */
    static Intake of(Dispatcher dispatcher) {
        return new Intake() {
            private static final String CLIENT = "client";

            @Override
            public Reply dispatch(Universe universe, Twin twin, Request request) {
                return dispatcher.dispatch(universe, twin, request, CLIENT);
            }

            @Override
            public Response control(Universe universe, Twin twin, Request request) {
                return dispatcher.control(universe, twin, request, CLIENT);
            }
        };
    }
}
