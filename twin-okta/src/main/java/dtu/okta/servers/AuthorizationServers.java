package dtu.okta.servers;

import static dtu.okta.OktaError.FEATURE_NOT_ENABLED;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_MANAGE;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_READ;
import static dtu.okta.servers.AuthorizationServer.SERVERS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.okta.oauth.Tokens;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Okta's Authorization Servers API: the custom servers themselves. */
public final class AuthorizationServers {
    static final String ALL = "/api/v1/authorizationServers";
    static final String ONE = ALL + "/{authServerId}";
    static final int CREATED = 201;
    private static final int LIMIT = 200;
    private static final Set<String> ISSUER_MODES = Set.of("ORG_URL", "CUSTOM_URL", "DYNAMIC");

    /** What would encrypt access tokens. */
    private static final List<String> ENCRYPTION = List.of("accessTokenEncryptedResponseAlgorithm", "jwks", "jwks_uri");

    // spotless:off - a table reads best as a table
    private static final List<Route> OWN = List.of(
        read ("listAuthorizationServers",      GET,    ALL, AUTHORIZATION_SERVERS_READ,   AuthorizationServers::list),
        write("createAuthorizationServer",     POST,   ALL, AUTHORIZATION_SERVERS_MANAGE, AuthorizationServers::create),
        read ("getAuthorizationServer",        GET,    ONE, AUTHORIZATION_SERVERS_READ,   AuthorizationServers::get),
        write("replaceAuthorizationServer",    PUT,    ONE, AUTHORIZATION_SERVERS_MANAGE, AuthorizationServers::replace),
        write("deleteAuthorizationServer",     DELETE, ONE, AUTHORIZATION_SERVERS_MANAGE, AuthorizationServers::delete),
        write("activateAuthorizationServer",   POST,   ONE + "/lifecycle/activate",   AUTHORIZATION_SERVERS_MANAGE,
                call -> moved(call, Status.ACTIVE, "oauth2.as.activated")),
        write("deactivateAuthorizationServer", POST,   ONE + "/lifecycle/deactivate", AUTHORIZATION_SERVERS_MANAGE,
                call -> moved(call, Status.INACTIVE, "oauth2.as.deactivated")));
    // spotless:on

    public static final List<Route> ROUTES = Stream.of(
                    OWN, ServerScopes.ROUTES, Claims.ROUTES, ServerKeys.ROUTES, Policies.ROUTES, Rules.ROUTES)
            .flatMap(List::stream)
            .toList();

    public static final List<Shape> SHAPES =
            List.of(SERVERS, Scope.SCOPES, Claim.CLAIMS, AccessPolicy.POLICIES, AccessRule.RULES);

    private AuthorizationServers() {}

    /** {@code q} is any part of a name or an audience. */
    private static Response list(OktaCall call) {
        var wanted = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        var limit = OktaPages.limit(call, LIMIT, LIMIT);
        var after = new AuthorizationServer.Id(call.query("after").orElse(""));
        var rows = call.state().scan(SERVERS, Range.after(after)).stream()
                .filter(server -> matches(server, wanted) && call.reach().sees(call, server))
                .limit(limit + 1L)
                .toList();
        return OktaPages.page(
                call,
                rows,
                limit,
                server -> server.id().value(),
                (json, server) -> json.value(object -> members(call, object, server)));
    }

