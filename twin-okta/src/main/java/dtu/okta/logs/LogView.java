package dtu.okta.logs;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the system log as Okta shows it. */
public final class LogView {
    /** The vendor's own words for the events that happen most. */
    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("user.lifecycle.create", "Create Okta user"),
            Map.entry("user.lifecycle.activate", "Activate Okta user"),
            Map.entry("user.lifecycle.deactivate", "Deactivate Okta user"),
            Map.entry("user.lifecycle.suspend", "Suspend Okta user"),
            Map.entry("user.lifecycle.unsuspend", "Unsuspend Okta user"),
            Map.entry("user.lifecycle.reactivate", "Reactivate Okta user"),
            Map.entry("user.lifecycle.delete.initiated", "Delete Okta user initiated"),
            Map.entry("user.lifecycle.delete.completed", "Delete Okta user completed"),
            Map.entry("user.account.update_profile", "Update user profile for Okta"),
            Map.entry("user.account.update_password", "Update user password for Okta"),
            Map.entry("user.account.reset_password", "Fire reset password email"),
            Map.entry("user.account.privilege.grant", "Grant user privilege"),
            Map.entry("user.account.privilege.revoke", "Revoke user privilege"),
            Map.entry("group.lifecycle.create", "Create Okta group"),
            Map.entry("group.lifecycle.delete", "Delete Okta group"),
            Map.entry("group.profile.update", "Update Okta group"),
            Map.entry("group.user_membership.add", "Add user to group membership"),
            Map.entry("group.user_membership.remove", "Remove user from group membership"),
            Map.entry("application.lifecycle.create", "Create application"),
            Map.entry("application.provision.user.push", "Push new user to external application"),
            Map.entry("application.provision.user.push_profile", "Push user's profile to external application"),
            Map.entry("application.provision.user.reactivate", "Push user reactivation in external application"),
            Map.entry("application.provision.user.deactivate", "Push user deactivation to external application"),
            Map.entry("application.user_membership.add", "Add user to application membership"),
            Map.entry("application.user_membership.remove", "Remove user's application membership"));

    private LogView() {}

    /** The event as a value, for queries and deliveries. */
    public static Json json(OktaCall call, LogEvent event) {
        return Json.object(json -> members(call, json, event));
    }

    static void members(OktaCall call, JsonOut json, LogEvent event) {
        var origin = event.origin();
        json.object("actor", actor -> actor(actor, event.actor()))
                .object("client", client -> client(client, origin.client()))
                .nothing("device")
                .object("authenticationContext", context -> authentication(context, origin))
                .text("displayMessage", message(event.type()))
                .text("eventType", event.type())
                .object(
                        "outcome",
                        outcome -> outcome.text("result", event.succeeded() ? "SUCCESS" : "FAILURE")
                                .text("reason", event.succeeded() ? null : event.reason()))
                .text("published", OktaTime.text(event.published()))
                .object(
                        "securityContext",
                        context -> context.nothing("asNumber")
                                .nothing("asOrg")
                                .nothing("isp")
                                .nothing("domain")
                                .nothing("isProxy"))
                .text("severity", event.succeeded() ? "INFO" : "WARN")
                .object(
                        "debugContext",
                        context -> context.object(
                                "debugData",
                                data -> data.text("requestId", origin.transaction())
                                        .text("requestUri", origin.uri())
                                        .text("url", origin.uri())))
                .nothing("legacyEventType")
                .object("transaction", transaction -> transaction(transaction, origin))
                .text("uuid", event.uuid())
                .text("version", "0")
                .object("request", request -> request(request, origin.client()))
                .array("target", event.targets(), (out, target) -> out.value(object -> target(object, target)));
    }

    private static void authentication(JsonOut json, LogEvent.Origin origin) {
        var session = origin.session().isEmpty() ? null : origin.session();
        json.nothing("authenticationProvider")
                .nothing("credentialProvider")
                .nothing("credentialType")
                .nothing("issuer")
                .nothing("interface")
                .number("authenticationStep", 0)
                .text("rootSessionId", session)
                .text("externalSessionId", session);
    }

    private static void transaction(JsonOut json, LogEvent.Origin origin) {
        json.text("type", origin.client() == null ? "JOB" : "WEB")
                .text("id", origin.transaction())
                .object(
                        "detail",
                        detail -> detail.textIfAny(
                                "requestApiTokenId", origin.token().isEmpty() ? null : origin.token()));
    }

    private static void actor(JsonOut json, LogEvent.Actor actor) {
        json.text("id", actor.id())
                .text("type", actor.type())
                .text("alternateId", actor.alternateId())
                .text("displayName", actor.displayName())
                .nothing("detailEntry");
    }

    private static void target(JsonOut json, Event.Target target) {
        json.text("id", target.id())
                .text("type", target.type())
                .text("alternateId", target.alternateId())
                .text("displayName", target.displayName())
                .nothing("detailEntry");
    }

    /** A zone that there is none of is called "null", in these letters. */
    private static void client(JsonOut json, LogEvent.@Nullable Client client) {
        var header = client == null ? "" : client.userAgent();
        var agent = Agent.of(header);
        json.object(
                        "userAgent",
                        shown -> shown.text("rawUserAgent", header)
                                .text("os", agent.system())
                                .text("browser", agent.browser()))
                .text("zone", client == null || client.zone().isEmpty() ? "null" : client.zone())
                .text("device", agent.device())
                .text("id", client == null || client.id().isEmpty() ? null : client.id())
                .text("ipAddress", client == null ? null : client.addresses().getFirst())
                .nothing("geographicalContext");
    }

    private static void request(JsonOut json, LogEvent.@Nullable Client client) {
        json.array(
                "ipChain",
                client == null ? List.<String>of() : client.addresses(),
                (out, address) -> out.value(hop -> hop.text("ip", address)
                        .nothing("geographicalContext")
                        .text("version", address.contains(":") ? "V6" : "V4")
                        .nothing("source")));
    }

    private static String message(String type) {
        var known = MESSAGES.get(type);
        if (known != null) {
            return known;
        }
        var words = type.replace('.', ' ').replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
