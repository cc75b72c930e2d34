package dtu.slack;

import dtu.twins.Commit;
import dtu.twins.PathTemplate;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The kinds of lines of a family's table. Tier and access come from the vendor's list of methods. */
public final class SlackRoutes {
    private static final int UNRANKED = 3;

    private SlackRoutes() {}

    /** A method that only reads; called with POST or GET alike, it runs on a snapshot. */
    public static List<Route> read(String operation, Function<SlackCall, Response> handler) {
        return both(operation, reading(handler));
    }

    /** A method that may write. */
    public static List<Route> write(String operation, Function<SlackCall, Commit> handler) {
        return both(operation, writing(handler));
    }

    /** An operation that is no method of the Web API and only reads. */
    public static Route read(String operation, Method method, String path, Function<SlackCall, Response> handler) {
        return route(operation, method, path, reading(handler));
    }

    /** An operation that is no method of the Web API and may write. */
    public static Route write(String operation, Method method, String path, Function<SlackCall, Commit> handler) {
        return route(operation, method, path, writing(handler));
    }

    /** The table as one list. */
    @SafeVarargs
    public static List<Route> table(List<Route>... lines) {
        var all = new ArrayList<Route>();
        for (var line : lines) {
            all.addAll(line);
        }
        return List.copyOf(all);
    }

    private static List<Route> both(String operation, Route.Handler handler) {
        var path = "/api/" + operation;
        return List.of(route(operation, Method.POST, path, handler), route(operation, Method.GET, path, handler));
    }

    private static Route.Handler reading(Function<SlackCall, Response> handler) {
        return new Route.Read(call -> handler.apply((SlackCall) call));
    }

    private static Route.Handler writing(Function<SlackCall, Commit> handler) {
        return new Route.Write(call -> handler.apply((SlackCall) call));
    }

    private static Route route(String operation, Method method, String path, Route.Handler handler) {
        return new Route(operation, method, PathTemplate.parse(path), UNRANKED, Access.of(operation), handler);
    }
}
