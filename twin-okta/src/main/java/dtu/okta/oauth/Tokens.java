package dtu.okta.oauth;

import dtu.okta.logs.Event;
import dtu.okta.servers.AuthorizationServer;
import dtu.okta.servers.Scope;
import dtu.okta.users.User;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import java.util.List;

/** What goes with a server, a scope, an app or a person: the tokens and consents that are theirs. */
public final class Tokens {
    private Tokens() {}

    /** The state without any refresh token or consent of a server that goes. */
    public static State withoutServer(State state, AuthorizationServer.Id server) {
        Range<Index.Key<?>> own =
                RefreshToken.BY_HOLDER.where(holder -> holder.issuer().compareTo(server.value()));
        var next = revoked(state, state.scan(RefreshToken.BY_HOLDER, own).toList());
        for (var grant : state.scan(UserGrant.BY_ISSUER, server.value())) {
            next = next.remove(UserGrant.GRANTS, grant.id());
        }
        return next;
    }

    /** The state without anybody's consent to a scope that goes. */
    public static State withoutConsents(State state, Scope scope) {
        var next = state;
        for (var grant : state.scan(UserGrant.BY_ISSUER, scope.server().value())) {
            if (grant.scope().equals(scope.name())) {
                next = next.remove(UserGrant.GRANTS, grant.id());
            }
        }
        return next;
    }

    /** The state without any refresh token or consent of an app that goes. */
    public static State withoutClient(State state, String client) {
        var next = revoked(state, state.scan(RefreshToken.BY_CLIENT, client).toList());
        for (var grant : state.scan(UserGrant.BY_CLIENT, client)) {
            next = next.remove(UserGrant.GRANTS, grant.id());
        }
        return next;
    }

    /** The state without any refresh token of a person. */
    public static State withoutUser(State state, User.Id user) {
        return revoked(state, state.scan(RefreshToken.BY_USER, user).toList());
    }

    /** The state without anything that a person has consented to. */
    public static State withoutConsents(State state, User.Id user) {
        var next = state;
        for (var grant : state.scan(UserGrant.BY_USER, user)) {
            next = next.remove(UserGrant.GRANTS, grant.id());
        }
        return next;
    }

    /** The state without those, and without the access tokens that came with them. */
    static State revoked(State state, List<RefreshToken> tokens) {
        var next = state;
        for (var token : tokens) {
            next = AccessToken.withoutFamily(next, token.authorization().family());
        }
        return next;
    }

    /** A refresh token was revoked. */
    static Event event(String issuer, Client client) {
        return Event.of(issuer.isEmpty() ? "app.oauth2.token.revoke" : "app.oauth2.as.token.revoke", client.target());
    }
}
