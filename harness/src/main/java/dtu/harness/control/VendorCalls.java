package dtu.harness.control;

import dtu.harness.server.Served;

/** What people do in a vendor's own client: the operations of the twin's controls, under its name. */
final class VendorCalls {
    private static final String PERSON = "person";

    private VendorCalls() {}

    static Served control(ControlCall call) {
        var universe = call.universe();
        var twin = universe.world()
                .cast()
                .find(call.path("twin"))
                .orElseThrow(() -> ControlError.notFound(
                        "There is no call " + call.request().method() + " "
                                + call.request().path() + ".",
                        "GET /v1/openapi.json describes all calls."));
        // The control plane speaks JSON, whatever a client such as curl says of the body.
        var inside = call.request()
                .at("/" + call.path("rest"))
                .from(universe.tenant().root(twin.name()))
                .header("Content-Type", "application/json");
        return Served.of(call.hosted().dispatcher().control(universe, twin, inside, PERSON));
    }
}
