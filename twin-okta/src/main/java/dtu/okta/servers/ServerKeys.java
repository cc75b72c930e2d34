package dtu.okta.servers;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_MANAGE;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_READ;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;

/** Okta's Authorization Server Keys API: what a server signs with, has signed with, and will sign with. */
final class ServerKeys {
    private static final String CREDENTIALS = AuthorizationServers.ONE + "/credentials";
    private static final String KEYS = CREDENTIALS + "/keys";

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listAuthorizationServerKeys",   GET,  KEYS, AUTHORIZATION_SERVERS_READ, ServerKeys::list),
        read ("getAuthorizationServerKey",     GET,  KEYS + "/{keyId}", AUTHORIZATION_SERVERS_READ, ServerKeys::get),
        write("rotateAuthorizationServerKeys", POST, CREDENTIALS + "/lifecycle/keyRotate", AUTHORIZATION_SERVERS_MANAGE,
                ServerKeys::rotate));
    // spotless:on

    private ServerKeys() {}

    /** A key as it stands now. */
    private record Shown(SigningKey key, String status) {}

    private static Response list(OktaCall call) {
        return ok(call, AuthorizationServers.server(call));
    }

    private static Response ok(OktaCall call, AuthorizationServer server) {
        return OktaPages.whole(keys(call, server).stream(), (json, key) -> members(call, json, server, key));
    }

    private static List<Shown> keys(OktaCall call, AuthorizationServer server) {
        var signing = server.keys(call.wall());
        var active = signing.getFirst();
        var keys = new ArrayList<Shown>();
        keys.add(new Shown(active, "ACTIVE"));
        keys.add(new Shown(new SigningKey(active.server(), active.generation() + 1), "NEXT"));
        signing.stream().skip(1).forEach(key -> keys.add(new Shown(key, "EXPIRED")));
        return keys;
    }

    private static Response get(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var kid = call.path("keyId");
        var found = keys(call, server).stream()
                .filter(key -> key.key().kid(call.tenant()).equals(kid))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(kid, "JsonWebKey"));
        return Response.json(200, json -> members(call, json, server, found));
    }

    private static Commit rotate(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var use = Fields.of(AuthorizationServers.anyBody(call), call.complaints())
                .text("use")
                .or("sig");
        if (!use.equals("sig")) {
            throw VALIDATION_FAILED.because("use: The field has an invalid value", "use");
        }
        var rotated = server.rotated(call.wall());
        return call.logged(
                        call.state().put(AuthorizationServer.SERVERS, rotated),
                        Event.of("app.oauth2.as.key.rollover", server.target()))
                .answer(ok(call, rotated));
    }

    private static void members(OktaCall call, JsonOut json, AuthorizationServer server, Shown shown) {
        var kid = shown.key().kid(call.tenant());
        var key = shown.key().key(call.tenant());
        json.text("kty", "RSA")
                .text("status", shown.status())
                .text("alg", "RS256")
                .text("kid", kid)
                .text("use", "sig")
                .object(
                        "_links",
                        links -> AuthorizationServers.link(
                                call,
                                links,
                                "self",
                                AuthorizationServers.ALL + "/" + server.segment() + "/credentials/keys/" + kid,
                                "GET"))
                .text("e", key.exponent())
                .text("n", key.modulus());
    }
}
