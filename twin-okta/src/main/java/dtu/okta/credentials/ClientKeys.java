package dtu.okta.credentials;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Okta's API for the public keys of client apps, with which they sign what they say of themselves. */
public final class ClientKeys {
    private static final String ALL = "/api/v1/apps/{appId}/credentials/jwks";
    private static final String ONE = ALL + "/{keyId}";
    private static final String ACTIVE = "ACTIVE";
    private static final String INACTIVE = "INACTIVE";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listJwk",   GET,    ALL, APPS_READ,   ClientKeys::list),
        write("addJwk",    POST,   ALL, APPS_MANAGE, ClientKeys::add),
        read ("getJwk",    GET,    ONE, APPS_READ,   ClientKeys::get),
        write("deletejwk", DELETE, ONE, APPS_MANAGE, ClientKeys::delete),
        write("activateOAuth2ClientJsonWebKey",   POST, ONE + "/lifecycle/activate",   APPS_MANAGE,
                ClientKeys::activate),
        write("deactivateOAuth2ClientJsonWebKey", POST, ONE + "/lifecycle/deactivate", APPS_MANAGE,
                ClientKeys::deactivate));
    // spotless:on

    private ClientKeys() {}

    private static Response list(OktaCall call) {
        var client = ClientSecrets.client(call);
        return Response.json(
                200,
                JsonOut.array(
                        ClientKey.of(client).stream(),
                        (json, key) -> json.value(object -> members(call, object, client, key))));
    }

    private static Commit add(OktaCall call) {
        var client = ClientSecrets.client(call);
        var body = call.body();
        body.text("kty").toOptional();
        var status = body.text("status").or(ACTIVE);
        if (!status.equals(ACTIVE) && !status.equals(INACTIVE)) {
            throw ClientKey.wrong("status: The field has an invalid value");
        }
        var given = body.json().without("id").without("created").without("lastUpdated");
        var keys = new ArrayList<>(ClientKey.of(client));
        keys.add(new ClientKey(given));
        ClientKey.refuse(keys);
        var key = ClientKey.registered(call, given);
        keys.set(keys.size() - 1, key);
        return changed(call, client, keys, "create")
                .answer(Response.json(201, json -> members(call, json, client, key)));
    }

    private static Commit changed(OktaCall call, Application client, List<ClientKey> keys, String event) {
        return call.logged(
                call.state().put(Application.APPS, ClientKey.with(client, keys, call)),
                Event.of(ClientSecrets.EVENT + event, client.target()));
    }

    private static Response get(OktaCall call) {
        var client = ClientSecrets.client(call);
        var key = found(call, client);
        return Response.json(200, json -> members(call, json, client, key));
    }

    private static ClientKey found(OktaCall call, Application client) {
        var id = call.path("keyId");
        return ClientKey.of(client).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(id, "OAuth2ClientJsonWebKey"));
    }

    private static Commit delete(OktaCall call) {
        var client = ClientSecrets.client(call);
        var key = found(call, client);
        if (key.isActive()) {
            throw ClientKey.wrong("You can't delete an active JSON Web Key. Deactivate the key before deleting it.");
        }
        var rest = ClientKey.of(client).stream()
                .filter(other -> !other.id().equals(key.id()))
                .toList();
        return changed(call, client, rest, "delete");
    }

    /** There is one active key for encryption: the one before goes. */
    private static Commit activate(OktaCall call) {
        var client = ClientSecrets.client(call);
        var key = found(call, client);
        var keys = ClientKey.of(client).stream()
                .map(other -> {
                    if (other.id().equals(key.id())) {
                        return other.moved(ACTIVE, call);
                    }
                    return key.encrypts() && other.encrypts() && other.isActive() ? other.moved(INACTIVE, call) : other;
                })
                .toList();
        var moved = key.moved(ACTIVE, call);
        return changed(call, client, keys, "activate")
                .answer(Response.json(200, json -> members(call, json, client, moved)));
    }

    private static Commit deactivate(OktaCall call) {
        var client = ClientSecrets.client(call);
        var key = found(call, client);
        if (key.encrypts() && key.isActive()) {
            throw ClientKey.wrong("You can't deactivate the active encryption key.");
        }
        var others = ClientKey.of(client).stream()
                .filter(other -> !other.id().equals(key.id()))
                .anyMatch(other -> other.isActive() && !other.encrypts());
        if (!others && client.authentication().equals("private_key_jwt")) {
            throw ClientKey.wrong("Can't deactivate the only active JSON Web Key when the value for "
                    + "`token_endpoint_auth_method` is `private_key_jwt`.");
        }
        var moved = key.moved(INACTIVE, call);
        var keys = ClientKey.of(client).stream()
                .map(other -> other.id().equals(key.id()) ? moved : other)
                .toList();
        return changed(call, client, keys, "deactivate")
                .answer(Response.json(200, json -> members(call, json, client, moved)));
    }

    private static void members(OktaCall call, JsonOut json, Application client, ClientKey key) {
        var own = "/api/v1/apps/" + client.id().value() + "/credentials/jwks/" + key.id();
        json.membersOf(key.json())
                .object(
                        "_links",
                        links -> ClientSecrets.links(call, links, own, key.isActive() ? "deactivate" : "activate"));
    }

    /** What is wrong with an application's keys. */
    public static Optional<String> problem(Application app) {
        return ClientKey.problem(ClientKey.of(app));
    }

    /** The application as it is kept: every key with an id, a status and times. */
    public static Application registered(OktaCall call, Application app) {
        var before =
                call.state().find(Application.APPS, app.id()).map(ClientKey::of).orElse(List.of());
        return ClientKey.registered(call, app, before);
    }
}
