package dtu.harness.score;

import dtu.scenarios.verdict.Outcome;

/** How many trajectories ended how. */
public record Tally(long satisfied, long unsatisfied, long undecided, long vacuous, long invalid) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** The tally with one more trajectory. */
    public Tally with(Outcome outcome) {
        return switch (outcome) {
            case SATISFIED -> new Tally(satisfied + 1, unsatisfied, undecided, vacuous, invalid);
            case UNSATISFIED -> new Tally(satisfied, unsatisfied + 1, undecided, vacuous, invalid);
            case UNDECIDED -> new Tally(satisfied, unsatisfied, undecided + 1, vacuous, invalid);
            case VACUOUS -> new Tally(satisfied, unsatisfied, undecided, vacuous + 1, invalid);
            case INVALID -> new Tally(satisfied, unsatisfied, undecided, vacuous, invalid + 1);
        };
    }

    public Tally plus(Tally other) {
        return new Tally(
                satisfied + other.satisfied,
                unsatisfied + other.unsatisfied,
                undecided + other.undecided,
                vacuous + other.vacuous,
                invalid + other.invalid);
    }

    public long of(Outcome outcome) {
        return switch (outcome) {
            case SATISFIED -> satisfied;
            case UNSATISFIED -> unsatisfied;
            case UNDECIDED -> undecided;
            case VACUOUS -> vacuous;
            case INVALID -> invalid;
        };
    }

    public long started() {
        return satisfied + unsatisfied + undecided + vacuous + invalid;
    }

    /** Satisfied of started: what a reader may count on. Zero when nothing was started. */
    public double lower() {
        return started() == 0 ? 0 : (double) satisfied / started();
    }

    /** As if everything that could not be judged had gone well. One when nothing was started. */
    public double upper() {
        return started() == 0 ? 1 : (double) (started() - unsatisfied) / started();
    }
}
