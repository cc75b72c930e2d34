package dtu.scenarios.broker;

import dtu.scenarios.broker.Access.Membership;
import dtu.scenarios.broker.Access.Sharing;
import dtu.scenarios.broker.AccessRequest.Who;
import java.util.Optional;
import java.util.Set;

/** Lets people in, and out again, in the service that keeps the door. */
final class Doors {
    private final Services services;
    private final Set<Bug> bugs;

    Doors(Services services, Set<Bug> bugs) {
        this.services = services;
        this.bugs = bugs;
    }

    /** The access as it is needed to end it; empty when the service would not have it. */
    Optional<Access> open(Access access, Who who) {
        return switch (access) {
            case Membership membership ->
                services.okta().add(membership.group(), who.okta()) ? Optional.of(membership) : Optional.empty();
            case Sharing sharing -> services.drive().share(sharing, who.email()).map(sharing::by);
        };
    }

    boolean close(Access access, Who who) {
        return switch (access) {
            case Membership membership -> services.okta().remove(membership.group(), user(who));
            case Sharing sharing -> services.drive().unshare(sharing);
        };
    }

    private String user(Who who) {
        if (!bugs.contains(Bug.EMAIL_KEY)) {
            return who.okta();
        }
        return services.okta().person(who.email()).map(Okta.Person::id).orElse("nobody");
    }
}
