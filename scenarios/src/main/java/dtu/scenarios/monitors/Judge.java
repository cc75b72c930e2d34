package dtu.scenarios.monitors;

import org.jspecify.annotations.Nullable;

/** Answers a rubric from evidence, and from nothing else. */
public interface Judge {
    /** Is always unsure: what a run without a model has. */
    Judge NONE = (rubric, evidence) -> new Answer(Ruling.UNSURE, "no judge is configured");

    Answer ask(String rubric, @Nullable Object evidence);

    /** How the rubric is answered. */
    enum Ruling {
        YES,
        NO,
        UNSURE
    }

    /**
     * A ruling with its reason.
     *
     * @param quote words of the evidence the ruling rests on, or why there is none
     */
    record Answer(Ruling ruling, String quote) {}
}
