package dtu.okta.oauth;

import dtu.okta.OktaIds;
import dtu.okta.apps.Application;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.regex.Pattern;

/** An administrator's consent that an app may have a scope of Okta's own API. */
record Grant(Id id, Application.Id app, String scope, String grantedBy, Instant created) {
    static final Table<Id, Grant> GRANTS = Table.of("ScopeGrant", Grant::id);
    static final Index<Application.Id, Grant> BY_APP = GRANTS.index("app", Grant::app);
    static final Ids<Id> IDS = OktaIds.of("oag", Id::new);
    private static final Pattern GRANTABLE = Pattern.compile("okta(\\.[A-Za-z]+)+\\.(read|manage)(\\.self)?");

    /** Twenty characters that begin with {@code oag}. */
    record Id(String value) implements EntityId {}

    /** Whether that looks like a scope of Okta's own API. */
    static boolean isGrantable(String scope) {
        return GRANTABLE.matcher(scope).matches();
    }

    static boolean allows(State state, Client client, String scope) {
        return state.scan(BY_APP, client.app().id()).stream()
                .anyMatch(grant -> grant.scope().equals(scope));
    }
}
