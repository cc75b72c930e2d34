package dtu.okta.roles;

import java.util.List;

/** What an assignment gives: a standard role, for everything or for some targets, or a role of the org's own. */
sealed interface Granted {
    /** No targets is everything. */
    record Standard(AdminRole role, List<Target> targets) implements Granted {}

    /** A role of the org's own, for what is in a resource set. */
    record Custom(CustomRole.Id role, ResourceSet.Id set) implements Granted {}
}
