package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.universe.Delivery;
import dtu.twins.universe.Universe;
import java.util.Locale;

/** What leaves a universe: webhooks, events, timers. */
final class DeliveryCalls {
    private DeliveryCalls() {}

    static Served list(ControlCall call) {
        var universe = call.universe();
        var status = call.query("status").orElse("");
        var deliveries = universe.world().own().scan(Delivery.DELIVERIES).stream()
                .filter(delivery -> status.isEmpty() || status(delivery).equals(status));
        return Served.of(Response.json(
                200,
                json -> json.array(
                        "deliveries",
                        deliveries,
                        (out, delivery) -> out.value(object -> write(object, universe, delivery)))));
    }

    static Served redeliver(ControlCall call) {
        var universe = call.universe();
        var number = number(call.path("id"));
        if (!universe.redeliver(number)) {
            throw noSuch(call.path("id"));
        }
        var delivery = universe.world().own().get(Delivery.DELIVERIES, number);
        return Served.of(Response.json(202, json -> write(json, universe, delivery)));
    }

    static Served resume(ControlCall call) {
        var universe = call.universe();
        universe.release();
        return Served.of(Response.empty(204));
    }

    private static void write(JsonOut json, Universe universe, Delivery delivery) {
        var pending = delivery.status() == Delivery.Status.PENDING;
        json.number("id", delivery.number())
                .text("twin", delivery.twin())
                .text("event", delivery.parcel().event())
                .text("lane", delivery.parcel().lane())
                .text("status", status(delivery))
                .truth("held", pending && universe.holds(delivery))
                .text("announced", delivery.announced().toString())
                .text("due", pending ? delivery.due().toString() : null)
                .text("fault", delivery.fault())
                .array(
                        "attempts",
                        delivery.tries(),
                        (out, attempt) -> out.value(
                                object -> object.text("at", attempt.at().toString())
                                        .text("outcome", attempt.outcome())
                                        .text("why", attempt.why())));
    }

    private static String status(Delivery delivery) {
        return delivery.status().name().toLowerCase(Locale.ROOT);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException wrong) {
            throw noSuch(id);
        }
    }

    private static ControlError noSuch(String id) {
        return ControlError.notFound("There is no delivery " + id + ".", "GET …/deliveries lists them.");
    }
}
