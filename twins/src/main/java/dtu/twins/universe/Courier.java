package dtu.twins.universe;

import dtu.twins.Answer;
import dtu.twins.Outgoing;

/**
 * Carries a message to the outside and waits for what comes back; never throws. A redirect is an answer like any other
 * here: how far a vendor follows them is decided by who sends.
 */
public interface Courier {
    /** Nobody is outside. */
    Courier NOBODY = (universe, message) -> new Answer.Failed(Answer.Failure.CONNECTION_FAILED);

    Answer send(Universe universe, Outgoing message);
}
