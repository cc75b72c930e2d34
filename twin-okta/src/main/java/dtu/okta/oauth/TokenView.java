package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaTime;
import dtu.okta.servers.Scope;
import dtu.okta.users.User;
import dtu.twins.json.JsonOut;
import java.util.List;

/** A refresh token as administrators see it; never its text. */
final class TokenView {
    private TokenView() {}

    static void members(OktaCall call, JsonOut json, RefreshToken token) {
        var authorization = token.authorization();
        var issuer = Issuer.of(call, authorization.issuer()).orElseThrow();
        json.text("id", token.id().value())
                .text("status", "ACTIVE")
                .text("created", OktaTime.text(token.created()))
                .text("lastUpdated", OktaTime.text(token.lastUpdated()))
                .text("expiresAt", OktaTime.text(token.expires()))
                .text("issuer", issuer.url(call))
                .text("clientId", authorization.client());
        var user = authorization.user();
        if (user != null) {
            json.text("userId", user.value());
        }
        json.texts("scopes", authorization.scopes());
        if (call.query("expand").filter("scope"::equals).isPresent()) {
            json.object("_embedded", embedded -> scopes(call, embedded, issuer, authorization.scopes()));
        }
        json.object("_links", links -> links(call, links, token, issuer));
    }

    private static void scopes(OktaCall call, JsonOut json, Issuer issuer, List<String> names) {
        json.array("scopes", names, (out, name) -> out.value(object -> scope(call, object, issuer, name)));
    }

    /** What is known of a scope; the org's own server has only names. */
    static void scope(OktaCall call, JsonOut json, Issuer issuer, String name) {
        var server = issuer.server();
        var found = server == null
                ? null
                : Scope.find(call.state(), server.id(), name).orElse(null);
        if (server == null || found == null) {
            json.text("id", name).text("name", name);
            return;
        }
        var path = "/api/v1/authorizationServers/" + server.id().value() + "/scopes/"
                + found.id().value();
        json.text("id", found.id().value())
                .text("name", name)
                .text("displayName", found.title())
                .text("description", found.description())
                .object(
                        "_links",
                        links -> links.object(
                                "scope",
                                link -> link.text("href", call.href(path)).text("title", found.title())));
    }

    private static void links(OktaCall call, JsonOut links, RefreshToken token, Issuer issuer) {
        var authorization = token.authorization();
        var client = Client.find(call, authorization.client()).orElseThrow();
        var app = "/api/v1/apps/" + client.app().id().value();
        titled(call, links, "app", app, client.app().label());
        var server = issuer.server();
        if (server != null) {
            var path = "/api/v1/authorizationServers/" + server.id().value();
            titled(call, links, "authorizationServer", path, server.name());
        }
        var self = self(call, token);
        links.object("self", link -> link.text("href", call.href(self)));
        OktaLinks.hinted(links, "revoke", call.href(self), "DELETE");
        titled(
                call,
                links,
                "client",
                "/oauth2/v1/clients/" + client.id(),
                client.app().label());
        var user = authorization.user();
        if (user != null) {
            var name =
                    call.state().find(User.USERS, user).map(User::displayName).orElse("");
            titled(call, links, "user", "/api/v1/users/" + user.value(), name);
        }
    }

    /** Where the token stands in the list that was asked for. */
    private static String self(OktaCall call, RefreshToken token) {
        var path = call.request().path();
        var end = "/" + token.id().value();
        return path.endsWith(end) ? path : path + end;
    }

    static void titled(OktaCall call, JsonOut links, String relation, String path, String title) {
        links.object(relation, link -> link.text("href", call.href(path)).text("title", title));
    }
}
