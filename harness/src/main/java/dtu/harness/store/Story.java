package dtu.harness.store;

import java.util.List;

/** The steps of one trajectory, in order. */
public record Story(List<StepRecord> steps) {
    public Story {
        steps = List.copyOf(steps);
    }
}
