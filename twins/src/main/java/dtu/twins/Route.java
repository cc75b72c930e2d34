package dtu.twins;

import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.util.function.Function;

/**
 * One operation of a vendor's API, as data: the single source for dispatch, {@code dtu routes}, fault targets, rate
 * limits and trace labels.
 *
 * @param operation the vendor's own id, without the service's name
 * @param path a template such as {@code /api/v1/groups/{groupId}}; see {@link PathTemplate}
 * @param tier 1 every integration uses, 2 common, 3 long tail
 * @param requirement what the caller must have
 */
public record Route(
        String operation, Method method, PathTemplate path, int tier, Requirement requirement, Handler handler) {

    /** What answers an operation. The type, not the HTTP method, decides whether it may write. */
    public sealed interface Handler {}

    /** Runs on a snapshot and cannot write. */
    public record Read(Function<Call, Response> answer) implements Handler {}

    /** Runs as the only writer of its universe. */
    public record Write(Function<Call, Commit> change) implements Handler {}

    /** Known from the vendor's API and not built: answered as the contract says. */
    public record Stub() implements Handler {}

    public Route inTier(int number) {
        return new Route(operation, method, path, number, requirement, handler);
    }

    public boolean live() {
        return !(handler instanceof Stub);
    }
}