    private static boolean matches(AuthorizationServer server, String wanted) {
        return Stream.concat(Stream.of(server.name()), server.audiences().stream())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static Commit create(OktaCall call) {
        var profile = profile(call);
        if (call.state().has(AuthorizationServer.BY_NAME, profile.name())) {
            throw taken();
        }
        var mode = mode(call, Signing.Mode.AUTO);
        var server = AuthorizationServer.create(call.mint(AuthorizationServer.IDS), profile, mode, call.stamp());
        return call.logged(server.in(call.state(), call::mint), Event.of("oauth2.as.created", server.target()))
                .answer(Response.json(CREATED, json -> members(call, json, server)));
    }

    private static AuthorizationServer.Profile profile(OktaCall call) {
        var body = call.body();
        var name = body.requiredText("name");
        var audiences = body.texts("audiences").or(List.of());
        if (audiences.size() != 1 || audiences.getFirst().isBlank()) {
            throw VALIDATION_FAILED.because("audiences: exactly one audience is required", "audiences");
        }
        var issuerMode = body.text("issuerMode").or("DYNAMIC");
        if (!ISSUER_MODES.contains(issuerMode)) {
            throw VALIDATION_FAILED.because("issuerMode: The field has an invalid value", "issuerMode");
        }
        for (var encrypting : ENCRYPTION) {
            if (body.json().at(encrypting).filter(given -> !given.isNull()).isPresent()) {
                throw FEATURE_NOT_ENABLED.refusal();
            }
        }
        return new AuthorizationServer.Profile(name, body.text("description").or(""), audiences, issuerMode);
    }

    private static Signing.Mode mode(OktaCall call, Signing.Mode usual) {
        var text = call.body()
                .objectOrEmpty("credentials")
                .objectOrEmpty("signing")
                .text("rotationMode")
                .or(usual.name());
        return switch (text) {
            case "AUTO" -> Signing.Mode.AUTO;
            case "MANUAL" -> Signing.Mode.MANUAL;
            default -> throw VALIDATION_FAILED.because("rotationMode: The field has an invalid value", "rotationMode");
        };
    }

    private static RuntimeException taken() {
        return VALIDATION_FAILED.because(
                "name: An object with this field already exists in the current organization", "name");
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, server(call)));
    }

    private static Commit replace(OktaCall call) {
        var server = server(call);
        var profile = profile(call);
        var holder = call.state().find(AuthorizationServer.BY_NAME, profile.name());
        if (holder.isPresent() && !holder.get().id().equals(server.id())) {
            throw taken();
        }
        var signing = server.signing().inMode(mode(call, server.signing().mode()), call.wall());
        var changed = server.describedBy(profile, signing, call.stamp());
        return call.logged(call.state().put(SERVERS, changed), Event.of("oauth2.as.updated", changed.target()))
                .answer(Response.json(200, json -> members(call, json, changed)));
    }

    /** Tokens go with it. */
    private static Commit delete(OktaCall call) {
        var server = server(call);
        var without = Tokens.withoutServer(call.state(), server.id());
        return call.logged(server.removedFrom(without), Event.of("oauth2.as.deleted", server.target()));
    }

    private static Commit moved(OktaCall call, Status to, String event) {
        var server = server(call);
        if (server.status() == to) {
            return Commit.commit(call.state());
        }
        var moved = server.moved(to, call.stamp());
        return call.logged(call.state().put(SERVERS, moved), Event.of(event, moved.target()));
    }

    /** The server of a path. */
    public static AuthorizationServer server(OktaCall call) {
        var id = call.path("authServerId");
        return AuthorizationServer.find(call.state(), id).orElseThrow(NOT_FOUND.about(id, "AuthorizationServer"));
    }

    private static void members(OktaCall call, JsonOut json, AuthorizationServer server) {
        var signing = server.signing().at(call.wall());
        var issuer = call.href("/oauth2/" + server.segment());
        json.text("id", server.id().value())
                .text("name", server.name())
                .text("description", server.profile().description())
                .texts("audiences", server.audiences())
                .text("issuer", issuer)
                .text("issuerMode", server.profile().issuerMode())
                .text("status", server.status().name())
                .text("created", OktaTime.text(server.created()))
                .text("lastUpdated", OktaTime.text(server.lastUpdated()))
                .object(
                        "credentials",
                        credentials -> credentials.object("signing", out -> {
                            out.text("kid", server.keys(call.wall()).getFirst().kid(call.tenant()))
                                    .text("rotationMode", signing.mode().name())
                                    .text("lastRotated", OktaTime.text(signing.lastRotated()));
                            if (signing.mode() == Signing.Mode.AUTO) {
                                out.text(
                                        "nextRotation",
                                        OktaTime.text(signing.lastRotated().plus(Signing.PERIOD)));
                            }
                        }))
                .truth("default", server.isDefault())
                .object("_links", links -> links(call, links, server, issuer));
    }

    private static void links(OktaCall call, JsonOut links, AuthorizationServer server, String issuer) {
        var own = ALL + "/" + server.segment();
        link(call, links, "rotateKey", own + "/credentials/lifecycle/keyRotate", "POST");
        links.array(
                "metadata",
                List.of("oauth-authorization-server", "openid-configuration"),
                (out, name) -> out.value(metadata -> metadata.text("name", name)
                        .text("href", issuer + "/.well-known/" + name)
                        .object("hints", hints -> hints.texts("allow", List.of("GET")))));
        link(call, links, "keys", own + "/credentials/keys", "GET");
        link(call, links, "claims", own + "/claims", "GET", "POST");
        link(call, links, "policies", own + "/policies", "GET", "POST");
        link(call, links, "self", own, "GET", "DELETE", "PUT");
        link(call, links, "scopes", own + "/scopes", "GET", "POST");
        lifecycle(call, links, own, server.status());
    }

    /** The link to what can be done next with something that can be switched off. */
    static void lifecycle(OktaCall call, JsonOut links, String own, Status status) {
        var move = status.isActive() ? "deactivate" : "activate";
        link(call, links, move, own + "/lifecycle/" + move, "POST");
    }

    static void link(OktaCall call, JsonOut links, String relation, String path, String... methods) {
        OktaLinks.hinted(links, relation, call.href(path), methods);
    }

    /** The body, or an object without members when there is none. */
    static Json anyBody(OktaCall call) {
        return call.request().body().text().isBlank() ? Json.EMPTY_OBJECT : call.json();
    }
}
