package dtu.okta.servers;

import dtu.okta.users.User;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for tokens, as policies see it.
 *
 * @param client its client id
 * @param grant how it comes to its tokens, such as {@code authorization_code}
 * @param user for whom it asks; null when for itself
 */
public record Access(String client, String grant, @Nullable User user, List<String> scopes) {
    public Access {
        scopes = List.copyOf(scopes);
    }

    /** The rule that decides: the first that admits the request, of the first policy that serves the client. */
    public Optional<AccessRule> rule(State state, AuthorizationServer.Id server) {
        return AccessPolicy.of(state, server).stream()
                .filter(policy -> policy.serves(client))
                .flatMap(policy -> AccessRule.of(state, policy.id()).stream())
                .filter(rule -> rule.admits(state, this))
                .findFirst();
    }
}
