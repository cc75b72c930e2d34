package dtu.okta;

import dtu.twins.Commit;
import dtu.twins.PathTemplate;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.util.function.Function;

/** The two kinds of lines of a resource's table. The tier comes from the vendor's list of operations. */
public final class OktaRoutes {
    private static final int UNRANKED = 3;

    private OktaRoutes() {}

    /** An operation that only reads; it runs on a snapshot. */
    public static Route read(
            String operation, Method method, String path, OktaScope scope, Function<OktaCall, Response> handler) {
        return route(operation, method, path, scope, new Route.Read(call -> handler.apply((OktaCall) call)));
    }

    /** An operation that may write. */
    public static Route write(
            String operation, Method method, String path, OktaScope scope, Function<OktaCall, Commit> handler) {
        return route(operation, method, path, scope, new Route.Write(call -> handler.apply((OktaCall) call)));
    }

    private static Route route(String operation, Method method, String path, OktaScope scope, Route.Handler handler) {
        return new Route(operation, method, PathTemplate.parse(path), UNRANKED, scope, handler);
    }
}
