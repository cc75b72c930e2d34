package dtu.scenarios.verdict;

/** How a trajectory ended, and in which bounds of the satisfaction it counts as a success. */
public enum Outcome {
    /** Every critical and must held, and the story happened. */
    SATISFIED,
    /** A critical or must failed, or the app under test crashed, hung or answered an actor with a 5xx. */
    UNSATISFIED,
    /** No judge, an unsure judge, or the horizon ended inside a liveness window. */
    UNDECIDED,
    /** A {@code requires} was not reached: the story did not happen. */
    VACUOUS,
    /** Our own fault: a twin answered 500 or lacked an operation, or a replay diverged. */
    INVALID;

    /** Counts as a success in the lower bound. */
    public boolean surelySatisfied() {
        return this == SATISFIED;
    }

    /** Counts as a success in the upper bound. */
    public boolean possiblySatisfied() {
        return this != UNSATISFIED;
    }
}
