package dtu.twins.universe;

import dtu.twins.Answer;
import dtu.twins.Outgoing;

/** The twins of a universe reach each other, through the dispatcher like everybody; nobody else is there. */
public final class Neighbours implements Courier {
    private final Dispatcher dispatcher = new Dispatcher(this);

    @Override
    public Answer send(Universe universe, Outgoing message) {
        return message instanceof Outgoing.Across across
                ? dispatcher
                        .across(universe, across)
                        .map(reply -> reply.within(across.timeout()))
                        .orElse(new Answer.Failed(Answer.Failure.CONNECTION_FAILED))
                : new Answer.Failed(Answer.Failure.CONNECTION_FAILED);
    }
}
