package dtu.okta.oauth;

import dtu.okta.users.User;
import dtu.twins.Minting;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A person's consent that an app may have a scope; nobody is asked for it twice. */
record UserGrant(Id id, User.Id user, String client, String issuer, String scope, Instant created) {
    static final Table<Id, UserGrant> GRANTS = Table.of("UserGrant", UserGrant::id);
    static final Index<User.Id, UserGrant> BY_USER = GRANTS.index("user", UserGrant::user);
    static final Index<String, UserGrant> BY_ISSUER = GRANTS.index("issuer", UserGrant::issuer);
    static final Index<String, UserGrant> BY_CLIENT = GRANTS.index("client", UserGrant::client);

    /** Twenty characters that begin with {@code oag}. */
    record Id(String value) implements EntityId {}

    /** The scopes of those that a person has not consented to. */
    static List<String> missing(State state, Authorization authorization, List<String> scopes) {
        var user = authorization.user();
        var given = user == null
                ? List.<String>of()
                : of(state, user, authorization.client())
                        .filter(grant -> grant.issuer().equals(authorization.issuer()))
                        .map(UserGrant::scope)
                        .toList();
        return scopes.stream().filter(scope -> !given.contains(scope)).toList();
    }

    static Stream<UserGrant> of(State state, User.Id user, String client) {
        return state.scan(BY_USER, user).stream().filter(grant -> grant.client().equals(client));
    }

    /** The state in which a person has consented to those scopes. */
    static State given(State state, Minting minting, Authorization authorization, List<String> scopes, Instant now) {
        var user = authorization.user();
        var next = state;
        if (user != null) {
            for (var scope : missing(state, authorization, scopes)) {
                var id = new Id(minting.next(AccessToken.FAMILIES));
                next = next.put(
                        GRANTS, new UserGrant(id, user, authorization.client(), authorization.issuer(), scope, now));
            }
        }
        return next;
    }
}
