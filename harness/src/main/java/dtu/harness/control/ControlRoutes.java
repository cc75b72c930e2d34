package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.util.List;

/** All calls of the control plane. */
final class ControlRoutes {
    private static final String U = "/v1/universes/{u}";

    // spotless:off - a table reads best as a table
    static final List<Endpoint> ALL = List.of(
        get(     "health",           "/v1/health",                              ControlRoutes::health,
            "Whether every twin answers"),
        get(     "describe",         "/v1/openapi.json",                        OpenApi::show,
            "This document"),
        get(     "listUniverses",    "/v1/universes",                           UniverseCalls::list,
            "All universes"),
        post(    "createUniverse",   "/v1/universes",                           UniverseCalls::create,
            "A new universe; world is a name, a file, or an object in the form of a world file",
            "{\"id\": \"lab\", \"world\": \"empty\", \"seed\": 7, \"clock\": \"virtual\"}"),
        get(     "getUniverse",      U,                                         UniverseCalls::show,
            "A universe and how to connect to it"),
        delete(  "deleteUniverse",   U,                                         UniverseCalls::delete,
            "Ends a universe"),
        post(    "forkUniverse",     U + "/fork",                               UniverseCalls::fork,
            "A new universe that starts from this one's present state or a checkpoint",
            "{\"id\": \"lab-2\", \"checkpoint\": \"v0\"}"),
        post(    "keepCheckpoint",   U + "/checkpoints",                        TimeCalls::keep,
            "Keeps the present state",
            "{\"name\": \"before the migration\"}"),
        get(     "listCheckpoints",  U + "/checkpoints",                        TimeCalls::list,
            "The states that were kept"),
        post(    "restore",          U + "/restore",                            TimeCalls::restore,
            "Brings a kept state back",
            "{\"checkpoint\": \"v0\"}"),
        get(     "diff",             U + "/diff",                               DiffCalls::diff,
            "What distinguishes two states (?from=v0&to=head)"),
        get(     "getClock",         U + "/clock",                              TimeCalls::clock,
            "What time it is"),
        post(    "setClock",         U + "/clock",                              TimeCalls::setClock,
            "Another kind of clock, another time",
            "{\"mode\": \"virtual\", \"now\": \"2026-01-05T08:00:00Z\"}"),
        post(    "advanceClock",     U + "/clock/advance",                      TimeCalls::advance,
            "Moves time on; what falls due until then happens first, in order",
            "{\"by\": \"PT5M\"}"),
        post(    "addTimer",         U + "/timers",                             TimerCalls::add,
            "A webhook from time",
            "{\"in\": \"PT1H\", \"url\": \"http://127.0.0.1:3000/wake\", \"payload\": {\"job\": 7}}"),
        get(     "listFaults",       U + "/faults",                             FaultCalls::list,
            "The fault rules in force"),
        post(    "addFault",         U + "/faults",                             FaultCalls::add,
            "Puts a fault rule in force",
            "{\"on\": \"okta.*\", \"chance\": 0.1, \"give\": {\"status\": 503}}"),
        delete(  "deleteFault",      U + "/faults/{id}",                        FaultCalls::delete,
            "Takes a fault rule out of force"),
        delete(  "deleteFaults",     U + "/faults",                             FaultCalls::deleteAll,
            "Takes all fault rules out of force"),
        get(     "listPeople",       U + "/people",                             PeopleCalls::list,
            "Who lives here, under which id in each service"),
        post(    "issueCredential",  U + "/credentials",                        PeopleCalls::issue,
            "A credential to act as anyone",
            "{\"service\": \"okta\", \"person\": \"ann\", \"scopes\": []}"),
        get(     "listMail",         U + "/mail",                               PeopleCalls::mail,
            "What the services would have sent by e-mail, SMS or push (?to=…)"),
        get(     "getSettings",      U + "/settings",                           SettingCalls::show,
            "All switches"),
        patch(   "changeSettings",   U + "/settings",                           SettingCalls::change,
            "Sets switches; null puts one back to its default",
            "{\"okta.rateLimits\": true}"),
        get(     "trace",            U + "/trace",                              TraceCalls::trace,
            "Every request, delivery and task (?twin=&operation=&status=&actor=&since=&until=&after=&limit=); "
                + "Accept: text/event-stream follows live"),
        get(     "listDeliveries",   U + "/deliveries",                         DeliveryCalls::list,
            "Webhooks and events: pending, delivered, failed (?status=…)"),
        post(    "redeliver",        U + "/deliveries/{id}/redeliver",          DeliveryCalls::redeliver,
            "Sends one once more from the beginning"),
        post(    "resumeDeliveries", U + "/deliveries/resume",                  DeliveryCalls::resume,
            "Lets leave what a fork holds back since it was pending in its parent"),
        get(     "readInClient",     U + "/{twin}/{rest+}",                     VendorCalls::control,
            "What a person sees in the vendor's own client"),
        post(    "actInClient",      U + "/{twin}/{rest+}",                     VendorCalls::control,
            "What a person does in the vendor's own client",
            "{}"),
        put(     "configure",        U + "/{twin}/{rest+}",                     VendorCalls::control,
            "What a person configures in the vendor's own client",
            "{}"));
    // spotless:on

    private ControlRoutes() {}

    private static Endpoint get(String id, String path, Endpoint.Handler handler, String summary) {
        return new Endpoint(id, Method.GET, path, summary, "", handler);
    }

    private static Endpoint post(String id, String path, Endpoint.Handler handler, String summary) {
        return post(id, path, handler, summary, "");
    }

    private static Endpoint post(String id, String path, Endpoint.Handler handler, String summary, String example) {
        return new Endpoint(id, Method.POST, path, summary, example, handler);
    }

    private static Endpoint put(String id, String path, Endpoint.Handler handler, String summary, String example) {
        return new Endpoint(id, Method.PUT, path, summary, example, handler);
    }

    private static Endpoint patch(String id, String path, Endpoint.Handler handler, String summary, String example) {
        return new Endpoint(id, Method.PATCH, path, summary, example, handler);
    }

    private static Endpoint delete(String id, String path, Endpoint.Handler handler, String summary) {
        return new Endpoint(id, Method.DELETE, path, summary, "", handler);
    }

    private static Served health(ControlCall call) {
        return Served.of(Response.json(200, json -> json.text("status", "ok").text("version", version())));
    }

    static String version() {
        var version = ControlRoutes.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
