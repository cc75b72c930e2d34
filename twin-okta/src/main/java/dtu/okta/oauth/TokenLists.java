package dtu.okta.oauth;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_MANAGE;
import static dtu.okta.OktaScope.AUTHORIZATION_SERVERS_READ;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.apps.Application;
import dtu.okta.servers.AuthorizationServers;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Refresh tokens as administrators see them: those of an app, of a server's client, of a person's client. */
final class TokenLists {
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    private static final String APP = "/api/v1/apps/{appId}/tokens";
    private static final String SERVER = "/api/v1/authorizationServers/{authServerId}/clients";
    private static final String SERVER_CLIENT = SERVER + "/{clientId}/tokens";
    private static final String USER = "/api/v1/users/{userId}/clients";
    private static final String USER_CLIENT = USER + "/{clientId}/tokens";
    private static final String ONE = "/{tokenId}";

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        read ("listOAuth2TokensForApplication",   GET,    APP,       APPS_READ,   call -> listed(call, ofApp(call))),
        write("revokeOAuth2TokensForApplication", DELETE, APP,       APPS_MANAGE, call -> revoked(call, ofApp(call))),
        read ("getOAuth2TokenForApplication",     GET,    APP + ONE, APPS_READ,   call -> shown(call, ofApp(call))),
        write("revokeOAuth2TokenForApplication",  DELETE, APP + ONE, APPS_MANAGE, call -> revokedOne(call, ofApp(call))),
        read ("listOAuth2ClientsForAuthorizationServer", GET, SERVER, AUTHORIZATION_SERVERS_READ,
                TokenLists::clientsOfServer),
        read ("listRefreshTokensForAuthorizationServerAndClient", GET, SERVER_CLIENT, AUTHORIZATION_SERVERS_READ,
                call -> listed(call, ofServer(call))),
        write("revokeRefreshTokensForAuthorizationServerAndClient", DELETE, SERVER_CLIENT,
                AUTHORIZATION_SERVERS_MANAGE, call -> revoked(call, ofServer(call))),
        read ("getRefreshTokenForAuthorizationServerAndClient", GET, SERVER_CLIENT + ONE, AUTHORIZATION_SERVERS_READ,
                call -> shown(call, ofServer(call))),
        write("revokeRefreshTokenForAuthorizationServerAndClient", DELETE, SERVER_CLIENT + ONE,
                AUTHORIZATION_SERVERS_MANAGE, call -> revokedOne(call, ofServer(call))),
        read ("listUserClients",                   GET,    USER,              USERS_READ, TokenLists::clientsOfUser),
        read ("listRefreshTokensForUserAndClient", GET,    USER_CLIENT,       USERS_READ,
                call -> listed(call, ofUser(call))),
        write("revokeTokensForUserAndClient",      DELETE, USER_CLIENT,       USERS_MANAGE,
                call -> revoked(call, ofUser(call))),
        read ("getRefreshTokenForUserAndClient",   GET,    USER_CLIENT + ONE, USERS_READ,
                call -> shown(call, ofUser(call))),
        write("revokeTokenForUserAndClient",       DELETE, USER_CLIENT + ONE, USERS_MANAGE,
                call -> revokedOne(call, ofUser(call))));
    // spotless:on

    private TokenLists() {}

    /** The tokens of a path, newest of each family, in the order of their ids. */
    private static Stream<RefreshToken> ofApp(OktaCall call) {
        var id = call.path("appId");
        var app = call.state()
                .find(Application.APPS, new Application.Id(id))
                .orElseThrow(NOT_FOUND.about(id, "AppInstance"));
        return app.isClient() ? call.state().scan(RefreshToken.BY_CLIENT, app.clientId()).stream() : Stream.empty();
    }

    private static Stream<RefreshToken> ofServer(OktaCall call) {
        var server = AuthorizationServers.server(call);
        var holder = new RefreshToken.Holder(server.id().value(), client(call).id());
        return call.state().scan(RefreshToken.BY_HOLDER, holder).stream();
    }

    private static Stream<RefreshToken> ofUser(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var client = client(call).id();
        return call.state().scan(RefreshToken.BY_USER, user.id()).stream()
                .filter(token -> token.authorization().client().equals(client));
    }

    /** The client of a path. */
    static Client client(OktaCall call) {
        var id = call.path("clientId");
        return Client.find(call, id).orElseThrow(NOT_FOUND.about(id, "PublicClientApp"));
    }

    private static Response listed(OktaCall call, Stream<RefreshToken> tokens) {
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = call.query("after").orElse("");
        var rows = tokens.filter(
                        token -> token.isGood(call) && token.id().value().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        return OktaPages.page(
                call,
                rows,
                limit,
                token -> token.id().value(),
                (json, token) -> json.value(object -> TokenView.members(call, object, token)));
    }

    private static Response shown(OktaCall call, Stream<RefreshToken> tokens) {
        var token = one(call, tokens);
        return Response.json(200, json -> TokenView.members(call, json, token));
    }

    private static RefreshToken one(OktaCall call, Stream<RefreshToken> tokens) {
        var id = call.path("tokenId");
        var owner = Optional.of(call.request().path().split("/", -1)).map(parts -> parts[parts.length - 3]);
        return tokens.filter(token -> token.isGood(call) && token.id().value().equals(id))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(owner.orElse("") + "." + id, "OAuth2RefreshTokenTx"));
    }

    /** Access tokens that came with them go too; those of apps that keep no refresh token stay. */
    private static Commit revoked(OktaCall call, Stream<RefreshToken> tokens) {
        var all = tokens.toList();
        var commit = Commit.commit(Tokens.revoked(call.state(), all)).answer(Response.empty(204));
        for (var token : all) {
            var client = Client.find(call, token.authorization().client()).orElseThrow();
            commit = commit.announce(Tokens.event(token.authorization().issuer(), client));
        }
        return commit;
    }

    private static Commit revokedOne(OktaCall call, Stream<RefreshToken> tokens) {
        return revoked(call, Stream.of(one(call, tokens)));
    }

    private static Response clientsOfServer(OktaCall call) {
        var server = AuthorizationServers.server(call).id().value();
        var own = RefreshToken.BY_HOLDER.where(holder -> holder.issuer().compareTo(server));
        var clients = new TreeSet<String>();
        call.state()
                .scan(RefreshToken.BY_HOLDER, own)
                .forEach(token -> clients.add(token.authorization().client()));
        var path = "/api/v1/authorizationServers/" + server + "/clients/";
        return clients(call, clients.stream(), (links, client) -> tokens(call, links, path + client.id()));
    }

    /** Those with which a person has tokens, or to which the person has consented. */
    private static Response clientsOfUser(OktaCall call) {
        User.Id user = UserFinder.at(call, "userId").id();
        var clients = new TreeSet<String>();
        call.state()
                .scan(RefreshToken.BY_USER, user)
                .forEach(token -> clients.add(token.authorization().client()));
        call.state().scan(UserGrant.BY_USER, user).forEach(grant -> clients.add(grant.client()));
        var path = "/api/v1/users/" + user.value() + "/clients/";
        return clients(call, clients.stream(), (links, client) -> {
            var own = call.href(path + client.id());
            links.object("grants", link -> link.text("href", own + "/grants"));
            tokens(call, links, path + client.id());
        });
    }

    private static void tokens(OktaCall call, JsonOut links, String path) {
        links.object("tokens", link -> link.text("href", call.href(path + "/tokens")));
    }

    /** What links a client has. */
    private interface Links {
        void write(JsonOut links, Client client);
    }

    private static Response clients(OktaCall call, Stream<String> ids, Links links) {
        var clients = ids.map(id -> Client.find(call, id)).flatMap(Optional::stream);
        return Response.json(
                200,
                JsonOut.array(
                        clients,
                        (json, client) -> json.value(object -> object.text("client_id", client.id())
                                .text("client_name", client.app().label())
                                .text(
                                        "client_uri",
                                        client.app()
                                                .oauth()
                                                .textAt("client_uri")
                                                .orElse(null))
                                .text(
                                        "logo_uri",
                                        client.app().oauth().textAt("logo_uri").orElse(null))
                                .object("_links", out -> links.write(out, client)))));
    }
}
