package dtu.okta.oauth;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.oauth.Grant.GRANTS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Okta's Application Grants API: which scopes of Okta's own API an app may have. */
final class Grants {
    private static final String ALL = "/api/v1/apps/{appId}/grants";
    private static final String ONE = ALL + "/{grantId}";
    private static final int CREATED = 201;

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listScopeConsentGrants",   GET,    ALL, APPS_READ,   Grants::list),
        write("grantConsentToScope",      POST,   ALL, APPS_MANAGE, Grants::grant),
        read ("getScopeConsentGrant",     GET,    ONE, APPS_READ,   Grants::get),
        write("revokeScopeConsentGrant",  DELETE, ONE, APPS_MANAGE, Grants::revoke));
    // spotless:on

    private Grants() {}

    private static Response list(OktaCall call) {
        var grants = call.state().scan(Grant.BY_APP, client(call).app().id());
        return OktaPages.whole(grants.stream(), (json, one) -> members(call, json, one));
    }

    private static Commit grant(OktaCall call) {
        var client = client(call);
        if (!call.body().requiredText("issuer").equals(Issuer.org().url(call))) {
            throw VALIDATION_FAILED.because("issuer: The field has an invalid value", "issuer");
        }
        var scope = call.body().requiredText("scopeId");
        if (!Grant.isGrantable(scope)) {
            throw VALIDATION_FAILED.because("scopeId: The field has an invalid value", "scopeId");
        }
        if (Grant.allows(call.state(), client, scope)) {
            throw VALIDATION_FAILED.because("scopeId: The scope has been granted already", "scopeId");
        }
        var grant = new Grant(
                call.mint(Grant.IDS), client.app().id(), scope, call.caller().id(), call.stamp());
        return call.logged(call.state().put(GRANTS, grant), Event.of("app.oauth2.admin.consent.grant", client.target()))
                .answer(Response.json(CREATED, json -> members(call, json, grant)));
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, found(call)));
    }

    private static Commit revoke(OktaCall call) {
        var grant = found(call);
        return call.logged(
                call.state().remove(GRANTS, grant.id()),
                Event.of("app.oauth2.admin.consent.revoke", client(call).target()));
    }

    private static Client client(OktaCall call) {
        var id = call.path("appId");
        return call.state()
                .find(Application.APPS, new Application.Id(id))
                .filter(Application::isClient)
                .map(Client::new)
                .orElseThrow(NOT_FOUND.about(id, "AppInstance"));
    }

    private static Grant found(OktaCall call) {
        var client = client(call);
        var id = call.path("grantId");
        return call.state()
                .find(GRANTS, new Grant.Id(id))
                .filter(grant -> grant.app().equals(client.app().id()))
                .orElseThrow(NOT_FOUND.about(id, "OAuth2ScopeConsentGrant"));
    }

    private static void members(OktaCall call, JsonOut json, Grant grant) {
        var app = "/api/v1/apps/" + grant.app().value();
        var client = client(call);
        var stamp = OktaTime.text(grant.created());
        json.text("id", grant.id().value())
                .text("status", "ACTIVE")
                .text("created", stamp)
                .object("createdBy", by -> by.text("id", grant.grantedBy()).text("type", "User"))
                .text("lastUpdated", stamp)
                .text("issuer", Issuer.org().url(call))
                .text("clientId", client.id())
                .text("scopeId", grant.scope())
                .text("source", "ADMIN");
        // Recorded: who grants sees the scope unasked, who reads does not.
        if (call.request().method() == POST
                || call.query("expand").filter("scope"::equals).isPresent()) {
            json.object("_embedded", embedded -> embedded.object("scope", scope -> scope.text("id", grant.scope())));
        }
        json.object("_links", links -> {
            links.object(
                    "app",
                    link -> link.text("href", call.href(app))
                            .text("title", client.app().label()));
            OktaLinks.hinted(
                    links, "self", call.href(app + "/grants/" + grant.id().value()), "GET", "DELETE");
            links.object(
                    "client",
                    link -> link.text("href", call.href("/oauth2/v1/clients/" + client.id()))
                            .text("title", client.app().label()));
        });
    }
}
