package dtu.okta.policies;

import dtu.okta.OktaCall;
import dtu.okta.groups.Group;
import dtu.okta.users.User;
import dtu.okta.zones.Zone;
import dtu.twins.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wants in, from where, with what: everything that conditions of policies ask about.
 *
 * @param user nobody in a simulation that names groups only
 * @param groups the ids of their groups, Everyone's too
 * @param zones the ids of the network zones from which the request comes
 * @param app the id of the app they want to; empty for Okta itself
 * @param context {@code risk} and {@code device} in the form of a simulation's policy context
 */
record Situation(OktaCall call, @Nullable User user, Set<String> groups, Set<String> zones, String app, Json context) {
    /** A sign-in has low risk, and a device that nobody has registered. */
    private static final Json USUAL = Json.of("""
            {"risk": {"level": "LOW"}, "device": {"registered": false, "managed": false}}""");

    Situation {
        groups = Set.copyOf(groups);
        zones = Set.copyOf(zones);
    }

    /** The situation of a person who makes this call. */
    static Situation of(OktaCall call, User user, String app) {
        var device = USUAL.at("device").orElseThrow().with("platform", platform(call));
        var zones = Set.copyOf(zones(call, Zone.client(call)));
        return new Situation(call, user, groups(call, user), zones, app, USUAL.with("device", device));
    }

    /** The ids of the active zones that hold an address. */
    static List<String> zones(OktaCall call, String address) {
        return Zone.holding(call.state(), address)
                .map(zone -> zone.id().value())
                .toList();
    }

    static Set<String> everyone(OktaCall call) {
        var groups = new HashSet<String>();
        for (var group : call.state().scan(Group.BUILT_IN)) {
            groups.add(group.id().value());
        }
        return groups;
    }

    static Set<String> groups(OktaCall call, User user) {
        var groups = everyone(call);
        call.state().linking(Group.MEMBERS, user.id()).forEach(group -> groups.add(group.value()));
        return groups;
    }

    /** What the browser says it runs on, in the words of platform conditions. */
    private static String platform(OktaCall call) {
        var agent = call.request().headers().first("User-Agent").orElse("");
        if (agent.contains("Android")) {
            return "ANDROID";
        }
        if (agent.contains("iPhone") || agent.contains("iPad")) {
            return "IOS";
        }
        if (agent.contains("CrOS")) {
            return "CHROMEOS";
        }
        if (agent.contains("Windows")) {
            return "WINDOWS";
        }
        if (agent.contains("Mac OS X")) {
            return "MACOS";
        }
        return agent.contains("Linux") ? "LINUX" : "OTHER";
    }
}
