package dtu.okta.provisioning;

import dtu.okta.apps.Application;
import java.util.Optional;

/** A service in which Okta can keep accounts, by the name its application has in Okta's catalogue. */
public enum Service {
    SLACK("slack", "scim", new ScimUsers()),
    JIRA("jira", "provisioning", new JiraUsers()),
    GOOGLE("google", "provisioning", new GoogleUsers());

    private final String twin;
    private final String by;
    private final Protocol protocol;

    Service(String twin, String by, Protocol protocol) {
        this.twin = twin;
        this.by = by;
        this.protocol = protocol;
    }

    /** The service that people of an application have accounts in; empty when Okta cannot speak to it. */
    public static Optional<Service> behind(Application app) {
        for (var service : values()) {
            if (app.name().equals(service.twin) || app.name().startsWith(service.twin + "_")) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** The name under which the catalogue of attributes has it, too. */
    public String twin() {
        return twin;
    }

    /** Who acts, as facts and traces name it. */
    String by() {
        return by;
    }

    Protocol protocol() {
        return protocol;
    }

    boolean hasProfiles() {
        return this != JIRA;
    }
}
