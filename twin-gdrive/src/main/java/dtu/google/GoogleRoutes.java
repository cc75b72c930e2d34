package dtu.google;

import dtu.twins.Commit;
import dtu.twins.PathTemplate;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.util.function.Function;

/** The two kinds of lines of a resource's table. The tier comes from the vendor's list of operations. */
public final class GoogleRoutes {
    private static final int UNRANKED = 1;

    private GoogleRoutes() {}

    /** An operation that only reads; it runs on a snapshot. */
    public static Route read(
            String operation, Method method, String path, Scope scope, Function<GoogleCall, Response> handler) {
        return route(operation, method, path, scope, new Route.Read(call -> handler.apply((GoogleCall) call)));
    }

    /** An operation that may write. */
    public static Route write(
            String operation, Method method, String path, Scope scope, Function<GoogleCall, Commit> handler) {
        return route(operation, method, path, scope, new Route.Write(call -> handler.apply((GoogleCall) call)));
    }

    private static Route route(String operation, Method method, String path, Scope scope, Route.Handler handler) {
        return new Route(operation, method, PathTemplate.parse(path), UNRANKED, scope, handler);
    }
}
