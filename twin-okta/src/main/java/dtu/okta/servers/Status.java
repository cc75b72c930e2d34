package dtu.okta.servers;

/** Whether something of an authorization server counts. */
public enum Status {
    ACTIVE,
    INACTIVE;

    boolean isActive() {
        return this == ACTIVE;
    }
}
