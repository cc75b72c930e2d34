package dtu.google;

import static dtu.google.drive.files.DriveFile.FILES;
import static dtu.google.drive.permissions.Permission.PERMISSIONS;
import static dtu.google.oauth.Grant.GRANTS;
import static dtu.google.people.Person.MEMBERS;
import static dtu.google.people.Person.PEOPLE;

import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.MimeTypes;
import dtu.google.drive.permissions.Permission;
import dtu.google.oauth.Credentials;
import dtu.google.oauth.OAuth;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.Commit;
import dtu.twins.Settler;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How people come to live here: the administrator, the service account, and whoever a world file names. */
public final class Residents {
    private static final String ADMIN = "admin@dtu.test";
    private static final String SERVICE = "dtu-twin";

    private Residents() {}

    /** A customer begins with an administrator, and with a service account whose key file apps are given. */
    static Commit founded(GoogleCall call) {
        var admin = person(call, Person.Kind.ADMIN, ADMIN, "Org Admin");
        var state = admitted(call, call.state(), admin);
        state = admitted(call, state, person(call, Person.Kind.SERVICE, SERVICE, SERVICE));
        var token = Credentials.lasting(admin, Scope.everything(), call.chance().in("token"));
        return Commit.commit(state.put(GRANTS, token));
    }

    /** Somebody new, who is nowhere yet. */
    public static Person person(GoogleCall call, Person.Kind kind, String address, String name) {
        return Person.of(kind, address, name, call.mint(DriveFile.ROOT_IDS).value());
    }

    /** Everybody has a My Drive. */
    public static State admitted(GoogleCall call, State state, Person person) {
        var id = new DriveFile.Id(person.root());
        var place = new DriveFile.Place(null, null, person.id(), OAuth.CLIENT);
        var root = DriveFile.create(id, place, "My Drive", MimeTypes.FOLDER, person.id(), call.stamp());
        return state.put(PEOPLE, person).put(FILES, root).put(PERMISSIONS, Permission.owner(id, person));
    }

    /** The id of a person is the address; groups get addresses of the same domain. */
    static Commit settled(GoogleCall call, List<Settler> settlers) {
        var state = call.state();
        var ids = new LinkedHashMap<String, String>();
        for (var settler : settlers) {
            var kind = settler.kind().equals("admin") ? Person.Kind.ADMIN : Person.Kind.USER;
            var known = Accounts.find(state, call.tenant(), settler.email());
            var person = known.orElseGet(() -> person(call, kind, settler.email(), settler.displayName()));
            if (known.isEmpty()) {
                state = admitted(call, state, person);
            }
            for (var group : settler.groups()) {
                state = state.link(MEMBERS, groupAddress(group, person), person.id());
            }
            ids.put(settler.key(), person.account());
        }
        return Commit.commit(state).answer(Response.json(200, json -> ids.forEach(json::text)));
    }

    private static String groupAddress(String group, Person member) {
        var local = group.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        return group.contains("@") ? Person.key(group) : local + "@" + member.domain();
    }

    static Map<String, String> environment(GoogleCall call) {
        var admin = known(call, ADMIN);
        var service = Accounts.find(call.state(), call.tenant(), SERVICE).orElseThrow();
        var token = call.state().scan(GRANTS).stream()
                .filter(grant -> grant.person().equals(admin.id()) && grant.expires() == null)
                .findFirst()
                .orElseThrow();
        return Map.of(
                "GOOGLE_API_ROOT", call.tenant().root("google") + "/",
                "GOOGLE_ACCESS_TOKEN", token.text(call.tenant()),
                "GOOGLE_SERVICE_ACCOUNT_JSON",
                        Credentials.keyFile(call, service).toString());
    }

    private static Person known(GoogleCall call, String address) {
        return Accounts.find(call.state(), call.tenant(), address).orElseThrow();
    }

    /** An access token that lasts, and a refresh token with the client it belongs to. */
    static Commit issued(GoogleCall call, String who, List<String> scopes) {
        var person = Accounts.find(call.state(), call.tenant(), who)
                .or(() -> Optional.of(new Person.Id(who))
                        .flatMap(id -> call.state().find(PEOPLE, id)))
                .orElseThrow(GoogleError.ENTITY_NOT_FOUND.about());
        var granted = scopes.isEmpty()
                ? Scope.everything()
                : scopes.stream().map(Residents::whole).toList();
        var chance = call.chance().in("issue");
        var access = Credentials.lasting(person, granted, chance);
        var refresh = Credentials.refreshing(person, granted, chance);
        return Commit.commit(call.state().put(GRANTS, access).put(GRANTS, refresh))
                .answer(Response.json(
                        200,
                        json -> json.text("token", access.text(call.tenant()))
                                .text("authorization", "Bearer " + access.text(call.tenant()))
                                .text("refresh_token", refresh.text(call.tenant()))
                                .text("client_id", OAuth.clientId(call.tenant()))
                                .text("client_secret", OAuth.clientSecret(call.tenant()))));
    }

    /** {@code drive.readonly} is short for the scope's whole name. */
    private static String whole(String scope) {
        return Scope.isKnown(scope) ? scope : Scope.PREFIX + scope;
    }
}
