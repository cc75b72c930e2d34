package dtu.harness.control;

import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import java.util.List;

/** All calls of the control plane. */
final class ControlRoutes {
    private ControlRoutes() {}

    static List<Endpoint> all() {
        var universes = new UniverseCalls();
        // spotless:off - a table reads best as a table
        return List.of(
            new Endpoint("health",           GET,    "/v1/health",                             "Whether every twin answers",                     ControlRoutes::health),
            new Endpoint("listUniverses",    GET,    "/v1/universes",                          "All universes",                                  universes::list),
            new Endpoint("createUniverse",   POST,   "/v1/universes",                          "A new universe",                                 universes::create),
            new Endpoint("getUniverse",      GET,    "/v1/universes/{u}",                      "A universe and how to connect to it",            universes::show),
            new Endpoint("deleteUniverse",   DELETE, "/v1/universes/{u}",                      "Ends a universe",                                universes::delete),
            new Endpoint("forkUniverse",     POST,   "/v1/universes/{u}/fork",                 "A new universe that starts from this one",       universes::fork));
        // spotless:on
    }

    private static Served health(ControlCall call) {
        return Served.of(Response.json(
                200,
                json -> json.text("status", "ok")
                        .text("version", version())
                        .number("universes", call.hosted().universes().all().size())));
    }

    private static String version() {
        var version = ControlRoutes.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
