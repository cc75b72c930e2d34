package dtu.harness.control;

import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import java.util.List;

/** All calls of the control plane. */
final class ControlRoutes {
    private static final String U = "/v1/universes/{u}";

    private ControlRoutes() {}

    static List<Endpoint> all() {
        var universes = new UniverseCalls();
        // spotless:off - a table reads best as a table
        return List.of(
            new Endpoint("health",           GET,    "/v1/health",                "Whether every twin answers", "", ControlRoutes::health),
            new Endpoint("describe",         GET,    "/v1/openapi.json",          "This document", "", OpenApi::show),
            new Endpoint("listUniverses",    GET,    "/v1/universes",             "All universes", "", universes::list),
            new Endpoint("createUniverse",   POST,   "/v1/universes",             "A new universe", "{\"id\": \"lab\", \"world\": \"empty\", \"seed\": 7, \"clock\": \"virtual\"}", universes::create),
            new Endpoint("getUniverse",      GET,    U,                           "A universe and how to connect to it", "", universes::show),
            new Endpoint("deleteUniverse",   DELETE, U,                           "Ends a universe", "", universes::delete),
            new Endpoint("forkUniverse",     POST,   U + "/fork",                 "A new universe that starts from this one's present state or a checkpoint", "{\"id\": \"lab-2\", \"checkpoint\": \"v0\"}", universes::fork),
            new Endpoint("keepCheckpoint",   POST,   U + "/checkpoints",          "Keeps the present state", "{\"name\": \"before the migration\"}", TimeCalls::keep),
            new Endpoint("listCheckpoints",  GET,    U + "/checkpoints",          "The states that were kept", "", TimeCalls::list),
            new Endpoint("restore",          POST,   U + "/restore",              "Brings a kept state back", "{\"checkpoint\": \"v0\"}", TimeCalls::restore),
            new Endpoint("diff",             GET,    U + "/diff",                 "What distinguishes two states (?from=v0&to=head)", "", DiffCalls::diff),
            new Endpoint("getClock",         GET,    U + "/clock",                "What time it is", "", TimeCalls::clock),
            new Endpoint("setClock",         POST,   U + "/clock",                "Another kind of clock, another time", "{\"mode\": \"virtual\", \"now\": \"2026-01-05T08:00:00Z\"}", TimeCalls::setClock),
            new Endpoint("advanceClock",     POST,   U + "/clock/advance",        "Moves time on; what falls due until then happens first, in order", "{\"by\": \"PT5M\"}", TimeCalls::advance),
            new Endpoint("addTimer",         POST,   U + "/timers",               "A webhook from time", "{\"in\": \"PT1H\", \"url\": \"http://127.0.0.1:3000/wake\", \"payload\": {\"job\": 7}}", TimerCalls::add),
            new Endpoint("listFaults",       GET,    U + "/faults",               "The fault rules in force", "", FaultCalls::list),
            new Endpoint("addFault",         POST,   U + "/faults",               "Puts a fault rule in force", "{\"on\": \"okta.*\", \"chance\": 0.1, \"give\": {\"status\": 503}}", FaultCalls::add),
            new Endpoint("deleteFault",      DELETE, U + "/faults/{id}",          "Takes a fault rule out of force", "", FaultCalls::delete),
            new Endpoint("deleteFaults",     DELETE, U + "/faults",               "Takes all fault rules out of force", "", FaultCalls::deleteAll),
            new Endpoint("listPeople",       GET,    U + "/people",               "Who lives here, under which id in each service", "", PeopleCalls::list),
            new Endpoint("issueCredential",  POST,   U + "/credentials",          "A credential to act as anyone", "{\"service\": \"okta\", \"person\": \"ann\", \"scopes\": []}", PeopleCalls::issue),
            new Endpoint("listMail",         GET,    U + "/mail",                 "What the services would have sent by e-mail, SMS or push (?to=…)", "", PeopleCalls::mail),
            new Endpoint("getSettings",      GET,    U + "/settings",             "All switches", "", SettingCalls::show),
            new Endpoint("changeSettings",   PATCH,  U + "/settings",             "Sets switches; null puts one back to its default", "{\"okta.rateLimits\": true}", SettingCalls::change),
            new Endpoint("trace",            GET,    U + "/trace",                "Every request, delivery and task (?twin=&operation=&status=&actor=&since=&until=&after=&limit=); Accept: text/event-stream follows live", "", TraceCalls::trace),
            new Endpoint("listDeliveries",   GET,    U + "/deliveries",           "Webhooks and events: pending, delivered, failed (?status=…)", "", DeliveryCalls::list),
            new Endpoint("redeliver",        POST,   U + "/deliveries/{id}/redeliver", "Sends one once more from the beginning", "", DeliveryCalls::redeliver),
            new Endpoint("resumeDeliveries", POST,   U + "/deliveries/resume",    "Lets leave what a fork holds back since it was pending in its parent", "", DeliveryCalls::resume),
            new Endpoint("readInClient",     GET,    U + "/{twin}/{rest+}",       "What a person sees in the vendor's own client", "", VendorCalls::control),
            new Endpoint("actInClient",      POST,   U + "/{twin}/{rest+}",       "What a person does in the vendor's own client", "{}", VendorCalls::control),
            new Endpoint("configure",        PUT,    U + "/{twin}/{rest+}",       "What a person configures in the vendor's own client", "{}", VendorCalls::control));
        // spotless:on
    }

    private static Served health(ControlCall call) {
        return Served.of(Response.json(
                200, json -> json.text("status", "ok").text("version", version())));
    }

    static String version() {
        var version = ControlRoutes.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
