package dtu.twins.universe;

import dtu.twins.http.Response;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What fault rules do to one request.
 *
 * @param rule the rule that struck; empty when none did
 * @param latency how much later the answer arrives
 * @param instead the status answered instead of running the operation; null to run it
 * @param afterwards the status answered although the operation ran (a lost acknowledgement); null for its own answer
 * @param broken how the connection breaks after the operation ran, or instead of it; null when it holds
 * @param staleBy by how many versions a read is late
 */
public record Strike(
        String rule,
        Duration latency,
        @Nullable Integer instead,
        @Nullable Integer afterwards,
        Reply.@Nullable Break broken,
        int staleBy) {
    static final Strike NONE = new Strike("", Duration.ZERO, null, null, null, 0);

    Reply spoiled(Response response, IntFunction<Response> vendorError) {
        if (broken != null) {
            return new Reply.Broken(broken, latency);
        }
        return new Reply.Answered(afterwards == null ? response : vendorError.apply(afterwards), latency);
    }
}
