package dtu.jira;

import dtu.twins.Catalogue;
import dtu.twins.Commit;
import dtu.twins.PathTemplate;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The two kinds of lines of a resource's table. A line names the path of version 3; version 2 and {@code latest} come
 * from the same line.
 */
public final class JiraRoutes {
    private static final int UNRANKED = 3;
    private static final String NEWEST = "/rest/api/3/";
    private static final List<String> OTHERS = List.of("/rest/api/2/", "/rest/api/latest/");

    private JiraRoutes() {}

    /** An operation that only reads; it runs on a snapshot. */
    public static Route read(
            String operation, Method method, String path, JiraNeed need, Function<JiraCall, Response> handler) {
        return route(operation, method, path, need, new Route.Read(call -> handler.apply((JiraCall) call)));
    }

    /** An operation that may write. */
    public static Route write(
            String operation, Method method, String path, JiraNeed need, Function<JiraCall, Commit> handler) {
        return route(operation, method, path, need, new Route.Write(call -> handler.apply((JiraCall) call)));
    }

    private static Route route(String operation, Method method, String path, JiraNeed need, Route.Handler handler) {
        return new Route(operation, method, PathTemplate.parse(path), UNRANKED, need, handler);
    }

    /** Every line once for each version of the API. */
    static List<Route> inAllVersions(List<Route> routes) {
        var all = new ArrayList<>(routes);
        for (var route : routes) {
            for (var path : otherVersions(route.path().text())) {
                all.add(new Route(
                        route.operation(),
                        route.method(),
                        PathTemplate.parse(path),
                        route.tier(),
                        route.requirement(),
                        route.handler()));
            }
        }
        return all;
    }

    /** The vendor's list once for each version of the API. */
    static Catalogue inAllVersions(Catalogue catalogue) {
        var all = new ArrayList<>(catalogue.entries());
        for (var entry : catalogue.entries()) {
            for (var path : otherVersions(entry.path())) {
                all.add(new Catalogue.Entry(entry.operation(), entry.method(), path, entry.tier()));
            }
        }
        return new Catalogue(all);
    }

    private static List<String> otherVersions(String path) {
        return path.startsWith(NEWEST)
                ? OTHERS.stream()
                        .map(other -> other + path.substring(NEWEST.length()))
                        .toList()
                : List.of();
    }
}
