package dtu.twins.universe;

import dtu.twins.chance.Chance;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What fault rules do to one request.
 *
 * @param rules the rules that struck; empty when none did
 * @param latency how much later the answer arrives
 * @param instead the status answered instead of running the operation; null to run it
 * @param afterwards the status answered although the operation ran (a lost acknowledgement); null for its own answer
 * @param broken how the connection breaks; null when it holds
 * @param staleBy by how many versions a read is late
 */
record Strike(
        String rules,
        Duration latency,
        @Nullable Integer instead,
        @Nullable Integer afterwards,
        FaultRule.@Nullable Break broken,
        int staleBy) {
    static final Strike NONE = new Strike("", Duration.ZERO, null, null, null, 0);

    /** Latencies add up; of everything else, what struck first stays. */
    Strike and(FaultRule rule, Chance chance, long ordinal) {
        var effect = rule.effect();
        var more = effect.latency()
                .map(delay -> delay.drawn(chance.in("latency"), ordinal))
                .orElse(Duration.ZERO);
        return new Strike(
                rules.isEmpty() ? rule.name() : rules + " " + rule.name(),
                latency.plus(more),
                instead == null ? effect.status() : instead,
                afterwards == null ? effect.statusAfterCommit() : afterwards,
                broken == null ? effect.broken() : broken,
                Math.max(staleBy, effect.staleBy()));
    }

    /** The operation is not run at all. */
    boolean sparesOperation() {
        return instead != null || broken == FaultRule.Break.RESET_BEFORE_COMMIT;
    }

    Reply spoiled(Response response, IntFunction<Response> vendorError) {
        if (broken != null) {
            var how = broken == FaultRule.Break.STALL_AFTER_COMMIT ? Reply.Break.STALLED : Reply.Break.RESET;
            return new Reply.Broken(how, latency);
        }
        return new Reply.Answered(afterwards == null ? response : vendorError.apply(afterwards), latency);
    }
}
