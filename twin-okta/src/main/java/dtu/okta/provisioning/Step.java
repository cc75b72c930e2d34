package dtu.okta.provisioning;

/** What Okta does to an account, with the event of the system log that tells of it. */
enum Step {
    FIND("application.provision.user.push", "Automatic provisioning of user %s to app %s failed: %s"),
    CREATE("application.provision.user.push", "Automatic provisioning of user %s to app %s failed: %s"),
    UPDATE("application.provision.user.push_profile", "Automatic profile push of user %s to app %s failed: %s"),
    REVIVE("application.provision.user.reactivate", "Automatic reactivation of user %s in app %s failed: %s"),
    DEACTIVATE("application.provision.user.deactivate", "Automatic deprovisioning of user %s from app %s failed: %s");

    private final String event;
    private final String failure;

    Step(String event, String failure) {
        this.event = event;
        this.failure = failure;
    }

    String event() {
        return event;
    }

    String failure(String user, String app, String why) {
        return failure.formatted(user, app, why);
    }
}
