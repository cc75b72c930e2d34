package dtu.okta.factors;

import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.twins.http.Method.GET;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.users.UserFinder;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** The devices of a person: the phones on which they have set up Okta Verify. */
public final class Devices {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("listUserDevices", GET, "/api/v1/users/{userId}/devices", USERS_READ, Devices::list));
    // spotless:on

    private static final int PREFIX = 3;

    private Devices() {}

    private static Response list(OktaCall call) {
        var phones = Factor.of(call.state(), UserFinder.at(call, "userId").id()).stream()
                .filter(factor -> factor.kind() == FactorKind.PUSH && factor.isActive());
        return Response.json(
                200, JsonOut.array(phones, (json, phone) -> json.value(object -> members(call, object, phone))));
    }

    private static void members(OktaCall call, JsonOut json, Factor phone) {
        // A phone is known by its enrollment, and by nothing else.
        var number = phone.id().value().substring(PREFIX);
        json.text("created", OktaTime.text(phone.lastUpdated()))
                .text("deviceUserId", "lnk" + number)
                .object("device", device -> device(call, device, phone, "guo" + number));
    }

    private static void device(OktaCall call, JsonOut json, Factor phone, String id) {
        var name = phone.profile().textAt("name").orElse("");
        var self = "/api/v1/devices/" + id;
        json.text("id", id)
                .text("status", "ACTIVE")
                .text("created", OktaTime.text(phone.lastUpdated()))
                .text("lastUpdated", OktaTime.text(phone.lastUpdated()))
                .object(
                        "profile",
                        profile -> profile.text("displayName", name)
                                .text(
                                        "platform",
                                        phone.profile().textAt("platform").orElse(""))
                                .text(
                                        "osVersion",
                                        phone.profile().textAt("version").orElse(""))
                                .truth("registered", true)
                                .truth("secureHardwarePresent", false))
                .text("resourceId", id)
                .object(
                        "resourceDisplayName",
                        display -> display.text("value", name).truth("sensitive", false))
                .text("resourceType", "UDDevice")
                .nothing("resourceAlternateId")
                .object("_links", links -> {
                    FactorView.link(call, links, "suspend", self + "/lifecycle/suspend", "POST");
                    FactorView.link(call, links, "self", self, "GET", "PATCH", "PUT");
                    FactorView.link(call, links, "users", self + "/users", "GET");
                    FactorView.link(call, links, "deactivate", self + "/lifecycle/deactivate", "POST");
                });
    }
}
