package dtu.okta.oauth;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.okta.servers.Scope;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.stream.Stream;

/** Okta's User Grants API: what people have consented to. */
final class UserGrants {
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    private static final String ALL = "/api/v1/users/{userId}/grants";
    private static final String ONE = ALL + "/{grantId}";
    private static final String CLIENT = "/api/v1/users/{userId}/clients/{clientId}/grants";
    private static final String EVENT = "app.oauth2.as.consent.revoke";

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listUserGrants",               GET,    ALL,    USERS_READ,   call -> listed(call, ofUser(call))),
        write("revokeUserGrants",             DELETE, ALL,    USERS_MANAGE,
                call -> revoked(call, ofUser(call).toList(), EVENT + ".user")),
        read ("getUserGrant",                 GET,    ONE,    USERS_READ,   UserGrants::get),
        write("revokeUserGrant",              DELETE, ONE,    USERS_MANAGE,
                call -> revoked(call, List.of(found(call)), EVENT)),
        read ("listGrantsForUserAndClient",   GET,    CLIENT, USERS_READ,   call -> listed(call, ofClient(call))),
        write("revokeGrantsForUserAndClient", DELETE, CLIENT, USERS_MANAGE,
                call -> revoked(call, ofClient(call).toList(), EVENT + ".user.client")));
    // spotless:on

    private UserGrants() {}

    private static Stream<UserGrant> ofUser(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        return call.state().scan(UserGrant.BY_USER, user.id()).stream();
    }

    private static Stream<UserGrant> ofClient(OktaCall call) {
        var client = TokenLists.client(call).id();
        return ofUser(call).filter(grant -> grant.client().equals(client));
    }

    private static Response listed(OktaCall call, Stream<UserGrant> grants) {
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = call.query("after").orElse("");
        var scope = call.query("scopeId");
        var rows = grants.filter(grant -> grant.id().value().compareTo(after) > 0)
                .filter(grant -> scope.isEmpty() || scope.get().equals(scopeId(call, grant)))
                .limit(limit + 1L)
                .toList();
        return OktaPages.page(
                call,
                rows,
                limit,
                grant -> grant.id().value(),
                (json, grant) -> json.value(object -> members(call, object, grant)));
    }

    private static Response get(OktaCall call) {
        var grant = found(call);
        return Response.json(200, json -> members(call, json, grant));
    }

    private static UserGrant found(OktaCall call) {
        var id = call.path("grantId");
        return ofUser(call)
                .filter(grant -> grant.id().value().equals(id))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(id, "OAuth2ScopeConsentGrant"));
    }

    private static Commit revoked(OktaCall call, List<UserGrant> grants, String event) {
        var state = call.state();
        for (var grant : grants) {
            state = state.remove(UserGrant.GRANTS, grant.id());
        }
        var user = UserFinder.at(call, "userId");
        return grants.isEmpty() ? Commit.commit(state) : call.logged(state, Event.of(event, user.target()));
    }

    private static String scopeId(OktaCall call, UserGrant grant) {
        return Issuer.of(call, grant.issuer())
                .map(Issuer::server)
                .flatMap(server -> Scope.find(call.state(), server.id(), grant.scope()))
                .map(scope -> scope.id().value())
                .orElse(grant.scope());
    }

    private static void members(OktaCall call, JsonOut json, UserGrant grant) {
        var client = Client.find(call, grant.client()).orElseThrow();
        var issuer = Issuer.of(call, grant.issuer()).orElseThrow();
        var own = "/api/v1/users/" + grant.user().value();
        json.text("id", grant.id().value())
                .text("status", "ACTIVE")
                .text("created", OktaTime.text(grant.created()))
                .object("createdBy", by -> by.text("id", grant.user().value()).text("type", "User"))
                .text("lastUpdated", OktaTime.text(grant.created()))
                .text("issuer", issuer.url(call))
                .text("clientId", client.id())
                .text("userId", grant.user().value())
                .text("scopeId", scopeId(call, grant))
                .text("source", "END_USER");
        if (call.query("expand").filter("scope"::equals).isPresent()) {
            json.object(
                    "_embedded",
                    embedded -> embedded.object("scope", scope -> TokenView.scope(call, scope, issuer, grant.scope())));
        }
        json.object("_links", links -> {
            TokenView.titled(
                    call,
                    links,
                    "app",
                    "/api/v1/apps/" + client.app().id().value(),
                    client.app().label());
            OktaLinks.hinted(
                    links, "self", call.href(own + "/grants/" + grant.id().value()), "GET", "DELETE");
            TokenView.titled(
                    call,
                    links,
                    "client",
                    "/oauth2/v1/clients/" + client.id(),
                    client.app().label());
        });
    }
}
