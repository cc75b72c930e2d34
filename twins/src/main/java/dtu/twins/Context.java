package dtu.twins;

import dtu.twins.chance.Chance;
import dtu.twins.http.Request;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a call may know.
 *
 * @param now universe time: what the vendor's time stamps say
 * @param wall the time clients live in: what signatures and token lifetimes follow; equal to {@code now} in-process
 * @param chance randomness of this call alone
 * @param route the operation; null for a task, a delivery, or a path that leads nowhere
 */
public record Context(
        Tenant tenant,
        State state,
        Request request,
        @Nullable Route route,
        Map<String, String> path,
        Instant now,
        Instant wall,
        Minting minting,
        Chance chance,
        Settings settings) {}
