package dtu.okta.provisioning;

import dtu.okta.apps.Application;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import org.jspecify.annotations.Nullable;

/**
 * How Okta gets into the service behind an application.
 *
 * @param credential the part of the token that is its own; the rest is the tenant's
 */
record Connection(Application.Id app, String credential, Status status) {
    static final Table<Application.Id, Connection> CONNECTIONS = Table.of("ProvisioningConnection", Connection::app);
    static final Index<Application.Id, Connection> ENABLED = CONNECTIONS.index("enabled", Connection::appIfEnabled);

    /** Whether Okta uses it. */
    enum Status {
        ENABLED,
        DISABLED
    }

    static boolean isEnabled(State state, Application.Id app) {
        return state.has(ENABLED, app);
    }

    Connection moved(Status to) {
        return new Connection(app, credential, to);
    }

    private Application.@Nullable Id appIfEnabled() {
        return status == Status.ENABLED ? app : null;
    }
}
