package dtu.okta;

import dtu.okta.authenticators.Authenticator;
import dtu.okta.features.Feature;
import dtu.okta.groups.Group;
import dtu.okta.policies.Policies;
import dtu.okta.roles.AdminRole;
import dtu.okta.roles.Assignee;
import dtu.okta.roles.RoleAssignment;
import dtu.okta.rules.Reasons;
import dtu.okta.servers.AuthorizationServer;
import dtu.okta.tokens.ApiToken;
import dtu.okta.users.User;
import dtu.okta.users.UserType;
import dtu.okta.zones.Zone;
import dtu.twins.Commit;
import dtu.twins.Settler;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** How people come to be in an org without anybody calling its API: its founder, and those of a world file. */
final class OktaPeople {
    private static final String ADMIN = "admin";

    private static final long EMPLOYEES = 10_000;

    private OktaPeople() {}

    /** An org begins with its built-in group, and with the administrator who signed up and made a first token. */
    static Commit founded(OktaCall call) {
        var now = call.stamp();
        var everyone = Group.everyone(call.mint(Group.IDS), now);
        var type = UserType.original(call.mint(UserType.IDS), now);
        var profile = Json.of("""
                {"firstName": "Org", "lastName": "Admin", "mobilePhone": null, "secondEmail": null,
                 "login": "admin@dtu.test", "email": "admin@dtu.test"}""");
        var admin = User.settled(call.mint(User.IDS), type.id(), profile, now);
        var token = ApiToken.create(
                call.mint(ApiToken.IDS), "dtu", admin.id(), call.chance().in("token"), now);
        var state = call.state()
                .put(Group.GROUPS, everyone)
                .put(UserType.TYPES, type)
                .put(User.USERS, admin)
                .put(ApiToken.TOKENS, token);
        state = superAdmin(call, state, admin.id());
        state = Authenticator.founded(state, call::mint, now);
        state = Feature.founded(state, call::mint);
        state = Zone.founded(state, call::mint, now);
        state = Policies.founded(state, call::mint, everyone.id(), now);
        return Commit.commit(AuthorizationServer.founded(state, call::mint, now));
    }

    /**
     * People of a world file are active from the start, as after an import; those of the kind admin may do anything.
     */
    static Commit settled(OktaCall call, List<Settler> settlers) {
        var addresses = new HashMap<String, String>();
        for (var settler : settlers) {
            addresses.put(settler.key(), settler.email());
        }
        var type = UserType.usual(call.state());
        var attributes = settlers.stream()
                .flatMap(settler -> settler.more().keySet().stream())
                .sorted()
                .distinct()
                .toList();
        var state = call.state().put(UserType.TYPES, type.admitting(attributes, call.stamp()));
        var ids = new LinkedHashMap<String, String>();
        var users = new ArrayList<User>();
        var employees = EMPLOYEES + state.scan(User.USERS).size();
        for (var settler : settlers) {
            var manager = addresses.getOrDefault(settler.manager(), settler.manager());
            var id = call.mint(User.IDS);
            var number = Long.toString(employees + users.size());
            users.add(User.settled(id, type.id(), profile(settler, manager, number), call.stamp()));
            if (settler.kind().equals(ADMIN)) {
                state = superAdmin(call, state, id);
            }
            ids.put(settler.key(), id.value());
        }
        var people = ids.values().stream().map(User.Id::new).toList();
        return Reasons.concerning(call, Commit.commit(state.putAll(User.USERS, users)), people)
                .answer(Response.json(200, json -> ids.forEach(json::text)));
    }

    private static State superAdmin(OktaCall call, State state, User.Id user) {
        var role = RoleAssignment.of(Assignee.of(user), AdminRole.SUPER_ADMIN, call::mint, call.stamp());
        return state.put(RoleAssignment.ASSIGNMENTS, role);
    }

    private static Json profile(Settler settler, String manager, String number) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("login", settler.email());
        attributes.put("email", settler.email());
        attributes.put("displayName", settler.displayName());
        attributes.put("title", settler.title());
        attributes.put("department", settler.department());
        attributes.put("userType", settler.kind());
        attributes.put("managerId", manager);
        attributes.put("employeeNumber", number);
        attributes.putAll(settler.more());
        return Json.object(json -> {
            json.text("firstName", settler.firstName()).text("lastName", settler.lastName());
            json.text("mobilePhone", attributes.remove("mobilePhone"))
                    .text("secondEmail", attributes.remove("secondEmail"));
            attributes.forEach((name, value) -> json.textIfAny(name, value.isEmpty() ? null : value));
        });
    }

    /** A token to act as a person; {@code authorization} is the header that carries it. */
    static Commit issued(OktaCall call, String person) {
        var user = call.state()
                .find(User.USERS, new User.Id(person))
                .orElseThrow(OktaError.NOT_FOUND.about(person, "User"));
        var token = ApiToken.create(
                call.mint(ApiToken.IDS), "dtu", user.id(), call.chance().in("token"), call.stamp());
        var text = token.text(call.tenant());
        return Commit.commit(call.state().put(ApiToken.TOKENS, token))
                .answer(Response.json(200, json -> json.text("token", text).text("authorization", "SSWS " + text)));
    }
}
