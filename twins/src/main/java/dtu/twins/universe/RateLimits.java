package dtu.twins.universe;

import dtu.twins.Call;
import dtu.twins.Twin;
import org.jspecify.annotations.Nullable;

/** Counts calls against the vendor's buckets. Costs nothing while a service's limits are off. */
final class RateLimits {
    private RateLimits() {}

    /** What counting came to: a refusal, or nothing in the way. */
    record Counted(Writer.@Nullable Outcome refused) {
        Writer.Outcome metered(Writer.Outcome outcome) {
            return outcome;
        }
    }

    static Counted count(Universe universe, Twin twin, Call call) {
        return new Counted(null);
    }
}
