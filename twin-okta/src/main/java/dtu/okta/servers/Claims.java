package dtu.okta.servers;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_MANAGE;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_READ;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.expression.BadExpression;
import dtu.okta.logs.Event;
import dtu.okta.servers.Claim.GroupFilter;
import dtu.okta.servers.Claim.Kind;
import dtu.okta.servers.Claim.Presence;
import dtu.okta.servers.Claim.Terms;
import dtu.okta.servers.Claim.ValueType;
import dtu.okta.users.UserType;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Set;

/** Okta's Authorization Server Claims API. */
final class Claims {
    private static final String CLAIMS = AuthorizationServers.ONE + "/claims";
    private static final String CLAIM = CLAIMS + "/{claimId}";

    /** What tokens say already, or mean to. */
    private static final Set<String> RESERVED = Set.of(
            "acr",
            "active",
            "aid",
            "amr",
            "app_id",
            "app_type",
            "at_hash",
            "aud",
            "auth_time",
            "c_hash",
            "cid",
            "client_id",
            "cnf",
            "exp",
            "iat",
            "idp",
            "iss",
            "jti",
            "nonce",
            "scope",
            "scp",
            "sid",
            "token_type",
            "uid",
            "ver");

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listOAuth2Claims",   GET,    CLAIMS, AUTHORIZATION_SERVERS_READ,   Claims::list),
        write("createOAuth2Claim",  POST,   CLAIMS, AUTHORIZATION_SERVERS_MANAGE, Claims::create),
        read ("getOAuth2Claim",     GET,    CLAIM,  AUTHORIZATION_SERVERS_READ,   Claims::get),
        write("replaceOAuth2Claim", PUT,    CLAIM,  AUTHORIZATION_SERVERS_MANAGE, Claims::replace),
        write("deleteOAuth2Claim",  DELETE, CLAIM,  AUTHORIZATION_SERVERS_MANAGE, Claims::delete));
    // spotless:on

    private Claims() {}

    private static Response list(OktaCall call) {
        var server = AuthorizationServers.server(call);
        return OktaPages.whole(
                Claim.of(call.state(), server.id()), (json, claim) -> members(call, json, claim, "GET", "PUT"));
    }

    private static Commit create(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var terms = terms(call, server);
        if (terms.type() == ValueType.SYSTEM) {
            throw invalid("valueType");
        }
        var taken = Claim.of(call.state(), server.id()).anyMatch(other -> other.isNamed(terms.name(), terms.kind()));
        if (taken) {
            throw taken();
        }
        var claim =
                new Claim(call.mint(Claim.IDS), server.id(), terms, status(call, Status.ACTIVE), Claim.Origin.CUSTOM);
        return call.logged(call.state().put(Claim.CLAIMS, claim), Event.of("oauth2.claim.created", server.target()))
                .answer(Response.json(
                        AuthorizationServers.CREATED, json -> members(call, json, claim, "GET", "PUT", "DELETE")));
    }

    private static RuntimeException taken() {
        return VALIDATION_FAILED.because("name: An object with this field already exists", "name");
    }

    private static RuntimeException invalid(String field) {
        return VALIDATION_FAILED.because(field + ": The field has an invalid value", field);
    }

    private static Terms terms(OktaCall call, AuthorizationServer server) {
        var body = call.body();
        var name = body.requiredText("name");
        var kind = one(Kind.class, body, "claimType");
        if (RESERVED.contains(name) || (kind == Kind.IDENTITY && name.equals("sub"))) {
            throw VALIDATION_FAILED.because("name: '" + name + "' is a reserved claim name", "name");
        }
        var type = one(ValueType.class, body, "valueType");
        var value = type == ValueType.SYSTEM ? "" : body.requiredText("value");
        var filter = type == ValueType.GROUPS ? one(GroupFilter.class, body, "group_filter_type") : GroupFilter.NONE;
        if (type == ValueType.EXPRESSION) {
            parsed(call, value);
        }
        var scopes = body.objectOrEmpty("conditions").texts("scopes").or(List.of());
        for (var scope : scopes) {
            if (Scope.find(call.state(), server.id(), scope).isEmpty()) {
                throw VALIDATION_FAILED.because("scopes: The scope '" + scope + "' does not exist", "scopes");
            }
        }
        var presence =
                body.truth("alwaysIncludeInToken").or(kind == Kind.RESOURCE) ? Presence.ALWAYS : Presence.WHEN_ALONE;
        return new Terms(name, kind, type, value, filter, presence, scopes);
    }

    private static void parsed(OktaCall call, String value) {
        try {
            call.conditions()
                    .value(value, Set.copyOf(UserType.usual(call.state()).attributes()));
        } catch (BadExpression wrong) {
            throw VALIDATION_FAILED.because("value: Invalid expression: " + wrong.getMessage(), "value");
        }
    }

    private static <E extends Enum<E>> E one(Class<E> type, Fields body, String field) {
        var text = body.requiredText(field);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text) && !text.equals("NONE")) {
                return constant;
            }
        }
        throw invalid(field);
    }

    static Status status(OktaCall call, Status usual) {
        var text = call.body().text("status").or(usual.name());
        return switch (text) {
            case "ACTIVE" -> Status.ACTIVE;
            case "INACTIVE" -> Status.INACTIVE;
            default -> throw invalid("status");
        };
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, found(call), "GET", "PUT"));
    }

    /** Okta's own claims keep their names and kinds. */
    private static Commit replace(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var claim = found(call);
        var terms = terms(call, server);
        var same = claim.isNamed(terms.name(), terms.kind());
        if (claim.isSystem() && (!same || terms.type() != claim.terms().type())) {
            throw VALIDATION_FAILED.because("name: A system claim cannot be renamed", "name");
        }
        if (!same && Claim.of(call.state(), server.id()).anyMatch(other -> other.isNamed(terms.name(), terms.kind()))) {
            throw taken();
        }
        if (!claim.isSystem() && terms.type() == ValueType.SYSTEM) {
            throw invalid("valueType");
        }
        var changed = claim.on(terms, status(call, claim.status()));
        return call.logged(call.state().put(Claim.CLAIMS, changed), Event.of("oauth2.claim.updated", server.target()))
                .answer(Response.json(200, json -> members(call, json, changed, "GET", "PUT")));
    }

    private static Commit delete(OktaCall call) {
        var claim = found(call);
        if (claim.isSystem()) {
            throw VALIDATION_FAILED.because("System claims can't be deleted.", "claim");
        }
        return call.logged(
                call.state().remove(Claim.CLAIMS, claim.id()),
                Event.of(
                        "oauth2.claim.deleted",
                        AuthorizationServers.server(call).target()));
    }

    private static Claim found(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var id = call.path("claimId");
        return call.state()
                .find(Claim.CLAIMS, new Claim.Id(id))
                .filter(claim -> claim.server().equals(server.id()))
                .orElseThrow(NOT_FOUND.about(id, "OAuth2Claim"));
    }

    private static void members(OktaCall call, JsonOut json, Claim claim, String... methods) {
        var terms = claim.terms();
        var own = AuthorizationServers.ALL + "/" + call.path("authServerId") + "/claims/"
                + claim.id().value();
        json.text("id", claim.id().value())
                .text("name", terms.name())
                .text("status", claim.status().name())
                .text("claimType", terms.kind().name())
                .text("valueType", terms.type().name());
        if (terms.type() != ValueType.SYSTEM) {
            json.text("value", terms.value());
        }
        if (terms.type() == ValueType.GROUPS) {
            json.text("group_filter_type", terms.filter().name());
        }
        json.object("conditions", conditions -> conditions.texts("scopes", terms.scopes()))
                .truth("system", claim.isSystem())
                .truth("alwaysIncludeInToken", terms.presence() == Presence.ALWAYS)
                .nothing("apiResourceId")
                .object("_links", links -> AuthorizationServers.link(call, links, "self", own, methods));
    }
}
