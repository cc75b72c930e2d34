package dtu.okta.oauth;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_MANAGE;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_READ;
import static dtu.okta.oauth.AuthorizationServer.SERVERS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import java.time.Duration;
import java.util.List;

/** Okta's Authorization Servers API: custom servers and their scopes. */
final class AuthorizationServers {
    private static final String ALL = "/api/v1/authorizationServers";
    private static final String ONE = ALL + "/{authServerId}";
    private static final String SCOPES = ONE + "/scopes";
    private static final String SCOPE = SCOPES + "/{scopeId}";
    private static final int CREATED = 201;
    private static final int LIMIT = 200;
    private static final Duration ROTATION = Duration.ofDays(90);

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listAuthorizationServers",  GET,    ALL,    AUTHORIZATION_SERVERS_READ,   AuthorizationServers::list),
        write("createAuthorizationServer", POST,   ALL,    AUTHORIZATION_SERVERS_MANAGE, AuthorizationServers::create),
        read ("getAuthorizationServer",    GET,    ONE,    AUTHORIZATION_SERVERS_READ,   AuthorizationServers::get),
        read ("listOAuth2Scopes",          GET,    SCOPES, AUTHORIZATION_SERVERS_READ,   AuthorizationServers::scopes),
        write("createOAuth2Scope",         POST,   SCOPES, AUTHORIZATION_SERVERS_MANAGE, AuthorizationServers::addScope),
        read ("getOAuth2Scope",            GET,    SCOPE,  AUTHORIZATION_SERVERS_READ,   AuthorizationServers::scope),
        write("deleteOAuth2Scope",         DELETE, SCOPE,  AUTHORIZATION_SERVERS_MANAGE, AuthorizationServers::deleteScope));
    // spotless:on

    private AuthorizationServers() {}

    private static Response list(OktaCall call) {
        var after = call.query("after").map(AuthorizationServer.Id::new);
        var rows = after.map(id -> call.state().scan(SERVERS, Range.after(id)))
                .orElseGet(() -> call.state().scan(SERVERS));
        return OktaPages.page(
                call,
                rows,
                OktaPages.limit(call, LIMIT, LIMIT),
                server -> server.id().value(),
                (json, server) -> json.value(object -> members(call, object, server)));
    }

    private static Commit create(OktaCall call) {
        var body = call.body();
        var name = body.requiredText("name");
        var audiences = body.texts("audiences").or(List.of());
        if (audiences.size() != 1) {
            throw VALIDATION_FAILED.because("audiences: exactly one audience is required", "audiences");
        }
        var taken = call.state().scan(SERVERS).stream()
                .anyMatch(other -> other.name().equals(name));
        if (taken) {
            throw VALIDATION_FAILED.because(
                    "name: An object with this field already exists in the current organization", "name");
        }
        var server = AuthorizationServer.create(
                call::mint, name, body.text("description").or(""), audiences, call.stamp());
        return call.logged(server.in(call.state(), call::mint), Event.of("oauth2.as.created", server.target()))
                .answer(Response.json(CREATED, json -> members(call, json, server)));
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, server(call)));
    }

    private static Response scopes(OktaCall call) {
        return Response.json(
                200,
                JsonOut.array(
                        Scope.of(call.state(), server(call).id()),
                        (json, scope) -> json.value(object -> members(object, scope))));
    }

    private static Commit addScope(OktaCall call) {
        var server = server(call);
        var name = call.body().requiredText("name");
        if (Scope.find(call.state(), server.id(), name).isPresent()) {
            throw VALIDATION_FAILED.because("name: An object with this field already exists", "name");
        }
        if (name.contains(" ")) {
            throw VALIDATION_FAILED.because("name: The field has an invalid value", "name");
        }
        var scope = Scope.custom(call::mint, server.id(), name, call.body().json());
        return call.logged(call.state().put(Scope.SCOPES, scope), Event.of("oauth2.scope.created", server.target()))
                .answer(Response.json(CREATED, json -> members(json, scope)));
    }

    private static Response scope(OktaCall call) {
        return Response.json(200, json -> members(json, found(call)));
    }

    private static Commit deleteScope(OktaCall call) {
        var scope = found(call);
        if (scope.isSystem()) {
            throw VALIDATION_FAILED.because("System scopes can't be deleted.", "scope");
        }
        return call.logged(
                call.state().remove(Scope.SCOPES, scope.id()),
                Event.of("oauth2.scope.deleted", server(call).target()));
    }

    private static AuthorizationServer server(OktaCall call) {
        var id = call.path("authServerId");
        return AuthorizationServer.find(call.state(), id).orElseThrow(NOT_FOUND.about(id, "AuthorizationServer"));
    }

    private static Scope found(OktaCall call) {
        var server = server(call);
        var id = call.path("scopeId");
        return call.state()
                .find(Scope.SCOPES, new Scope.Id(id))
                .filter(scope -> scope.server().equals(server.id()))
                .orElseThrow(NOT_FOUND.about(id, "OAuth2Scope"));
    }

    private static void members(JsonOut json, Scope scope) {
        var details = scope.details();
        json.text("id", scope.id().value())
                .text("name", scope.name())
                .textIfAny("displayName", details.textAt("displayName").orElse(null))
                .textIfAny("description", details.textAt("description").orElse(null))
                .truth("system", scope.isSystem())
                .text("metadataPublish", scope.isPublished() ? "ALL_CLIENTS" : "NO_CLIENTS")
                .text("consent", details.textAt("consent").orElse("IMPLICIT"))
                .truth("default", scope.isDefault())
                .truth("optional", false);
    }

    private static void members(OktaCall call, JsonOut json, AuthorizationServer server) {
        var issuer = new Issuer(server);
        json.text("id", server.id().value())
                .text("name", server.name())
                .text("description", server.description())
                .texts("audiences", server.audiences())
                .text("issuer", issuer.url(call))
                .text("issuerMode", "DYNAMIC")
                .text("status", "ACTIVE")
                .text("created", OktaTime.text(server.created()))
                .text("lastUpdated", OktaTime.text(server.created()))
                .object(
                        "credentials",
                        credentials -> credentials.object(
                                "signing",
                                signing -> signing.text("kid", issuer.kid(call))
                                        .text("rotationMode", "AUTO")
                                        .text("lastRotated", OktaTime.text(server.created()))
                                        .text(
                                                "nextRotation",
                                                OktaTime.text(server.created().plus(ROTATION)))))
                .truth("default", server.isDefault())
                .object("_links", links -> links(call, links, server, issuer));
    }

    private static void links(OktaCall call, JsonOut links, AuthorizationServer server, Issuer issuer) {
        var own = ALL + "/" + server.segment();
        link(call, links, "rotateKey", own + "/credentials/lifecycle/keyRotate", "POST");
        links.array(
                "metadata",
                List.of("oauth-authorization-server", "openid-configuration"),
                (out, name) -> out.value(metadata -> metadata.text("name", name)
                        .text("href", issuer.url(call) + "/.well-known/" + name)
                        .object("hints", hints -> hints.texts("allow", List.of("GET")))));
        link(call, links, "keys", own + "/credentials/keys", "GET");
        link(call, links, "claims", own + "/claims", "GET", "POST");
        link(call, links, "policies", own + "/policies", "GET", "POST");
        link(call, links, "self", own, "GET", "DELETE", "PUT");
        link(call, links, "scopes", own + "/scopes", "GET", "POST");
        link(call, links, "deactivate", own + "/lifecycle/deactivate", "POST");
    }

    private static void link(OktaCall call, JsonOut links, String relation, String path, String... methods) {
        links.object(
                relation,
                object -> object.text("href", call.href(path))
                        .object("hints", hints -> hints.texts("allow", List.of(methods))));
    }
}
